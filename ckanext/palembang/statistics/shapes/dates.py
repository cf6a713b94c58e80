"""Shapes of days: written like 2024-03-31, and in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from ckanext.palembang.statistics.findings import Finding, Message, Path
from ckanext.palembang.statistics.shapes.texts import too_many
from ckanext.palembang.statistics.values import date_of, says_nothing, shortened

_MAX_DATES = 500
_LOOKS_LIKE_A_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

_DATE = Message(
    "“%(value)s” is no date: write it like 2024-03-31.",
    "“%(value)s” bukan tanggal: tulis seperti 2024-03-31.",
)
_NO_SUCH_DAY = Message(
    "The day %(value)s does not exist.",
    "Tanggal %(value)s tidak ada dalam kalender.",
)
_DATES = Message(
    "A list of dates is expected here, not “%(value)s”.",
    "Isian ini harus berupa daftar tanggal, bukan “%(value)s”.",
)


def day(path: Path, value: object) -> Iterator[Finding]:
    """One day that exists."""
    if date_of(value) is not None:
        return
    shown = shortened(value)
    is_like_one = isinstance(value, str) and _LOOKS_LIKE_A_DATE.fullmatch(shown)
    rule, message = (
        ("date-does-not-exist", _NO_SUCH_DAY) if is_like_one else ("date-expected", _DATE)
    )
    yield Finding(rule, path, message, parameters={"value": shown})


def days(path: Path, value: object) -> Iterator[Finding]:
    """A list of days."""
    if not isinstance(value, list | tuple):
        yield Finding("dates-expected", path, _DATES, parameters={"value": shortened(value)})
        return
    items = cast("list[object]", value)
    if len(items) > _MAX_DATES:
        yield too_many(path, len(items), _MAX_DATES)
    for index, item in enumerate(items[:_MAX_DATES]):
        if not says_nothing(item):
            yield from day((*path, index), item)
