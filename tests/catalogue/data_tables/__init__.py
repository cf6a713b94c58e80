"""The data tables of datasets, and the files that are made of them."""
