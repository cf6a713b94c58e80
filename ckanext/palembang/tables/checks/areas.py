"""Every district exactly once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ckanext.palembang.reference import area
from ckanext.palembang.tables.checks.subject import Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.places import expected_areas
from ckanext.palembang.tables.structure.arrange_places import names_area


def check_missing_areas(subject: Subject) -> Iterator[Finding]:
    """Yield the areas that a table lacks: 18 districts, 16 before 2018, 14 before 2007.

    Areas of which the dataset has never had a figure, though they existed, are not missed.
    """
    level = subject.level
    if level is None:
        return
    found: dict[str | None, set[str]] = defaultdict(set)
    for one in subject.observations:
        period = subject.period_of(one)
        if one.area:
            found[period[:4] if period else None].add(one.area)
    never = _never_there(subject)
    for year, there in sorted(found.items(), key=str):
        number = int(year) if year and year.isdecimal() else None
        expected = expected_areas(level, number)
        missing = sorted(expected - there - never)
        if missing and len(missing) < len(expected):
            names = ", ".join(area(code).name for code in missing)
            yield subject.finding(
                "area-missing",
                Level.ERROR,
                subject.table.range,
                count=str(len(missing)),
                names=names,
            )


def _never_there(subject: Subject) -> set[str]:
    """Return the areas that existed in an earlier period, but had no figure in any."""
    at = subject.area_in_series
    if subject.structure is None or at is None or subject.level is None or not subject.earlier:
        return set()
    had = {series[at] for figures in subject.earlier.values() for series in figures}
    expected: set[str] = set()
    for period in subject.earlier:
        if period[:4].isdecimal():
            expected |= expected_areas(subject.level, int(period[:4]))
    return expected - had


def check_repeated_areas(subject: Subject) -> Iterator[Finding]:
    """Yield areas that stand more than once with the same other labels and period.

    In a table that has been arranged they have the same key, and that was said.
    """
    if subject.level is None or subject.structure is not None:
        return
    seen: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for one in subject.observations:
        if one.area:
            others = tuple(label for label in one.row if not names_area(label, one.area))
            seen[one.area, others, one.column, one.period].append(one.cell)
    said: set[str] = set()
    for (code, *_), cells in seen.items():
        if len(cells) > 1 and str(code) not in said:
            said.add(str(code))
            yield subject.finding(
                "area-repeated",
                Level.ERROR,
                cells[-1],
                name=area(str(code)).name,
                others=", ".join(cells),
            )
