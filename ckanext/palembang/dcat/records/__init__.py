"""Finished records: a dataset's statements are written when it is saved, and served as they are."""
