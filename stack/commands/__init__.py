"""One module for each command that runs inside the Python environment of the run folder.

Each offers `command(options, run_dir, arguments)`; only the one that is asked for is loaded.
"""
