"""`python3 -m stack exec COMMAND`."""

from __future__ import annotations

from stack.options import Options
from stack.rundir import RunDir
from stack.testing import execute


def command(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    """Run a command with the variables of the test services."""
    return execute(run_dir, arguments)
