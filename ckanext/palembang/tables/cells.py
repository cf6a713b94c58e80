"""Addresses of cells as a spreadsheet program shows them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

#: Row and column of a cell, both counted from 0.
Place = tuple[int, int]

_LETTERS = 26


@cache
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 27 is AB."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(place: Place) -> str:
    """Return the address of a cell, `C7`."""
    return f"{column_letters(place[1])}{place[0] + 1}"


def range_address(first: Place, last: Place) -> str:
    """Return the address of a range, `C4:C20`; of a single cell when both are one."""
    return address(first) if first == last else f"{address(first)}:{address(last)}"


def place_of(text: str) -> Place:
    """Return row and column of an address such as `C7`."""
    letters = text.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(text[len(letters) :]) - 1, column - 1


def span_of(places: Iterable[Place]) -> str | None:
    """Return the smallest range that holds all places, None when there are none."""
    all_places = list(places)
    if not all_places:
        return None
    rows = [row for row, _ in all_places]
    columns = [column for _, column in all_places]
    return range_address((min(rows), min(columns)), (max(rows), max(columns)))
