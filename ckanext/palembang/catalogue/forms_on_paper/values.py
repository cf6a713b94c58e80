"""How values read on paper. A draft may hold anything, so nothing here trusts a shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

#: To be filled by hand: day, month, year.
EMPTY_DATE = "……/……/…………"


def text(value: Any) -> str:
    """A value as text; empty for what is not known."""
    if value is None or isinstance(value, (Mapping, list, tuple)):
        return ""
    return str(value).strip()


def texts(value: Any) -> list[str]:
    """The texts of a list, or the only one."""
    items = value if isinstance(value, (list, tuple)) else [value]
    return [found for item in items if (found := text(item))]


def rows(value: Any) -> list[Mapping[str, Any]]:
    """The rows of a repeating field."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def date(value: Any) -> str:
    """A date as Indonesian forms write it (31/12/2024); other texts as they are."""
    found = text(value)
    match = _DATE.fullmatch(found)
    return "/".join(reversed(match.groups())) if match else found


def lines(items: list[str]) -> str:
    """Several texts below one another, marked where there are more than one."""
    return items[0] if len(items) == 1 else "\n".join(f"• {item}" for item in items)
