"""Structures and readings of templates as JSON, for the way to the child process and back."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import TypedDict

from ckanext.palembang.tables.checks.subject import Measure
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.structure.model import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)
from ckanext.palembang.tables.templates.identity import TemplateIdentity, identity_from
from ckanext.palembang.tables.templates.reading import TemplateReading

Texts = dict[str, str | None]


class MemberDict(TypedDict):
    """A member on the wire."""

    code: str
    label: str
    label_en: str | None
    unit: str | None
    measure: str | None
    is_total: bool


class ColumnDict(TypedDict):
    """A dimension on the wire."""

    name: str
    role: str
    label: str
    label_en: str | None
    members: list[MemberDict]
    label_column: str | None


class StructureDict(TypedDict):
    """What a template needs of a structure."""

    identity: str
    title: str
    title_en: str | None
    dimensions: list[ColumnDict]
    attributes: list[Texts]
    measure: str | None
    unit: str | None


class PointDict(TypedDict):
    """A figure on the wire; digits as text, so that none is lost."""

    key: list[str]
    value: str | None
    flag: str | None
    attributes: dict[str, str]
    cell: str | None


class FindingDict(TypedDict):
    """A finding on the wire."""

    code: str
    level: str
    cell: str | None
    sheet: str | None
    facts: dict[str, str]


class TemplateDict(TypedDict):
    """A reading on the wire."""

    points: list[PointDict]
    findings: list[FindingDict]
    identity: dict[str, str] | None


def structure_to_wire(structure: DataStructure) -> StructureDict:
    """Return a structure as plain dicts."""
    return {
        "identity": structure.identity,
        "title": structure.title,
        "title_en": structure.title_en,
        "dimensions": [_column(one) for one in structure.dimensions],
        "attributes": [asdict(one) for one in structure.attributes],
        "measure": structure.measure.value if structure.measure else None,
        "unit": structure.unit,
    }


def _column(column: DimensionColumn) -> ColumnDict:
    return {
        "name": column.name,
        "role": column.role.value,
        "label": column.label,
        "label_en": column.label_en,
        "members": [
            {
                "code": one.code,
                "label": one.label,
                "label_en": one.label_en,
                "unit": one.unit,
                "measure": one.measure.value if one.measure else None,
                "is_total": one.is_total,
            }
            for one in column.members
        ],
        "label_column": column.label_column,
    }


def structure_from_wire(told: StructureDict) -> DataStructure:
    """Return the structure that was sent."""
    return DataStructure(
        told["identity"],
        told["title"],
        told["title_en"],
        tuple(_column_back(one) for one in told["dimensions"]),
        tuple(
            AttributeColumn(one["name"] or "", one["label"] or "", one["label_en"])
            for one in told["attributes"]
        ),
        measure=Measure(told["measure"]) if told["measure"] else None,
        unit=told["unit"],
    )


def _column_back(told: ColumnDict) -> DimensionColumn:
    members = tuple(
        Member(
            one["code"],
            one["label"],
            one["label_en"],
            one["unit"],
            Measure(one["measure"]) if one["measure"] else None,
            one["is_total"],
        )
        for one in told["members"]
    )
    return DimensionColumn(
        told["name"],
        Role(told["role"]),
        told["label"],
        told["label_en"],
        members,
        told["label_column"],
    )


def reading_to_wire(reading: TemplateReading) -> TemplateDict:
    """Return a reading as plain dicts."""
    return {
        "points": [
            {
                "key": list(one.key),
                "value": None if one.value is None else str(one.value),
                "flag": one.flag,
                "attributes": one.attributes,
                "cell": one.cell,
            }
            for one in reading.points
        ],
        "findings": [
            {
                "code": one.code,
                "level": one.level.value,
                "cell": one.cell,
                "sheet": one.sheet,
                "facts": one.facts,
            }
            for one in reading.findings
        ],
        "identity": reading.identity.facts() if reading.identity else None,
    }


def reading_from_wire(told: TemplateDict) -> TemplateReading:
    """Return the reading that was sent."""
    points = tuple(
        DataPoint(
            tuple(one["key"]),
            None if one["value"] is None else Decimal(one["value"]),
            one["flag"],
            one["attributes"],
            cell=one["cell"],
        )
        for one in told["points"]
    )
    findings = tuple(
        Finding(one["code"], Level(one["level"]), one["cell"], one["sheet"], one["facts"])
        for one in told["findings"]
    )
    return TemplateReading(points, findings, identity_back(told["identity"]))


def identity_back(told: dict[str, str] | None) -> TemplateIdentity | None:
    """Return the identity that was sent."""
    return identity_from(told) if told else None
