"""Orders values as people expect: numbers by size, words by alphabet, nothing last."""

from __future__ import annotations

import re
from decimal import Decimal

from ckanext.palembang.catalogue.table_view.numbers import as_number

_DIGITS = re.compile(r"(\d+)")

SortKey = tuple[int, Decimal, tuple[tuple[int, Decimal, str], ...]]
_NOTHING = Decimal(0)


def natural_key(value: object) -> SortKey:
    """Return a key that puts 2 before 10, "5 Ilir" before "13 Ilir" and numbers before words."""
    number = as_number(value)
    if number is not None:
        return (0, number, ())
    parts = _DIGITS.split(str(value).casefold())
    return (1, _NOTHING, tuple(_part(part) for part in parts if part))


def is_missing(value: object) -> bool:
    """Whether there is nothing to sort by."""
    return value is None or str(value).strip() == ""


def _part(text: str) -> tuple[int, Decimal, str]:
    is_number = text.isascii() and text.isdecimal()
    return (0, Decimal(text), "") if is_number else (1, _NOTHING, text)
