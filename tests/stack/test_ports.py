"""Ports that are taken."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from stack import ports
from stack.errors import StackError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.socket() as server:
        server.bind((ports.LOCAL, 0))
        server.listen()
        yield server.getsockname()[1]


def test_the_wanted_port_is_taken_when_it_is_free() -> None:
    port = ports.any_free()

    assert ports.choose(port) == port


def test_the_next_free_port_is_taken_otherwise(taken: int) -> None:
    chosen = ports.choose(taken)

    assert taken < chosen < taken + ports.TRIES
    assert ports.is_free(chosen)


def test_a_port_of_another_service_of_ours_is_left_out() -> None:
    port = ports.any_free()

    assert ports.choose(port, avoid=frozenset({port})) != port


def test_no_port_beyond_the_last_one_is_tried() -> None:
    last = ports.HIGHEST_PORT

    with pytest.raises(StackError, match="No free port"):
        ports.choose(last, avoid=frozenset({last}))
