"""`make messages`."""

from __future__ import annotations

import sys

from stack.children import call, plain_environ
from stack.options import Options
from stack.rundir import RunDir


def command(_options: Options, _run_dir: RunDir, _arguments: list[str]) -> int:
    """Extract, merge and compile the message catalogues."""
    for step in ("update", "compile"):
        code = call([sys.executable, "-m", "stack.messages", step], plain_environ())
        if code:
            return code
    return 0
