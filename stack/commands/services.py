"""`make services`."""

from __future__ import annotations

from stack.options import Options
from stack.rundir import RunDir
from stack.testing import keep


def command(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    """Keep the test services running; with --site a whole site for the browser tests too."""
    return keep(run_dir, with_site="--site" in arguments)
