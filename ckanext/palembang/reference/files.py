"""Reading the data files of this room: every fault in them is named, none passes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import cast
from urllib.parse import quote

import yaml

from ckanext.palembang.reference.codes import Code, CodeList, Matching, Numbering
from ckanext.palembang.reference.errors import BrokenReferenceFileError
from ckanext.palembang.reference.frozen import FrozenMapping

_DATA = files("ckanext.palembang.reference") / "data"

_LIST_KEYS = {"name", "title_id", "title_en", "source", "source_date", "licence", "codes"}
_LIST_EXTRAS = {"matching", "numbering", "parents"}
_CODE_KEYS = {"code", "id", "en"}
_CODE_EXTRAS = {
    "aliases",
    "crosswalks",
    "notes",
    "number",
    "parent",
    "properties",
    "slug",
    "source",
}


def data_text(*path: str) -> str:
    """Return the text of a data file of this room, by its path below `data/`."""
    return _DATA.joinpath(*path).read_text(encoding="utf-8")


def data_names(folder: str) -> tuple[str, ...]:
    """Return the names, without suffix, of the YAML files in a folder of `data/`."""
    entries = (entry.name for entry in _DATA.joinpath(folder).iterdir())
    return tuple(sorted(name[:-5] for name in entries if name.endswith(".yaml")))


def read_yaml(*path: str) -> dict[str, object]:
    """Return a data file's top level; every scalar is text, so codes stay as written.

    The base loader knows no types: `16.10`, `no` and `2024-01-01` remain text.

    Raises:
        BrokenReferenceFileError: the file is not YAML or not a mapping.
    """
    file = "/".join(path)
    try:
        loaded = yaml.load(data_text(*path), Loader=yaml.BaseLoader)  # noqa: S506 - builds no objects
    except yaml.YAMLError as error:
        raise BrokenReferenceFileError(file, "syntax", str(error)) from error
    return as_mapping(loaded, file, "top level")


def as_mapping(value: object, file: str, place: str) -> dict[str, object]:
    """Return the value as a mapping with text keys, or say where it is none."""
    if not isinstance(value, dict):
        raise BrokenReferenceFileError(file, place, "a mapping is expected")
    return cast("dict[str, object]", value)


def as_texts(value: object, file: str, place: str) -> tuple[str, ...]:
    """Return the value as a tuple of texts, or say where it is none."""
    if not isinstance(value, list):
        raise BrokenReferenceFileError(file, place, "a list of texts is expected")
    items = cast("list[object]", value)
    if not all(isinstance(item, str) and item for item in items):
        raise BrokenReferenceFileError(file, place, "every item must be a text")
    return tuple(cast("list[str]", items))


def read_code_list(name: str) -> CodeList:
    """Read `data/lists/<name>.yaml`.

    Raises:
        BrokenReferenceFileError: a key is missing or unknown, a code is doubled, or
            one spelling stands for two codes.
    """
    file = f"{name}.yaml"
    top = read_yaml("lists", file)
    _check_keys(top, _LIST_KEYS, _LIST_EXTRAS, file, "top level")
    if top["name"] != name:
        raise BrokenReferenceFileError(file, "name", "differs from the file's name")
    rows = top["codes"]
    if not isinstance(rows, list) or not rows:
        raise BrokenReferenceFileError(file, "codes", "a list of codes is expected")
    source = _text(top, "source", file, "top level")
    codes = tuple(
        _read_code(name, as_mapping(row, file, f"row {number}"), source)
        for number, row in enumerate(cast("list[object]", rows), start=1)
    )
    read = _assemble(name, top, codes)
    read.check()
    return read


def _assemble(name: str, top: Mapping[str, object], codes: tuple[Code, ...]) -> CodeList:
    file = f"{name}.yaml"
    matching = _choice(top, "matching", ("words", "verbatim"), file)
    numbering = _choice(top, "numbering", ("choice", "flags"), file)
    return CodeList(
        name=name,
        title_id=_text(top, "title_id", file, "top level"),
        title_en=_text(top, "title_en", file, "top level"),
        source=_text(top, "source", file, "top level"),
        source_date=_text(top, "source_date", file, "top level"),
        licence=_text(top, "licence", file, "top level"),
        codes=codes,
        matching=cast("Matching", matching),
        parents=str(top["parents"]) if "parents" in top else None,
        numbering=cast("Numbering", numbering),
    )


def _choice(top: Mapping[str, object], key: str, known: tuple[str, str], file: str) -> str:
    value = str(top.get(key, known[0]))
    if value not in known:
        raise BrokenReferenceFileError(file, key, f"one of {known} is expected")
    return value


def _read_code(list_name: str, row: Mapping[str, object], source: str) -> Code:
    file = f"{list_name}.yaml"
    place = str(row.get("code", "a row without code"))
    _check_keys(row, _CODE_KEYS, _CODE_EXTRAS, file, place)
    slug = str(row.get("slug", place))
    return Code(
        code=_text(row, "code", file, place),
        label_id=_text(row, "id", file, place),
        label_en=_text(row, "en", file, place),
        uri=f"/def/{list_name}/{quote(slug, safe='')}",
        source=str(row.get("source", source)),
        aliases=as_texts(row.get("aliases", []), file, place),
        number=_number(row, file, place),
        parent=str(row["parent"]) if "parent" in row else None,
        notes=str(row.get("notes", "")),
        crosswalks=_pairs(row.get("crosswalks", {}), file, place),
        properties=_pairs(row.get("properties", {}), file, place),
    )


def _number(row: Mapping[str, object], file: str, place: str) -> int | None:
    number = row.get("number")
    if number is None:
        return None
    if not isinstance(number, str) or not number.isdecimal():
        raise BrokenReferenceFileError(file, place, "number must be a whole number")
    return int(number)


def _pairs(value: object, file: str, place: str) -> FrozenMapping:
    pairs = as_mapping(value, file, place)
    if not all(isinstance(text, str) for text in pairs.values()):
        raise BrokenReferenceFileError(file, place, "only texts are expected here")
    return FrozenMapping(cast("dict[str, str]", pairs))


def _text(row: Mapping[str, object], key: str, file: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BrokenReferenceFileError(file, place, f"{key} must be a text")
    return value


def _check_keys(
    row: Mapping[str, object], needed: set[str], allowed: set[str], file: str, place: str
) -> None:
    missing = sorted(needed - row.keys())
    unknown = sorted(row.keys() - needed - allowed)
    if missing or unknown:
        reason = f"missing: {missing}; unknown: {unknown}"
        raise BrokenReferenceFileError(file, place, reason)
