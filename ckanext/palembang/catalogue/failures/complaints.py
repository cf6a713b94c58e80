"""What is wrong with what somebody sent, as lines that a page can list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

#: Enough to mend; a hostile request can bring thousands.
_MAX_LINES = 100


class Complaint(NamedTuple):
    """One message and the field that it is about."""

    field: str
    message: str


def complaints(errors: Any) -> list[Complaint]:
    """The messages of a validation error, however deep CKAN or a plugin nested them."""
    found: list[Complaint] = []
    for line in _lines(errors, ""):
        if len(found) == _MAX_LINES:
            break
        found.append(line)
    return found


def _lines(errors: Any, field: str) -> Iterator[Complaint]:
    if isinstance(errors, dict):
        for name, inner in errors.items():
            yield from _lines(inner, f"{field}: {name}" if field else str(name))
    elif isinstance(errors, list | tuple):
        for inner in errors:
            yield from _lines(inner, field)
    elif errors:
        yield Complaint("" if field == "message" else field, str(errors))
