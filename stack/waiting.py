"""Wait for a service to answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from stack.errors import StackError

PAUSE_SECONDS = 0.1


class NotYetError(Exception):
    """The service does not answer yet."""


def until(
    probe: Callable[[], None], *, what: str, seconds: float, check: Callable[[], None]
) -> None:
    """Call the probe until it returns; look after each try whether waiting still makes sense.

    Args:
        probe: Raises NotYetError while there is no answer.
        what: Begins the sentence of the error.
        seconds: How long to try.
        check: Raises when the service has ended.

    Raises:
        StackError: No answer within the time.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            probe()
        except NotYetError as error:
            check()
            if time.monotonic() > deadline:
                msg = f"{what} does not answer within {seconds:.0f} s: {error}"
                raise StackError(msg) from error
            time.sleep(PAUSE_SECONDS)
        else:
            return
