"""Checks of a table that an office hands in: against itself, the city's areas and earlier years."""
