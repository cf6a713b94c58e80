"""`make dev`."""

from __future__ import annotations

from stack.options import Options
from stack.run import run
from stack.rundir import RunDir


def command(options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    """Start everything with the development server, which reloads changed code."""
    return run(options, run_dir, is_development=True)
