"""`make lint`: every check of the code that needs no running service."""

from __future__ import annotations

import sys

from stack.children import call, plain_environ
from stack.options import Options
from stack.rundir import RunDir
from stack.steps import say

CHECKS = (
    ("Format", ["ruff", "format", "--check", "--quiet", "."]),
    ("Rules", ["ruff", "check", "--quiet", "."]),
    ("Types", ["basedpyright", "--warnings", "--pythonpath", sys.executable]),
    ("Message catalogues", ["stack.messages", "check"]),
    ("Generated docs", ["docs.build", "--check"]),
)


def command(_options: Options, _run_dir: RunDir, _arguments: list[str]) -> int:
    """Run every check, also after one failed; 0 when all passed."""
    failed = [title for title, arguments in CHECKS if not _passes(title, arguments)]
    say(f"Not in order: {', '.join(failed)}." if failed else "All in order.")
    return 1 if failed else 0


def _passes(title: str, arguments: list[str]) -> bool:
    say(f"{title} ...")
    return call([sys.executable, "-m", *arguments], plain_environ()) == 0
