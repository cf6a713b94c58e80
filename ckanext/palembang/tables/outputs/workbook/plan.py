"""Which dimension goes down, which across, and which has a sheet for each member."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from ckanext.palembang.tables.outputs.cube import Cube, Key
from ckanext.palembang.tables.structure.model import DataPoint, DimensionColumn, Member, Role

# What fits beside one another on a page, and how many sheets a workbook is still leafed through.
_MOST_COLUMNS = 24
_MOST_SHEETS = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet.

    Attributes:
        name: of the sheet.
        constants: dimensions that have one member on it.
        stub: dimensions down.
        heads: dimensions across, the outermost first; none where the figures are a single column.
        rows: keys of the stub, in order.
        columns: keys of the heads, in order.
        figures: by key of row and column.
        is_total: whether a row adds up others.
    """

    name: str
    constants: Sequence[tuple[DimensionColumn, Member]]
    stub: Sequence[DimensionColumn]
    heads: Sequence[DimensionColumn]
    rows: Sequence[Key]
    columns: Sequence[Key]
    figures: dict[tuple[Key, Key], DataPoint]

    def is_total(self, row: Key) -> bool:
        """Return whether a row adds up others."""
        return any(
            member.is_total
            for one, code in zip(self.stub, row, strict=True)
            for member in one.members
            if member.code == code
        )


def plan_sheets(cube: Cube) -> list[Plan]:
    """Return the sheets of a workbook; one without rows for a table without figures."""
    dimensions = list(cube.structure.dimensions)
    free = [one for one in dimensions if len(one.members) > 1]
    stub, heads, sheets = _arranged(free or dimensions[:1])
    fixed = [one for one in dimensions if one not in (*stub, *heads) and one is not sheets]
    base = [(one, one.members[0]) for one in fixed if one.members]
    if sheets is None:
        name = cube.structure.table_number or "Data"
        return [_plan(cube, name, base, stub, heads, lambda _: True)]
    place = dimensions.index(sheets)
    return [
        _plan(
            cube,
            member.label,
            [*base, (sheets, member)],
            stub,
            heads,
            lambda key, code=member.code: key[place] == code,
        )
        for member in reversed(sheets.members)
    ]


def _arranged(
    free: list[DimensionColumn],
) -> tuple[list[DimensionColumn], list[DimensionColumn], DimensionColumn | None]:
    """Areas go down, periods and categories across; periods get sheets where the page is too narrow."""
    down = _first(free, Role.AREA) or _longest(free)
    times = [one for one in free if one.role is Role.TIME and one is not down]
    heads = [*times, *(one for one in free if one.role is not Role.TIME and one is not down)]
    stub, sheets = [down], None
    if _columns(heads) > _MOST_COLUMNS and len(heads) > 1 and times:
        sheets = times[0] if len(times[0].members) <= _MOST_SHEETS else None
        heads = [one for one in heads if one is not sheets]
    while _columns(heads) > _MOST_COLUMNS:
        longest = max(heads, key=lambda one: len(one.members))
        heads.remove(longest)
        stub.append(longest)
    return stub, heads, sheets


def _first(free: Sequence[DimensionColumn], role: Role) -> DimensionColumn | None:
    return next((one for one in free if one.role is role), None)


def _longest(free: Sequence[DimensionColumn]) -> DimensionColumn:
    """The longest of the categories; periods go down only where nothing else varies."""
    words = [one for one in free if one.role is not Role.TIME]
    return max(words or free, key=lambda one: len(one.members))


def _columns(heads: Sequence[DimensionColumn]) -> int:
    return prod(len(one.members) for one in heads)


def _plan(
    cube: Cube,
    name: str,
    constants: Sequence[tuple[DimensionColumn, Member]],
    stub: Sequence[DimensionColumn],
    heads: Sequence[DimensionColumn],
    is_here: Callable[[Key], bool],
) -> Plan:
    dimensions = list(cube.structure.dimensions)
    down = [dimensions.index(one) for one in stub]
    across = [dimensions.index(one) for one in heads]
    figures = {
        (tuple(key[place] for place in down), tuple(key[place] for place in across)): point
        for key, point in cube.figures.items()
        if is_here(key)
    }
    return Plan(
        name=name,
        constants=constants,
        stub=stub,
        heads=heads,
        rows=list(_in_order({row for row, _ in figures}, stub)),
        columns=list(_in_order({column for _, column in figures}, heads)),
        figures=figures,
    )


def _in_order(keys: set[Key], dimensions: Sequence[DimensionColumn]) -> Iterator[Key]:
    """Keys that occur, each by the order of its members."""
    places = [{member.code: at for at, member in enumerate(one.members)} for one in dimensions]
    yield from sorted(
        keys, key=lambda key: [place[code] for place, code in zip(places, key, strict=True)]
    )
