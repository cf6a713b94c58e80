"""Every data cell as an observation, and the dimensions of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckanext.palembang.tables.cells import Place, address
from ckanext.palembang.tables.describe import Description
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.language.periods import has_part_of_year, joined, period_of
from ckanext.palembang.tables.layout.columns import Column, Role
from ckanext.palembang.tables.layout.headings import BodyRow
from ckanext.palembang.tables.layout.view import Kind, View
from ckanext.palembang.tables.model import Dimension, Observation
from ckanext.palembang.tables.places import Located

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
    return _Observer(view, matrix, marks, about).all()


class _Observer:
    def __init__(self, view: View, matrix: Matrix, marks: Marks, about: Description) -> None:
        self.view, self.matrix, self.marks, self.about = view, matrix, marks, about
        self.heads = {column: tuple(matrix.heads[column].path) for column in matrix.columns}

    def all(self) -> list[Observation]:
        return [one for row in self.matrix.rows for one in self._row(row)]

    def _row(self, row: BodyRow) -> Iterator[Observation]:
        path, periods = _row_path(row), _row_periods(row)
        is_total = row.row in self.marks.total_rows
        for column, head in self.heads.items():
            place = (row.row, column)
            kind = self.view.kind(*place)
            if kind is Kind.BLANK or (kind is Kind.TEXT and place in self.view.covered):
                continue
            located = self._located(row, column)
            yield Observation(
                cell=address(place),
                row=path,
                column=head,
                value=self.matrix.values.get(place),
                flag=_flag(self.view, place),
                area=located.area,
                place=located.place,
                period=_period(head, periods, self.about),
                unit=row.unit or self.matrix.heads[column].unit or self.about.unit,
                is_total=is_total or column in self.marks.total_columns,
            )

    def _located(self, row: BodyRow, column: int) -> Located:
        of_row = self.marks.row_places.get(row.row, Located())
        if of_row.area:
            return of_row
        return self.marks.column_places.get(column, of_row)


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


def dimensions(
    matrix: Matrix, columns: list[Column], observations: list[Observation]
) -> tuple[Dimension, ...]:
    """Return what the figures are broken down by: labels of rows, periods, heads."""
    found: list[Dimension] = []
    labels = [c for c in columns if c.role is Role.LABEL]
    members = tuple(
        dict.fromkeys(row.label for row in matrix.rows if row.label and not row.is_total)
    )[:_MOST_MEMBERS]
    if members:
        role = "area" if any(o.area or o.place for o in observations) else "category"
        found.append(Dimension(labels[-1].head if labels else "", role, members))
    periods = tuple(dict.fromkeys(o.period for o in observations if o.period))[:_MOST_MEMBERS]
    if periods:
        found.append(Dimension("Tahun", "time", periods))
    heads = tuple(dict.fromkeys(" – ".join(o.column) for o in observations if o.column))[
        :_MOST_MEMBERS
    ]
    if len(heads) > 1:
        found.append(Dimension("Kolom", "category", heads))
    return tuple(found)
