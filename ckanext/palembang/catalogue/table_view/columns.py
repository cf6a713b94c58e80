"""What a column of a data table is for, and what it is called in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.table_view.times import period_text

_NUMERIC = frozenset(
    {"numeric", "int", "int2", "int4", "int8", "float4", "float8", "integer", "bigint", "real"}
)


class Role(Enum):
    """What a column does in a tidy table."""

    AREA = "area"
    AREA_CODE = "area code"
    TIME = "time"
    INDICATOR = "indicator"
    DIMENSION = "dimension"
    MEASURE = "measure"
    SYMBOL = "symbol"
    UNIT = "unit"
    OTHER = "other"


# The names that tidy tables of this catalogue give their columns.
_ROLES = {
    "wilayah": Role.AREA,
    "kode_wilayah": Role.AREA_CODE,
    "tahun": Role.TIME,
    "tahun_ajaran": Role.TIME,
    "periode": Role.TIME,
    "tanggal": Role.TIME,
    "sampai_tanggal": Role.TIME,
    "indikator": Role.INDICATOR,
    "nilai": Role.MEASURE,
    "tanda": Role.SYMBOL,
    "satuan": Role.UNIT,
    "revisi": Role.OTHER,
}
# What a data dictionary may say under `role`.
_STATED = {
    "dimension": Role.DIMENSION,
    "measure": Role.MEASURE,
    "symbol": Role.SYMBOL,
    "attribute": Role.OTHER,
}
_DIMENSIONS = frozenset({Role.AREA, Role.TIME, Role.INDICATOR, Role.DIMENSION})


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Attributes:
        name: its name in the DataStore.
        role: what it does.
        label: its heading in the reader's language.
        unit: unit of its numbers, in the reader's language; empty where there is none.
        notes: explanation from the data dictionary, in the reader's language.
        is_number: whether its values are formatted as numbers; years and codes are not.
        words: values in the stored (Indonesian) wording to the reader's, where they differ.
        language: the reader's language.
        order: values in the order that the data dictionary gives them.
    """

    name: str
    role: Role
    label: str
    unit: str
    notes: str
    is_number: bool
    words: Mapping[str, str]
    language: str
    order: tuple[str, ...]

    @property
    def is_dimension(self) -> bool:
        """Whether rows of the table are told apart by it."""
        return self.role in _DIMENSIONS

    def word(self, value: object) -> str:
        """Return a stored value in the reader's language."""
        if self.role is Role.TIME:
            return period_text(value, self.language)
        text = "" if value is None else str(value)
        return self.words.get(text, text)


def read_columns(fields: Iterable[Mapping[str, Any]], language: str) -> list[Column]:
    """Return the columns of a DataStore table from its data dictionary, `_id` left out.

    Args:
        fields: as `datastore_search` and `datastore_info` give them: `id`, `type`, `info`.
        language: `id` or `en`.
    """
    known = [field for field in fields if field.get("id") and field["id"] != "_id"]
    is_tidy = any(field["id"] == "nilai" for field in known)
    columns = [_column(field, language, is_tidy=is_tidy) for field in known]
    if not any(column.role is Role.AREA for column in columns):
        columns = [_area_by_code(column) for column in columns]
    return columns


def _column(field: Mapping[str, Any], language: str, *, is_tidy: bool) -> Column:
    name, info = str(field["id"]), field.get("info")
    info = info if isinstance(info, Mapping) else {}
    role = _role(name, field, info) if is_tidy else Role.OTHER
    words = _words(info)
    return Column(
        name=name,
        role=role,
        label=_text(info, "label", language) or _default_label(name),
        unit=_text(info, "unit", language),
        notes=_text(info, "notes", language),
        is_number=role is Role.MEASURE or (role is Role.OTHER and _is_numeric(field, name)),
        words=words if language == "en" else {},
        language=language,
        order=tuple(words),
    )


def _role(name: str, field: Mapping[str, Any], info: Mapping[str, Any]) -> Role:
    """The name says it; for other columns the data dictionary, else the type."""
    if name in _ROLES:
        return _ROLES[name]
    stated = _STATED.get(str(info.get("role")))
    if stated:
        return stated
    is_attribute = str(field.get("type")) in _NUMERIC or name.startswith(("kode_", "sumber"))
    return Role.OTHER if is_attribute else Role.DIMENSION


def _area_by_code(column: Column) -> Column:
    """A table with area codes and no names is laid out by the codes."""
    if column.role is not Role.AREA_CODE:
        return column
    return replace(column, role=Role.AREA)


def _is_numeric(field: Mapping[str, Any], name: str) -> bool:
    plain = name in {"tahun", "year"} or name.startswith(("kode", "id_", "tahun_"))
    return str(field.get("type")) in _NUMERIC and not plain


def _text(info: Mapping[str, Any], key: str, language: str) -> str:
    """A text of the data dictionary: `label_translated` as CKAN has it, else the bare `label`."""
    translated = info.get(f"{key}_translated")
    value = translated.get(language) if isinstance(translated, Mapping) else None
    value = value or info.get(key)
    return value.strip() if isinstance(value, str) else ""


def _words(info: Mapping[str, Any]) -> dict[str, str]:
    """The closed list of a column's values, each with its English word."""
    words = info.get("values")
    if not isinstance(words, Mapping):
        return {}
    return {str(word): str(english) for word, english in words.items() if english}


def _default_label(name: str) -> str:
    labels = {
        "wilayah": tk._("Area"),
        "kode_wilayah": tk._("Area code"),
        "tahun": tk._("Year"),
        "periode": tk._("Period"),
        "indikator": tk._("Indicator"),
        "nilai": tk._("Value"),
        "tanda": tk._("Symbol"),
        "satuan": tk._("Unit"),
        "revisi": tk._("Revised"),
    }
    return labels.get(name) or name.replace("_", " ").strip().capitalize()
