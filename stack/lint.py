"""`make lint`: every check of the code that needs no running service."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from stack import testing
from stack.rundir import RunDir
from stack.steps import say


@dataclass(frozen=True)
class Check:
    """One check: a Python module and its arguments."""

    title: str
    module: str
    arguments: tuple[str, ...]


CHECKS = (
    Check("Format", "ruff", ("format", "--check", "--quiet", ".")),
    Check("Rules", "ruff", ("check", "--quiet", ".")),
    Check("Types", "basedpyright", ("--warnings",)),
    Check("Message catalogues", "stack.messages", ("check",)),
    Check("Generated docs", "docs.build", ("--check",)),
)


def lint(_run_dir: RunDir) -> int:
    """Run every check, also after one failed; 0 when all passed."""
    failed = [check.title for check in CHECKS if not _passes(check)]
    say(f"Not in order: {', '.join(failed)}." if failed else "All in order.")
    return 1 if failed else 0


def _passes(check: Check) -> bool:
    say(f"{check.title} ...")
    return (
        testing.call(
            [sys.executable, "-m", check.module, *check.arguments], testing.plain_environ()
        )
        == 0
    )
