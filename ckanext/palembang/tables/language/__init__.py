"""Words, figures, signs, units and periods as people write them."""
