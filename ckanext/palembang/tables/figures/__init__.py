"""What the figures of a table mean: notation, sums, totals, doubts."""
