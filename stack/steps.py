"""Say what is done and how long it took."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title when the work inside is done, with its seconds; on failure say so and let the error pass."""
    start = time.monotonic()
    try:
        yield
    except BaseException:
        say(f"  {title}: failed after {time.monotonic() - start:.1f} s")
        raise
    say(f"  {title}: {time.monotonic() - start:.1f} s")
