"""The values of each dimension: their order, their names in both languages, their unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.catalogue.data_tables.measures import measure_of
from ckanext.palembang.catalogue.data_tables.shape import Shape
from ckanext.palembang.catalogue.data_tables.statements import (
    grouped_columns,
    groups_of,
    members_query,
)
from ckanext.palembang.catalogue.table_view import looks_like_total, natural_key, period_text
from ckanext.palembang.catalogue.variables import Column
from ckanext.palembang.reference import code_list, code_list_names
from ckanext.palembang.tables import Member, Role


@dataclass
class Found:
    """What the table holds of one value of a dimension."""

    code: str
    name: str = ""
    units: set[str] = field(default_factory=set)
    last: int = 0
    decimals: int = 0


def found_values(shape: Shape) -> list[list[Found]]:
    """Return of each dimension its values, in the order in which they first come in the table."""
    columns = grouped_columns(shape)
    with get_read_engine().connect() as connection:
        rows = connection.execute(members_query(shape)).all()
    return [_values_of(group, columns, rows) for group in groups_of(shape)]


def _values_of(
    group: Sequence[Column], columns: Sequence[Column], rows: Sequence[sa.Row[Any]]
) -> list[Found]:
    places = {column.name: place for place, column in enumerate(columns)}
    # In PostgreSQL's number a column that was grouped by has the bit 0, the last column the lowest bit.
    named = {column.name for column in group}
    which = sum(1 << (len(columns) - 1 - places[name]) for name in places if name not in named)
    values: dict[str, Found] = {}
    for row in rows:
        if row.which != which:
            continue
        cells = row[4:]
        code = cells[places[group[0].name]]
        value = values.setdefault(code, Found(code))
        value.decimals = max(value.decimals, row.decimals or 0)
        if len(group) > 1:
            _note(value, cells[places[group[1].name]], row.last)
    return list(values.values())


def _note(value: Found, said: str, last: int) -> None:
    """A unit, or the name that the latest row gives an area whose name has changed."""
    value.units.add(said)
    if said and last > value.last:
        value.name, value.last = said, last


def members_of(
    column: Column, role: Role, values: Sequence[Found], kinds: Sequence[str]
) -> tuple[Member, ...]:
    """Return the members of a dimension in their order.

    Args:
        column: the dimension's column.
        role: what it says.
        values: its values as the table holds them.
        kinds: `ukuran` of the dataset, taken apart.
    """
    if role is Role.TIME:
        ordered = sorted(values, key=lambda value: natural_key(value.code))
        return tuple(_period(value.code) for value in ordered)
    if role is Role.AREA:
        return tuple(_area(value, values) for value in values)
    words, names = _english_words(column), _names(column)
    has_units = len({unit for value in values for unit in value.units}) > 1
    first = [value for code in words for value in values if value.code == code]
    rest = [value for value in values if value.code not in words]
    return tuple(
        _member(value, words, names, kinds if has_units else None) for value in (*first, *rest)
    )


def _period(code: str) -> Member:
    label = period_text(code, "id")
    return Member(code, label, period_text(code, "en"))


def _area(value: Found, others: Sequence[Found]) -> Member:
    is_total = any(other.code.startswith(f"{value.code}.") for other in others)
    known = code_list("wilayah").get(value.code)
    english = value.name or None
    if known and value.name == known.label_id:
        # Where the name says the level, "Kota Palembang", English says it too.
        english = known.label_en
    return Member(
        value.code,
        value.name or (known.label_id if known else value.code),
        english or (known.label_en if known else None),
        is_total=is_total or looks_like_total(value.name or value.code),
    )


def _member(
    value: Found,
    words: Mapping[str, str],
    names: Mapping[str, tuple[str, str | None]],
    kinds: Sequence[str] | None,
) -> Member:
    label, english = names.get(value.code, (value.code, None))
    kind = kinds[0] if kinds and len(kinds) == 1 else ""
    unit = next(iter(value.units), "") if kinds is not None and len(value.units) == 1 else ""
    return Member(
        value.code,
        label,
        words.get(value.code) or english,
        unit=unit or None,
        measure=measure_of(kind, unit, label) if unit else None,
        is_total=looks_like_total(label),
    )


def _english_words(column: Column) -> dict[str, str]:
    """The closed list of CKAN's data dictionary: stored word to English word."""
    words = column.info.get("values")
    return {str(word): str(name) for word, name in words.items()} if isinstance(words, dict) else {}


def _names(column: Column) -> dict[str, tuple[str, str | None]]:
    """The names of codes: of the code list that the column uses, and those that its domain states."""
    name = str(column.variable.get("daftar_kode") or "")
    names: dict[str, tuple[str, str | None]] = {}
    if name in code_list_names():
        names = {one.code: (one.label_id, one.label_en) for one in code_list(name)}
    for row in column.variable.get("value_domain") or []:
        code, label = str(row.get("kode") or ""), str(row.get("nilai") or "")
        if code and label:
            names[code] = (label, names.get(code, (label, None))[1])
    return names
