"""Check a table that has been arranged by the structure of its dataset."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from ckanext.palembang.tables.checks.running import check
from ckanext.palembang.tables.checks.settings import CheckSettings
from ckanext.palembang.tables.checks.subject import Series, Subject
from ckanext.palembang.tables.findings import Finding
from ckanext.palembang.tables.model import Table
from ckanext.palembang.tables.structure.arrangement import Arrangement
from ckanext.palembang.tables.structure.model import DataStructure, Role

_LEVELS = {2: "kecamatan", 3: "kelurahan"}
_MOSTLY = 0.5


def check_table(
    table: Table,
    arrangement: Arrangement,
    structure: DataStructure,
    earlier: Mapping[str, Mapping[tuple[str, ...], Decimal]],
    period: str | None,
    settings: CheckSettings | None = None,
) -> tuple[Finding, ...]:
    """Return what the checks find in a table, beyond what reading and arranging it said.

    Args:
        table: the table as it was read.
        arrangement: its figures at their places.
        structure: what the dataset is, measure, unit and level of areas above all.
        earlier: published figures by period, and by key without the period.
        period: what the table is handed in for.
        settings: checks that are off, and thresholds.
    """
    settings = settings or CheckSettings()
    known = arrangement.structure
    dimensions = tuple(enumerate(known.dimensions))
    subject = Subject(
        table=table,
        measure=structure.measure,
        unit=structure.unit,
        period=period,
        earlier=cast("Mapping[str, Mapping[Series, Decimal]]", earlier),
        level=_level(structure),
        thresholds=settings.thresholds,
        structure=known,
        points={_bare(point.cell): point for point in arrangement.points if point.cell},
        time_at=_position(known, Role.TIME),
        area_at=_position(known, Role.AREA),
        measures={(at, m.code): m.measure for at, c in dimensions for m in c.members if m.measure},
        units={(at, m.code): m.unit for at, c in dimensions for m in c.members if m.unit},
    )
    return check(subject, without=settings.off)


def _bare(cell: str) -> str:
    return cell.rpartition("!")[2]


def _position(structure: DataStructure, role: Role) -> int | None:
    return next((at for at, one in enumerate(structure.dimensions) if one.role is role), None)


def _level(structure: DataStructure) -> str | None:
    """Return the level of areas that must all be there; None where areas are no list of a level."""
    area = structure.dimension(Role.AREA)
    if area is None or len(area.members) == 1:
        return None
    depths = [one.code.count(".") for one in area.members if one.code.startswith("16.71.")]
    if len(depths) < len(area.members) * _MOSTLY:
        return None
    return _LEVELS.get(max(set(depths), key=depths.count))
