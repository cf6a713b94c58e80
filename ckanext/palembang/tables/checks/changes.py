"""Figures that leave their series: robustly, against the series' own usual change."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from statistics import median

from ckanext.palembang.reference import areas
from ckanext.palembang.tables.checks.subject import Series, Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.measures import Measure
from ckanext.palembang.tables.model import Observation
from ckanext.palembang.tables.places import CITY

_LEAST_SPREAD = 0.02
#: Percentage points, or points of a rate, that are never a jump.
_LEAST_POINTS = 1.0
_LEAST_SHARE_OF_LEVEL = 0.05
#: From so many on, a figure does not become zero by chance.
_MANY = 100
#: No decimals are said of a figure as large.
_LARGE = 10_000
_ENOUGH_TO_LEAVE_OUT = 5
_SEASON = re.compile(r"\d{4}(-.+)")
_MONTHS = 12
_DAYS = 365.25
_PARTS = {"S": 2, "Q": 4}


@dataclass(frozen=True, slots=True)
class _Past:
    """Earlier figures of a series, the oldest first: years (with fractions) and values."""

    times: tuple[float, ...]
    values: tuple[float, ...]


def check_jumps(subject: Subject) -> Iterator[Finding]:
    """Yield figures that leave their series: against its usual change, robustly.

    The change from the last figure is compared with the median of the earlier changes and their
    median deviation, each by the year: one odd year in the past neither hides the next nor makes one.
    Counts and amounts are compared by ratio, shares and rates by points. In series with few earlier
    figures only a change by a multiple is one, as lost or added zeros make it. Left alone are small
    numbers, and areas before and after a part of them became an area of its own.
    """
    fewest = max(1, subject.thresholds.jump_fewest_years)
    known = {*subject.earlier, *subject.said_periods(), subject.period or ""}
    if not subject.points and len(known) <= fewest:
        return  # no series can have as many figures before its last one
    history = _History(subject)
    for one in subject.observations:
        series, period = subject.series(one), subject.period_of(one)
        if one.value is None or series is None or not history.before(period):
            continue
        if period is not None and subject.earlier.get(period, {}).get(series) == one.value:
            continue  # published before
        past = history.past(series, period)
        if len(past.values) >= fewest:
            now = _time(period) if period else past.times[-1] + 1
            yield from _jump(subject, one, past, now)
        elif past.values:
            yield from _gross_jump(subject, one, past)


class _History:
    """The earlier figures, those of the table itself included, by series."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.figures: dict[str, dict[Series, Decimal]] = {
            period: dict(figures) for period, figures in subject.earlier.items()
        }
        for one in subject.observations:
            series, period = subject.series(one), subject.period_of(one)
            if series is not None and period is not None and one.value is not None:
                self.figures.setdefault(period, {})[series] = one.value
        self.periods = sorted(self.figures)
        self._before: dict[str | None, list[str]] = {}

    def before(self, period: str | None) -> list[str]:
        """Return the periods before one that are of its kind."""
        if period not in self._before:
            now = period or "9999"
            self._before[period] = [
                one for one in self.periods if one < now and _kind(one) == _kind(now)
            ]
        return self._before[period]

    def past(self, series: Series, period: str | None) -> _Past:
        """Return the earlier figures of a series, those of the same season where there are enough."""
        begun = self._begin(series)
        found = [
            (one, value)
            for one in self.before(period)
            if (value := self.figures[one].get(series)) is not None
            and (begun is None or one >= begun)
        ]
        season = _SEASON.fullmatch(period or "")
        same = [pair for pair in found if season and pair[0].endswith(season[1])]
        if len(same) >= self.subject.thresholds.jump_fewest_years:
            found = same
        return _Past(
            tuple(_time(one) for one, _ in found), tuple(float(value) for _, value in found)
        )

    def _begin(self, series: Series) -> str | None:
        """Return the first period since an area has the borders of today."""
        at = self.subject.area_in_series
        if at is None or at >= len(series):
            return None
        code = series[at]
        code = "".join(code[:1]) if isinstance(code, tuple) else code
        first = [self._first(series, code, part) for part in _taken_from().get(code, ())]
        return max((one for one in first if one), default=None)

    def _first(self, series: Series, code: str, part: str) -> str | None:
        """Return the first period with a figure of the area that was taken out of another."""
        other = tuple(part if one == code else (part,) if one == (code,) else one for one in series)
        return next((one for one in self.periods if other in self.figures[one]), None)


@lru_cache(1)
def _taken_from() -> dict[str, tuple[str, ...]]:
    """Return the areas that were taken out of each area."""
    found: dict[str, tuple[str, ...]] = {}
    for level in ("kecamatan", "kelurahan"):
        for one in areas(level, within=CITY):
            if one.split_from:
                found[one.split_from] = (*found.get(one.split_from, ()), one.code)
    return found


@lru_cache(1 << 12)
def _kind(period: str) -> str:
    """Return the form of a period: years are not compared with months."""
    return re.sub(r"\d", "0", period) if period != "9999" else "0000"


@lru_cache(1 << 12)
def _time(period: str) -> float:
    """Return a period as years: `2023-07` is half a year after `2023-01`."""
    year = float(period[:4])
    rest = period[5:]
    if "/" in period or not rest:
        return year
    if rest[0] in _PARTS:
        return year + (int(rest[1]) - 1) / _PARTS[rest[0]]
    month, _, day = rest.partition("-")
    return year + (int(month) - 1) / _MONTHS + (int(day or 1) - 1) / _DAYS


def _gross_jump(subject: Subject, one: Observation, past: _Past) -> Iterator[Finding]:
    """Yield a figure that is many times the last one, or a small part of it."""
    value, last = float(one.value or 0), past.values[-1]
    ratio = subject.thresholds.jump_gross_ratio
    if subject.measure_of(one) in (Measure.SHARE, Measure.RATE) or ratio <= 1:
        return
    if min(value, last) <= 0 or max(value, last) < _MANY:
        return
    if max(value / last, last / value) >= ratio:
        expected = format_number(Decimal(repr(last)).quantize(Decimal(1)))
        printed = format_number(one.value or Decimal(0))
        yield subject.finding("jump", Level.WARNING, one.cell, printed=printed, expected=expected)


def _jump(subject: Subject, one: Observation, past: _Past, now: float) -> Iterator[Finding]:
    value = float(one.value or 0)
    by_points = subject.measure_of(one) in (Measure.SHARE, Measure.RATE)
    if by_points:
        expected = _expected_points(subject, value, past, now)
    elif value == 0:
        expected = past.values[-1] if min(past.values) >= _MANY else None
    elif value > 0 and min(past.values) > 0:
        expected = _expected_ratio(subject, value, past, now)
    else:
        expected = None
    if expected is not None:
        whole = all(number.is_integer() for number in (value, *past.values))
        figure = Decimal(repr(round(expected, 0 if whole or abs(expected) > _LARGE else 2)))
        figure = figure.quantize(Decimal(1)) if figure == int(figure) else figure
        yield subject.finding(
            "jump", Level.WARNING, one.cell,
            printed=format_number(one.value or Decimal(0)), expected=format_number(figure),
        )  # fmt: skip


def _rates(values: Sequence[float], times: Sequence[float]) -> list[float]:
    """Return the change by the year between neighbours."""
    pairs = zip(pairwise(values), pairwise(times), strict=True)
    return [(b - a) / (later - sooner) for (a, b), (sooner, later) in pairs]


def _expected_ratio(subject: Subject, value: float, past: _Past, now: float) -> float | None:
    """Return the figure that was expected where a figure is too far from it by ratio."""
    last, gap = past.values[-1], now - past.times[-1]
    if _is_usual(subject, value / last):
        return None
    rates = _rates([math.log(one) for one in past.values], past.times)
    usual = median(rates)
    spread = max(_LEAST_SPREAD, median(abs(rate - usual) for rate in rates))
    # Among small numbers one case more or less is a large change.
    noise = 2 / math.sqrt(max(1.0, min(last, value)))
    allowed = subject.thresholds.jump_factor * spread * max(1.0, gap) + noise
    # Two or three changes say little of what is usual.
    least = math.log(max(1.0, subject.thresholds.jump_least_ratio)) * (1 + 2 / len(rates))
    change = math.log(value / last)
    near = min(abs(change - usual * gap), abs(change))
    if near <= max(allowed, least) or _has_been_there(value, past.values):
        return None
    return last * math.exp(max(-50.0, min(50.0, usual * gap)))


def _is_usual(subject: Subject, ratio: float) -> bool:
    """Tell whether a change is so small that it is never a jump: most are."""
    least = max(1.0, subject.thresholds.jump_least_ratio)
    return 1 / least <= ratio <= least


def _has_been_there(value: float, values: Sequence[float]) -> bool:
    """Tell whether a figure lies where the series was before, one odd year at each end aside."""
    usual = sorted(values)[1:-1] if len(values) >= _ENOUGH_TO_LEAVE_OUT else sorted(values)
    return usual[0] <= value <= usual[-1]


def _expected_points(subject: Subject, value: float, past: _Past, now: float) -> float | None:
    """Return the figure that was expected where a share or rate is too many points from it."""
    # Rates go up and down: what counts is their middle and how far they usually are from it.
    middle = median((*past.values[-5:], past.values[-1]))
    spread = median(abs(one - middle) for one in past.values)
    steps = median(abs(rate) for rate in _rates(past.values, past.times))
    gap = max(1.0, now - past.times[-1])
    usual = max(spread, steps * gap, _LEAST_SHARE_OF_LEVEL * abs(middle) / 2)
    allowed = max(_LEAST_POINTS, subject.thresholds.jump_factor * usual)
    near = min(abs(value - past.values[-1]), abs(value - middle))
    return middle if near > allowed else None
