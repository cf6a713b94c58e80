"""A table as a whole: the figures of all combinations of the members that occur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import prod

from ckanext.palembang.tables.outputs.errors import DoubledFigureError, TooManyCellsError
from ckanext.palembang.tables.structure.model import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cube:
    """Figures by key, with a structure of exactly the members that have some."""

    structure: DataStructure
    figures: dict[Key, DataPoint]

    @property
    def size(self) -> list[int]:
        """Number of members of each dimension."""
        return [len(one.members) for one in self.structure.dimensions]


def cube_of(structure: DataStructure, points: Iterable[DataPoint], most_cells: int) -> Cube:
    """Return figures as a cube.

    Where two figures have one key, the attributes that tell them apart become dimensions of the cube:
    two sources that give different figures stand side by side.

    Args:
        structure: the structure of the table.
        points: the figures.
        most_cells: how many combinations of members the cube may have.

    Raises:
        TooManyCellsError: it has more.
        DoubledFigureError: two figures have everything in common.
    """
    taken: list[DataPoint] = []
    for point in points:
        taken.append(point)
        if len(taken) > most_cells:
            raise TooManyCellsError(len(taken), most_cells)
    structure, taken = _told_apart(structure, taken)
    structure = _narrowed(structure, taken)
    cells = prod(len(one.members) for one in structure.dimensions)
    if cells > most_cells:
        raise TooManyCellsError(cells, most_cells)
    return Cube(structure, {point.key: point for point in taken})


def _told_apart(
    structure: DataStructure, points: list[DataPoint]
) -> tuple[DataStructure, list[DataPoint]]:
    if _is_unique(points, ()):
        return structure, points
    names = [one.name for one in structure.attributes]
    for chosen in (*((name,) for name in names), tuple(names)):
        if chosen and _is_unique(points, chosen):
            return _with_dimensions(structure, points, chosen)
    seen: set[Key] = set()
    doubled = next(point.key for point in points if point.key in seen or seen.add(point.key))
    raise DoubledFigureError(doubled)


def _is_unique(points: Sequence[DataPoint], names: Key) -> bool:
    return len({_key(point, names) for point in points}) == len(points)


def _key(point: DataPoint, names: Key) -> Key:
    return (*point.key, *(point.attributes.get(name, "") for name in names))


def _with_dimensions(
    structure: DataStructure, points: Sequence[DataPoint], names: Key
) -> tuple[DataStructure, list[DataPoint]]:
    chosen = [one for one in structure.attributes if one.name in names]
    kept = tuple(one for one in structure.attributes if one.name not in names)
    changed = replace(
        structure,
        dimensions=(*structure.dimensions, *(_dimension(one) for one in chosen)),
        attributes=kept,
    )
    return changed, [
        replace(
            point,
            key=_key(point, names),
            attributes={name: text for name, text in point.attributes.items() if name not in names},
        )
        for point in points
    ]


def _dimension(one: AttributeColumn) -> DimensionColumn:
    return DimensionColumn(one.name, Role.CATEGORY, one.label, one.label_en)


def _narrowed(structure: DataStructure, points: Sequence[DataPoint]) -> DataStructure:
    dimensions = [
        replace(one, members=_members(one, [point.key[place] for point in points]))
        for place, one in enumerate(structure.dimensions)
    ]
    return replace(structure, dimensions=tuple(dimensions), decimals=_decimals(points))


def _decimals(points: Sequence[DataPoint]) -> int:
    """The most digits that a figure has after the point."""
    exponents = (point.value.as_tuple().exponent for point in points if point.value is not None)
    places = [-exponent for exponent in exponents if isinstance(exponent, int)]
    return max(0, *places, 0)


def _members(dimension: DimensionColumn, codes: Sequence[str]) -> tuple[Member, ...]:
    """The members that occur, in their order; those that the structure does not know yet, last."""
    occurring = dict.fromkeys(codes)
    known = [member for member in dimension.members if member.code in occurring]
    unknown = occurring.keys() - {member.code for member in known}
    return (*known, *(Member(code, code) for code in occurring if code in unknown))
