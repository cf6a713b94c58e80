"""What the published rows are, what they become, and the difference; no database here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ckanext.palembang.tables import DataPoint, DataStructure, Role

Key = tuple[str, ...]

#: The mark of a figure that was published with another value or symbol.
REVISED = "r"


def _nothing() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Published:
    """A row of the data table as it is now."""

    value: Decimal | None
    flag: str | None
    revised: bool = False
    attributes: dict[str, str] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Change:
    """A published figure that becomes another, or goes: then it has neither value nor symbol."""

    key: Key
    before: Published
    value: Decimal | None
    flag: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing does to the rows of its periods.

    Attributes:
        changes: published figures that get another value or symbol.
        removed: published figures that the new table does not have.
        added: number of figures that were not published.
        unchanged: number of figures that stay.
        marked: number of rows that say `r` afterwards.
    """

    changes: tuple[Change, ...]
    removed: tuple[Change, ...]
    added: int
    unchanged: int
    marked: int


def difference(published: Mapping[Key, Published], points: Mapping[Key, DataPoint]) -> Difference:
    """Compares the published rows of some periods with the figures that replace them."""
    changes: list[Change] = []
    marked = unchanged = 0
    for key, before in published.items():
        point = points.get(key)
        if point is None:
            continue
        if is_changed(before, point):
            changes.append(Change(key, before, point.value, point.flag or None))
        else:
            unchanged += 1
            marked += before.revised
    removed = tuple(
        Change(key, before, None, None) for key, before in published.items() if key not in points
    )
    added = len(points) - unchanged - len(changes)
    return Difference(tuple(changes), removed, added, unchanged, marked + len(changes))


def is_changed(before: Published, point: DataPoint) -> bool:
    """Whether a figure is another than the published one; 1,0 and 1,00 are the same."""
    return (before.value, before.flag) != (point.value, point.flag or None)


def in_order(points: Iterable[Key], structure: DataStructure) -> list[Key]:
    """Keys by period and then as the structure orders its members."""
    places = [
        {member.code: place for place, member in enumerate(one.members)}
        for one in structure.dimensions
    ]
    times = [i for i, one in enumerate(structure.dimensions) if one.role is Role.TIME]
    others = [i for i in range(len(structure.dimensions)) if i not in times]

    def rank(key: Key) -> tuple[tuple[int, str], ...]:
        return tuple(
            (0, key[i]) if i in times else (places[i].get(key[i], len(places[i])), key[i])
            for i in (*times, *others)
        )

    return sorted(points, key=rank)


def new_rows(
    points: Mapping[Key, DataPoint],
    structure: DataStructure,
    published: Mapping[Key, Published],
    changed: frozenset[Key],
    inherited: Mapping[Key, Mapping[str, str]],
) -> Iterator[list[str | None]]:
    """Yields the rows that replace the published ones, as texts in the order of `column_names`.

    Args:
        points: the figures, by key.
        structure: of the table, with all members.
        published: the rows that they replace.
        changed: keys of figures that this submission revises.
        inherited: key without its period to the attributes that hold for every period.
    """
    labels = [
        {one.code: one.label for one in dimension.members} if dimension.label_column else None
        for dimension in structure.dimensions
    ]
    units = [
        {one.code: one.unit for one in dimension.members if one.unit}
        for dimension in structure.dimensions
    ]
    names = [one.name for one in structure.attributes]
    for key in in_order(points, structure):
        point, before = points[key], published.get(key)
        said = {
            "satuan": unit_of(key, structure, units),
            **inherited.get(timeless(key, structure), {}),
            **(before.attributes if before else {}),
            **{name: text for name, text in point.attributes.items() if text},
        }
        row: list[str | None] = []
        for code, words in zip(key, labels, strict=True):
            row.append(code)
            if words is not None:
                row.append(words.get(code, code))
        is_revised = key in changed or bool(before and before.revised)
        row += [said.get(name) for name in names]
        value = format(point.value, "f") if point.value is not None else None
        yield [*row, value, point.flag or None, REVISED if is_revised else None]


def column_names(structure: DataStructure) -> list[str]:
    """The columns of `new_rows`."""
    names: list[str] = []
    for one in structure.dimensions:
        names += [one.name, *([one.label_column] if one.label_column else [])]
    names += [one.name for one in structure.attributes]
    return [*names, structure.value_column, structure.flag_column, structure.revision_column]


def timeless(key: Sequence[str], structure: DataStructure) -> Key:
    """A key without its period."""
    pairs = zip(key, structure.dimensions, strict=True)
    return tuple(code for code, one in pairs if one.role is not Role.TIME)


def unit_of(
    key: Sequence[str], structure: DataStructure, units: Sequence[Mapping[str, str]]
) -> str | None:
    """The unit of a figure: that of one of its members, else the one of all figures."""
    own = (words[code] for code, words in zip(key, units, strict=True) if code in words)
    return next(own, structure.unit)
