"""The figures of a block as a matrix: raw contents, and values once their notation is settled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.exact import is_exact, without_noise
from ckanext.palembang.tables.figures.evidence import Evidence
from ckanext.palembang.tables.figures.values import Values, decimals_of
from ckanext.palembang.tables.grid import Value
from ckanext.palembang.tables.language.numbers import Notation, NumberText
from ckanext.palembang.tables.layout.headings import BodyRow
from ckanext.palembang.tables.layout.heads import Head
from ckanext.palembang.tables.layout.view import Kind, View

_PERCENT = Decimal(100)
#: A figure with one sign and so few digits that a double names it.
_PLAIN = re.compile(r"-?[0-9]{1,9}[.,][0-9]{1,6}")
_GROUP = 3
#: Whole numbers of fewer digits are all doubles.
_EXACT_DIGITS = 16


@dataclass(slots=True)
class Matrix:
    """Rows and columns of figures.

    Attributes:
        rows: the rows of figures.
        columns: numbers of the columns of figures, left to right.
        heads: the head over each column.
        texts: figures that are texts, or stored fractions that may have been thousands.
        values: what each figure means, as far as it is settled.
        evidence: what the texts of each column say about dot and comma.
        fractions: how many stored fractions of each column may have been thousands.
        padded: cells whose thousands were mended.
        rescaled: columns of stored fractions that are read as thousands.
    """

    rows: list[BodyRow]
    columns: list[int]
    heads: dict[int, Head]
    texts: Texts
    values: Values
    evidence: dict[int, Evidence] = field(default_factory=dict)
    fractions: Counter[int] = field(default_factory=Counter[int])
    padded: dict[Place, str] = field(default_factory=dict)
    rescaled: dict[int, str] = field(default_factory=dict)

    def column(self, number: int) -> list[Place]:
        """Return the places of a column."""
        return [(row.row, number) for row in self.rows]

    @property
    def stored(self) -> set[int]:
        """Columns with stored fractions that may have been thousands."""
        return {column for column, times in self.fractions.items() if times}

    def forget_text(self, place: Place) -> None:
        """Let a stored fraction be what its format shows, no text to be weighed."""
        text = self.texts.get(place)
        if text is None:
            return
        self.texts.forgotten.add(place)
        if text.body.count("."):
            self.evidence[place[1]].take_back(text)
            self.fractions[place[1]] -= 1

    def set_plainly(self, place: Place, point: str) -> bool:
        """Keep the value of a text such as "-12.5" at once where its only sign is the point."""
        text = self.texts.stored_text(place)
        if text is None or text.count(point) != 1:
            return False
        if not _PLAIN.fullmatch(text):
            return False
        self.values.doubles(place[1])[place[0] - self.values.first] = (
            float(text.replace(point, ".")) + 0.0
        )
        return True

    def set(self, place: Place, value: Decimal) -> None:
        """Keep the value of a cell."""
        self.values[place] = value


class Texts(Mapping[Place, NumberText]):
    """The figures of a block that are texts, taken apart when they are looked at."""

    def __init__(self, view: View, rows: list[BodyRow], columns: list[int]) -> None:
        self._view, self._rows, self._columns = view, rows, columns
        self.forgotten: set[Place] = set()

    def __getitem__(self, place: Place) -> NumberText:
        if place not in self.forgotten and self._view.kind(*place) == Kind.NUMBER:
            text = self._view.figure(*place)
            if text is not None:
                return text
            number = stored(self._view, place)
            shown = self._view.sheet.formats.get(place, "")
            if number is not None and _may_be_thousands(number, shown):
                return NumberText(f"{abs(number)}", number < 0)
        raise KeyError(place)

    def at(self, place: Place) -> NumberText | None:
        """Return the figure at a place, None where it is no text; faster than `get`."""
        view = self._view
        value = view.sheet.at(*place)
        if isinstance(value, float) and not 1 <= abs(value) < 1000:
            return None
        return self.get(place)

    def stored_text(self, place: Place) -> str | None:
        """Return the text of a cell as it is stored, None where it is no text."""
        value = self._view.sheet.at(*place)
        return value if isinstance(value, str) else None

    def __iter__(self) -> Iterator[Place]:
        places = ((row.row, column) for row in self._rows for column in self._columns)
        return (place for place in places if place in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def build_matrix(
    view: View, rows: list[BodyRow], columns: list[int], heads: dict[int, Head]
) -> Matrix:
    """Return the matrix with every figure that is certain; the others wait in `texts`."""
    values = Values([row.row for row in rows], columns)
    matrix = Matrix(rows, columns, heads, Texts(view, rows, columns), values)
    for column in columns:
        _Taking(view, matrix, column).run()
    return matrix


class _Taking:
    """Takes one column of a sheet into the matrix."""

    def __init__(self, view: View, matrix: Matrix, column: int) -> None:
        self.view, self.matrix, self.column = view, matrix, column
        self.doubles, self.first = matrix.values.doubles(column), matrix.values.first
        self.has_formats = bool(view.sheet.formats)
        self.evidence = Evidence()
        self.thousands: Counter[int] = Counter()

    def run(self) -> None:
        column, kinds, cells = self.column, self.view.kinds, self.view.sheet.rows
        number_kind, take = int(Kind.NUMBER), self._take
        for entry in self.matrix.rows:
            row = entry.row
            line = kinds[row]
            if column < len(line) and line[column] == number_kind:
                take(row, cells[row][column])
        triples = self.thousands.pop(_GROUP, 0)
        self.evidence.triples["."] += triples
        self.evidence.shorts["."] += self.thousands.total()
        self.matrix.fractions[column] = triples + self.thousands.total()
        if not self.evidence.is_empty:
            self.matrix.evidence[column] = self.evidence

    def _take(self, row: int, value: Value) -> None:
        if type(value) is float and not self.has_formats and is_exact(value):
            if not value.is_integer():
                value = without_noise(value)
                if 1 <= value < 1000 or -1000 < value <= -1:
                    self._weigh(value)
            self.doubles[row - self.first] = value + 0.0
        elif type(value) is str:
            self._take_text(row, value)
        else:
            self._take_stored(row)

    def _weigh(self, value: float) -> None:
        if not value.is_integer():
            digits = len(text := repr(value)) - text.index(".") - 1
            if digits <= _GROUP:
                self.thousands[digits] += 1

    def _take_text(self, row: int, value: str) -> None:
        if len(value) < _EXACT_DIGITS and value.isdecimal():
            number = float(value)
            self.evidence.add_whole(number)
            self.doubles[row - self.first] = number
            return
        text = self.view.figure(row, self.column)
        if text is None:
            return
        self.evidence.add(text)
        if text.is_plain:
            number = text.read(Notation.INDONESIAN)
            if number is not None:
                self.matrix.set((row, self.column), number)

    def _take_stored(self, row: int) -> None:
        place = (row, self.column)
        number = stored(self.view, place)
        if number is None:
            return
        self.matrix.set(place, number)
        if _may_be_thousands(number, self.view.sheet.formats.get(place, "")):
            self.thousands[decimals_of(number)] += 1


def _may_be_thousands(number: Decimal, number_format: str) -> bool:
    """Tell whether a stored fraction may be a figure such as 1.340 that lost its meaning."""
    exponent = number.normalize().as_tuple().exponent
    short = isinstance(exponent, int) and -3 <= exponent < 0
    return short and 1 <= abs(number) < 1000 and "%" not in number_format


def stored(view: View, place: Place) -> Decimal | None:
    """Return a stored number as the program shows it: percent times 100, thousands as they are."""
    value = view.sheet.at(*place)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if isinstance(value, float) and len(repr(value)) > 15:
            number = Decimal(f"{value:.12g}") if abs(value) < 1e11 else number
    except InvalidOperation:
        return None
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1)) if abs(number) < Decimal("1e25") else number
    if _shows_percent(view.sheet.formats.get(place, "")):
        return (number * _PERCENT).normalize()
    return number


@cache
def _shows_percent(number_format: str) -> bool:
    """Tell whether a format multiplies by 100: a percent sign that is not quoted."""
    return "%" in shown_part(number_format)


def shown_part(number_format: str) -> str:
    """Return the part of a format for positive numbers without its quoted texts."""
    bare, quoted = "", False
    skip = False
    for letter in number_format.split(";", maxsplit=1)[0]:
        if skip:
            skip = False
        elif letter == '"':
            quoted = not quoted
        elif letter == "\\":
            skip = True
        elif not quoted:
            bare += letter
    return bare
