"""One machine, one catalogue: what `make run`, `make test` and their sisters start.

The bootstrap half (`__main__`, `bootstrap`) runs on the plain system Python and imports the standard library only;
everything else runs in the environment that the bootstrap makes in the run folder.
"""
