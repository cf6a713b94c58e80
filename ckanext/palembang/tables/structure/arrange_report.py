"""What arranging has to say, gathered so that a column of figures gives one finding."""

from __future__ import annotations

from dataclasses import dataclass, field

from ckanext.palembang.tables.cells import Place, place_of, span_of
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.model import Observation, Table
from ckanext.palembang.tables.structure.model import DataStructure, DimensionColumn, Member


def _places() -> list[Place]:
    return []


@dataclass(slots=True)
class _Issue:
    code: str
    level: Level
    facts: dict[str, str]
    places: list[Place] = field(default_factory=_places)


class Report:
    """Gathers findings about observations by what they have in common."""

    def __init__(self, table: Table, structure: DataStructure) -> None:
        self.table, self.structure = table, structure
        self._issues: dict[tuple[object, ...], _Issue] = {}
        self._unplaced: list[str] = []

    def address(self, one: Observation) -> str:
        """Return where an observation stands: with its sheet, where there are sheets."""
        return f"{self.table.sheet}!{one.cell}" if self.table.sheet else one.cell

    def new_member(self, one: Observation, column: DimensionColumn, member: Member) -> None:
        """Say that a label is a member that the dataset did not have."""
        facts = {"name": member.label, "dimension": column.label}
        self._add(one, "unknown-member", Level.WARNING, facts, column.name, member.code)

    def new_area(self, one: Observation, member: Member) -> None:
        """Say that an official area is new to the dataset."""
        facts = {"name": member.label, "area": member.code}
        self._add(one, "new-area", Level.INFO, facts, member.code)

    def unplaced(self, one: Observation, missing: str) -> None:
        """Say that an observation has no place, and what of it is not clear."""
        self._unplaced.append(one.cell)
        name = " – ".join(one.column or one.row)
        facts = {"name": name, "missing": missing}
        self._add(one, "unplaced", Level.ERROR, facts, one.column, missing)

    def duplicate(self, one: Observation, first: Observation, key: tuple[str, ...]) -> None:
        """Say that the place of an observation is taken."""
        self._unplaced.append(one.cell)
        facts = {"other": first.cell, "name": ", ".join(self._labels(key))}
        self._add(one, "duplicate-key", Level.ERROR, facts, one.column)

    def _labels(self, key: tuple[str, ...]) -> list[str]:
        labels: list[str] = []
        for column, code in zip(self.structure.dimensions, key, strict=True):
            found = next((one.label for one in column.members if one.code == code), code)
            labels.append(found)
        return labels

    def _add(
        self, one: Observation, code: str, level: Level, facts: dict[str, str], *same: object
    ) -> None:
        issue = self._issues.setdefault((code, *same), _Issue(code, level, facts))
        issue.places.append(place_of(one.cell))

    def result(self) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """Return the findings, and the cells that have no place."""
        findings = tuple(
            Finding(
                issue.code,
                issue.level,
                span_of(issue.places),
                self.table.sheet,
                issue.facts | {"count": str(len(issue.places))},
            )
            for issue in self._issues.values()
        )
        return findings, tuple(self._unplaced)
