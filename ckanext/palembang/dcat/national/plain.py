"""Values as JSON for machines: lawful texts, nothing that is empty, no number that JSON lacks."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from ckanext.palembang.dcat.linked_data.texts import lawful_text

_DEEPEST = 8


def plain(value: object, depth: int = 0) -> Any:
    """Return a value without what no reader can use; None where nothing is left.

    Empty texts, lists and objects are left out, also inside; so is what lies deeper than any form goes.
    """
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value if math.isfinite(value) else None
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        items = {lawful_text(key): plain(item, depth + 1) for key, item in value.items()}
        return {key: item for key, item in items.items() if key and item is not None} or None
    if isinstance(value, list | tuple):
        return [kept for item in value if (kept := plain(item, depth + 1)) is not None] or None
    return lawful_text(value) or None


def decoded(value: object) -> Any:
    """Return a list or an object that the database keeps as JSON; any other value as it is."""
    if isinstance(value, str) and value.lstrip()[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def json_text(value: Mapping[str, Any]) -> str:
    """Return an object as one line of JSON; the same object always gives the same text."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
