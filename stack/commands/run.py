"""`make run`."""

from __future__ import annotations

from stack.options import Options
from stack.run import run
from stack.rundir import RunDir


def command(options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    """Start everything with a web server for many visitors."""
    return run(options, run_dir)
