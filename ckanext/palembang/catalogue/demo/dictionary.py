"""A column as a DataStore field with its data dictionary."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.catalogue.demo.definitions import Column

_WORDS = {"id": ("Satuan: %s.", "Nilai: %s."), "en": ("Unit: %s.", "Values: %s.")}


def datastore_field(column: Column) -> dict[str, Any]:
    """Return the field for `datastore_create`.

    `label` and `notes` hold the Indonesian texts and, under `*_translated`, both languages: that is
    where CKAN's own data dictionary looks. Unit and closed list are told in the notes as well, for
    pages and programs that know no more than CKAN's two keys.
    """
    notes = {language: _notes(column, language) for language in _WORDS}
    info: dict[str, Any] = {
        "label": column.label["id"],
        "label_translated": dict(column.label),
        "notes": notes["id"],
        "notes_translated": notes,
        "role": column.role,
    }
    if column.unit:
        info["unit"] = column.unit["id"]
        info["unit_translated"] = dict(column.unit)
    if column.values:
        info["values"] = dict(column.values)
    return {"id": column.name, "type": column.type, "info": info}


def _notes(column: Column, language: str) -> str:
    unit, values = _WORDS[language]
    parts = [column.notes.get(language, "")]
    if column.unit:
        parts.append(unit % column.unit[language])
    if column.values and language == "id":
        parts.append(values % "; ".join(column.values))
    elif column.values:
        parts.append(values % "; ".join(f"{own} = {name}" for own, name in column.values.items()))
    return " ".join(part for part in parts if part)
