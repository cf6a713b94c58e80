"""The reading as JSON: the contract of `python -m ckanext.palembang.tables read`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypedDict

from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.model import Dimension, Observation, Reading, Table, Title


class ObservationDict(TypedDict):
    """One data cell on the wire."""

    cell: str
    row: list[str]
    column: list[str]
    value: float | int | None
    flag: str | None
    area: str | None
    place: str | None
    period: str | None
    unit: str | None
    total: bool


class DimensionDict(TypedDict):
    """One dimension on the wire."""

    name: str
    role: str
    members: list[str]


class TitleDict(TypedDict):
    """The title on the wire."""

    id: str | None
    en: str | None
    number: str | None
    classifications: list[str]


class TableHeadDict(TypedDict):
    """One table on the wire, all but its data cells."""

    sheet: str | None
    range: str
    title: TitleDict
    unit: str | None
    years: list[str]
    source: str | None
    notes: list[str]
    dimensions: list[DimensionDict]


class TableDict(TableHeadDict):
    """One table on the wire."""

    observations: list[ObservationDict]


class FindingDict(TypedDict):
    """One finding on the wire; `message` and `remedy` are for people, `facts` for machines."""

    level: str
    code: str
    cell: str | None
    sheet: str | None
    message: str
    remedy: str
    message_en: str
    remedy_en: str
    facts: dict[str, str]


class ReadingDict(TypedDict):
    """A whole reading on the wire."""

    tables: list[TableDict]
    findings: list[FindingDict]


def to_wire(reading: Reading) -> ReadingDict:
    """Return a reading as plain lists and dicts, ready for JSON."""
    return {
        "tables": [_table(table) for table in reading.tables],
        "findings": [finding_to_wire(finding) for finding in reading.findings],
    }


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def json_of(reading: Reading) -> Iterator[str]:
    """Yield the JSON of a reading in pieces: a large one is never in memory as a whole."""
    write = json.JSONEncoder(ensure_ascii=False).encode
    yield '{"tables": ['
    for number, table in enumerate(reading.tables):
        yield (", " if number else "") + write(head_of_table(table))[:-1]
        yield ', "observations": ['
        for position, one in enumerate(table.observations):
            yield (", " if position else "") + write(_observation(one))
        yield "]}"
    yield '], "findings": '
    yield write([finding_to_wire(finding) for finding in reading.findings])
    yield "}"


def _table(table: Table) -> TableDict:
    return {**head_of_table(table), "observations": [_observation(o) for o in table.observations]}


def head_of_table(table: Table) -> TableHeadDict:
    """Return all of a table but its data cells."""
    title = table.title
    return {
        "sheet": table.sheet,
        "range": table.range,
        "title": {
            "id": title.id,
            "en": title.en,
            "number": title.number,
            "classifications": list(title.classifications),
        },
        "unit": table.unit,
        "years": list(table.years),
        "source": table.source,
        "notes": list(table.notes),
        "dimensions": [
            {"name": d.name, "role": d.role, "members": list(d.members)} for d in table.dimensions
        ],
    }


def _observation(one: Observation) -> ObservationDict:
    return {
        "cell": one.cell,
        "row": list(one.row),
        "column": list(one.column),
        "value": _number(one.value),
        "flag": one.flag,
        "area": one.area,
        "place": one.place,
        "period": one.period,
        "unit": one.unit,
        "total": one.is_total,
    }


def finding_to_wire(finding: Finding) -> FindingDict:
    """Return a finding as it is sent."""
    return {
        "level": finding.level.value,
        "code": finding.code,
        "cell": finding.cell,
        "sheet": finding.sheet,
        "message": finding.message("id"),
        "remedy": finding.remedy("id"),
        "message_en": finding.message("en"),
        "remedy_en": finding.remedy("en"),
        "facts": finding.facts,
    }


def from_wire(reading: ReadingDict) -> Reading:
    """Return the reading that was sent."""
    return Reading(
        tuple(
            table_back(table, tuple(map(_observation_back, table["observations"])))
            for table in reading["tables"]
        ),
        tuple(map(finding_back, reading["findings"])),
    )


def finding_back(said: FindingDict) -> Finding:
    """Return a finding that was sent."""
    return Finding(said["code"], Level(said["level"]), said["cell"], said["sheet"], said["facts"])


def table_back(table: TableHeadDict, observations: Sequence[Observation]) -> Table:
    """Return a table that was sent, with its data cells."""
    title = table["title"]
    return Table(
        sheet=table["sheet"],
        range=table["range"],
        title=Title(title["id"], title["en"], title["number"], tuple(title["classifications"])),
        unit=table["unit"],
        years=tuple(table["years"]),
        source=table["source"],
        notes=tuple(table["notes"]),
        dimensions=tuple(
            Dimension(d["name"], d["role"], tuple(d["members"])) for d in table["dimensions"]
        ),
        observations=observations,
    )


def _observation_back(one: ObservationDict) -> Observation:
    value = one["value"]
    return Observation(
        cell=one["cell"],
        row=tuple(one["row"]),
        column=tuple(one["column"]),
        value=None if value is None else Decimal(str(value)),
        flag=one["flag"],
        area=one["area"],
        place=one["place"],
        period=one["period"],
        unit=one["unit"],
        is_total=one["total"],
    )
