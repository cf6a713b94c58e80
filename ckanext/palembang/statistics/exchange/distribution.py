"""Files of a dataset: `distribution` of data.json, `resources` of a catalogue."""

from __future__ import annotations

from typing import Final, cast

from ckanext.palembang.statistics.exchange.plain import Object, as_list, as_object, is_empty
from ckanext.palembang.statistics.exchange.read import Read, Trouble, below, unreadable
from ckanext.palembang.statistics.exchange.scalars import read_text

#: Key in data.json (misspellings of real feeds too) -> key of a resource; the first of each is written.
_KEYS: Final = {
    "title": "name",
    "description": "description",
    "format": "format",
    "downloadURL": "url",
    "downloadUrl": "url",
    "accessURL": "url",
    "accesURL": "url",
    "mediaType": "mimetype",
    "mediatype": "mimetype",
}
_WRITTEN: Final = ("title", "description", "format", "downloadURL", "mediaType")
_TYPE: Final = "@type"
_IS_FILE: Final = "dcat:Distribution"
#: What a catalogue rewrites by itself: upper case, or guessed where it was not given.
_LOOSE: Final = ("format", "mimetype")


def resource_of(resource: Object) -> dict[str, object]:
    """The parts of a catalogue's resource that data.json has a place for."""
    keys = dict.fromkeys(_KEYS.values())
    return {key: resource[key] for key in keys if not is_empty(resource.get(key))}


def read_files(raw: object) -> Read:
    """The files; one object is a list of one."""
    if raw is None or raw == "":
        return Read()
    items = as_list(raw)
    rows: list[object] = []
    troubles: tuple[Trouble, ...] = ()
    for index, item in enumerate([raw] if items is None else items):
        read = _read_file(item)
        rows += [read.value] if read.value else []
        troubles += read.troubles if items is None else below(index, read.troubles)
    return Read(rows or None, troubles=troubles)


def write_files(value: object, _other: object, came: object) -> list[object]:
    """The files as data.json has them; a file that came and did not change stays as it was."""
    items = [came] if as_object(came) is not None else as_list(came) or []
    before = [row for item in items if (row := as_object(item)) is not None]
    return [_write_file(cast(Object, item), before) for item in as_list(value) or []]


def _read_file(item: object) -> Read:
    row = as_object(item)
    if row is None:
        return unreadable(item)
    file: dict[str, object] = {}
    troubles: tuple[Trouble, ...] = ()
    for key, part in _KEYS.items():
        if key not in row:
            continue
        read = read_text(row[key])
        troubles += below(key, read.troubles)
        if read.value and part not in file:
            file[part] = read.value
    troubles += tuple(
        Trouble((key,), value, "unknown")
        for key, value in row.items()
        if key not in _KEYS and (key, value) != (_TYPE, _IS_FILE)
    )
    return Read(file or None, troubles=troubles)


def _write_file(file: Object, before: list[Object]) -> dict[str, object]:
    alike = [row for row in before if _url(row) == file.get("url")]
    for row in alike:
        if _is_same(file, as_object(_read_file(row).value) or {}):
            return dict(row)
    written: dict[str, object] = {_TYPE: _IS_FILE}
    written |= {key: file.get(_KEYS[key]) or None for key in _WRITTEN}
    written["format"] = str(file.get("format") or "").lower() or None
    if len(alike) == 1:
        written |= {key: value for key, value in alike[0].items() if key not in _KEYS}
    return written


def _is_same(file: Object, came: Object) -> bool:
    strict = all(file.get(key) == came.get(key) for key in ("url", "name", "description"))
    return strict and all(
        not came.get(key) or str(file.get(key)).casefold() == str(came[key]).casefold()
        for key in _LOOSE
    )


def _url(row: Object) -> object:
    return (as_object(_read_file(row).value) or {}).get("url")
