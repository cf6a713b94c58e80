"""Figures that cannot be: negative or fractional counts, shares beyond 100, unknown signs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ckanext.palembang.tables.cells import place_of, span_of
from ckanext.palembang.tables.checks.subject import Measure, Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.language.symbols import is_known_sign
from ckanext.palembang.tables.model import Observation

_HUNDRED = Decimal(100)
_SHARE = re.compile(r"%|\b(?:persen|persentase|percent|percentage)\b", re.IGNORECASE)
#: Percentages that are no parts of a whole: they go below 0 and beyond 100.
_CHANGE = re.compile(
    r"\b(?:inflasi|inflation|laju|pertumbuhan|growth|perubahan|change|deflasi|kenaikan|rasio|ratio)\b",
    re.IGNORECASE,
)
_FEWEST_SHARES = 3
_NEAR_HUNDRED = Decimal(20)


def check_negative_counts(subject: Subject) -> Iterator[Finding]:
    """Yield counts below zero."""
    if subject.measure is not Measure.COUNT and not subject.measures:
        return
    for one in subject.observations:
        if one.value is not None and one.value < 0 and subject.measure_of(one) is Measure.COUNT:
            yield subject.finding(
                "negative-count", Level.ERROR, one.cell, printed=format_number(one.value)
            )


def check_fractional_counts(subject: Subject) -> Iterator[Finding]:
    """Yield counts that are no whole numbers."""
    if (subject.measure is not Measure.COUNT and not subject.measures) or _is_scaled(subject):
        return
    for one in subject.observations:
        if one.value is None or one.value == one.value.to_integral_value():
            continue
        if subject.measure_of(one) is Measure.COUNT and not _is_scaled_unit(one.unit or ""):
            yield subject.finding(
                "fractional-count", Level.ERROR, one.cell, printed=format_number(one.value)
            )


def _is_scaled(subject: Subject) -> bool:
    return _is_scaled_unit(f"{subject.unit or ''} {subject.table.unit or ''}")


def _is_scaled_unit(unit: str) -> bool:
    return any(
        word in unit.casefold() for word in ("ribu", "juta", "miliar", "thousand", "million")
    )


def check_share_range(subject: Subject) -> Iterator[Finding]:
    """Yield percentages outside 0 to 100, where the figures are shares of a whole."""
    if subject.measure is not Measure.SHARE and not subject.measures:
        return
    title = f"{subject.table.title.id or ''} {subject.table.title.en or ''}"
    changes = _CHANGE.search(f"{title} {subject.structure.title if subject.structure else ''}")
    for one in subject.observations:
        if one.value is None or 0 <= one.value <= _HUNDRED:
            continue
        if subject.measure_of(one) is Measure.SHARE and not changes:
            yield subject.finding(
                "share-out-of-range", Level.WARNING, one.cell, printed=format_number(one.value)
            )


def check_shares_add_up(subject: Subject) -> Iterator[Finding]:
    """Yield columns and rows of shares with a total of 100 whose parts do not add up to it."""
    lines: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in subject.observations:
        if subject.measure_of(one) is Measure.SHARE or _SHARE.search(
            f"{' '.join(one.column)} {one.unit or ''}"
        ):
            lines["column", one.column, one.period].append(one)
            lines["row", one.row, one.period].append(one)
    tolerance = subject.thresholds.share_tolerance
    for cells in lines.values():
        parts = [one for one in cells if not one.is_total]
        totals = [one for one in cells if one.is_total and one.value == _HUNDRED]
        numbers = [one.value for one in parts if one.value is not None]
        if not totals or len(numbers) < _FEWEST_SHARES or len(numbers) < len(parts):
            continue
        added = sum(numbers, Decimal(0))
        if tolerance < abs(added - _HUNDRED) < _NEAR_HUNDRED:
            where = span_of([place_of(one.cell) for one in parts])
            yield subject.finding(
                "shares-not-100",
                Level.ERROR,
                where,
                sum=format_number(added),
                tolerance=format_number(tolerance),
            )


def check_unknown_signs(subject: Subject) -> Iterator[Finding]:
    """Yield signs that are not in the list of BPS."""
    for one in subject.flagged():
        if one.flag and not is_known_sign(one.flag):
            yield subject.finding("unknown-symbol", Level.WARNING, one.cell, printed=one.flag)


def check_mixed_precision(subject: Subject) -> Iterator[Finding]:
    """Yield columns that mix numbers of very different numbers of decimals."""
    columns: dict[tuple[str, ...], Counter[int]] = defaultdict(Counter)
    for one in subject.observations:
        if one.value:
            columns[one.column][_decimals(one.value)] += 1
    for head, decimals in columns.items():
        if max(decimals) - min(decimals) > 2 and min(decimals.values()) * 4 > decimals.total():
            cells = [one.cell for one in subject.observations if one.value and one.column == head]
            where = span_of(map(place_of, cells))
            precisions = ", ".join(map(str, sorted(decimals)))
            yield subject.finding("mixed-precision", Level.INFO, where, precisions=precisions)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
