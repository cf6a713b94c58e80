"""The figures of a block as a matrix: raw contents, and values once their notation is settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.language.numbers import Notation, NumberText
from ckanext.palembang.tables.layout.headings import BodyRow
from ckanext.palembang.tables.layout.heads import Head
from ckanext.palembang.tables.layout.view import Kind, View

_PERCENT = Decimal(100)


@dataclass(slots=True)
class Matrix:
    """Rows and columns of figures.

    Attributes:
        rows: the rows of figures.
        columns: numbers of the columns of figures, left to right.
        heads: the head over each column.
        texts: figures that are texts, or stored fractions that may have been thousands.
        values: what each figure means, as far as it is settled.
        decimals: digits behind the point, per cell with a value.
        padded: cells whose thousands were mended.
        rescaled: columns of stored fractions that are read as thousands.
    """

    rows: list[BodyRow]
    columns: list[int]
    heads: dict[int, Head]
    texts: dict[Place, NumberText] = field(default_factory=dict)
    values: dict[Place, Decimal] = field(default_factory=dict)
    decimals: dict[Place, int] = field(default_factory=dict)
    padded: dict[Place, str] = field(default_factory=dict)
    rescaled: dict[int, str] = field(default_factory=dict)

    def column(self, number: int) -> list[Place]:
        """Return the places of a column."""
        return [(row.row, number) for row in self.rows]

    def set(self, place: Place, value: Decimal) -> None:
        """Keep the value of a cell."""
        self.values[place] = value
        exponent = value.normalize().as_tuple().exponent
        self.decimals[place] = max(0, -exponent) if isinstance(exponent, int) else 0


def build_matrix(
    view: View, rows: list[BodyRow], columns: list[int], heads: dict[int, Head]
) -> Matrix:
    """Return the matrix with every figure that is certain; the others wait in `texts`."""
    matrix = Matrix(rows, columns, heads)
    for row in rows:
        for column in columns:
            place = (row.row, column)
            if view.kind(*place) == Kind.NUMBER:
                _take(view, matrix, place)
    return matrix


def _take(view: View, matrix: Matrix, place: Place) -> None:
    text = view.numbers.get(place)
    if text is None:
        number = stored(view, place)
        if number is None:
            return
        matrix.set(place, number)
        if _may_be_thousands(number, view.sheet.formats.get(place, "")):
            matrix.texts[place] = NumberText(f"{abs(number)}", number < 0)
        return
    matrix.texts[place] = text
    if text.is_plain:
        value = text.read(Notation.INDONESIAN)
        if value is not None:
            matrix.set(place, value)


def _may_be_thousands(number: Decimal, number_format: str) -> bool:
    """Tell whether a stored fraction may be a figure such as 1.340 that lost its meaning."""
    exponent = number.normalize().as_tuple().exponent
    short = isinstance(exponent, int) and -3 <= exponent < 0  # noqa: PLR2004 - three digits of a group
    return short and 1 <= abs(number) < 1000 and "%" not in number_format  # noqa: PLR2004


def stored(view: View, place: Place) -> Decimal | None:
    """Return a stored number as the program shows it: percent times 100, thousands as they are."""
    value = view.sheet.at(*place)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if isinstance(value, float) and len(repr(value)) > 15:  # noqa: PLR2004 - 0.1 + 0.2
            number = Decimal(f"{value:.12g}") if abs(value) < 1e11 else number  # noqa: PLR2004
    except InvalidOperation:
        return None
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1)) if abs(number) < Decimal("1e25") else number
    if _shows_percent(view.sheet.formats.get(place, "")):
        return (number * _PERCENT).normalize()
    return number


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
