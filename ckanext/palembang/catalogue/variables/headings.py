"""CKAN's own label and description of a column, kept in step with MS-Var.

Pages, downloads and other programs read CKAN's `info` (`label`, `notes`). Where nothing else is
written there, it says what MS-Var says: `label` is the variable's name, `notes` its definition, and
both follow when those change. What somebody writes there by hand wins, and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SAME = {"label": "nama", "notes": "definisi"}
_OF_FORM = frozenset({"type_override", "label", "notes"})


def heading_and_notes(
    sent: Mapping[str, Any] | None,
    stored: Mapping[str, Any],
    before: Mapping[str, Any],
    now: Mapping[str, Any],
) -> dict[str, Any]:
    """CKAN's `info` of a column, in step with its variable.

    Args:
        sent: what was sent, or nothing.
        stored: what is stored.
        before: the variable as it was stored.
        now: the variable as it will be stored.
    """
    kept = dict(stored if sent is None else _with_unseen(sent, stored))
    for key, own in _SAME.items():
        if kept.get(key) and kept[key] != before.get(own):
            continue
        if now.get(own):
            kept[key] = now[own]
        elif before.get(own):
            kept.pop(key, None)
    for key in _SAME:
        _follow_in_indonesian(kept, stored, key)
    return kept


def _with_unseen(sent: Mapping[str, Any], stored: Mapping[str, Any]) -> Mapping[str, Any]:
    """CKAN's form sends three keys and would thereby delete all others, which it does not show."""
    is_of_form = "type_override" in sent and sent.keys() <= _OF_FORM
    return {**stored, **sent} if is_of_form else sent


def _follow_in_indonesian(kept: dict[str, Any], stored: Mapping[str, Any], key: str) -> None:
    """Where a text stands in both languages as well, the Indonesian one changes with it."""
    translated = kept.get(f"{key}_translated")
    if not isinstance(translated, Mapping) or kept.get(key) == stored.get(key):
        return
    if "id" in translated and translated["id"] == stored.get(key) and kept.get(key):
        kept[f"{key}_translated"] = {**translated, "id": kept[key]}


def is_own(info: Mapping[str, Any], record: Mapping[str, Any], key: str) -> bool:
    """Whether a label or description was written by hand, and so differs from MS-Var."""
    return bool(info.get(key)) and info.get(key) != record.get(_SAME[key])
