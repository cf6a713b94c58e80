"""Data tables as linked data: followed when their rows change, described, served."""
