"""Lists that stand as JSON inside a text, as BPS DNA hands over its schedules."""

from __future__ import annotations

import json
from typing import Final

from ckanext.palembang.statistics.exchange.plain import as_list, as_object
from ckanext.palembang.statistics.exchange.sound import unsound

#: A list of a form is never longer; keeps hostile input cheap.
_LONGEST: Final = 1_000_000


def embedded(raw: object) -> object:
    """The list or object that a text holds as JSON; any other value as it is."""
    if (
        not isinstance(raw, str)
        or not 1 < len(raw) <= _LONGEST
        or raw.lstrip()[:1] not in ("[", "{")
    ):
        return raw
    try:
        found: object = json.loads(raw)
    except (ValueError, RecursionError):
        return raw
    is_plain = as_list(found) is None and as_object(found) is None
    return raw if is_plain or unsound(found) else found
