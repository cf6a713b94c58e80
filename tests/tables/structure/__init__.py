"""Structures of data tables: arranging tables by them, proposing them."""
