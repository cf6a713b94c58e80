"""JSON-stat 2.0: the full product of all members, row by row, with `null` where there is no figure.

Source: json-stat.org, format 2.0. English names stand in `extension`, since the format has one language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import IO, Any

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.outputs.columns import REVISED, figure_text
from ckanext.palembang.tables.outputs.cube import Cube, Key, cube_of
from ckanext.palembang.tables.outputs.publication import Publication
from ckanext.palembang.tables.structure.model import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)

Json = dict[str, Any]

_AT_ONCE = 10_000
_ROLES = {Role.TIME: "time", Role.AREA: "geo", Role.INDICATOR: "metric"}


def write_json_stat(
    structure: DataStructure,
    points: Iterable[DataPoint],
    target: IO[bytes],
    publication: Publication,
    *,
    most_cells: int = 500_000,
) -> None:
    """Write figures as JSON-stat.

    `status` holds the BPS symbols of a cell and `r` where it was revised, with a blank between; what
    they mean stands in `extension.status`. Attributes of figures stand in `extension.attributes` by the
    place of their cell.

    Args:
        structure: the structure of the table.
        points: the figures.
        target: where to write.
        publication: where they come from.
        most_cells: how many cells the cube may have.

    Raises:
        TooManyCellsError: it has more.
        DoubledFigureError: two figures have everything in common.
    """
    cube = cube_of(structure, points, most_cells)
    head = json.dumps(_head(cube, publication), ensure_ascii=False)
    target.write(head[:-1].encode("utf-8"))
    target.write(b', "value": [')
    values, first = _values(cube), True
    while chunk := list(islice(values, _AT_ONCE)):
        target.write(f"{'' if first else ', '}{', '.join(chunk)}".encode())
        first = False
    target.write(b"]}\n")


def _head(cube: Cube, publication: Publication) -> Json:
    structure = cube.structure
    dimensions: Json = {one.name: _dimension(one, structure) for one in structure.dimensions}
    size = cube.size
    if structure.dimension(Role.INDICATOR) is None:
        # A unit can stand with a metric only: one that does not vary is added.
        dimensions[structure.value_column] = _only_metric(structure)
        size.append(1)
    head: Json = {
        "version": "2.0",
        "class": "dataset",
        "label": structure.title,
        "source": structure.source,
        "updated": publication.updated,
        "href": publication.address,
        "note": [structure.notes] if structure.notes else None,
        "id": list(dimensions),
        "size": size,
        "role": _roles(structure),
        "dimension": dimensions,
        "status": _statuses(cube),
        "extension": _extension(cube),
    }
    return {key: value for key, value in head.items() if value or key in {"id", "size"}}


def _roles(structure: DataStructure) -> Json:
    roles: dict[str, list[str]] = {}
    for one in structure.dimensions:
        if one.role in _ROLES:
            roles.setdefault(_ROLES[one.role], []).append(one.name)
    roles.setdefault("metric", [structure.value_column])
    return roles


def _dimension(dimension: DimensionColumn, structure: DataStructure) -> Json:
    members = dimension.members
    category: Json = {
        "index": [member.code for member in members],
        "label": {member.code: member.label for member in members},
    }
    children = _children(dimension)
    if children:
        category["child"] = children
    if dimension.role is Role.INDICATOR:
        category["unit"] = {member.code: _unit(structure, member) for member in members}
    english = {member.code: member.label_en for member in members if member.label_en}
    extension: Json = {"label_en": dimension.label_en, "category": {"label_en": english}}
    return {"label": dimension.label, "category": category, "extension": extension}


def _only_metric(structure: DataStructure) -> Json:
    name = structure.value_column
    return {
        "label": "Nilai",
        "category": {
            "index": [name],
            "label": {name: structure.title},
            "unit": {name: _unit(structure, None)},
        },
        "extension": {"label_en": "Value", "category": {"label_en": {name: structure.title_en}}},
    }


def _unit(structure: DataStructure, member: Member | None) -> Json:
    label = (member.unit if member else None) or structure.unit or ""
    return {"label": label, "decimals": structure.decimals or 0}


def _children(dimension: DimensionColumn) -> dict[str, list[str]]:
    """Areas within areas by their codes; of other dimensions what a single total adds up."""
    codes = [member.code for member in dimension.members]
    if dimension.role is Role.AREA:
        return _areas_within(codes)
    totals = [member.code for member in dimension.members if member.is_total]
    if len(totals) != 1 or len(codes) == 1:
        return {}
    return {totals[0]: [code for code in codes if code != totals[0]]}


def _areas_within(codes: Sequence[str]) -> dict[str, list[str]]:
    known, found = set(codes), dict[str, list[str]]()
    for code in codes:
        parent = code.rpartition(".")[0]
        while parent and parent not in known:
            parent = parent.rpartition(".")[0]
        if parent:
            found.setdefault(parent, []).append(code)
    return found


def _extension(cube: Cube) -> Json:
    structure = cube.structure
    used = {word for point in cube.figures.values() for word in _status(point).split()}
    symbols = code_list("simbol")
    extension: Json = {
        "label_en": structure.title_en,
        "note_en": [structure.notes_en] if structure.notes_en else None,
        "table_number": structure.table_number,
        "measure": structure.measure.value if structure.measure else None,
        "status": {
            sign: {"id": code.label_id, "en": code.label_en}
            for sign in sorted(used)
            if (code := symbols.get(symbols.normalise(sign) or ""))
        },
        "attributes": _attributes(cube),
    }
    return {key: value for key, value in extension.items() if value}


def _attributes(cube: Cube) -> Json:
    found: Json = {}
    for one in cube.structure.attributes:
        values = {
            str(place): point.attributes[one.name]
            for place, point in _places(cube)
            if point and one.name in point.attributes
        }
        if values:
            found[one.name] = {"label": one.label, "label_en": one.label_en, "values": values}
    return found


def _statuses(cube: Cube) -> dict[str, str]:
    return {
        str(place): status for place, point in _places(cube) if point and (status := _status(point))
    }


def _status(point: DataPoint) -> str:
    return " ".join(text for text in (point.flag, REVISED if point.revised else None) if text)


def _values(cube: Cube) -> Iterator[str]:
    for _, point in _places(cube):
        yield (figure_text(point) if point else "") or "null"


def _places(cube: Cube) -> Iterator[tuple[int, DataPoint | None]]:
    codes = [[member.code for member in one.members] for one in cube.structure.dimensions]
    keys: Iterable[Key] = product(*codes)
    for place, key in enumerate(keys):
        yield place, cube.figures.get(key)
