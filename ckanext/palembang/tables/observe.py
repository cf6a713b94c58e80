"""Every data cell as an observation, and the dimensions of a table."""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.palembang.tables.cells import Place, address
from ckanext.palembang.tables.columns import Column, Role
from ckanext.palembang.tables.describe import Description
from ckanext.palembang.tables.matrix import Matrix
from ckanext.palembang.tables.model import Dimension, Observation
from ckanext.palembang.tables.periods import has_part_of_year, joined, period_of
from ckanext.palembang.tables.places import Located
from ckanext.palembang.tables.stub import BodyRow
from ckanext.palembang.tables.view import Kind, View

_SHORT = 30
_MOST_MEMBERS = 500


@dataclass(slots=True)
class Marks:
    """What was found out about rows and columns.

    Attributes:
        total_rows: rows that are totals.
        total_columns: columns that are totals.
        row_places: place of each row.
        column_places: place of each column, where areas stand across.
    """

    total_rows: set[int]
    total_columns: set[int]
    row_places: dict[int, Located]
    column_places: dict[int, Located]


def observe(view: View, matrix: Matrix, marks: Marks, about: Description) -> list[Observation]:
    """Return the data cells, row by row."""
    found: list[Observation] = []
    heads = {column: tuple(matrix.heads[column].path) for column in matrix.columns}
    for row in matrix.rows:
        path, of_row = _row_path(row), _row_periods(row)
        for column in matrix.columns:
            place = (row.row, column)
            kind = view.kind(*place)
            if kind is Kind.BLANK or (kind is Kind.TEXT and _is_remark(view, place)):
                continue
            period = _period(heads[column], of_row, about)
            found.append(_observation(view, matrix, marks, about, row, column, path, period))
    return found


def _is_remark(view: View, place: Place) -> bool:
    """Tell whether a text among figures merely repeats a word of the head or runs on over cells."""
    return place in view.covered


def _observation(view: View, matrix: Matrix, marks: Marks, about: Description, row: BodyRow, column: int, path: tuple[str, ...], period: str | None) -> Observation:  # noqa: PLR0913
    place = (row.row, column)
    located = marks.row_places.get(row.row, Located())
    if not located.area and column in marks.column_places:
        located = marks.column_places[column]
    is_total = row.row in marks.total_rows or column in marks.total_columns
    return Observation(
        cell=address(place),
        row=path,
        column=tuple(matrix.heads[column].path),
        value=matrix.values.get(place),
        flag=_flag(view, place),
        area=located.area,
        place=located.place,
        period=period,
        unit=row.unit or matrix.heads[column].unit or about.unit,
        is_total=is_total,
    )


def _flag(view: View, place: Place) -> str | None:
    sign = view.signs.get(place)
    if sign is not None:
        return sign
    text = view.numbers.get(place)
    return text.mark if text else None


def _row_path(row: BodyRow) -> tuple[str, ...]:
    if row.path():
        return row.path()
    return tuple(text for text in (row.year, row.month) if text)


def _period(heads: tuple[str, ...], of_row: tuple[str, ...], about: Description) -> str | None:
    parts = heads + of_row
    own = joined(parts)
    if own:
        return own
    if about.period and any(has_part_of_year(part) for part in parts):
        return joined((about.period[:4], *parts))
    return about.period


def _row_periods(row: BodyRow) -> tuple[str, ...]:
    """Return the labels of a row that may say its period."""
    labels = (text for text in row.path() if _may_be_period(text))
    return tuple(text for text in (row.year, row.month, *labels) if text)


def _may_be_period(text: str) -> bool:
    return len(text) <= _SHORT and (period_of(text) is not None or has_part_of_year(text))


def dimensions(matrix: Matrix, columns: list[Column], observations: list[Observation]) -> tuple[Dimension, ...]:
    """Return what the figures are broken down by: labels of rows, periods, heads."""
    found: list[Dimension] = []
    labels = [c for c in columns if c.role is Role.LABEL]
    members = tuple(dict.fromkeys(row.label for row in matrix.rows if row.label and not row.is_total))[:_MOST_MEMBERS]
    if members:
        role = "area" if any(o.area or o.place for o in observations) else "category"
        found.append(Dimension(labels[-1].head if labels else "", role, members))
    periods = tuple(dict.fromkeys(o.period for o in observations if o.period))[:_MOST_MEMBERS]
    if periods:
        found.append(Dimension("Tahun", "time", periods))
    heads = tuple(dict.fromkeys(" – ".join(o.column) for o in observations if o.column))[:_MOST_MEMBERS]
    if len(heads) > 1:
        found.append(Dimension("Kolom", "category", heads))
    return tuple(found)
