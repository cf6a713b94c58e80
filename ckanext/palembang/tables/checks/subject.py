"""What a check looks at: the table, what its metadata say, the years before, the thresholds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.measures import ADDABLE, Measure
from ckanext.palembang.tables.model import Observation, Table
from ckanext.palembang.tables.observations import Observations
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure

#: A series: row and column label without the words of its period, or its members without its period.
Series = tuple[str | tuple[str, ...], ...]

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*/\s*(?:19|20)?\d\d)?\b")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How far a figure may go; an operator may change each per dataset.

    Attributes:
        share_tolerance: percentage points that rounding explains in a sum of shares.
        total_tolerance: units of the last digit that rounding explains for each part of a sum.
        jump_factor: how many times its usual change a series may change.
        jump_least_ratio: changes below this ratio are never a jump.
        jump_fewest_years: series with fewer earlier figures have no usual change.
        jump_gross_ratio: in those, so many times the last figure is a jump; 1 or less: none is.
        least_values_unchanged: so many figures of two digits that are equal are no coincidence.
    """

    share_tolerance: Decimal = Decimal("0.5")
    total_tolerance: float = 0.5
    jump_factor: float = 6.0
    jump_least_ratio: float = 1.3
    jump_fewest_years: int = 3
    jump_gross_ratio: float = 8.0
    least_values_unchanged: int = 10


def _nothing() -> dict[str, dict[Series, Decimal]]:
    return {}


def _no_measures() -> dict[tuple[int, str], Measure]:
    return {}


def _no_units() -> dict[tuple[int, str], str]:
    return {}


def _no_points() -> dict[str, DataPoint]:
    return {}


@dataclass(frozen=True, slots=True)
class Subject:
    """One table to check and what is known about it.

    Attributes:
        table: the table as it was read.
        measure: what the metadata say that the figures are; None when they do not.
        unit: the unit that the metadata say.
        period: the period it is handed in for.
        earlier: figures of earlier periods, by period and series.
        level: codes are of this level of areas (`kecamatan`), None when areas are no dimension.
        thresholds: how far a figure may go.
        structure: what the dataset is, when the table has been arranged by it.
        points: the arranged figures by their cells.
        time_at: where in a key the period stands.
        area_at: where in a key the area stands.
        measures: what the figures of a member are, by position and code, where members say it.
        units: their units, in the same way.
    """

    table: Table
    measure: Measure | None = None
    unit: str | None = None
    period: str | None = None
    earlier: Mapping[str, Mapping[Series, Decimal]] = field(default_factory=_nothing)
    level: str | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    structure: DataStructure | None = None
    points: Mapping[str, DataPoint] = field(default_factory=_no_points)
    time_at: int | None = None
    area_at: int | None = None
    measures: Mapping[tuple[int, str], Measure] = field(default_factory=_no_measures)
    units: Mapping[tuple[int, str], str] = field(default_factory=_no_units)

    @property
    def observations(self) -> Sequence[Observation]:
        """The data cells of the table."""
        return self.table.observations

    def flagged(self) -> Iterator[Observation]:
        """Yield the data cells with a sign or mark, in a large table without making the others."""
        cells = self.table.observations
        return cells.flagged() if isinstance(cells, Observations) else iter(cells)

    def said_periods(self) -> set[str]:
        """Return the periods that the data cells say."""
        cells = self.table.observations
        facts = cells.facts() if isinstance(cells, Observations) else cells
        return {one.period for one in facts if one.period}

    @property
    def area_in_series(self) -> int | None:
        """Where the area stands in a series: in a key without its period."""
        if self.structure is None:
            return 0
        if self.area_at is None or self.time_at is None or self.time_at > self.area_at:
            return self.area_at
        return self.area_at - 1

    def finding(self, code: str, level: Level, cell: str | None, **facts: str) -> Finding:
        """Return a finding about this table."""
        return Finding(code, level, cell, self.table.sheet, facts)

    def series(self, one: Observation) -> Series | None:
        """Return the series of an observation, None when it is no figure of the dataset."""
        if self.structure is None:
            return series_of(one)
        point = self.points.get(one.cell)
        return without_time(point.key, self.time_at) if point else None

    def period_of(self, one: Observation) -> str | None:
        """Return the period of an observation, that of the hand-in where it has none."""
        point = self.points.get(one.cell)
        if point is not None and self.time_at is not None:
            return point.key[self.time_at]
        return one.period or self.period

    def measure_of(self, one: Observation) -> Measure | None:
        """Return what a figure is: by its members, else by the metadata.

        A rate or an average that stands in a table of counts is none.
        """
        point = self.points.get(one.cell)
        if point is not None and self.measures:
            for said in enumerate(point.key):
                if said in self.measures:
                    return self.measures[said]
        if self.measure in ADDABLE and any(map(_is_rate, (*one.column, *one.row))):
            return None
        return self.measure


@lru_cache(1 << 16)
def _is_rate(label: str) -> bool:
    return bool(words.NOT_ADDITIVE.search(label))


#: A check looks at a subject and yields what it finds.
Check = Callable[[Subject], Iterator[Finding]]


def without_time(key: tuple[str, ...], position: int | None) -> tuple[str, ...]:
    """Return a key without its period."""
    return key if position is None else (*key[:position], *key[position + 1 :])


def series_of(one: Observation) -> Series:
    """Return the series that an observation belongs to, the same in every year's table."""

    def bare(texts: tuple[str, ...]) -> tuple[str, ...]:
        found = (" ".join(_YEAR.sub("", text).casefold().split()) for text in texts)
        return tuple(text for text in found if text)

    row = (one.area,) if one.area else bare(one.row)
    return row, bare(one.column)
