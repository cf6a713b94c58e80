"""What a format has no place for: written under a key of our own, so that our export is read back whole.

Beside each value stands a digest of what a reader finds without it. Where that has changed, another
system has edited the document, and its value holds.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final

from ckanext.palembang.statistics.exchange.kinds import fits
from ckanext.palembang.statistics.exchange.parts import Part, Record, differences, take
from ckanext.palembang.statistics.exchange.plain import Object, as_object, is_empty, normal

#: Our key in a document.
KEY: Final = "palembang"
_VALUE, _TRACE = "nilai", "jejak"


def notes_for(part: Part, record: Object, document: Object) -> dict[str, object]:
    """The values of a record that a reader of the document would not get back."""
    again = take(part, document).record
    notes: dict[str, object] = {}
    for key in differences(part, record, document):
        value = record.get(key)
        if is_empty(value) or fits(part.kind(key), value):
            notes[key] = {_VALUE: None if is_empty(value) else value, **_trace(again.get(key))}
    return notes


def enter_notes(part: Part, record: Record, notes: object) -> dict[str, object]:
    """Enters our own notes into a record that was read without them.

    Returns:
        The notes that do not fit, or whose value was changed since.
    """
    unused: dict[str, object] = {}
    for key, note in (as_object(notes) or {}).items():
        value = (as_object(note) or {}).get(_VALUE)
        if not _holds(part, key, record, note):
            unused[key] = note
        elif value is None:
            record.pop(key, None)
        else:
            record[key] = value
    return unused


def _holds(part: Part, key: str, record: Record, note: object) -> bool:
    inner = as_object(note)
    if inner is None or key not in part.keys or _VALUE not in inner:
        return False
    trace = _trace(record.get(key))
    if {name: one for name, one in inner.items() if name != _VALUE} != trace:
        return False
    value = inner[_VALUE]
    reader = part.own.get(key)
    readable = reader is None or normal(reader(value).value) == normal(value)
    return value is None or (readable and fits(part.kind(key), value))


def _trace(value: object) -> dict[str, object]:
    plain = normal(value)
    if plain is None:
        return {}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return {_TRACE: hashlib.sha256(text.encode("ascii")).hexdigest()[:16]}
