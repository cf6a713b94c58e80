"""Findings of an import, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ckanext.palembang.statistics.exchange.plain import Object, Place, as_object
from ckanext.palembang.statistics.exchange.read import Trouble
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.values import shortened

#: More findings of one record help nobody; the rest is counted.
MOST: Final = 200

_UNREADABLE: Final = Message(
    "“%(value)s” is no value of this field. It is kept as it was written; fill in the field anew.",
    "“%(value)s” bukan nilai isian ini. Nilainya disimpan apa adanya; isi kembali.",
)
_UNREADABLE_PERSONAL: Final = Message(
    "What stands here is no value of this field; fill in the field anew.",
    "Yang tertulis di sini bukan nilai isian ini; isi kembali.",
)
_UNKNOWN: Final = Message(
    "The forms have no field “%(key)s”. It is kept and exported again.",
    "Formulir tidak memiliki isian “%(key)s”. Nilainya disimpan dan diekspor kembali.",
)
_STALE: Final = Message(
    "This value was changed outside the catalogue; what the catalogue had noted beside it is not used.",
    "Nilai ini diubah di luar katalog; catatan katalog di sampingnya tidak dipakai.",
)
_MORE: Final = Message(
    "%(count)d more findings of this kind are not listed; what they are about is kept as well.",
    "%(count)d temuan sejenis tidak ditampilkan; isinya tetap disimpan.",
)
_NO_OBJECT: Final = Message(
    "Expected an object with the keys of a form here.",
    "Di sini seharusnya ada objek dengan kunci formulir.",
)


def of_trouble(trouble: Trouble, path: Place, *, personal: bool = False) -> Finding:
    """What could not be read inside a value, at its path in the document."""
    if trouble.kind == "unknown":
        return unknown_key((*path, *trouble.place))
    message = _UNREADABLE_PERSONAL if personal else _UNREADABLE
    shown = {} if personal else {"value": shortened(trouble.raw)}
    return Finding("value-unreadable", (*path, *trouble.place), message, Level.HINT, shown)


def unknown_key(path: Place) -> Finding:
    """A key that no form has."""
    return Finding("key-unknown", path, _UNKNOWN, Level.HINT, {"key": shortened(str(path[-1]))})


def stale_note(path: Place) -> Finding:
    """A note of this catalogue beside a value that has changed since."""
    return Finding("note-stale", path, _STALE, Level.HINT)


def no_object(path: Place) -> Finding:
    """Something else where a record should be."""
    return Finding("record-missing", path, _NO_OBJECT)


def strangers(
    rest: Object, known: Mapping[str, object], path: Place
) -> Iterator[tuple[Place, object]]:
    """What the rest holds that no form has, each by its path."""
    for key, value in rest.items():
        below, inner = as_object(known.get(key)), as_object(value)
        if below is not None and inner is not None:
            yield from strangers(inner, below, (*path, key))
        else:
            yield (*path, key), value


def limited(found: list[Finding]) -> tuple[Finding, ...]:
    """The findings, the last of too many replaced by their number."""
    if len(found) <= MOST:
        return tuple(found)
    more = Finding("more-findings", (), _MORE, Level.HINT, {"count": len(found) - MOST})
    return (*found[:MOST], more)


def dotted(path: Place) -> str:
    """A path as one text."""
    return ".".join(map(str, path))
