"""Data points as a table again: for checks and pages that look at tables, where no sheet was read."""

from __future__ import annotations

from collections.abc import Sequence

from ckanext.palembang.tables.model import Dimension, Observation, Table, Title
from ckanext.palembang.tables.structure.model import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)

_KINDS = {Role.AREA: "area", Role.TIME: "time"}


def draw(structure: DataStructure, points: Sequence[DataPoint]) -> Table:
    """Return data points as the table that they would be read from.

    Areas, or the dimension with the most members, go down; the others across.

    Args:
        structure: what the points are.
        points: with the cells they stood in.
    """
    down = _down(structure)
    found = {place: _members(one) for place, one in enumerate(structure.dimensions)}
    observations = tuple(
        _observation(structure, found, down, point) for point in points if point.cell
    )
    sheets = {_parted(point.cell)[0] for point in points if point.cell}
    time = structure.dimension(Role.TIME)
    return Table(
        sheet=sheets.pop() if len(sheets) == 1 else None,
        range=_range(observations),
        title=Title(structure.title, structure.title_en, structure.table_number),
        unit=structure.unit,
        years=tuple(dict.fromkeys(one.period for one in observations if one.period)),
        source=structure.source,
        notes=(),
        dimensions=tuple(
            Dimension(one.label, _KINDS.get(one.role, "category"), _labels(one))
            for one in structure.dimensions
            if one is not time
        ),
        observations=observations,
    )


def _down(structure: DataStructure) -> int | None:
    areas = [place for place, one in enumerate(structure.dimensions) if one.role is Role.AREA]
    others = [place for place, one in enumerate(structure.dimensions) if one.role is not Role.TIME]
    return next(
        iter(areas),
        max(others, key=lambda place: len(structure.dimensions[place].members), default=None),
    )


def _observation(
    structure: DataStructure,
    found: dict[int, dict[str, Member]],
    down: int | None,
    point: DataPoint,
) -> Observation:
    row: list[str] = []
    column: list[str] = []
    area = period = unit = None
    is_total = False
    for place, code in enumerate(point.key):
        member = found[place].get(code, Member(code, code))
        role = structure.dimensions[place].role
        is_total = is_total or member.is_total
        unit = unit or member.unit
        if role is Role.TIME:
            period = code
        elif place == down:
            row.append(member.label)
        else:
            column.append(member.label)
        area = code if role is Role.AREA else area
    return Observation(
        cell=_parted(point.cell)[1],
        row=tuple(row),
        column=tuple(column),
        value=point.value,
        flag=point.flag,
        area=area if area and area.count(".") > 1 else None,
        place=area,
        period=period,
        unit=unit,
        is_total=is_total,
    )


def _members(dimension: DimensionColumn) -> dict[str, Member]:
    return {one.code: one for one in dimension.members}


def _labels(dimension: DimensionColumn) -> tuple[str, ...]:
    return tuple(one.label for one in dimension.members)


def _parted(cell: str | None) -> tuple[str | None, str]:
    sheet, mark, address = (cell or "").rpartition("!")
    return (sheet if mark else None), address


def _range(observations: Sequence[Observation]) -> str:
    cells = [one.cell for one in observations]
    return f"{cells[0]}:{cells[-1]}" if cells else ""
