"""Members of a dimension add up to its total: all areas to the city, items to their sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ckanext.palembang.tables.cells import place_of, span_of
from ckanext.palembang.tables.checks.subject import Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.measures import ADDABLE, Measure
from ckanext.palembang.tables.model import Observation
from ckanext.palembang.tables.places import CITY
from ckanext.palembang.tables.structure.model import DimensionColumn, Role

_FEWEST_PARTS = 2
_NEAR = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and what it must be the sum of."""

    total: Observation
    parts: tuple[Observation, ...]

    @property
    def added(self) -> Decimal:
        return sum((one.value or Decimal(0) for one in self.parts), Decimal(0))

    @property
    def printed(self) -> Decimal:
        return self.total.value or Decimal(0)

    @property
    def step(self) -> Decimal:
        """One unit of the last digit that any of the figures has."""
        exponents = [
            exponent
            for one in (self.total, *self.parts)
            if one.value is not None
            and isinstance(exponent := one.value.normalize().as_tuple().exponent, int)
        ]
        return Decimal(1).scaleb(min(0, *exponents, 0))


def check_member_totals(subject: Subject) -> Iterator[Finding]:
    """Yield totals of a dimension that are not the sum of its members, beyond rounding.

    A dimension whose sums never hold, and are far from the totals, is none that adds up; counts of areas do.
    """
    structure = subject.structure
    if structure is None or (subject.measure not in ADDABLE and subject.measure is not None):
        return
    if subject.measure is None and words.NOT_ADDITIVE.search(structure.title):
        return
    for position, column in enumerate(structure.dimensions):
        if column.role in (Role.TIME, Role.INDICATOR):
            continue
        sums = list(_sums(subject, position, column))
        wrong = [one for one in sums if _differs(subject, one)]
        is_sum = column.role is Role.AREA and subject.measure is Measure.COUNT
        is_meant = is_sum or all(_is_near(one) for one in wrong)
        if len(wrong) * 2 > len(sums) and not is_meant:
            continue
        for one in wrong:
            yield _finding(subject, one)


def _sums(subject: Subject, position: int, column: DimensionColumn) -> Iterator[_Sum]:
    total = _total_of(column)
    if total is None:
        return
    parts = _parts_of(column, total)
    groups: dict[tuple[str, ...], dict[str, Observation]] = defaultdict(dict)
    for one in subject.observations:
        point = subject.points.get(one.cell)
        if point is not None and subject.measure_of(one) in (None, *ADDABLE):
            rest = (*point.key[:position], *point.key[position + 1 :])
            groups[rest][point.key[position]] = one
    for group in groups.values():
        found = tuple(one for code, one in group.items() if code in parts)
        # A figure that is missing or only a sign may be anything.
        if total not in group or len(found) < max(_FEWEST_PARTS, _fewest(column, parts)):
            continue
        if all(one.value is not None for one in (group[total], *found)):
            yield _Sum(group[total], found)


def _total_of(column: DimensionColumn) -> str | None:
    if column.role is Role.AREA:
        return CITY if any(one.code == CITY for one in column.members) else None
    return next(
        (one.code for one in column.members if one.is_total or words.is_total(one.label)), None
    )


def _parts_of(column: DimensionColumn, total: str) -> frozenset[str]:
    """Return the members that a total is the sum of: for the city, one level of areas."""
    if column.role is not Role.AREA:
        return frozenset(
            one.code
            for one in column.members
            if one.code != total and not one.is_total and not words.is_total(one.label)
        )
    depths = {one.code.count(".") for one in column.members if one.code.startswith(f"{CITY}.")}
    return frozenset(
        one.code
        for one in column.members
        if depths and one.code.startswith(f"{CITY}.") and one.code.count(".") == min(depths)
    )


def _fewest(column: DimensionColumn, parts: frozenset[str]) -> int:
    """Return how many parts must be there: districts may have been fewer in earlier years."""
    return len(parts) - 4 if column.role is Role.AREA and len(parts) > 4 else 1


def _differs(subject: Subject, one: _Sum) -> bool:
    exact = one.step == 1 and not _is_scaled(subject, one.total)
    allowed = Decimal(0)
    if not exact:
        allowed = (
            one.step * Decimal(repr(subject.thresholds.total_tolerance)) * (len(one.parts) + 1)
        )
    return abs(one.added - one.printed) > allowed


def _is_scaled(subject: Subject, one: Observation) -> bool:
    """Tell whether a figure may be rounded to thousands, millions."""
    unit = f"{one.unit or ''} {subject.unit or ''} {subject.table.unit or ''}".casefold()
    return any(word in unit for word in ("ribu", "juta", "miliar", "thousand", "million"))


def _is_near(one: _Sum) -> bool:
    """Tell whether a sum is near its total: then it is meant to be it."""
    return bool(one.added) and abs(one.printed / one.added - 1) <= _NEAR


def _finding(subject: Subject, one: _Sum) -> Finding:
    return subject.finding(
        "member-total-mismatch",
        Level.WARNING,
        one.total.cell,
        parts=span_of([place_of(part.cell) for part in one.parts]) or "",
        sum=format_number(one.added),
        printed=format_number(one.printed),
    )
