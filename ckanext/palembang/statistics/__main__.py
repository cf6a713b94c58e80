"""`python -m ckanext.palembang.statistics check FILE.json`: judges records from anywhere."""

from __future__ import annotations

import os
import sys

from ckanext.palembang.statistics.command import FOUND, main


def _run() -> int:
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the findings has seen enough (`| head`); flushing at exit must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    return status


if __name__ == "__main__":
    sys.exit(_run())
