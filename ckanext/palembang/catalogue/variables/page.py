"""Helpers of the data dictionary's form, and of the pages that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.pages.words import palembang_unit
from ckanext.palembang.catalogue.variables.headings import is_own
from ckanext.palembang.catalogue.variables.keys import PLUGIN, sent_name, variable_fields
from ckanext.palembang.catalogue.variables.records import Column, tables_of
from ckanext.palembang.reference import code_list, code_list_names

Field = Mapping[str, Any]


@dataclass(frozen=True)
class FormField:
    """A field of the form for one column: scheming's field, its value and its errors."""

    field: dict[str, Any]
    data: dict[str, Any]
    errors: dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A label with its values; `lang` where they are not in the page's language."""

    label: str
    values: list[str]
    lang: str


@dataclass(frozen=True)
class Row:
    """A column as a row of the readable dictionary."""

    column: str
    name: str
    alias: str
    definition: str
    type: str
    unit: str
    domain: list[str]
    role: str


@dataclass(frozen=True)
class Dictionary:
    """The readable dictionary of one table; `lang` is the language of its texts, where not the page's."""

    resource: Mapping[str, Any]
    rows: list[Row]
    lang: str


def palembang_describes_variables(resource: Mapping[str, Any]) -> bool:
    """Whether the form asks for MS-Var: for tables of yearbook datasets, not for those of other types."""
    package = model.Package.get(str(resource.get("package_id") or ""))
    return package is not None and package.type == "dataset"


def palembang_variable_form(
    field: Field, position: int, data: Mapping[str, Any], errors: Mapping[str, Any]
) -> list[FormField]:
    """What the form of a column shows: what was typed after a refused save, else what is stored.

    Args:
        field: the column, as `datastore_info` gives it.
        position: its number in the form, from 1.
        data: what was sent, without the position.
        errors: what was refused of it, likewise.
    """
    stored = field.get(PLUGIN) or {}
    found = []
    for one in _schema():
        key = one["field_name"]
        name = f"fields__{position}__{sent_name(key)}"
        value = data.get(sent_name(key), stored.get(key, ""))
        refused = errors.get(sent_name(key))
        found.append(
            FormField(
                {**one, "field_name": name}, {name: value}, {name: refused} if refused else {}
            )
        )
    return found


def palembang_own_heading(field: Field, key: str) -> str:
    """CKAN's label or description of a column where it says something else than MS-Var."""
    info, record = field.get("info") or {}, field.get(PLUGIN) or {}
    return str(info[key]) if is_own(info, record, key) else ""


def palembang_code_list_choices(field: Field) -> list[dict[str, Any]]:
    """Choices of a field that names a code list."""
    return _code_list_choices()


def palembang_variable_answers(field: Field) -> list[Answer]:
    """All that is known of a column by MS-Var, with labels in the reader's language."""
    record = field.get(PLUGIN) or {}
    lang = "id" if language() == "en" else ""
    return [
        Answer(tk.h.scheming_language_text(one["label"]), values, own)
        for one in _schema()
        for values, own in [_values(one["field_name"], record, lang)]
        if values
    ]


def palembang_dictionaries(dataset: Mapping[str, Any]) -> Iterator[Dictionary]:
    """The readable dictionaries of a dataset's tables, those left out of which nothing is known."""
    lang = "id" if language() == "en" else ""
    for resource, columns in tables_of(dataset):
        if any(column.variable for column in columns):
            yield Dictionary(resource, [_row(column) for column in columns], lang)


def _row(column: Column) -> Row:
    record = column.variable
    domain = [_domain_text(one) for one in record.get("value_domain") or []]
    if record.get("daftar_kode"):
        domain.append(_list_title(str(record["daftar_kode"])))
    if record.get("klasifikasi_rujukan_value_domain"):
        domain.append(str(record["klasifikasi_rujukan_value_domain"]))
    return Row(
        column.name,
        _heading(column, "label") or str(record.get("nama") or column.name),
        str(record.get("alias") or ""),
        _heading(column, "notes") or str(record.get("definisi") or ""),
        code_label("tipe_data", str(record.get("tipe_data") or "")),
        palembang_unit(record.get("satuan")),
        domain,
        code_label("peran_kolom", str(record.get("peran") or "")),
    )


def _heading(column: Column, key: str) -> str:
    """CKAN's label or description in the reader's language; it follows MS-Var where nobody wrote another."""
    translated = column.info.get(f"{key}_translated")
    own = translated.get(language()) if isinstance(translated, Mapping) else None
    value = own or column.info.get(key)
    return value.strip() if isinstance(value, str) else ""


def _values(key: str, record: Mapping[str, Any], lang: str) -> tuple[list[str], str]:
    value, kind = record.get(key), variable_fields()[key]
    if not value:
        return [], ""
    if kind.type == "value_domain":
        return [_domain_text(one) for one in value], lang
    if kind.type in ("code", "yes_no"):
        return [code_label(kind.list or "ya_tidak", str(value))], ""
    if key == "daftar_kode":
        return [_list_title(str(value))], ""
    if key == "satuan":
        return [palembang_unit(value)], ""
    return ([str(one) for one in value] if isinstance(value, list) else [str(value)]), lang


def _domain_text(row: Mapping[str, Any]) -> str:
    return " = ".join(str(row[key]) for key in ("kode", "nilai") if row.get(key))


def _list_title(name: str) -> str:
    return code_list(name).title(language()) if name in code_list_names() else name


@cache
def _schema() -> Sequence[dict[str, Any]]:
    text = (files("ckanext.palembang.schemas") / "variable.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text)["variable_fields"])


@cache
def _code_list_choices() -> list[dict[str, Any]]:
    lists = {name: code_list(name) for name in code_list_names()}
    return [
        {"value": name, "label": {"id": one.title_id, "en": one.title_en}}
        for name, one in sorted(lists.items(), key=lambda pair: pair[1].title_id)
    ]
