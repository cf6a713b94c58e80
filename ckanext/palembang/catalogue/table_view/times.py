"""Periods in words."""

from __future__ import annotations

import re

from babel.dates import format_date

from ckanext.palembang.statistics import PeriodError, parse_period

_MIDNIGHT = re.compile(r"[T ]00:00:00(\.0+)?$")
_PATTERNS = {1: "MMMM y", 2: "d MMMM y"}


def period_text(value: object, language: str) -> str:
    """Return a period as people write it: `2024-01` is `Januari 2024` in Indonesian.

    Years, school years (`2023/2024`) and what is no period stay as they are; a span of months
    (`2022-01/2022-10`) becomes `Januari 2022–Oktober 2022`.
    """
    text = _MIDNIGHT.sub("", "" if value is None else str(value))
    parts = text.split("/")
    if text.count("/") == 1 and all("-" in part for part in parts):
        return "–".join(period_text(part, language) for part in parts)
    pattern = _PATTERNS.get(text.count("-"))
    try:
        first = parse_period(text).first
    except PeriodError:
        return text
    return format_date(first, pattern, locale=language) if pattern else text
