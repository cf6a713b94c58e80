"""What reading one value gives: the value of the record, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ckanext.palembang.statistics.exchange.plain import Place


@dataclass(frozen=True, slots=True)
class Trouble:
    """A part of a value that is no value of its field.

    Attributes:
        place: from the value to the part, e.g. `(2, "awal")`.
        raw: the part as it stands there.
        kind: `unreadable` (not of the field's type) or `unknown` (a key that the form has not).
    """

    place: Place
    raw: object
    kind: str = "unreadable"


@dataclass(frozen=True, slots=True)
class Read:
    """A value as the record has it.

    Attributes:
        value: in the record's shape; None where there is none.
        other: the text behind the flag `lainnya`.
        troubles: what could not be read; it is kept as it was written.
    """

    value: object = None
    other: str | None = None
    troubles: tuple[Trouble, ...] = ()


Reader = Callable[[object], Read]

#: Nothing was written.
NOTHING = Read()


def unreadable(raw: object, *place: str | int) -> Read:
    """No value, because what stands there is none of this field."""
    return Read(troubles=(Trouble(place, raw),))


def below(key: str | int, troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """Troubles of a part, seen from the whole."""
    return tuple(Trouble((key, *one.place), one.raw, one.kind) for one in troubles)
