"""Columns of a table: what the table's own file says, filled up from the shared columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ckanext.palembang.catalogue.demo.definitions import Bilingual, Column
from ckanext.palembang.catalogue.demo.located import LocatedYaml, Place

TYPES = ("text", "numeric", "date")
ROLES = ("dimension", "measure", "symbol", "attribute")
_KEYS = {"type", "role", "label", "notes", "unit", "values"}
_LANGUAGES = {"id", "en"}
# What PostgreSQL and the DataStore take as it is, in lower case so that nobody needs quotes.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")

Raw = Mapping[str, object]


def read_columns(source: LocatedYaml, shared: LocatedYaml) -> tuple[Column, ...]:
    """Return the columns of a definition, in order; what is wrong becomes faults of its file."""
    place: Place = ("table", "columns")
    columns: list[Column] = []
    for name, own in source.mapping(place).items():
        if not _NAME.fullmatch(name):
            source.refuse(
                (*place, name), f"“{name}” is no column name: write it like jenis_kelamin"
            )
        elif own is not None and not isinstance(own, dict):
            source.refuse((*place, name), "expected keys and values, or nothing")
        else:
            raw = {**_shared(shared, name), **(own or {})}
            faults = list(_faults(name, raw))
            for inner, reason in faults:
                source.refuse((*place, name, *inner), reason)
            if not faults:
                columns.append(_column(name, raw))
    return tuple(columns)


def check_shared_columns(shared: LocatedYaml) -> None:
    """Note the faults of the file of shared columns."""
    for name in shared.mapping(()):
        for inner, reason in _faults(name, shared.mapping((name,))):
            shared.refuse((name, *inner), reason)


def _shared(shared: LocatedYaml, name: str) -> Raw:
    data = shared.data
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _faults(name: str, raw: Raw) -> Iterator[tuple[Place, str]]:
    if not raw:
        yield (), f"column “{name}” is not among the shared columns: say type, role and label"
        return
    for key in raw.keys() - _KEYS:
        yield (str(key),), f"“{key}” is nothing that a column has"
    if raw.get("type") not in TYPES:
        yield ("type",), f"the type is one of {', '.join(TYPES)}"
    if raw.get("role") not in ROLES:
        yield ("role",), f"the role is one of {', '.join(ROLES)}"
    for key in ("label", "notes", "unit"):
        if (key == "label" or key in raw) and not is_bilingual(raw.get(key)):
            yield (key,), f"“{key}” needs a text under id and one under en"
    values = raw.get("values", {})
    if not isinstance(values, dict) or not all(
        isinstance(text, str) and text for pair in values.items() for text in pair
    ):
        yield ("values",), "expected the stored values, each with its English label"


def is_bilingual(value: object) -> bool:
    """Whether a value is a text in Indonesian and in English."""
    return (
        isinstance(value, dict)
        and value.keys() == _LANGUAGES
        and all(isinstance(text, str) and text.strip() for text in value.values())
    )


def bilingual(value: object) -> Bilingual:
    """The texts of a value that `is_bilingual`; none for any other."""
    if not isinstance(value, dict):
        return {}
    return {str(language): str(text) for language, text in value.items()}


def _column(name: str, raw: Raw) -> Column:
    values = raw.get("values")
    return Column(
        name=name,
        type=str(raw["type"]),
        role=str(raw["role"]),
        label=bilingual(raw["label"]),
        notes=bilingual(raw.get("notes")),
        unit=bilingual(raw.get("unit")),
        values=bilingual(values),
    )
