"""Metadata out of the catalogue and into it: INDAH v2 and the flat form of data.go.id and BPS DNA."""
