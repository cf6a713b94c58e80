"""Where tables, heads, labels and figures stand on a sheet."""
