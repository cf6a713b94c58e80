"""What a consumer of our feeds would make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(frozen=True)
class Answer:
    """An answer over HTTP.

    Attributes:
        status: of the last answer.
        media_type: `Content-Type` as it came.
        body: the bytes, unpacked.
        is_redirected: whether another address answered than the one that was asked.
    """

    status: int
    media_type: str
    body: bytes
    is_redirected: bool = False


#: Asks an address with a method (GET or HEAD); raises `UnreadableError` where nothing answers.
Reader = Callable[[str, str], Answer]


class UnreadableError(Exception):
    """A consumer gives up: it would take nothing at all."""


@dataclass
class Outcome:
    """What one consumer takes.

    Attributes:
        consumer: who reads.
        address: what it was given.
        takes: how many datasets it takes over.
        drops: what it leaves out, and why.
        misreads: what it takes over wrongly, or without.
        failure: why it takes nothing at all; "" where it does.
    """

    consumer: str
    address: str
    takes: int = 0
    drops: list[str] = field(default_factory=list)
    misreads: list[str] = field(default_factory=list)
    failure: str = ""

    @property
    def is_good(self) -> bool:
        """Whether everything arrives as it was meant."""
        return not (self.drops or self.misreads or self.failure)


def fetched(read: Reader, address: str) -> Answer:
    """Return the answer to a GET.

    Raises:
        UnreadableError: The status is not 200.
    """
    answer = read("GET", address)
    if answer.status != HTTPStatus.OK:
        raise UnreadableError(f"{address} answers {answer.status}")
    return answer


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """Give the lines of a table, and below it what was found."""
    wide = max(len(one.consumer) for one in outcomes)
    yield f"{'consumer':<{wide}}  {'takes':>7}  {'drops':>7}  {'misreads':>8}  address"
    for one in outcomes:
        takes = "nothing" if one.failure else str(one.takes)
        counts = f"{takes:>7}  {len(one.drops):>7}  {len(one.misreads):>8}"
        yield f"{one.consumer:<{wide}}  {counts}  {one.address}"
    for one in outcomes:
        yield from _findings(one)


def _findings(outcome: Outcome, most: int = 20) -> Iterator[str]:
    if outcome.is_good:
        return
    yield ""
    yield f"{outcome.consumer}:"
    if outcome.failure:
        yield f"  gives up: {outcome.failure}"
    for word, lines in (("drops", outcome.drops), ("misreads", outcome.misreads)):
        yield from (f"  {word} {line}" for line in lines[:most])
        if len(lines) > most:
            yield f"  ... and {len(lines) - most} more that it {word}"
