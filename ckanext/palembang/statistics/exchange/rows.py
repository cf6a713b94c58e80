"""Reads the lists of rows of the forms: texts, areas, variables, components, value domains.

A row is an object of named parts. A plain text in its place is a row with nothing but its first part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from ckanext.palembang.statistics.exchange.embedded import embedded
from ckanext.palembang.statistics.exchange.plain import (
    Object,
    as_list,
    as_object,
    is_empty,
    normal,
)
from ckanext.palembang.statistics.exchange.read import NOTHING, Read, Trouble, below, unreadable
from ckanext.palembang.statistics.exchange.scalars import read_text

_JOINER: Final = "; "


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows.

    Attributes:
        texts: parts that are a text; the first names the row.
        lists: parts that are a list of texts.
        links: parts that only this catalogue has; no format carries them.
        aliases: other key of a part -> part, as some systems write it.
    """

    texts: tuple[str, ...]
    lists: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()

    def read(self, raw: object) -> Read:
        """The rows that say something; a single row is a list of one."""
        plain = embedded(raw)
        if plain is None or plain == "":
            return NOTHING
        items = as_list(plain)
        rows: list[object] = []
        troubles: tuple[Trouble, ...] = ()
        for index, item in enumerate([plain] if items is None else items):
            read = self.read_row(item)
            rows += [] if read.value is None else [read.value]
            troubles += read.troubles if items is None else below(index, read.troubles)
        return Read(rows or None, troubles=troubles)

    def read_row(self, raw: object) -> Read:
        """One row, its empty parts left out."""
        row = as_object(raw)
        if row is None:
            first = read_text(raw)
            return Read(
                {self.texts[0]: first.value} if first.value else None, troubles=first.troubles
            )
        parts: dict[str, object] = {}
        troubles: tuple[Trouble, ...] = ()
        aliases = dict(self.aliases)
        for key, value in row.items():
            part = aliases.get(key, key)
            if part not in (*self.texts, *self.lists):
                troubles += (Trouble((key,), value, "unknown"),)
                continue
            read = read_texts(value) if part in self.lists else read_joined(value)
            if not is_empty(read.value) and part not in parts:
                parts[part] = read.value
            troubles += below(key, read.troubles)
        return Read(parts or None, troubles=troubles)

    def write(self, value: object, before: object = None) -> list[object]:
        """The rows as both formats have them: every part, null where it is empty.

        Args:
            value: rows of the record.
            before: the rows as they came, whose unknown parts stay with the row of that name.
        """
        came = self._by_name(before)
        return [self._write_row(item, came) for item in as_list(value) or []]

    def _by_name(self, before: object) -> dict[str, list[tuple[Object, Read]]]:
        came: dict[str, list[tuple[Object, Read]]] = {}
        for item in as_list(embedded(before)) or []:
            row = as_object(item)
            parts = as_object((read := self.read_row(item)).value)
            if row is not None and parts is not None:
                came.setdefault(str(parts.get(self.texts[0])), []).append((row, read))
        return came

    def _write_row(self, item: object, came: dict[str, list[tuple[Object, Read]]]) -> object:
        row = as_object(item)
        if row is None:
            return item
        named = came.get(str(row.get(self.texts[0])), [])
        mine = normal({key: value for key, value in row.items() if key not in self.links})
        for raw, read in named:
            if normal(read.value) == mine:
                return dict(raw)
        written: dict[str, object] = {key: row.get(key) or None for key in self.texts}
        written |= {key: as_list(row.get(key)) or [] for key in self.lists}
        if len(named) == 1:
            written |= {str(one.place[0]): one.raw for one in _unknown(named[0][1])}
        return written


@dataclass(frozen=True, slots=True)
class Named:
    """A list of names that stand as objects, `[{"nama": "Wilayah", "sumber": "input-manual"}]`."""

    extra: tuple[tuple[str, str], ...] = ()

    def read(self, raw: object) -> Read:
        """The names, from objects or from plain texts."""
        read = Rows(("nama",), aliases=(("name", "nama"),)).read(raw)
        extra = {key for key, _ in self.extra}
        troubles = tuple(
            one for one in read.troubles if one.place[-1:] not in {(key,) for key in extra}
        )
        names = [row["nama"] for row in _objects(read.value) if row.get("nama")]
        return Read(names or None, troubles=troubles)

    def write(self, value: object, before: object = None) -> list[object]:
        """An object a name; objects that came with that name stay as they were."""
        came = {
            str(row.get("nama")): dict(row)
            for item in as_list(embedded(before)) or []
            if (row := as_object(item)) is not None
        }
        return [
            came.get(str(name)) or {"nama": name, **dict(self.extra)}
            for name in as_list(value) or []
        ]


def read_texts(raw: object) -> Read:
    """A list of texts; a single text is a list of one, whatever commas it holds."""
    plain = embedded(raw)
    items = as_list(plain)
    texts: list[object] = []
    troubles: tuple[Trouble, ...] = ()
    for index, item in enumerate([plain] if items is None else items):
        read = _name_or_text(item)
        texts += [] if is_empty(read.value) else [read.value]
        troubles += read.troubles if items is None else below(index, read.troubles)
    return Read(texts or None, troubles=troubles)


def _name_or_text(item: object) -> Read:
    row = as_object(item)
    if row is None:
        return unreadable(item) if as_list(item) is not None else read_text(item)
    name = read_text(row.get("nama"))
    others = tuple(
        Trouble((key,), value, "unknown")
        for key, value in row.items()
        if key != "nama" and not _says_nothing(value)
    )
    return Read(name.value, troubles=name.troubles + others)


def _says_nothing(value: object) -> bool:
    inner = as_object(value)
    return all(map(_says_nothing, inner.values())) if inner is not None else is_empty(value)


def read_joined(raw: object) -> Read:
    """A text; several texts become one, as the konsep of a variable that is a list."""
    items = as_list(raw)
    if items is None or len(items) <= 1:
        return read_text(raw)
    read = read_texts(items)
    if read.troubles:
        return unreadable(raw)
    return Read(_JOINER.join(str(text) for text in as_list(read.value) or []))


def _objects(value: object) -> list[Object]:
    return [cast(Object, item) for item in as_list(value) or [] if as_object(item) is not None]


def _unknown(read: Read) -> list[Trouble]:
    return [one for one in read.troubles if one.kind == "unknown" and len(one.place) == 1]
