"""Against earlier years: jumps, an old table sent again, the wrong year, the wrong unit."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.checks.subject import Series, Subject, series_of
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.model import Observation

_FEWEST_YEARS = 3
_LEAST_SPREAD = 0.02


def check_jumps(subject: Subject) -> Iterator[Finding]:
    """Yield figures that leave their series: against its usual change, robustly.

    The change from the last year, as a logarithm, is compared with the median of the
    earlier changes and their median deviation: one odd year in the past does not hide the
    next. Series with fewer than three earlier years, and small numbers, are left alone.
    """
    for one in subject.observations:
        if one.value is None or one.value <= 0:
            continue
        past = _past(subject, one)
        if len(past) >= _FEWEST_YEARS:
            yield from _jump(subject, one, one.value, past)


def _past(subject: Subject, one: Observation) -> list[float]:
    now = one.period or subject.period or "9999"
    series = series_of(one)
    found = [
        float(figures[series])
        for period, figures in sorted(subject.earlier.items())
        if period < now and series in figures
    ]
    return [value for value in found if value > 0]


def _jump(
    subject: Subject, one: Observation, value: Decimal, past: list[float]
) -> Iterator[Finding]:
    changes = [math.log(b / a) for a, b in itertools.pairwise(past)]
    usual = median(changes)
    spread = max(_LEAST_SPREAD, median(abs(change - usual) for change in changes))
    change = math.log(float(value) / past[-1])
    # Among small numbers one case more or less is a large change.
    noise = 2 / math.sqrt(max(1.0, min(past[-1], float(value))))
    allowed = subject.thresholds.jump_factor * spread + noise
    if abs(change - usual) > max(allowed, math.log(subject.thresholds.jump_least_ratio)):
        expected = Decimal(round(past[-1] * math.exp(usual), 2))
        yield subject.finding(
            "jump", Level.WARNING, one.cell,
            printed=format_number(value), expected=format_number(expected.quantize(Decimal("0.01"))),
        )  # fmt: skip


def check_unchanged(subject: Subject) -> Iterator[Finding]:
    """Yield a table all of whose figures are those of an earlier period."""
    figures: dict[Series, Decimal] = {
        series_of(one): one.value for one in subject.observations if one.value
    }
    for period, before in sorted(subject.earlier.items(), reverse=True):
        both = [series for series in figures if before.get(series)]
        if len(both) >= subject.thresholds.least_values_unchanged and all(
            figures[series] == before[series] for series in both
        ):
            yield subject.finding(
                "unchanged", Level.WARNING, subject.table.range, count=str(len(both)), period=period
            )
            return


def check_period(subject: Subject) -> Iterator[Finding]:
    """Yield a table that says another period than the one it is handed in for."""
    said = {one.period for one in subject.observations if one.period}
    if subject.period and said and not any(_same(subject.period, one) for one in said):
        found = ", ".join(sorted(said)[:5])
        yield subject.finding(
            "wrong-period", Level.ERROR, subject.table.range, found=found, expected=subject.period
        )


def _same(expected: str, said: str) -> bool:
    return said == expected or said.startswith(f"{expected}-") or expected.startswith(f"{said}-")


def check_unit(subject: Subject) -> Iterator[Finding]:
    """Yield a table whose unit is not that of the metadata."""
    if not subject.unit or not subject.table.unit:
        return
    units = code_list("satuan")
    said, expected = (
        units.normalise(text.casefold()) or text.casefold()
        for text in (subject.table.unit, subject.unit)
    )
    if said != expected:
        yield subject.finding(
            "wrong-unit",
            Level.ERROR,
            subject.table.range,
            found=subject.table.unit,
            expected=subject.unit,
        )
