"""Reads days and spans of days: ISO, with a time, day first, in words; one, or a list of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ckanext.palembang.statistics.exchange.embedded import embedded
from ckanext.palembang.statistics.exchange.plain import Object, as_list, as_object
from ckanext.palembang.statistics.exchange.read import NOTHING, Read, Trouble, below, unreadable
from ckanext.palembang.statistics.exchange.scalars import LONGEST, says_nothing

_MONTHS: Final = (
    ("jan",), ("feb", "peb"), ("mar",), ("apr",), ("mei", "may"), ("jun",),
    ("jul",), ("agu", "ags", "aug"), ("sep",), ("okt", "oct"), ("nov", "nop"), ("des", "dec"),
)  # fmt: skip
_TIME = (
    r"(?:[T\s]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/]([0-9]{{1,2}})[-/]([0-9]{{1,2}}){_TIME}", re.ASCII)
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}", re.ASCII)
_IN_WORDS = re.compile(rf"([0-9]{{1,2}})[\s-]+([A-Za-z]{{3,9}})[\s-]+([0-9]{{4}}){_TIME}", re.ASCII)
_BETWEEN = re.compile(r"\s+(?:s\.?/?d\.?|hingga|sampai(?: dengan)?|to|-|\u2013)\s+", re.IGNORECASE)
_LABELLED = re.compile(r"\s*awal\s*:\s*([^,;]*)[,;]\s*akhir\s*:\s*([^,;]*)", re.IGNORECASE)
_NO_DAY: Final = "0000-00-00"
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_ENDS: Final = ("awal", "akhir")


def read_day(raw: object) -> Read:
    """A day that exists, as `YYYY-MM-DD`; a time of day is left out."""
    if says_nothing(raw):
        return NOTHING
    if not isinstance(raw, str) or len(raw) > LONGEST:
        return unreadable(raw)
    text = raw.strip()
    if text.startswith(_NO_DAY):
        return NOTHING
    day = _day(text)
    return Read(day) if day else unreadable(raw)


def read_days(raw: object) -> Read:
    """A list of days; one day is a list of one."""
    items = as_list(embedded(raw))
    if items is None:
        one = read_day(raw)
        return Read([one.value] if one.value else None, troubles=one.troubles)
    days: list[object] = []
    troubles: tuple[Trouble, ...] = ()
    for index, item in enumerate(items):
        read = read_day(item)
        days += [read.value] if read.value else []
        troubles += below(index, read.troubles)
    return Read(days or None, troubles=troubles)


def read_periods(raw: object) -> Read:
    """A list of `{awal, akhir}`; one of them, or a text of two days, is a list of one."""
    plain = embedded(raw)
    if says_nothing(plain):
        return NOTHING
    items = as_list(plain)
    if items is None:
        one = _period(plain)
        return Read([one.value] if one.value else None, troubles=one.troubles)
    periods: list[object] = []
    troubles: tuple[Trouble, ...] = ()
    for index, item in enumerate(items):
        read = _period(item)
        periods += [read.value] if read.value else []
        troubles += below(index, read.troubles)
    return Read(periods or None, troubles=troubles)


def _period(raw: object) -> Read:
    if says_nothing(raw):
        return NOTHING
    row = as_object(raw)
    if row is None:
        return _written_period(raw)
    period, troubles = _ends(row)
    others = (Trouble((key,), row[key], "unknown") for key in row if key not in _ENDS)
    return Read(period or None, troubles=(*troubles, *others))


def _written_period(raw: object) -> Read:
    row = _from_text(raw)
    if row is None:
        return unreadable(raw)
    period, troubles = _ends(row)
    return Read(period) if period and not troubles else unreadable(raw)


def _ends(row: Object) -> tuple[dict[str, object], tuple[Trouble, ...]]:
    period: dict[str, object] = {}
    troubles: tuple[Trouble, ...] = ()
    for end in _ENDS:
        read = read_day(row.get(end))
        period |= {end: read.value} if read.value else {}
        troubles += below(end, read.troubles)
    return period, troubles


def _from_text(raw: object) -> Object | None:
    if not isinstance(raw, str) or len(raw) > LONGEST or not raw.strip():
        return None
    match = _LABELLED.fullmatch(raw)
    ends = match.groups() if match else _BETWEEN.split(raw.strip())
    if len(ends) == 1:
        ends = (ends[0], ends[0])
    return dict(zip(_ENDS, ends, strict=True)) if len(ends) == len(_ENDS) else None


def _day(text: str) -> str | None:
    for pattern, order in (
        (_YEAR_FIRST, (1, 2, 3)),
        (_DAY_FIRST, (3, 2, 1)),
        (_IN_WORDS, (3, 2, 1)),
    ):
        match = pattern.fullmatch(text)
        if match:
            return _existing(*(match[place] for place in order))
    return None


def _existing(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _month(month)
    if number is None or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int | None:
    start = word[:3].casefold()
    return next((place for place, names in enumerate(_MONTHS, 1) if start in names), None)
