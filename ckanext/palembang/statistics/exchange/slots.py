"""A field as it stands in one exchange format: where, how it is read, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from ckanext.palembang.statistics.exchange.plain import (
    Object,
    as_list,
    as_object,
    at,
    is_empty,
    normal,
)
from ckanext.palembang.statistics.exchange.read import NOTHING, Read, Reader, Trouble

Path = tuple[str, ...]
#: Value, text behind `lainnya`, the value as it came (or None) -> JSON.
Writer = Callable[[object, object, object], object]
_DOT: Final = "."


@dataclass(frozen=True, slots=True)
class Slot:
    """A field's place in a format.

    Attributes:
        key: name in a record.
        paths: where it may stand; it is written at the first.
        reader: reads one value.
        writer: writes the record's value.
        other: key of the text behind `lainnya`, empty where there is none.
        personal: a fact about a person.
        kind: type of the field, which says what shape the record's value has.
    """

    key: str
    paths: tuple[Path, ...]
    reader: Reader
    writer: Writer
    other: str = ""
    personal: bool = False
    kind: str = "text"

    @property
    def home(self) -> Path:
        """Where the field is written."""
        return self.paths[0]

    def spelling(self, document: Object) -> dict[str, object]:
        """Everything that stands in the field's places, by its path; empty where nothing does."""
        found = ((path, at(document, path)) for path in self.paths)
        return {_DOT.join(path): value for path, (stands, value) in found if stands}

    def read(self, spelling: Object) -> Read:
        """The value: what the first place says that says anything."""
        troubles: tuple[Trouble, ...] = ()
        for path in self.paths:
            if (name := _DOT.join(path)) not in spelling:
                continue
            read = self.reader(spelling[name])
            troubles += tuple(
                Trouble((*path, *one.place), one.raw, one.kind) for one in read.troubles
            )
            if not is_empty(read.value) or read.other:
                return Read(read.value, read.other, troubles)
        return Read(troubles=troubles) if troubles else NOTHING

    def write(self, record: Object, before: Object | None = None) -> object:
        """The record's value as the format has it.

        Args:
            record: Record of the form.
            before: The spelling as it came, whose unknown parts are kept.
        """
        came = next(iter(before.values()), None) if before else None
        return self.writer(
            record.get(self.key), record.get(self.other) if self.other else None, came
        )

    def holds(self, record: Object, read: Read) -> bool:
        """Whether the record still says what was read."""
        other = not self.other or normal(record.get(self.other)) == normal(read.other)
        return other and alike(self.kind, record.get(self.key), read.value)

    def put(self, record: dict[str, object], read: Read) -> None:
        """Enters what was read into a record; an empty value is an absent key."""
        if not is_empty(read.value):
            record[self.key] = read.value
        if self.other and read.other:
            record[self.other] = read.other


def alike(kind: str, one: object, other: object) -> bool:
    """Whether two values of a record say the same.

    Boxes are ticked in any order. A catalogue sorts keywords, and writes formats in capitals.
    """
    left, right = normal(one), normal(other)
    lefts, rights = as_list(left), as_list(right)
    if kind in _LOOSE and lefts is not None and rights is not None:
        loose = _LOOSE[kind]
        return loose(lefts) == loose(rights)
    return left == right


def _in_any_order(items: list[object]) -> object:
    return sorted(map(repr, items))


def _formats_in_any_case(files: list[object]) -> object:
    rows = [dict(as_object(file) or {}) for file in files]
    return [{**row, "format": str(row.get("format") or "").casefold()} for row in rows]


_LOOSE: Final[Mapping[str, Callable[[list[object]], object]]] = {
    "flags": _in_any_order,
    "tags": _in_any_order,
    "files": _formats_in_any_case,
}


def path_of(name: str) -> Path:
    """The path of a spelling's name."""
    return tuple(name.split(_DOT))


def leftover(document: Object, known: Mapping[str, object]) -> dict[str, object]:
    """What stands in a document beside the known places; containers that came empty stay."""
    rest: dict[str, object] = {}
    for key, value in document.items():
        below = known.get(key, False)
        if below is None:
            continue
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            inner = leftover(value, below)  # type: ignore[arg-type]  # keys of JSON are texts
            if inner or not value:
                rest[key] = inner
        else:
            rest[key] = value
    return rest


def tree_of(paths: list[Path]) -> dict[str, object]:
    """The paths as nested mappings with None at their ends."""
    tree: dict[str, object] = {}
    for path in paths:
        here = tree
        for key in path[:-1]:
            here = cast("dict[str, object]", here.setdefault(key, {}))
        here[path[-1]] = None
    return tree
