"""`make bench`."""

from __future__ import annotations

import sys

from stack.children import call, plain_environ
from stack.options import Options
from stack.rundir import RunDir


def command(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    """Time our pages beside those of a stock CKAN; the bench makes both sites itself."""
    environ = plain_environ() | {"RUN_DIR": str(run_dir.root)}
    return call([sys.executable, "-m", "tests.bench", *arguments], environ)
