"""`python3 -m stack COMMAND`: the entry of every `make` target."""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)
TOO_OLD = """\
Python {}.{} is too old: Python 3.11 or newer is needed.
If you have one, name it: make run PYTHON=python3.11
"""


def main() -> int:
    """Check Python's version before anything is read that an old one could not read."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(TOO_OLD.format(*sys.version_info))
        return 1
    from stack.cli import run  # noqa: PLC0415  # an old Python fails at it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
