"""What a spreadsheet program turned into a date: labels such as 5-9, and figures."""

from __future__ import annotations

import re
from datetime import date, datetime

from ckanext.palembang.tables.grid import Value
from ckanext.palembang.tables.language.periods import MONTHS

#: Files are younger: a date before is a month and the last two digits of a year.
_LAST_OLD_YEAR = 2017
_TEXT = re.compile(r"(?:(\d{1,2})[-/ ]([A-Za-z]{3,4})|([A-Za-z]{3,4})[-/ ](\d{1,2}))")


def day_and_month(value: Value) -> tuple[int, int] | None:
    """Return the two numbers that a date was made of, None when it is no such date."""
    if isinstance(value, datetime):
        if (value.hour, value.minute, value.second) != (0, 0, 0):
            return None
        return value.day, value.month
    if isinstance(value, date):
        return value.day, value.month
    if isinstance(value, str):
        found = _TEXT.fullmatch(value.strip())
        if found:
            day, name = (found[1], found[2]) if found[1] else (found[4], found[3])
            month = MONTHS.get(name.casefold())
            return (int(day), month) if month else None
    return None


def restore_label(value: Value) -> str | None:
    """Return the range ("5-9") that a date in a column of ranges must have been."""
    pair = day_and_month(value)
    if pair is None or (isinstance(value, str) and not re.search(r"\d", value)):
        return None
    month_and_year = _month_and_year(value)
    if month_and_year:
        return month_and_year
    low, high = min(pair), max(pair)
    return f"{low}-{high}"


def _month_and_year(value: Value) -> str | None:
    """Return "10-14" for 1 October 2014: no day 14 in a month 10 was meant by who typed it."""
    if not isinstance(value, date) or value.day != 1 or value.year > _LAST_OLD_YEAR:
        return None
    short = value.year % 100
    return f"{value.month}-{short}" if value.month < short else None
