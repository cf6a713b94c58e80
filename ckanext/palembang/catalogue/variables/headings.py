"""CKAN's own label and description of a column, kept in step with MS-Var.

Pages, downloads and other programs read CKAN's `info` (`label`, `notes`). Where nothing else is
written there, it says what MS-Var says: `label` is the variable's name, `notes` its definition, and
both follow when those change. What somebody writes there by hand wins, and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SAME = {"label": "nama", "notes": "definisi"}


def heading_and_notes(
    info: Mapping[str, Any], before: Mapping[str, Any], now: Mapping[str, Any]
) -> dict[str, Any]:
    """CKAN's `info` of a column, in step with its variable.

    Args:
        info: as sent, or as stored where nothing was sent.
        before: the variable as it was stored.
        now: the variable as it will be stored.
    """
    kept = dict(info)
    for key, own in _SAME.items():
        if kept.get(key) and kept[key] != before.get(own):
            continue
        if now.get(own):
            kept[key] = now[own]
        elif before.get(own):
            kept.pop(key, None)
    return kept


def is_own(info: Mapping[str, Any], record: Mapping[str, Any], key: str) -> bool:
    """Whether a label or description was written by hand, and so differs from MS-Var."""
    return bool(info.get(key)) and info.get(key) != record.get(_SAME[key])
