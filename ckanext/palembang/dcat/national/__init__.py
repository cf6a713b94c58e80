"""What a dataset and its activity say in the words of the national systems."""
