"""Every data cell as an observation, and the dimensions of a table."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import chain, compress

from ckanext.palembang.tables.describe import Description
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.language.periods import has_part_of_year, joined, period_of
from ckanext.palembang.tables.layout.columns import Column, Role
from ckanext.palembang.tables.layout.headings import BodyRow
from ckanext.palembang.tables.layout.view import Kind, View
from ckanext.palembang.tables.model import Dimension
from ckanext.palembang.tables.observations import Cells, ColumnFacts, Facts, Filler, Observations
from ckanext.palembang.tables.places import Located

_NOWHERE = Located()
_SHORT = 30
#: Every period that a label can name has a year.
_CENTURY = re.compile(r"19|20")
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


def observe(view: View, matrix: Matrix, marks: Marks, about: Description) -> Observations:
    """Return the data cells, row by row."""
    return Observations(_Observer(view, matrix, marks, about).all())


class _Observer:
    """Fills the store column by column: what rows and columns say is worked out once each."""

    def __init__(self, view: View, matrix: Matrix, marks: Marks, about: Description) -> None:
        self.view, self.matrix, self.marks, self.about = view, matrix, marks, about
        self.heads = {column: tuple(matrix.heads[column].path) for column in matrix.columns}
        self.filler = Filler(tuple(ColumnFacts(*one) for one in self.heads.items()))
        self._kinds: dict[tuple[object, ...], int] = {}
        self._present: dict[bytes, tuple[int, ...]] = {}

    def all(self) -> Cells:
        cells, first = self.filler.cells, 0
        width = len(self.heads)
        positions = array("I")
        self._put_numbers()
        for row in self.matrix.rows:
            there = self._columns_there(row.row)
            cells.numbers.append(row.row)
            cells.paths.append(_row_path(row))
            cells.kinds.append(self._profile(row, there))
            positions.extend([first + index for index in there])
            if row.row in self.view.marked or Kind.SIGN in self.view.kinds[row.row]:
                self._put_flags(row.row, first, there)
            first += width
        if len(positions) < first:
            cells.positions = positions
        return cells

    def _put_numbers(self) -> None:
        values, cells = self.matrix.values, self.filler.cells
        wanted = bytearray(len(values.doubles(self.matrix.columns[0])))
        for row in self.matrix.rows:
            wanted[row.row - values.first] = 1
        lines = zip(*map(values.doubles, self.heads), strict=True)
        cells.values.extend(chain.from_iterable(compress(lines, wanted)))
        if values.odd:
            for index, row in enumerate(self.matrix.rows):
                for number, column in enumerate(self.heads):
                    if (row.row, column) in values.odd:
                        position = index * len(self.heads) + number
                        cells.odd[position] = values.odd[row.row, column]

    def _put_flags(self, row: int, first: int, there: tuple[int, ...]) -> None:
        for index in there:
            flag = self.view.flag(row, self.matrix.columns[index])
            if flag is not None:
                self.filler.cells.flags[first + index] = flag

    def _columns_there(self, row: int) -> tuple[int, ...]:
        """Return which columns hold a cell of the table in a row."""
        line = self.view.kinds[row]
        found = self._present.get(line)
        if found is None:
            found = tuple(
                index for index, column in enumerate(self.heads)
                if column < len(line) and line[column] != Kind.BLANK
            )  # fmt: skip
            self._present[line] = found
        if self.view.covered and Kind.TEXT in line:
            return tuple(i for i in found if not self._is_covered_text(row, i))
        return found

    def _is_covered_text(self, row: int, index: int) -> bool:
        place = (row, self.matrix.columns[index])
        return place in self.view.covered and self.view.kind(*place) is Kind.TEXT

    def _profile(self, row: BodyRow, there: tuple[int, ...]) -> int:
        located = self.marks.row_places.get(row.row, _NOWHERE)
        periods = _row_periods(row)
        is_total = row.row in self.marks.total_rows
        key = (there, located.area, located.place, row.unit, is_total, periods)
        found = self._kinds.get(key)
        if found is None:
            facts = [0] * len(self.heads)
            for index in there:
                facts[index] = self._fact(index, located, row.unit, periods, is_total=is_total)
            found = self._kinds[key] = self.filler.profile(tuple(facts))
        return found

    def _fact(
        self, index: int, located: Located, unit: str, periods: tuple[str, ...], *, is_total: bool
    ) -> int:
        column = self.matrix.columns[index]
        if not located.area:
            located = self.marks.column_places.get(column, located)
        return self.filler.fact(
            Facts(
                located.area,
                located.place,
                _period(self.heads[column], periods, self.about),
                unit or self.matrix.heads[column].unit or self.about.unit,
                is_total or column in self.marks.total_columns,
            )
        )


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
    if len(text) > _SHORT:
        return False
    return (_CENTURY.search(text) and period_of(text) is not None) or has_part_of_year(text)


def dimensions(
    matrix: Matrix, columns: list[Column], observations: Observations
) -> tuple[Dimension, ...]:
    """Return what the figures are broken down by: labels of rows, periods, heads."""
    found: list[Dimension] = []
    labels = [c for c in columns if c.role is Role.LABEL]
    members = tuple(
        dict.fromkeys(row.label for row in matrix.rows if row.label and not row.is_total)
    )[:_MOST_MEMBERS]
    facts = observations.facts()
    if members:
        role = "area" if any(one.area or one.place for one in facts) else "category"
        found.append(Dimension(labels[-1].head if labels else "", role, members))
    periods = tuple(dict.fromkeys(one.period for one in facts if one.period))[:_MOST_MEMBERS]
    if periods:
        found.append(Dimension("Tahun", "time", periods))
    heads = tuple(dict.fromkeys(" – ".join(head) for head in observations.heads() if head))[
        :_MOST_MEMBERS
    ]
    if len(heads) > 1:
        found.append(Dimension("Kolom", "category", heads))
    return tuple(found)
