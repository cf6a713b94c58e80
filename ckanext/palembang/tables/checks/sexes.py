"""Men and women add up to the total beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ckanext.palembang.tables.checks.subject import Measure, Subject
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.model import Observation

_MEN = re.compile(r"^\W*(?:l|lk|laki\W*laki|laki|pria|male|men)\b(?!\s*[+&/])", re.IGNORECASE)
_WOMEN = re.compile(r"^\W*(?:p|pr|perempuan|wanita|female|women)\b(?!\s*[+&/])", re.IGNORECASE)
_ADDABLE = (None, Measure.COUNT, Measure.AMOUNT)


def check_sexes(subject: Subject) -> Iterator[Finding]:
    """Yield totals that are not men plus women, with the same other labels and period."""
    if subject.measure not in _ADDABLE:
        return
    groups: dict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for one in subject.observations:
        if not any(map(_kind, one.row)) and not any(map(_kind, one.column)):
            continue
        labels = (*one.row, *one.column)
        for position, label in enumerate(labels):
            kind = _kind(label)
            if kind:
                rest = tuple(text for index, text in enumerate(labels) if index != position)
                groups[rest, position >= len(one.row), one.period][kind] = one
    for group in groups.values():
        yield from _mismatch(subject, group)


@lru_cache(1 << 16)
def _kind(label: str) -> str | None:
    if words.is_total(label):
        return "total"
    if _MEN.match(label):
        return "men"
    return "women" if _WOMEN.match(label) else None


def _rounding(subject: Subject, figures: tuple[Decimal, ...]) -> Decimal:
    """Return what rounding explains: nothing for whole numbers."""
    last = min(int(one.as_tuple().exponent) for one in figures)
    if last >= 0:
        return Decimal(0)
    return (
        Decimal(1).scaleb(last) * Decimal(repr(subject.thresholds.total_tolerance)) * len(figures)
    )


def _mismatch(subject: Subject, group: dict[str, Observation]) -> Iterator[Finding]:
    men, women, total = (group.get(kind) for kind in ("men", "women", "total"))
    if not men or not women or not total:
        return
    if men.value is None or women.value is None or total.value is None:
        return
    added = men.value + women.value
    allowed = _rounding(subject, (men.value, women.value, total.value))
    if abs(added - total.value) > allowed and not words.NOT_ADDITIVE.search(" ".join(total.column)):
        yield subject.finding(
            "sexes-mismatch", Level.ERROR, total.cell,
            parts=f"{men.cell}, {women.cell}", sum=format_number(added), printed=format_number(total.value),
        )  # fmt: skip
