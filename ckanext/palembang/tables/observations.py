"""The data cells of a table, kept in columns: eight bytes a figure, an object only when asked."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import eq
from typing import NamedTuple, cast, overload

from ckanext.palembang.tables.cells import column_letters, place_of
from ckanext.palembang.tables.exact import decimal_of, double_of
from ckanext.palembang.tables.model import Observation

_NOTHING = float("nan")


class Facts(NamedTuple):
    """What is known of a cell beside its labels and its figure; most cells share one of few."""

    area: str | None
    place: str | None
    period: str | None
    unit: str | None
    is_total: bool


class ColumnFacts(NamedTuple):
    """A column of figures: its number in the sheet, counted from 0, and the words over it."""

    number: int
    head: tuple[str, ...]


@dataclass(slots=True)
class Cells:
    """The store behind `Observations`: rows times columns, from left to right, row by row.

    Attributes:
        columns: the columns of figures.
        facts: every combination of facts that occurs, once.
        profiles: for each kind of row the facts of its cells, as indexes of `facts`.
        numbers: number of each row in the sheet, counted from 0.
        kinds: index of each row's profile.
        paths: labels of each row.
        values: the figures; not a number where there is none or it stands in `odd`.
        odd: figures that a double cannot name, by position.
        flags: signs and marks, by position.
        positions: cells that are there, in order; None when all are.
    """

    columns: tuple[ColumnFacts, ...]
    facts: list[Facts] = field(default_factory=list)
    profiles: list[tuple[int, ...]] = field(default_factory=list)
    numbers: array[int] = field(default_factory=lambda: array("I"))
    kinds: array[int] = field(default_factory=lambda: array("I"))
    paths: list[tuple[str, ...]] = field(default_factory=list)
    values: array[float] = field(default_factory=lambda: array("d"))
    odd: dict[int, Decimal] = field(default_factory=dict)
    flags: dict[int, str] = field(default_factory=dict)
    positions: array[int] | None = None


class Observations(Sequence[Observation]):
    """A sequence of observations that are made when they are looked at."""

    __slots__ = ("_letters", "cells")

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self._letters = [column_letters(column.number) for column in cells.columns]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Observations:
        """Return any observations in this form."""
        if isinstance(observations, cls):
            return observations
        return cls(_gathered(list(observations)))

    def __len__(self) -> int:
        cells = self.cells
        if cells.positions is not None:
            return len(cells.positions)
        return len(cells.numbers) * len(cells.columns)

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, index: int | slice) -> Observation | tuple[Observation, ...]:
        if isinstance(index, slice):
            return tuple(self[one] for one in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        return self._at(self.cells.positions[index] if self.cells.positions is not None else index)

    def __iter__(self) -> Iterator[Observation]:
        positions = self.cells.positions
        return map(self._at, range(len(self)) if positions is None else positions)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        theirs = cast("Sequence[object]", other)
        return len(self) == len(theirs) and all(map(eq, self, theirs))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} observations>"

    def _at(self, position: int) -> Observation:
        cells = self.cells
        row, column = divmod(position, len(cells.columns))
        facts = cells.facts[cells.profiles[cells.kinds[row]][column]]
        return Observation(
            f"{self._letters[column]}{cells.numbers[row] + 1}",
            cells.paths[row],
            cells.columns[column].head,
            self._value(position),
            cells.flags.get(position),
            *facts,
        )

    def _value(self, position: int) -> Decimal | None:
        number = self.cells.values[position]
        return decimal_of(number) if number == number else self.cells.odd.get(position)  # noqa: PLR0124 - NaN

    def facts(self) -> list[Facts]:
        """Return every combination of facts that occurs, once, without making observations."""
        return self.cells.facts

    def heads(self) -> Iterator[tuple[str, ...]]:
        """Yield the words over every column that has a cell, in the order of the first row with it."""
        seen: set[int] = set()
        width = len(self.cells.columns)
        positions = self.cells.positions
        for position in range(min(width, len(self))) if positions is None else positions:
            column = position % width
            if column not in seen:
                seen.add(column)
                yield self.cells.columns[column].head
            if len(seen) == width:
                return

    def flagged(self) -> Iterator[Observation]:
        """Yield the observations with a sign or mark, in order."""
        return map(self._at, sorted(self.cells.flags))

    def doubles(self) -> Iterator[tuple[int, float]]:
        """Yield position and figure of every cell with one, as near as a double comes."""
        odd = self.cells.odd
        for position, number in enumerate(self.cells.values):
            if number == number:  # noqa: PLR0124 - NaN
                yield position, number
            elif position in odd:
                yield position, float(odd[position])

    def at_position(self, position: int) -> Observation:
        """Return the observation at a position that `doubles` gave."""
        return self._at(position)


def _gathered(observations: list[Observation]) -> Cells:
    """Return observations as rows and columns; several tables' cells may be mixed."""
    places = [place_of(one.cell) for one in observations]
    known: dict[ColumnFacts, int] = {}
    for one, place in zip(observations, places, strict=True):
        known.setdefault(ColumnFacts(place[1], one.column), len(known))
    filler = Filler(tuple(known))
    before: tuple[object, ...] | None = None
    last = -1
    for one, place in zip(observations, places, strict=True):
        column = known[ColumnFacts(place[1], one.column)]
        if (place[0], one.row) != before or column <= last:
            filler.open_row(place[0], one.row)
            before = (place[0], one.row)
        facts = Facts(one.area, one.place, one.period, one.unit, one.is_total)
        filler.put(column, one.value, one.flag, filler.fact(facts))
        last = column
    return filler.done()


class Filler:
    """Puts cells one after the other into a store."""

    def __init__(self, columns: tuple[ColumnFacts, ...]) -> None:
        self.cells = Cells(columns)
        self._facts: dict[Facts, int] = {}
        self._profiles: dict[tuple[int, ...], int] = {}
        self._row: list[int] = []
        self._present = array("I")

    def fact(self, facts: Facts) -> int:
        """Return the index of a combination of facts."""
        found = self._facts.get(facts)
        if found is None:
            found = self._facts[facts] = len(self._facts)
            self.cells.facts.append(facts)
        return found

    def profile(self, facts: tuple[int, ...]) -> int:
        """Return the index of a row's facts."""
        found = self._profiles.get(facts)
        if found is None:
            found = self._profiles[facts] = len(self._profiles)
            self.cells.profiles.append(facts)
        return found

    def open_row(self, number: int, path: tuple[str, ...]) -> None:
        """Begin a row."""
        self._close_row()
        self._row = [0] * len(self.cells.columns)
        self.cells.numbers.append(number)
        self.cells.paths.append(path)
        self.cells.values.extend([_NOTHING] * len(self.cells.columns))

    def put(self, column: int, value: Decimal | None, flag: str | None, fact: int) -> None:
        """Put a cell into the row that is open."""
        cells = self.cells
        position = len(cells.values) - len(cells.columns) + column
        self._row[column] = fact
        self._present.append(position)
        if flag is not None:
            cells.flags[position] = flag
        number = double_of(value) if value is not None else None
        if number is not None:
            cells.values[position] = number
        elif value is not None:
            cells.odd[position] = value

    def _close_row(self) -> None:
        if self._row:
            self.cells.kinds.append(self.profile(tuple(self._row)))

    def done(self) -> Cells:
        """Return the store."""
        self._close_row()
        if len(self._present) < len(self.cells.values):
            self.cells.positions = self._present
        return self.cells
