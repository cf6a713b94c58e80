"""Reads a data table in the DataStore and says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from ckanext.palembang.catalogue import (
    Counts,
    columns_of,
    counts_of,
    data_file_cells_limit,
    data_resource_of,
    is_unique,
    offered_formats,
    state_of,
    structure_of,
)
from ckanext.palembang.dcat.table_facts.summary import (
    Attribute,
    Dimension,
    File,
    Member,
    TableSummary,
    Unit,
)
from ckanext.palembang.reference import code_list, code_list_names
from ckanext.palembang.tables import DataStructure, DimensionColumn, Role

Dataset = Mapping[str, Any]

_UNIT = "satuan"
_MOST_MEMBERS = 500
# Formats that hold every combination of members.
_CUBES = ("xlsx", "json-stat")
_DURATIONS = (
    (re.compile(r"[0-9]{4}(?:/(?:[0-9]{2}|[0-9]{4}))?"), "P1Y"),
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])"), "P1M"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "P1D"),
)


def summary_of(dataset: Dataset) -> TableSummary | None:
    """Return what a dataset's data table says of itself, without its files; None where it has none.

    Args:
        dataset: as `package_show` gives it.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the DataStore does not answer, or the table went meanwhile.
    """
    resource, structure = data_resource_of(dataset), structure_of(dataset)
    counts = counts_of(dataset)
    if resource is None or structure is None or counts is None:
        return None
    stated = {
        column.name: str(column.variable.get("daftar_kode") or "")
        for column in columns_of(str(resource["id"]))
    }
    found = Found(
        str(resource["id"]), str(state_of(dataset)), counts, stated, is_unique=is_unique(dataset)
    )
    return summarised(structure, found)


@dataclass(frozen=True)
class Found:
    """What the DataStore says of a table beside its structure.

    Attributes:
        resource_id: the resource that holds it.
        state: changes whenever its rows do.
        counts: how much it holds.
        stated: the reference list that the data dictionary names, by column.
        is_unique: no two rows have the same members.
    """

    resource_id: str
    state: str
    counts: Counts
    stated: Mapping[str, str]
    is_unique: bool


def summarised(structure: DataStructure, found: Found) -> TableSummary:
    """Return what a table says of itself, without its files."""
    periods, counts = _periods(structure), found.counts
    return TableSummary(
        resource_id=found.resource_id,
        state=found.state,
        title=structure.title,
        title_en=structure.title_en,
        dimensions=tuple(_dimension(one, found.stated) for one in structure.dimensions),
        attributes=tuple(_attributes(structure, found.stated)),
        value_column=structure.value_column,
        units=tuple(_units(structure)),
        unit_column=_UNIT if any(one.name == _UNIT for one in structure.attributes) else "",
        rows=counts.rows,
        figures=counts.figures,
        revised=counts.revised,
        symbols=counts.symbols,
        series=counts.series,
        decimals=structure.decimals,
        is_unique=found.is_unique,
        first_period=periods[0] if periods else "",
        last_period=periods[-1] if periods else "",
        time_step=_time_step(periods),
        files={name: File() for name in _possible_formats(structure, counts.rows)},
    )


def _dimension(column: DimensionColumn, stated: Mapping[str, str]) -> Dimension:
    members = tuple(
        Member(one.code, one.label, one.label_en) for one in column.members[:_MOST_MEMBERS]
    )
    return Dimension(
        name=column.name,
        role=column.role.value,
        label=column.label,
        label_en=column.label_en,
        code_list=_code_list(column, stated.get(column.name, "")),
        size=len(column.members),
        members=members,
    )


def _code_list(column: DimensionColumn, stated: str) -> str:
    """The reference list that has all codes of a dimension; one that lacks a code is none."""
    name = "wilayah" if column.role is Role.AREA else stated
    if name not in code_list_names() or column.role is Role.TIME or not column.members:
        return ""
    known = code_list(name)
    return name if all(known.get(member.code) for member in column.members) else ""


def _attributes(structure: DataStructure, stated: Mapping[str, str]) -> Iterator[Attribute]:
    for one in structure.attributes:
        name = _UNIT if one.name == _UNIT else stated.get(one.name, "")
        known = name if name in code_list_names() else ""
        yield Attribute(one.name, one.label, one.label_en, known)
    yield Attribute(structure.flag_column, "Tanda", "Symbol", "simbol")
    yield Attribute(structure.revision_column, "Revisi", "Revised", "")


def _units(structure: DataStructure) -> Iterator[Unit]:
    own = (member.unit for one in structure.dimensions for member in one.members)
    named = [structure.unit, *own]
    for text in dict.fromkeys(text for text in named if text):
        known = code_list("satuan")
        code = known.get(known.normalise(text) or "")
        if code is not None:
            yield Unit(code.code, code.label_id, code.label_en)
        else:
            yield Unit("", text, structure.unit_en if text == structure.unit else None)


def _periods(structure: DataStructure) -> list[str]:
    time = structure.dimension(Role.TIME)
    return [member.code for member in time.members if member.code] if time else []


def _time_step(periods: Sequence[str]) -> str:
    for pattern, duration in _DURATIONS:
        if periods and all(pattern.fullmatch(code) for code in periods):
            return duration
    return ""


def _possible_formats(structure: DataStructure, rows: int) -> Iterator[str]:
    """The formats on offer that can hold a table of this size."""
    cells = max(rows, prod(len(one.members) for one in structure.dimensions))
    for one in offered_formats():
        if one.name not in _CUBES or cells <= data_file_cells_limit():
            yield one.name
