"""What the figures of a table mean: one column of doubles for each column of the sheet."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, MutableMapping, Sequence
from decimal import Decimal
from typing import cast

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.exact import decimal_of, double_of

_NOTHING = float("nan")


class Values(MutableMapping[Place, Decimal]):
    """Decimal numbers by their places, kept as doubles wherever a double names the same number.

    A million of them take 8 MB so, and not the 300 MB of a dict.

    Attributes:
        first: the row of the sheet that the columns begin with.
        odd: the numbers that no double names.
    """

    def __init__(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        self.first = min(rows, default=0)
        height = max(rows, default=-1) + 1 - self.first
        self._columns = {column: array("d", [_NOTHING]) * height for column in columns}
        self.odd: dict[Place, Decimal] = {}

    def doubles(self, column: int) -> array[float]:
        """Return the doubles of a column from the row `first` on; not a number where there is none."""
        return self._columns[column]

    def numbers(self, column: int) -> Iterator[tuple[int, float]]:
        """Yield row and number of every cell of a column that has one, as near as doubles come."""
        for row, number in enumerate(self._columns[column], self.first):
            if number == number:  # noqa: PLR0124 - not a number
                yield row, number
            elif self.odd and (row, column) in self.odd:
                yield row, float(self.odd[row, column])

    def double(self, place: Place) -> float | None:
        """Return the double at a place, None where there is none."""
        column = self._columns.get(place[1])
        index = place[0] - self.first
        if column is None or not 0 <= index < len(column):
            return None
        number = column[index]
        return number if number == number else None  # noqa: PLR0124 - not a number

    def __getitem__(self, place: Place) -> Decimal:
        number = self.double(place)
        return self.odd[place] if number is None else decimal_of(number)

    def at(self, place: Place) -> Decimal | None:
        """Return the number at a place, None where there is none; faster than `get`."""
        number = self.double(place)
        return self.odd.get(place) if number is None else decimal_of(number)

    def decimals_at(self, place: Place) -> int:
        """Return the digits behind the point at a place."""
        number = self.double(place)
        if number is not None and number.is_integer():
            return 0
        value = self.at(place)
        return 0 if value is None else decimals_of(value)

    def __contains__(self, place: object) -> bool:
        if place in self.odd:
            return True
        return isinstance(place, tuple) and self.double(cast("Place", place)) is not None

    def __setitem__(self, place: Place, value: Decimal) -> None:
        number = double_of(value)
        index = place[0] - self.first
        if number is None:
            self._columns[place[1]][index] = _NOTHING
            self.odd[place] = value
        else:
            self._columns[place[1]][index] = number
            self.odd.pop(place, None)

    def __delitem__(self, place: Place) -> None:
        if place not in self:
            raise KeyError(place)
        self._columns[place[1]][place[0] - self.first] = _NOTHING
        self.odd.pop(place, None)

    def __iter__(self) -> Iterator[Place]:
        for column in self._columns:
            for row, _ in self.numbers(column):
                yield row, column

    def __len__(self) -> int:
        return sum(1 for _ in self)


def decimals_of(value: Decimal) -> int:
    """Return the digits behind the point of a number."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
