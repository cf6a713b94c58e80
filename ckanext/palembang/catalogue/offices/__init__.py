"""Offices: organizations kept in step with the register of offices, as a tree."""
