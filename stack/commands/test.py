"""`make test`, and `python3 -m stack test -- FILES` for some tests."""

from __future__ import annotations

from stack.options import Options
from stack.rundir import RunDir
from stack.suite import Suite, run_some


def command(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    """Run all tests, or pytest with these arguments."""
    return run_some(run_dir, arguments) if arguments else Suite(run_dir).run()
