"""What a submission holds, as JSON in its row and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from ckanext.palembang.tables import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Finding,
    Level,
    Measure,
    Member,
    Role,
    Table,
    finding_id,
)

Json = dict[str, Any]


def points_to_json(points: Iterable[DataPoint]) -> list[Any]:
    """Data points as `[key, value, flag, cell, attributes]`; values are texts, so that no digit is lost."""
    return [
        [
            list(one.key),
            str(one.value) if one.value is not None else None,
            one.flag,
            one.cell,
            one.attributes or None,
        ]
        for one in points
    ]


def points_from_json(stored: Sequence[Any]) -> list[DataPoint]:
    """Data points of a submission."""
    return [
        DataPoint(
            key=tuple(key),
            value=Decimal(value) if value is not None else None,
            flag=flag,
            attributes=dict(attributes or {}),
            cell=cell,
        )
        for key, value, flag, cell, attributes in stored
    ]


def structure_to_json(structure: DataStructure) -> Json:
    """A structure as nested objects; measures and roles as their values."""
    return json.loads(json.dumps(asdict(structure), default=lambda one: one.value))


def structure_from_json(stored: Mapping[str, Any]) -> DataStructure:
    """The structure of a submission."""
    return DataStructure(
        **{
            **stored,
            "dimensions": tuple(_dimension(one) for one in stored["dimensions"]),
            "attributes": tuple(AttributeColumn(**one) for one in stored["attributes"]),
            "measure": _measure(stored["measure"]),
        }
    )


def _dimension(stored: Mapping[str, Any]) -> DimensionColumn:
    members = tuple(
        Member(**{**one, "measure": _measure(one["measure"])}) for one in stored["members"]
    )
    return DimensionColumn(**{**stored, "role": Role(stored["role"]), "members": members})


def _measure(value: str | None) -> Measure | None:
    return Measure(value) if value else None


def table_to_json(table: Table) -> Json:
    """A table as it was read, for the preview: what it says, and its cells."""
    return {
        **table_summary(table),
        "number": table.title.number,
        "source": table.source,
        "notes": list(table.notes),
        "cells": [
            {
                "cell": one.cell,
                "row": list(one.row),
                "column": list(one.column),
                "value": str(one.value) if one.value is not None else None,
                "flag": one.flag,
                "area": one.area or one.place,
                "period": one.period,
                "total": one.is_total,
            }
            for one in table.observations
        ],
    }


def table_summary(table: Table) -> Json:
    """What tells the tables of a file apart."""
    return {
        "sheet": table.sheet,
        "range": table.range,
        "title": {"id": table.title.id, "en": table.title.en},
        "unit": table.unit,
        "years": list(table.years),
    }


def findings_to_json(findings: Iterable[Finding]) -> list[Json]:
    """Findings with their ids, each once."""
    found: dict[str, Json] = {}
    for one in findings:
        found.setdefault(
            finding_id(one),
            {
                "id": finding_id(one),
                "code": one.code,
                "level": one.level.value,
                "cell": one.cell,
                "sheet": one.sheet,
                "facts": dict(one.facts),
            },
        )
    return list(found.values())


def finding_from_json(stored: Mapping[str, Any]) -> Finding:
    """A finding of a submission."""
    level, facts = Level(stored["level"]), dict(stored["facts"])
    return Finding(stored["code"], level, stored["cell"], stored["sheet"], facts)
