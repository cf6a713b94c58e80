"""Lay a dataset's table out as a form: what goes down, what goes across, which cells are asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from ckanext.palembang.tables.errors import TemplateImpossibleError
from ckanext.palembang.tables.structure.model import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Role,
)
from ckanext.palembang.tables.templates.cells_of import Asked, asked_cells
from ckanext.palembang.tables.templates.earlier import Earlier, earlier_of
from ckanext.palembang.tables.templates.form import Form, FormColumn, FormRow, Kind, Words
from ckanext.palembang.tables.templates.members import Branch, branches_of, periods_of

#: More columns than this and every figure gets a row of its own.
MOST_COLUMNS = 60
#: A form of more figures is no form.
MOST_CELLS = 50_000
#: Where fewer of all combinations had a figure, only those that had one are asked for.
_DENSE = 0.5
_SIGN, _VALUE, _CODE = Words("Tanda", "Sign"), Words("Nilai", "Value"), Words("Kode", "Code")


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension with the members that the form shows."""

    column: DimensionColumn
    branches: Sequence[Branch]

    @property
    def head(self) -> Words:
        """Its name."""
        return Words(self.column.label, self.column.label_en)


def make_form(
    structure: DataStructure,
    period: str,
    points: Sequence[DataPoint] = (),
    *,
    earlier_period: str = "",
) -> Form:
    """Return the form for a table and a period.

    Args:
        structure: the table.
        period: the period that is asked for.
        points: figures of earlier periods; those of the last one are shown.
        earlier_period: leave room for figures of this period even without points.

    Raises:
        TemplateImpossibleError: a dimension has no members, or there are too many figures.
    """
    axes = _axes(structure, period)
    earlier = _earlier(structure, axes, period, points)
    if earlier_period and not earlier.period:
        earlier = Earlier(earlier_period)
    keys = _keys(axes, earlier)
    shown = [axis for axis in axes if len(axis.branches) > 1]
    down, across = _arranged(shown, 3 if earlier.period else 2)
    fixed = {axis.column.name: axis.branches[0].member.code for axis in axes if axis not in shown}
    rows = _rows(structure, axes, down, keys)
    columns = _columns(down, across, period, earlier)
    form = Form(
        tuple(axis.column.name for axis in down),
        tuple(axis.column.name for axis in across),
        fixed,
        tuple(rows),
        tuple(columns),
        earlier_period=earlier.period or None,
    )
    branches = [{one.member.code: one for one in axis.branches} for axis in axes]
    asked = asked_cells(Asked(structure, form, branches, keys, earlier.points))
    return replace(form, cells=asked)


def _axes(structure: DataStructure, period: str) -> list[Axis]:
    time = structure.dimension(Role.TIME)
    axes: list[Axis] = []
    for column in structure.dimensions:
        found = periods_of(column, period) if column is time else branches_of(column)
        if not found:
            raise TemplateImpossibleError("members", column.label)
        axes.append(Axis(column, found))
    return axes


def _earlier(
    structure: DataStructure, axes: Sequence[Axis], period: str, points: Sequence[DataPoint]
) -> Earlier:
    time = next((axis for axis in axes if axis.column.role is Role.TIME), None)
    codes = [branch.member.code for branch in time.branches] if time else [period]
    return earlier_of(structure, period, codes, points)


def _keys(axes: Sequence[Axis], earlier: Earlier) -> set[tuple[str, ...]]:
    """The figures that are asked for: all combinations, or those that had a figure where few had.

    A combination that had a figure in one month of the year before is asked for in every month.
    """
    codes = [[branch.member.code for branch in axis.branches] for axis in axes]
    known = [set(one) for one in codes]
    time = next((i for i, axis in enumerate(axes) if axis.column.role is Role.TIME), None)
    periods: Sequence[str | None] = codes[time] if time is not None else [None]
    had = {
        tuple(code for place, code in enumerate(key) if place != time)
        for key in earlier.points
        if all(code in some for code, some in zip(key, known, strict=True))
    }
    count = math.prod(map(len, codes))
    if had and len(had) * len(periods) < count * _DENSE:
        count = len(had) * len(periods)
        found = {_with_period(key, time, code) for key in had for code in periods}
    elif count <= MOST_CELLS:
        found = set(product(*codes))
    else:
        found = set[tuple[str, ...]]()
    if count > MOST_CELLS:
        raise TemplateImpossibleError("cells", str(count))
    return found


def _with_period(key: tuple[str, ...], time: int | None, code: str | None) -> tuple[str, ...]:
    return key if time is None or code is None else (*key[:time], code, *key[time:])


def _arranged(shown: Sequence[Axis], per_figure: int) -> tuple[list[Axis], list[Axis]]:
    """Return what goes down and what goes across."""
    if not shown:
        return [], []
    longest = max(shown, key=lambda axis: len(axis.branches))
    area = next((axis for axis in shown if axis.column.role is Role.AREA), None)
    first = area or longest
    rest = [axis for axis in shown if axis is not first]
    if math.prod(len(axis.branches) for axis in rest) * per_figure <= MOST_COLUMNS:
        return [first], rest
    return [first, *rest], []


def _rows(
    structure: DataStructure,
    axes: Sequence[Axis],
    down: Sequence[Axis],
    keys: set[tuple[str, ...]],
) -> list[FormRow]:
    if not down:
        return [FormRow("B001", (), (Words(structure.title, structure.title_en),))]
    places = [axes.index(axis) for axis in down]
    wanted = {tuple(key[place] for place in places) for key in keys}
    by_area = len(down) == 1 and down[0].column.role is Role.AREA
    order = [{one.member.code: place for place, one in enumerate(axis.branches)} for axis in down]
    rows: list[FormRow] = []
    for places in sorted(
        tuple(some[code] for code, some in zip(members, order, strict=True)) for members in wanted
    ):
        branches = [axis.branches[place] for axis, place in zip(down, places, strict=True)]
        members = tuple(branch.member.code for branch in branches)
        code = members[0] if by_area else f"B{len(rows) + 1:03d}"
        labels = tuple(branch.words for branch in branches)
        is_total = any(branch.member.is_total for branch in branches)
        rows.append(FormRow(code, members, labels, branches[0].depth, is_total))
    return rows


def _columns(
    down: Sequence[Axis], across: Sequence[Axis], period: str, earlier: Earlier
) -> list[FormColumn]:
    stubs = [axis.head for axis in down] or [Words("Uraian", "Description")]
    columns = [FormColumn(1, Kind.CODE, (), (_CODE,))]
    columns += [
        FormColumn(number, Kind.STUB, (), (head,)) for number, head in enumerate(stubs, start=2)
    ]
    kinds = [(Kind.INPUT, Words(period)), (Kind.SIGN, _SIGN)]
    if earlier.period:
        kinds.append((Kind.EARLIER, Words(earlier.period)))
    above = (across[0].head,) if [axis.column.role for axis in across] == [Role.CATEGORY] else ()
    for branches in product(*(axis.branches for axis in across)):
        members = tuple(branch.member.code for branch in branches)
        heads = (*above, *(branch.words for branch in branches)) or (_VALUE,)
        columns += [
            FormColumn(len(columns) + offset, kind, members, (*heads, last))
            for offset, (kind, last) in enumerate(kinds, start=1)
        ]
    return columns


def without_sums(form: Form) -> Form:
    """Return a form that knows of no formulas: for one that is rebuilt without its earlier figures."""
    cells = {name: replace(cell, parts=()) for name, cell in form.cells.items()}
    return replace(form, cells=cells)
