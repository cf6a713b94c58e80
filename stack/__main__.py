"""`python3 -m stack COMMAND`: the entry of every `make` target."""

from __future__ import annotations

import sys

OLDEST_PYTHON = (3, 11)


def main():  # type: () -> int
    """Check the Python version before anything that an old one could not read."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "Python %d.%d is too old: Python 3.11 or newer is needed. If you have one, name it: make run PYTHON=python3.11\n"
            % sys.version_info[:2]
        )
        return 1
    from stack.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
