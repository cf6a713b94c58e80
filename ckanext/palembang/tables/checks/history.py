"""Against the metadata: the period it is handed in for, the unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.cells import place_of, span_of
from ckanext.palembang.tables.checks.subject import Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.model import Observation

_MOST_NAMED = 5
_LANGUAGES = re.compile(r"\s*[/|]\s*(?=[A-Za-z])")


def check_period(subject: Subject) -> Iterator[Finding]:
    """Yield a table that says another period than the one it is handed in for."""
    said = subject.said_periods() or set(subject.table.years)
    if subject.period and said and not any(_same(subject.period, one) for one in said):
        found = ", ".join(sorted(said)[:_MOST_NAMED])
        yield subject.finding(
            "wrong-period", Level.ERROR, subject.table.range, found=found, expected=subject.period
        )


def _same(expected: str, said: str) -> bool:
    if said == expected or said.startswith(f"{expected}-") or expected.startswith(f"{said}-"):
        return True
    # A school year may be named by one of its years.
    school, year = (expected, said) if "/" in expected else (said, expected)
    return "/" in school and "/" not in year and year[:4] in school.split("/")


def check_unit(subject: Subject) -> Iterator[Finding]:
    """Yield a table, or columns of it, whose unit is not that of the metadata."""
    if not subject.unit and not subject.units:
        return
    wrong: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for one in subject.observations:
        expected = _unit_of(subject, one)
        said = one.unit or subject.table.unit
        if expected and said and _unit(said).isdisjoint(_unit(expected)):
            wrong[said, expected].append(one)
    for (said, expected), cells in wrong.items():
        whole = len(cells) == len(subject.observations)
        where = subject.table.range if whole else span_of([place_of(one.cell) for one in cells])
        yield subject.finding("wrong-unit", Level.ERROR, where, found=said, expected=expected)


def _unit_of(subject: Subject, one: Observation) -> str | None:
    """Return the unit that the metadata say of a figure."""
    point = subject.points.get(one.cell)
    if point is not None and subject.units:
        for said in enumerate(point.key):
            if said in subject.units:
                return subject.units[said]
    return subject.unit if subject.measure_of(one) is subject.measure else None


def _unit(text: str) -> frozenset[str]:
    """Return the codes that a unit in one or two languages may be."""
    units = code_list("satuan")
    names = {text, *_LANGUAGES.split(text)}
    plain = (" ".join(name.casefold().split()) for name in names)
    return frozenset(units.normalise(name) or name for name in plain if name)
