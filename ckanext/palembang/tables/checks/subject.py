"""What a check looks at: the table, what its metadata say, the years before, the thresholds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.model import Observation, Table

#: A series: row and column label without the words of its period.
Series = tuple[tuple[str, ...], tuple[str, ...]]

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*/\s*(?:19|20)?\d\d)?\b")


class Measure(Enum):
    """What the figures of a dataset are: it decides which checks apply."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    RATE = "rate"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How far a figure may go; an operator may change each per dataset.

    Attributes:
        share_tolerance: percentage points that rounding explains in a sum of shares.
        jump_factor: how many times its usual change a series may change.
        jump_least_ratio: changes below this ratio are never a jump.
        least_values_unchanged: so many equal figures are no coincidence.
    """

    share_tolerance: Decimal = Decimal("0.5")
    jump_factor: float = 6.0
    jump_least_ratio: float = 1.3
    least_values_unchanged: int = 10


def _nothing() -> dict[str, dict[Series, Decimal]]:
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
    """

    table: Table
    measure: Measure | None = None
    unit: str | None = None
    period: str | None = None
    earlier: Mapping[str, Mapping[Series, Decimal]] = field(default_factory=_nothing)
    level: str | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The data cells of the table."""
        return self.table.observations

    def finding(self, code: str, level: Level, cell: str | None, **facts: str) -> Finding:
        """Return a finding about this table."""
        return Finding(code, level, cell, self.table.sheet, facts)


#: A check looks at a subject and yields what it finds.
Check = Callable[[Subject], Iterator[Finding]]


def series_of(one: Observation) -> Series:
    """Return the series that an observation belongs to, the same in every year's table."""

    def bare(words: tuple[str, ...]) -> tuple[str, ...]:
        texts = (" ".join(_YEAR.sub("", word).casefold().split()) for word in words)
        return tuple(text for text in texts if text)

    row = (one.area,) if one.area else bare(one.row)
    return row, bare(one.column)
