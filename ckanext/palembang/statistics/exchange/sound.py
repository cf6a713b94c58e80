"""Whether a document can be kept at all: characters, numbers and depth that no store takes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from ckanext.palembang.statistics.exchange.plain import Place, as_list, as_object
from ckanext.palembang.statistics.findings import Finding, Message
from ckanext.palembang.statistics.values import shortened

#: No form nests deeper; keeps every later step within Python's stack.
DEEPEST: Final = 40
#: Findings of one document that help somebody.
_MOST: Final = 20
_LARGEST: Final = 10**30
# Characters that XML 1.0 and PostgreSQL cannot hold, half pairs of UTF-16 among them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CHARACTER: Final = Message(
    "Character %(place)d of this text is a control character or half of a pair: no database and no"
    " XML can hold it. Delete it.",
    "Karakter ke-%(place)d teks ini adalah karakter kendali atau separuh pasangan: tidak dapat"
    " disimpan. Hapus karakter itu.",
)
_NUMBER: Final = Message(
    "“%(value)s” is no number that can be kept: JSON has no NaN or Infinity, and no form has figures"
    " this long.",
    "“%(value)s” bukan bilangan yang dapat disimpan: JSON tidak mengenal NaN atau Infinity, dan tidak"
    " ada isian sepanjang ini.",
)
_DEPTH: Final = Message(
    "Objects and lists are nested more than %(limit)d deep here; no form is.",
    "Objek dan daftar di sini bersarang lebih dari %(limit)d tingkat; tidak ada formulir sedalam itu.",
)
_DOUBLE: Final = Message(
    "The key “%(key)s” stands twice in this object, with different values: which one holds?",
    "Kunci “%(key)s” ada dua kali dalam objek ini dengan nilai berbeda: mana yang benar?",
)
_KIND: Final = Message(
    "JSON has no value like this one (%(kind)s).",
    "JSON tidak mengenal nilai seperti ini (%(kind)s).",
)


class Unsound:
    """Something that JSON text holds and no record can, put in its place by the parser.

    Attributes:
        text: the figure as it was written.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class DoubledObject(dict[str, object]):
    """An object in whose text a key stands twice with different values."""

    doubled: tuple[str, ...] = ()


def unsound(document: object, path: Place = ()) -> tuple[Finding, ...]:
    """What makes a document impossible to keep, each at its path; nothing for a sound one.

    Args:
        document: Any value, as a parser or another program hands it over.
        path: Where it stands.
    """
    found: list[Finding] = []
    for finding in _faults(document, path):
        found.append(finding)
        if len(found) >= _MOST:
            break
    return tuple(found)


def _faults(document: object, path: Place) -> Iterator[Finding]:
    waiting: list[tuple[Place, object]] = [(path, document)]
    while waiting:
        place, value = waiting.pop()
        fault = _fault(place, value)
        if fault is not None:
            yield fault
            continue
        mapping, items = as_object(value), as_list(value)
        below = list((mapping or {}).items()) or list(enumerate(items or []))
        if below and len(place) - len(path) >= DEEPEST:
            yield Finding("json-too-deep", place, _DEPTH, parameters={"limit": DEEPEST})
            continue
        for key, inner in below:
            waiting.append(((*place, key if isinstance(key, int) else str(key)), inner))


def _fault(place: Place, value: object) -> Finding | None:
    if isinstance(value, str):
        return _text_fault(place, value)
    if isinstance(value, Unsound):
        return Finding(
            "number-unsound", place, _NUMBER, parameters={"value": shortened(value.text)}
        )
    if isinstance(value, DoubledObject):
        key = shortened(value.doubled[0])
        return Finding("json-key-twice", place, _DOUBLE, parameters={"key": key})
    if isinstance(value, int | float):
        return _number_fault(place, value)
    if (mapping := as_object(value)) is not None:
        return next((fault for key in mapping if (fault := _key_fault(place, key))), None)
    return None if value is None or as_list(value) is not None else _no_json(place, value)


def _number_fault(place: Place, value: float) -> Finding | None:
    if math.isfinite(value) if isinstance(value, float) else abs(value) < _LARGEST:
        return None
    return Finding("number-unsound", place, _NUMBER, parameters={"value": shortened(value)})


def _no_json(place: Place, value: object) -> Finding:
    return Finding("value-no-json", place, _KIND, parameters={"kind": type(value).__name__})


def _key_fault(place: Place, key: object) -> Finding | None:
    return _text_fault(place, key) if isinstance(key, str) else _no_json(place, key)


def _text_fault(place: Place, text: str) -> Finding | None:
    found = _ILLEGAL.search(text)
    if found is None:
        return None
    return Finding("character-illegal", place, _CHARACTER, parameters={"place": found.start() + 1})
