"""Takes a record out of a document and gives it back: what the form knows, and what it does not.

What writing a record would not give back is kept beside it: each field that was spelled otherwise
(`as_written`) and everything that the form has no field for (`rest`). A kept spelling is written
again as long as it still means what the record says; a value that was changed since is written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ckanext.palembang.statistics.exchange.plain import (
    Object,
    as_object,
    is_empty,
    put,
    same,
)
from ckanext.palembang.statistics.exchange.read import Reader, Trouble
from ckanext.palembang.statistics.exchange.slots import (
    Path,
    Slot,
    alike,
    leftover,
    path_of,
    tree_of,
)

Record = dict[str, object]


def _nothing_derived(_record: Record, _document: Object) -> None:
    """No value of the record follows from others."""


def _nothing_hidden(_record: Object) -> frozenset[str]:
    """Every field is written."""
    return frozenset()


@dataclass(frozen=True)
class Part:
    """The fields of one form in one format.

    Attributes:
        slots: fields that the format has a place for.
        own: fields of the record that it has none for, with their readers.
        kinds: their types, where they are no single text.
        derive: enters what follows from other values.
        hidden: keys that are written as null, given the record.
    """

    slots: tuple[Slot, ...]
    own: Mapping[str, Reader] = field(default_factory=dict[str, Reader])
    kinds: Mapping[str, str] = field(default_factory=dict[str, str])
    derive: Callable[[Record, Object], None] = _nothing_derived
    hidden: Callable[[Object], frozenset[str]] = _nothing_hidden

    @cached_property
    def by_key(self) -> Mapping[str, Slot]:
        """The slots by the keys of the record."""
        return {slot.key: slot for slot in self.slots}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key of a record that this part carries."""
        places = [key for slot in self.slots for key in (slot.key, slot.other) if key]
        return (*places, *self.own)

    def kind(self, key: str) -> str:
        """The type of a field of the record."""
        slot = self.by_key.get(key)
        return slot.kind if slot else self.kinds.get(key, "text")

    @cached_property
    def known(self) -> dict[str, object]:
        """The places of the slots as a tree."""
        return tree_of([path for slot in self.slots for path in slot.paths])


@dataclass(frozen=True, slots=True)
class Kept:
    """What an import brought beside the record's values.

    Attributes:
        as_written: key of a field -> its places and what stood there; nothing where it was absent.
        rest: what the form has no field for.
    """

    as_written: Mapping[str, Object] = field(default_factory=dict[str, Object])
    rest: Mapping[str, object] = field(default_factory=dict[str, object])

    def as_json(self) -> dict[str, object]:
        """Both, as far as they hold anything."""
        written: dict[str, object] = {key: dict(value) for key, value in self.as_written.items()}
        both: dict[str, object] = {"as_written": written, "rest": dict(self.rest)}
        return {key: value for key, value in both.items() if value}


def kept_from(value: object) -> Kept:
    """What `Kept.as_json` wrote; nothing where it has another shape."""
    found = as_object(value) or {}
    written = as_object(found.get("as_written")) or {}
    shaped = {key: inner for key, one in written.items() if (inner := as_object(one)) is not None}
    return Kept(shaped, as_object(found.get("rest")) or {})


@dataclass(frozen=True, slots=True)
class Taken:
    """A record out of a document."""

    record: Record
    kept: Kept
    personal: Kept
    troubles: tuple[Trouble, ...]


def take(part: Part, document: Object) -> Taken:
    """The record of a document, and what writing it would not give back."""
    spellings = {slot.key: slot.spelling(document) for slot in part.slots}
    reads = {slot.key: slot.read(spellings[slot.key]) for slot in part.slots}
    record: Record = {}
    for slot in part.slots:
        slot.put(record, reads[slot.key])
    part.derive(record, document)
    hidden = part.hidden(record)
    written: dict[bool, dict[str, Object]] = {False: {}, True: {}}
    for slot in part.slots:
        if not same(spellings[slot.key], _canonical(slot, record, slot.key in hidden)):
            # That nothing stood there is no fact about anybody.
            about_person = slot.personal and bool(spellings[slot.key])
            written[about_person][slot.key] = spellings[slot.key]
    troubles = tuple(one for slot in part.slots for one in reads[slot.key].troubles)
    rest = leftover(document, part.known)
    return Taken(record, Kept(written[False], rest), Kept(written[True]), troubles)


def give(part: Part, record: Object, kept: Kept, document: dict[str, object]) -> None:
    """Writes a record into a document, each field as it came or anew; `rest` is not written.

    Args:
        part: The form's fields in the format.
        record: Record of the form.
        kept: What an import brought beside it.
        document: The document to fill.
    """
    hidden = part.hidden(record)
    for slot in part.slots:
        for name, value in _spelling(slot, record, kept, hidden).items():
            put(document, path_of(name), value)


def without_personal(part: Part, record: Object) -> Record:
    """The record without what is about a person."""
    personal = {slot.key for slot in part.slots if slot.personal}
    return {key: value for key, value in record.items() if key not in personal}


def differences(part: Part, record: Object, document: Object) -> list[str]:
    """Keys of the record that a reader of the document would not get back."""
    again = take(part, document).record
    return [key for key in part.keys if not alike(part.kind(key), record.get(key), again.get(key))]


def _spelling(slot: Slot, record: Object, kept: Kept, hidden: frozenset[str]) -> Object:
    came = kept.as_written.get(slot.key)
    places = {".".join(path) for path in slot.paths}
    if came is not None and came.keys() <= places and slot.holds(record, slot.read(came)):
        return came
    return _canonical(slot, record, slot.key in hidden, came)


def _canonical(slot: Slot, record: Object, hides: bool, came: Object | None = None) -> Object:
    value = None if hides else slot.write(record, came)
    return {".".join(slot.home): value}


def split(rest: Object, paths: tuple[Path, ...]) -> tuple[dict[str, object], dict[str, object]]:
    """Parts what stands at the paths (and below) from the rest; nulls stay where they are.

    Returns:
        The rest without it, and it alone.
    """
    public: dict[str, object] = {}
    apart: dict[str, object] = {}
    for key, value in rest.items():
        below = tuple(path[1:] for path in paths if path[0] == key)
        inner = as_object(value)
        if () in below and not is_empty(value):
            apart[key] = value
        elif below and inner is not None:
            stays, goes = split(inner, below)
            public |= {key: stays} if stays or not goes else {}
            apart |= {key: goes} if goes else {}
        else:
            public[key] = value
    return public, apart
