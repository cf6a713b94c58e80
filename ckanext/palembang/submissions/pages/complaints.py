"""Refusals of an action as sentences for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ckan.plugins.toolkit as tk


def sentences(error: tk.ValidationError) -> list[str]:
    """Return what an action complains about, each sentence once."""
    return list(dict.fromkeys(_texts(error.error_dict)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif value:
        yield str(value)
