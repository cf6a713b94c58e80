"""A sheet with every cell classified once: figure, sign, date, text or blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from math import isfinite

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.grid import Sheet, Span, Value
from ckanext.palembang.tables.language.numbers import NumberText, take_apart
from ckanext.palembang.tables.language.periods import year_label
from ckanext.palembang.tables.language.symbols import sign_alone
from ckanext.palembang.tables.language.words import clean

#: Words that may stand behind a figure in its own cell; "35 Ilir" and "5 tahun" are names.
_UNITS_IN_CELLS = {
    "orang", "org", "jiwa", "unit", "buah", "kasus", "kk", "ha", "km", "km2", "km²", "m", "m2", "m²", "m3", "m³",
    "ton", "kg", "ekor", "persen", "mm", "ribu", "rb", "juta", "jt", "miliar", "milyar", "siswa", "guru", "sekolah",
}  # fmt: skip

#: What pandas writes for a blank head.
_UNNAMED = re.compile(r"Unnamed: \d+(?:_level_\d+)?")


class Kind(IntEnum):
    """What a cell holds."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    SIGN = 3
    DATE = 4
    FAULT = 5  # a formula without a result, or an error shown in place of a figure


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class View:
    """A sheet and what its cells are."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = sheet.height
        self.width = sheet.width
        self.numbers: dict[Place, NumberText] = {}
        self.signs: dict[Place, str] = {}
        self.row_roles: dict[tuple[int, int, int], str] = {}
        self._seen: dict[str, tuple[Kind, NumberText | str | None]] = {}
        self.kinds: list[list[Kind]] = [
            [self._kind((r, c), value) for c, value in enumerate(row)]
            for r, row in enumerate(sheet.rows)
        ]
        self._mark_faults()
        self.anchors: dict[Place, Span] = {}
        self.covered: dict[Place, Place] = {}
        for span in sheet.merges:
            self._cover(span)

    def kind(self, row: int, column: int) -> Kind:
        """Return what a cell is."""
        line = self.kinds[row] if 0 <= row < self.height else []
        return line[column] if 0 <= column < len(line) else Kind.BLANK

    def text(self, row: int, column: int) -> str:
        """Return a cell as cleaned text, empty when it is blank."""
        value = self.sheet.at(row, column)
        if isinstance(value, str) and _UNNAMED.fullmatch(value):
            return ""
        return as_text(value)

    def anchor(self, row: int, column: int) -> Place:
        """Return the place whose value a cell shows: its own, or that of its merge."""
        return self.covered.get((row, column), (row, column))

    def filled(self, row: int, left: int, right: int) -> list[int]:
        """Return the columns of a row that hold something."""
        line = self.kinds[row]
        return [c for c in range(left, min(right + 1, len(line))) if line[c] != Kind.BLANK]

    def is_year(self, row: int, column: int) -> bool:
        """Tell whether a cell may be the label of a year."""
        return year_label(self.sheet.at(row, column)) is not None

    def _mark_faults(self) -> None:
        for row, column in (*self.sheet.formulas, *self.sheet.errors):
            if 0 <= row < self.height and column < len(self.kinds[row]):
                self.kinds[row][column] = Kind.FAULT

    def _cover(self, span: Span) -> None:
        bottom, right = min(span.bottom, self.height - 1), min(span.right, self.width - 1)
        self.anchors[span.top, span.left] = Span(span.top, span.left, bottom, right)
        for row in range(span.top, bottom + 1):
            for column in range(span.left, right + 1):
                if (row, column) != (span.top, span.left):
                    self.covered[row, column] = (span.top, span.left)

    def _kind(self, place: Place, value: Value) -> Kind:
        if value is None:
            return Kind.BLANK
        if isinstance(value, bool):
            return Kind.TEXT
        if isinstance(value, int | float):
            return Kind.NUMBER if isfinite(value) else Kind.FAULT
        if isinstance(value, datetime | date | time | timedelta):
            return Kind.DATE
        known = self._seen.get(value)
        if known is None:
            known = self._seen[value] = _classify(value)
        kind, found = known
        if isinstance(found, NumberText):
            self.numbers[place] = found
        elif found is not None:
            self.signs[place] = found
        return kind


def as_text(value: Value) -> str:
    """Return a value as text, a whole number without its ".0"."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime(
            "%Y-%m-%d" if (value.hour, value.minute) == (0, 0) else "%Y-%m-%d %H:%M"
        )
    return str(value)


def _classify(value: str) -> tuple[Kind, NumberText | str | None]:
    if value.isdecimal() and len(value) < 20:  # noqa: PLR2004 - most figures of a list
        return Kind.NUMBER, NumberText(value)
    if _UNNAMED.fullmatch(value):
        return Kind.BLANK, None
    sign = sign_alone(value)
    if sign is not None:
        return Kind.SIGN, sign
    if value.strip() in {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"}:
        return Kind.FAULT, None
    number = take_apart(value)
    if number is None or not _is_figure(number):
        return Kind.TEXT, None
    return Kind.NUMBER, number


def _is_figure(number: NumberText) -> bool:
    """Tell whether a text is a figure: neither "35 Ilir" nor "16.71.05" is one."""
    if number.unit and number.unit.casefold() not in _UNITS_IN_CELLS:
        return False
    return number.is_plain or number.is_readable
