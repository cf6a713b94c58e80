"""`make ckan ARGS="..."`."""

from __future__ import annotations

import os
import sys

from stack.errors import StackError
from stack.options import Options
from stack.rundir import RunDir
from stack.serve import ckan_command


def command(_options: Options, run_dir: RunDir, arguments: list[str]) -> int:
    """Become a ckan command of this installation.

    Raises:
        StackError: There is no installation yet.
    """
    if not run_dir.ini.exists():
        msg = "There is no installation here yet: `make run` makes it."
        raise StackError(msg)
    os.execv(sys.executable, ckan_command(run_dir, arguments))
