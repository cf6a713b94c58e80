"""A column as a DataStore field with its data dictionary."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.catalogue.demo.definitions import Column

# Facts of form MS-Var that a column of a demo table has by itself; what nobody knows stays empty.
_ROLES = {"dimension": "dimensi", "measure": "ukuran", "symbol": "atribut", "attribute": "atribut"}
_TYPES = {"text": "STRING", "numeric": "FLOAT", "date": "DATE"}
_CODE_LISTS = {"kode_wilayah": "wilayah", "tanda": "simbol"}
_WORDS = {"id": ("Satuan: %s.", "Nilai: %s."), "en": ("Unit: %s.", "Values: %s.")}


def datastore_field(column: Column) -> dict[str, Any]:
    """Return the field for `datastore_create`.

    `label` and `notes` hold the Indonesian texts and, under `*_translated`, both languages: that is
    where CKAN's own data dictionary looks. Unit and closed list are told in the notes as well, for
    pages and programs that know no more than CKAN's two keys. `palembang` holds the column by form
    MS-Var.
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
    return {
        "id": column.name,
        "type": column.type,
        "info": info,
        "palembang": _variable(column),
    }


def _variable(column: Column) -> dict[str, Any]:
    """The column by form MS-Var."""
    facts: dict[str, Any] = {
        "nama": column.label["id"],
        "alias": column.name,
        "definisi": column.notes.get("id", ""),
        "tipe_data": _TYPES[column.type],
        # The stored words stand for themselves.
        "value_domain": [{"kode": word, "nilai": word} for word in column.values],
        "daftar_kode": _CODE_LISTS.get(column.name, ""),
        "peran": _ROLES[column.role],
        "satuan": column.unit.get("id", ""),
    }
    return {key: value for key, value in facts.items() if value}


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
