"""What each row of a sheet is: data, head, column numbers, years, a lone text, blank."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from ckanext.palembang.tables.language.periods import year_label
from ckanext.palembang.tables.layout.view import Kind, View

_COLUMN_NUMBER = re.compile(
    r"\(?\s*(\d{1,2})\s*\)?(?:\s*=.*)?|\(\d{1,2}\)\s*[-+:/x*].*|\d{1,2}\s*=\s*[\d(].*"
)
_LEAST_NUMBERS = 2
_FEWEST_PLAIN = 3


class Row(Enum):
    """The role that a row seems to have, seen by itself."""

    BLANK = "blank"
    COLUMN_NUMBERS = "column numbers"
    YEARS = "years"
    LONE_TEXT = "lone text"
    TEXTS = "texts"
    DATA = "data"


_ROWS = tuple(Row)
_NUMBER_OF = {role: number for number, role in enumerate(_ROWS, start=1)}
#: More digits than a year or the number of a column has.
_LONG_FIGURE = re.compile(r"-?[0-9]{5,15}(?:[.,][0-9]{1,6})?|-?[0-9]{3}(?:[.,][0-9]{1,6})?")


def classify_row(view: View, row: int, left: int, right: int) -> Row:
    """Return the role of a row between two columns."""
    known = view.row_roles.get((left, right))
    if known is None:
        known = view.row_roles[left, right] = bytearray(view.height)
    if not known[row]:
        role = (
            Row.DATA
            if _is_plainly_data(view, row, left, right)
            else _classify(view, row, left, right)
        )
        known[row] = _NUMBER_OF[role]
    return _ROWS[known[row] - 1]


def _is_plainly_data(view: View, row: int, left: int, right: int) -> bool:
    """Tell at once what most rows of a list are: they end in a figure that is no year and no label."""
    filled = view.filled(row, left, right)
    if not filled or view.kinds[row][filled[-1]] != Kind.NUMBER:
        return False
    value = view.sheet.at(row, filled[-1])
    if isinstance(value, float):
        # A year, a class, a typed (3) that became -3.
        return not (1950 <= value < 2050 or -100 < value < 100)
    return isinstance(value, str) and _LONG_FIGURE.fullmatch(value) is not None


def _classify(view: View, row: int, left: int, right: int) -> Row:
    filled = view.filled(row, left, right)
    if not filled:
        return Row.BLANK
    kinds = [view.kind(row, column) for column in filled]
    if is_column_numbers(view, row, filled):
        return Row.COLUMN_NUMBERS
    values = [column for column, kind in zip(filled, kinds, strict=True) if kind != Kind.TEXT]
    if not values:
        texts = _distinct_texts(view, row, filled)
        return Row.LONE_TEXT if texts == 1 else Row.TEXTS
    if _is_years(view, row, filled, values):
        return Row.YEARS
    if _is_sequence_head(view, row, filled, values):
        return Row.TEXTS
    return Row.DATA


def _distinct_texts(view: View, row: int, filled: list[int]) -> int:
    return len({view.anchor(row, column) for column in filled})


def is_column_numbers(view: View, row: int, filled: list[int]) -> bool:
    """Tell whether a row counts the columns: (1) (2) (3), or 1 2 3 from the first column on."""
    if _became_negative([view.text(row, column) for column in filled]):
        return True
    if len(filled) < _LEAST_NUMBERS or not _COLUMN_NUMBER.fullmatch(view.text(row, filled[-1])):
        return False
    texts = [view.text(row, column) for column in filled]
    found = [_COLUMN_NUMBER.fullmatch(text.strip()) for text in texts]
    if not all(found):
        return False
    numbers = [int(match[1]) for match in found if match and match[1]]
    in_parentheses = sum(text.lstrip().startswith("(") for text in texts)
    rising = all(a < b <= a + 2 for a, b in pairwise(numbers))
    if in_parentheses >= len(texts) - 1:
        # A table that goes on with its later columns counts (1) (5) (6).
        return (rising or _goes_on(numbers)) and (len(numbers) >= _LEAST_NUMBERS)
    return (
        rising and len(numbers) >= _FEWEST_PLAIN and numbers[0] == 1 and numbers[-1] == len(numbers)
    )


def _became_negative(texts: list[str]) -> bool:
    """Tell whether a row is -1 -2 -3: what a spreadsheet program makes of a typed (1) (2) (3)."""
    return len(texts) >= _FEWEST_PLAIN and texts == [f"-{n}" for n in range(1, len(texts) + 1)]


def _goes_on(numbers: list[int]) -> bool:
    return numbers[:1] == [1] and all(b == a + 1 for a, b in pairwise(numbers[1:]))


def _is_years(view: View, row: int, filled: list[int], values: list[int]) -> bool:
    if not year_label(view.sheet.at(row, values[-1])):
        return False
    years = [column for column in filled if year_label(view.sheet.at(row, column))]
    if not set(values) <= set(years):
        return False
    labels = [int((year_label(view.sheet.at(row, column)) or "0")[:4]) for column in years]
    if len(years) == 1:
        return len(filled) == 1 or filled[0] != years[0]
    steps = {b - a for a, b in pairwise(labels)}
    return steps <= {0, 1, -1} or len(set(labels)) < len(labels) or len(steps) == 1


def _is_sequence_head(view: View, row: int, filled: list[int], values: list[int]) -> bool:
    """Tell whether figures are labels that rise by one: classes 1 2 3 4 5 6 of a school."""
    texts = [view.text(row, column) for column in values]
    if len(values) < _FEWEST_PLAIN or not all(re.fullmatch(r"\d{1,2}", text) for text in texts):
        return False
    numbers = list(map(int, texts))
    steps = [b - a for a, b in pairwise(numbers)]
    rises = sum(step == 1 for step in steps) >= len(steps) - len(steps) // 3
    others = [column for column in filled if column not in values]
    no_label = not others or others[0] > values[0]
    return rises and all(step == 1 or step < 0 for step in steps) and (no_label or row == 0)
