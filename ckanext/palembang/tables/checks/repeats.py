"""An old table, or a column of it, sent again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ckanext.palembang.tables.cells import place_of, span_of
from ckanext.palembang.tables.checks.subject import Series, Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.model import Observation

#: Sizes of areas are the same every year.
_LASTING_UNITS = (
    "km2",
    "km²",
    "ha",
    "hektar",
    "hektare",
    "hectare",
    "hectares",
    "kilometer persegi",
)
_MOSTLY = 0.8

_Figures = dict[Series, tuple[Observation, Decimal]]


def check_unchanged(subject: Subject) -> Iterator[Finding]:
    """Yield a table all of whose figures are those of an earlier period."""
    for period, figures in _by_period(subject).items():
        before = _same_as(subject, figures, period, any_period=True)
        if before is not None:
            yield subject.finding(
                "unchanged", Level.WARNING, subject.table.range,
                count=str(len(figures)), period=before,
            )  # fmt: skip
            return


def check_repeated_series(subject: Subject) -> Iterator[Finding]:
    """Yield columns or groups whose figures are all those of the period before."""
    for period, figures in _by_period(subject).items():
        if _same_as(subject, figures, period, any_period=True) is not None:
            continue
        groups: dict[object, _Figures] = defaultdict(dict)
        for series, pair in figures.items():
            groups[_group(subject, series, pair[0])][series] = pair
        for group in groups.values() if len(groups) > 1 else ():
            before = _same_as(subject, group, period, any_period=False)
            if before is not None:
                cells = [place_of(one.cell) for one, _ in group.values()]
                yield subject.finding(
                    "series-unchanged", Level.WARNING, span_of(cells),
                    count=str(len(group)), period=before,
                )  # fmt: skip


def _by_period(subject: Subject) -> dict[str | None, _Figures]:
    """Return the figures that are new: those of periods of which nothing is known yet."""
    found: dict[str | None, _Figures] = defaultdict(dict)
    if not subject.earlier:
        return found
    for one in subject.observations:
        series, period = subject.series(one), subject.period_of(one)
        if one.value and series is not None and period not in subject.earlier:
            found[period][series] = (one, one.value)
    return found


def _group(subject: Subject, series: Series, one: Observation) -> object:
    """Return what the figures of one column have in common: all but the area."""
    at = subject.area_in_series
    if subject.structure is None or at is None:
        return one.column
    return (*series[:at], *series[at + 1 :])


def _same_as(
    subject: Subject, figures: _Figures, period: str | None, *, any_period: bool
) -> str | None:
    """Return the earlier period whose figures these are, if that cannot be chance."""
    if _is_lasting(subject, figures):
        return None
    periods = [one for one in sorted(subject.earlier, reverse=True) if not period or one < period]
    for number, before in enumerate(periods if any_period else periods[:1]):
        known = subject.earlier[before]
        both = [
            (value, known[series]) for series, (_, value) in figures.items() if known.get(series)
        ]
        if not both or any(value != old for value, old in both):
            continue
        equal = sum(_digits(value) - 1 for value, _ in both)
        if len(both) * 2 < len(figures) or equal < subject.thresholds.least_values_unchanged:
            continue
        usual = periods[number + 1 : number + 2]
        stays = bool(usual) and _repeats(known, subject.earlier[usual[0]], figures)
        return None if stays else before
    return None


def _is_lasting(subject: Subject, figures: _Figures) -> bool:
    units = {one.unit or subject.table.unit or subject.unit or "" for one, _ in figures.values()}
    return all(unit.casefold().strip() in _LASTING_UNITS for unit in units)


def _digits(value: Decimal) -> int:
    """Return how many digits of a figure say something: 1 for 7, 2 for 12 and 1200."""
    return len(value.normalize().as_tuple().digits)


def _repeats(
    figures: Mapping[Series, Decimal], before: Mapping[Series, Decimal], among: _Figures
) -> bool:
    """Tell whether these figures have stayed the same before."""
    both = [series for series in among if series in figures and series in before]
    same = sum(figures[series] == before[series] for series in both)
    return bool(both) and same >= len(both) * _MOSTLY
