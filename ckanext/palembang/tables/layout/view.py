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


#: Most figures of a list; one reading in each notation at least, no sign, no unit.
_SIMPLE = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,6})?")
#: Texts come again and again in tables, not in lists of 100,000 rows.
_REMEMBERED = 4096


class Kind(IntEnum):
    """What a cell holds."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    SIGN = 3
    DATE = 4
    FAULT = 5  # a formula without a result, or an error shown in place of a figure


_KINDS = tuple(Kind)
_BLANK, _TEXT, _NUMBER, _SIGN, _DATE, _FAULT = map(int, Kind)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class View:
    """A sheet and what its cells are.

    Large sheets are lists whose rows are all alike: rows of the same kinds share one value.

    Attributes:
        sheet: the sheet.
        height: number of its rows.
        width: number of columns of the longest row.
        kinds: what the cells of each row are, a letter (`Kind`) for each.
        marked: rows with a figure that has a sign beside it ("12 345*").
        row_roles: roles of rows by left and right column, see `rows.classify_row`.
        anchors: merged ranges by their first cell.
        covered: the first cell of the merge that a cell is in.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = sheet.height
        self.width = sheet.width
        self.marked: set[int] = set()
        self.row_roles: dict[tuple[int, int], bytearray] = {}
        self._seen: dict[str, tuple[Kind, NumberText | str | None]] = {}
        self._shared: dict[bytes, bytes] = {}
        self._filled: dict[tuple[bytes, int, int], list[int]] = {}
        self.kinds = [self._kinds(number, row) for number, row in enumerate(sheet.rows)]
        self._mark_faults()
        self.anchors: dict[Place, Span] = {}
        self.covered: dict[Place, Place] = {}
        for span in sheet.merges:
            self._cover(span)

    def kind(self, row: int, column: int) -> Kind:
        """Return what a cell is."""
        line = self.kinds[row] if 0 <= row < self.height else b""
        return _KINDS[line[column]] if 0 <= column < len(line) else Kind.BLANK

    def text(self, row: int, column: int) -> str:
        """Return a cell as cleaned text, empty when it is blank."""
        value = self.sheet.at(row, column)
        if isinstance(value, str) and _UNNAMED.fullmatch(value):
            return ""
        return as_text(value)

    def figure(self, row: int, column: int) -> NumberText | None:
        """Return the figure that a text is, taken apart; None when it is none, or no text."""
        value = self.sheet.at(row, column)
        found = self._classified(value)[1] if isinstance(value, str) else None
        return found if isinstance(found, NumberText) else None

    def flag(self, row: int, column: int) -> str | None:
        """Return the sign that a cell consists of, or that stands beside its figure."""
        value = self.sheet.at(row, column)
        found = self._classified(value)[1] if isinstance(value, str) else None
        return found.mark if isinstance(found, NumberText) else found

    def anchor(self, row: int, column: int) -> Place:
        """Return the place whose value a cell shows: its own, or that of its merge."""
        return self.covered.get((row, column), (row, column))

    def filled(self, row: int, left: int, right: int) -> list[int]:
        """Return the columns of a row that hold something; not to be changed."""
        line = self.kinds[row]
        key = (line, left, right)
        found = self._filled.get(key)
        if found is None:
            span = range(left, min(right + 1, len(line)))
            found = self._filled[key] = [c for c in span if line[c] != Kind.BLANK]
        return found

    def is_year(self, row: int, column: int) -> bool:
        """Tell whether a cell may be the label of a year."""
        return year_label(self.sheet.at(row, column)) is not None

    def put(self, place: Place, value: Value, kind: Kind) -> None:
        """Take a cell for something else than what is stored in it."""
        row, column = place
        self.sheet.rows[row][column] = value
        line = bytearray(self.kinds[row])
        line[column] = kind
        self.kinds[row] = self._one(bytes(line))

    def _mark_faults(self) -> None:
        for row, column in (*self.sheet.formulas, *self.sheet.errors):
            if 0 <= row < self.height and column < len(self.kinds[row]):
                line = bytearray(self.kinds[row])
                line[column] = Kind.FAULT
                self.kinds[row] = self._one(bytes(line))

    def _cover(self, span: Span) -> None:
        bottom, right = min(span.bottom, self.height - 1), min(span.right, self.width - 1)
        self.anchors[span.top, span.left] = Span(span.top, span.left, bottom, right)
        for row in range(span.top, bottom + 1):
            for column in range(span.left, right + 1):
                if (row, column) != (span.top, span.left):
                    self.covered[row, column] = (span.top, span.left)

    def _one(self, line: bytes) -> bytes:
        return self._shared.setdefault(line, line)

    def _kinds(self, number: int, row: list[Value]) -> bytes:
        return self._one(bytes([self._kind(number, value) for value in row]))

    def _kind(self, row: int, value: Value) -> int:
        if type(value) is float:
            return _NUMBER if isfinite(value) else _FAULT
        if value is None:
            return _BLANK
        if type(value) is str:
            if _SIMPLE.fullmatch(value):
                return _NUMBER
            kind, found = self._classified(value)
            if isinstance(found, NumberText) and found.mark:
                self.marked.add(row)
            return kind
        if isinstance(value, bool):
            return _TEXT
        return _DATE if isinstance(value, datetime | date | time | timedelta) else _NUMBER

    def _classified(self, value: str) -> tuple[Kind, NumberText | str | None]:
        found = self._seen.get(value)
        if found is None:
            found = _classify(value)
            if len(self._seen) < _REMEMBERED and not _SIMPLE.fullmatch(value):
                self._seen[value] = found
        return found


def as_text(value: Value) -> str:
    """Return a value as text, a whole number without its ".0"."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime(
            "%Y-%m-%d" if (value.hour, value.minute) == (0, 0) else "%Y-%m-%d %H:%M"
        )
    return str(value)


def _classify(value: str) -> tuple[Kind, NumberText | str | None]:
    if (value.isdecimal() and len(value) < 20) or _SIMPLE.fullmatch(value):
        return Kind.NUMBER, NumberText(value.lstrip("-"), value.startswith("-"))
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
