"""The structure of a dataset's data table, from its columns, its dictionary, its values and the metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ckanext.palembang.catalogue.data_tables.measures import measure_of_all, several
from ckanext.palembang.catalogue.data_tables.members import Found, found_values, members_of
from ckanext.palembang.catalogue.data_tables.shape import Dataset, Shape, shape_of
from ckanext.palembang.catalogue.variables import Column
from ckanext.palembang.reference import code_list
from ckanext.palembang.tables import AttributeColumn, DataStructure, DimensionColumn, Member, Role

_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    "|january|february|march|may|june|july|august|october|december"
)
_PERIOD = rf"(?:(?:\d{{1,2}} )?(?:{_MONTHS}) )?(?:19|20)\d\d(?:/(?:20)?\d\d)?|(?:\d{{1,2}} )?(?:{_MONTHS})"
_PERIODS_AT_END = re.compile(
    rf"[ ,]*(?:\b(?:tahun|in) )?(?:{_PERIOD})(?: ?(?:[–—-]|, ?(?:dan|and)|,|dan|and) ?(?:{_PERIOD}))*$",
    re.IGNORECASE,
)
# Periods and unit stand in so many characters; a hostile title is longer.
_LONGEST_END = 150
_UNIT_AT_END = re.compile(r" ?\([^()]*\)$")
_LABELS = {
    "kode_wilayah": ("Kode wilayah", "Area code"),
    "wilayah": ("Wilayah", "Area"),
    "tahun": ("Tahun", "Year"),
    "tahun_ajaran": ("Tahun ajaran", "School year"),
    "periode": ("Periode", "Period"),
    "tanggal": ("Tanggal", "Date"),
    "sampai_tanggal": ("Sampai tanggal", "Up to"),
    "indikator": ("Indikator", "Indicator"),
    "satuan": ("Satuan", "Unit"),
    "sumber": ("Sumber", "Source"),
}


def structure_of(dataset: Dataset) -> DataStructure | None:
    """Return the structure of a dataset's data table; None where it has none.

    Two statements to the DataStore; the values are counted there, not loaded.

    Args:
        dataset: as `package_show` gives it.

    Raises:
        sqlalchemy.exc.OperationalError: the DataStore does not answer.
    """
    shape = shape_of(dataset)
    if shape is None:
        return None
    values = found_values(shape)
    kinds, units = several(dataset.get("ukuran")), several(dataset.get("satuan"))
    dimensions = [
        _dimension(shape, place, values[place], kinds) for place in range(len(shape.dimensions))
    ]
    areas = next((one for one in dimensions if one.role is Role.AREA), None)
    unit, unit_en = _unit(shape, values, units)
    return DataStructure(
        identity=str(dataset.get("id") or ""),
        title=bare_title(dataset.get("title"), unit) or str(dataset.get("name") or ""),
        title_en=bare_title(dataset.get("title_en"), unit_en) or None,
        dimensions=tuple(dimensions),
        attributes=tuple(_attribute(column) for column in shape.attributes),
        value_column=shape.value.name,
        measure=measure_of_all(kinds, units, str(dataset.get("title") or "")),
        unit=unit,
        unit_en=unit_en,
        decimals=max((value.decimals for found in values for value in found), default=None),
        table_number=_table_number(dataset.get("dalam_angka")),
        source=_text(dataset.get("sumber")),
        notes=_text(dataset.get("catatan")),
        notes_en=_text(dataset.get("catatan_en")),
        area_level=_level(areas.members) if areas else None,
    )


def _dimension(
    shape: Shape, place: int, values: Sequence[Found], kinds: Sequence[str]
) -> DimensionColumn:
    column, role = shape.dimensions[place]
    names = shape.label_columns.get(column.name)
    label, label_en = _labels(names or column)
    return DimensionColumn(
        name=column.name,
        role=role,
        label=label,
        label_en=label_en,
        members=members_of(column, role, values, kinds),
        label_column=names.name if names else None,
    )


def _attribute(column: Column) -> AttributeColumn:
    label, label_en = _labels(column)
    return AttributeColumn(column.name, label, label_en)


def _labels(column: Column) -> tuple[str, str | None]:
    own, english = _LABELS.get(column.name, (column.name.replace("_", " ").capitalize(), None))
    translated = column.info.get("label_translated")
    words: Mapping[str, Any] = translated if isinstance(translated, Mapping) else {}
    stated = words.get("id") or column.info.get("label") or column.variable.get("nama")
    label = str(stated or own).strip()
    return label, str(words.get("en") or "").strip() or (None if stated else english) or None


def _unit(
    shape: Shape, values: Sequence[Sequence[Found]], units: Sequence[str]
) -> tuple[str | None, str | None]:
    """The one unit of all figures, as the metadata or else the table say it."""
    info = shape.value.info
    said = {unit for found in values for value in found for unit in value.units if shape.unit}
    translated = info.get("unit_translated")
    words: Mapping[str, Any] = translated if isinstance(translated, Mapping) else {}
    if len(units) > 1 or len(said - {""}) > 1:
        return None, None
    stated = words.get("id") or info.get("unit") or shape.value.variable.get("satuan")
    unit = (units or [str(stated or "")])[0] or next(iter(said - {""}), "")
    if str(stated or "").casefold() == unit.casefold():
        # "orang" as the table writes it rather than "Orang" as the form does.
        unit = str(stated)
    if not unit or code_list("satuan").normalise(unit) == "tanpa_satuan":
        return None, None
    code = code_list("satuan").normalise(unit)
    english = words.get("en") or (code_list("satuan").label(code, "en") if code else None)
    return unit, str(english) if english else None


def _level(members: Sequence[Member]) -> str | None:
    """The level of most areas that are no total."""
    areas = code_list("wilayah")
    known = [areas.get(member.code) for member in members if not member.is_total]
    levels = Counter(str(one.properties["level"]) for one in known if one)
    return levels.most_common(1)[0][0] if levels else None


def _table_number(editions: object) -> str | None:
    """The number in the latest edition of the yearbook."""
    rows = (
        [row for row in editions if isinstance(row, Mapping)] if isinstance(editions, list) else []
    )
    numbered = [row for row in rows if row.get("nomor")]
    latest = max(numbered, key=lambda row: str(row.get("edisi") or ""), default=None)
    return str(latest["nomor"]) if latest else None


def bare_title(title: object, unit: str | None) -> str:
    """Return a title without its periods and unit: they are those of the figures asked for."""
    text = " ".join((_text(title) or "").split())
    start, end = text[:-_LONGEST_END], text[-_LONGEST_END:]
    end = _UNIT_AT_END.sub("", _PERIODS_AT_END.sub("", end))
    if unit:
        end = re.sub(rf" ?\({re.escape(unit)}\)", "", end, flags=re.IGNORECASE)
    return (start + _PERIODS_AT_END.sub("", end)).strip(" ,") or text


def _text(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text or None
