"""Every district exactly once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ckanext.palembang.reference import area
from ckanext.palembang.tables.checks.subject import Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.places import expected_areas


def check_missing_areas(subject: Subject) -> Iterator[Finding]:
    """Yield the areas that a table lacks: 18 districts, 16 before 2018, 14 before 2007."""
    level = subject.level
    if level is None:
        return
    periods = {one.period[:4] for one in subject.observations if one.period} or {None}
    for year in sorted(periods, key=str):
        found = {
            o.area
            for o in subject.observations
            if year is None or not o.period or o.period[:4] == year
        }
        expected = expected_areas(level, int(year) if year else None)
        missing = sorted(expected - found)
        if missing and len(missing) < len(expected):
            names = ", ".join(area(code).name for code in missing)
            yield subject.finding(
                "area-missing",
                Level.ERROR,
                subject.table.range,
                count=str(len(missing)),
                names=names,
            )


def check_repeated_areas(subject: Subject) -> Iterator[Finding]:
    """Yield areas that stand more than once with the same other labels and period."""
    if subject.level is None:
        return
    seen: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for one in subject.observations:
        if one.area:
            seen[one.area, one.row[:-1], one.column, one.period].append(one.cell)
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
