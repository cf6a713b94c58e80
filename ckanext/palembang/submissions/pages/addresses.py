"""Addresses of cells in the texts of findings: `C7`, `A3:G24`, `B5, B9`, `Isian!C7`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LETTERS = 26
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9])([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?(?![A-Za-z0-9])"
)

#: Row and column of a cell, both counted from 1.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, corners included; rows and columns are counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: Place) -> bool:
        row, column = place
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: Area) -> bool:
        """Tell whether both have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


def column_number(letters: str) -> int:
    """Return the number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: A for 1, AB for 28."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def areas_in(text: str | None) -> tuple[Area, ...]:
    """Return every cell or range that a text names, in its order."""
    return tuple(_areas(without_sheet(text)))


def place_of(text: str | None) -> Place | None:
    """Return the first cell that a text names."""
    found = areas_in(text)
    return (found[0].top, found[0].left) if found else None


def sheet_of(text: str | None) -> str | None:
    """Return the sheet's name before the last exclamation mark, as in `Isian!C7`."""
    name, mark, _cell = (text or "").rpartition("!")
    return name.strip("'") if mark else None


def without_sheet(text: str | None) -> str:
    """Return an address without the name of its sheet."""
    return (text or "").rpartition("!")[2]


def _areas(text: str) -> Iterator[Area]:
    for found in _ADDRESS.finditer(text):
        letters, row, last_letters, last_row = found.groups()
        top, left = int(row), column_number(letters)
        bottom = int(last_row) if last_row else top
        right = column_number(last_letters) if last_letters else left
        if max(top, bottom) <= _LAST_ROW and max(left, right) <= _LAST_COLUMN:
            yield Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
