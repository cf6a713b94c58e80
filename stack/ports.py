"""Choose free ports on this machine."""

from __future__ import annotations

import socket

from stack.errors import StackError

LOCAL = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104  # only if the operator asks for it
TRIES = 200
HIGHEST_PORT = 65535


def is_free(port: int, host: str = LOCAL) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return False
    return True


def choose(wanted: int, *, host: str = LOCAL, avoid: frozenset[int] = frozenset()) -> int:
    """The wanted port, or the next free one after it.

    Raises:
        StackError: None of the next ports is free.
    """
    for port in range(wanted, min(wanted + TRIES, HIGHEST_PORT + 1)):
        if port not in avoid and is_free(port, host):
            return port
    msg = f"No free port between {wanted} and {min(wanted + TRIES, HIGHEST_PORT)} on {host}."
    raise StackError(msg)


def any_free() -> int:
    """A port that nobody uses at this moment, chosen by the system."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])
