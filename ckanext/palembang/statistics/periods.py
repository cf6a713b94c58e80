"""Reference periods as offices write them: a day, a month, a year, a school year, a range of years."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_SPAN = re.compile(r"([0-9]{4})\s*([/\u2013-])\s*([0-9]{4})", re.ASCII)


class PeriodError(ValueError):
    """The text is no period, or one that does not exist (2023-02-30)."""


@dataclass(frozen=True)
class Period:
    """First and last day of a reference period, both included."""

    first: date
    last: date

    @property
    def years(self) -> range:
        """Calendar years that the period touches."""
        return range(self.first.year, self.last.year + 1)


def parse_period(text: str) -> Period:
    """Reads `2024`, `2024-03`, `2024-03-31`, `2023/2024` (school year) or `2019–2024`.

    A school year is two years that follow one another, joined by a slash; it covers both.

    Raises:
        PeriodError: Other text, a date that does not exist, or a range that runs backwards.
    """
    stripped = text.strip()
    span = _SPAN.fullmatch(stripped)
    if span:
        return _span(int(span[1]), span[2], int(span[3]))
    match = _DATE.fullmatch(stripped)
    if not match:
        raise PeriodError(text)
    year, month, day = int(match[1]), match[2], match[3]
    _check_year(year)
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    try:
        first = date(year, int(month), int(day or 1))
    except ValueError as error:
        raise PeriodError(text) from error
    if day is not None:
        return Period(first, first)
    return Period(first, first.replace(day=monthrange(year, first.month)[1]))


def _span(start: int, sign: str, end: int) -> Period:
    _check_year(start)
    _check_year(end)
    if end < start or (sign == "/" and end != start + 1):
        raise PeriodError(f"{start}{sign}{end}")
    return Period(date(start, 1, 1), date(end, 12, 31))


def _check_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise PeriodError(str(year))
