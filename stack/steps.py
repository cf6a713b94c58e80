"""Say what is done and how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    _write(f"{text}\n")


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title, then, when the work inside is done, its seconds. Nothing else may be said inside."""
    start = time.monotonic()
    _write(f"  {title} ... ")
    try:
        yield
    except BaseException:
        _write(f"failed after {time.monotonic() - start:.1f} s\n")
        raise
    _write(f"{time.monotonic() - start:.1f} s\n")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
