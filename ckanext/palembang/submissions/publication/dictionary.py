"""The columns of a new data table with their data dictionary: CKAN's part and that of form MS-Var."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ckanext.palembang.tables import DataStructure, DimensionColumn, Role

Field = dict[str, Any]

#: Longest label that goes into the data dictionary; a longer one is cut there, never in the rows.
_LONGEST = 200
#: A longer list of words is no closed list.
_MOST_WORDS = 100
_CODE_LISTS = {Role.AREA: "wilayah"}


def table_fields(structure: DataStructure) -> list[Field]:
    """All columns of a table of a structure, for `datastore_create`."""
    return [
        *_dimensions(structure),
        *attribute_fields(structure),
        _value(structure),
        *mark_fields(structure),
    ]


def attribute_fields(structure: DataStructure) -> list[Field]:
    """The columns that say more about a row."""
    return [
        _field(one.name, one.label, one.label_en, role="attribute") for one in structure.attributes
    ]


def mark_fields(structure: DataStructure) -> list[Field]:
    """The columns of the symbol and of the mark of revision."""
    flag = _field(structure.flag_column, "Tanda", "Symbol", role="symbol", code_list="simbol")
    revised = _field(structure.revision_column, "Revisi", "Revision", role="attribute")
    return [flag, revised]


def _dimensions(structure: DataStructure) -> Iterator[Field]:
    for one in structure.dimensions:
        names = _CODE_LISTS.get(one.role, "") if one.label_column else ""
        head = ("Kode wilayah", "Area code") if names else (one.label, one.label_en)
        found = _field(one.name, *head, role="dimension", code_list=names)
        yield _with_words(found, one)
        if one.label_column:
            yield _field(one.label_column, *_names_head(one), role="dimension")


def _names_head(dimension: DimensionColumn) -> tuple[str, str | None]:
    is_plain = dimension.label.casefold() != "kode wilayah"
    return (dimension.label, dimension.label_en) if is_plain else ("Wilayah", "Area")


def _value(structure: DataStructure) -> Field:
    found = _field(structure.value_column, "Nilai", "Value", role="measure")
    if structure.unit:
        unit = _short(structure.unit)
        found["info"]["unit"] = unit
        found["info"]["unit_translated"] = {"id": unit, "en": _short(structure.unit_en or unit)}
        found["palembang"]["satuan"] = unit
    return found


def _field(name: str, label: str, label_en: str | None, *, role: str, code_list: str = "") -> Field:
    text = _short(label) or name
    own = {"dimension": "dimensi", "measure": "ukuran"}.get(role, "atribut")
    variable = {
        "nama": text,
        "alias": name,
        "tipe_data": "FLOAT" if role == "measure" else "STRING",
        "daftar_kode": code_list,
        "peran": own,
    }
    return {
        "id": name,
        "type": "numeric" if role == "measure" else "text",
        "info": {
            "label": text,
            "label_translated": {"id": text, "en": _short(label_en or "") or text},
            "role": role,
        },
        "palembang": {key: value for key, value in variable.items() if value},
    }


def _with_words(field: Field, dimension: DimensionColumn) -> Field:
    """The closed list of a classification, with its names in both languages."""
    members = dimension.members
    is_list = dimension.role in (Role.CATEGORY, Role.INDICATOR) and len(members) <= _MOST_WORDS
    if not is_list or any(
        _short(text) != text for one in members for text in (one.code, one.label)
    ):
        return field
    field["palembang"]["value_domain"] = [{"kode": one.code, "nilai": one.label} for one in members]
    if any(one.label_en for one in members):
        field["info"]["values"] = {one.code: one.label_en or one.label for one in members}
    return field


def _short(text: str) -> str:
    printable = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(printable.split())[:_LONGEST].strip()
