"""Judges a whole dataset while it is being saved; works on CKAN's flattened data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey

from ckanext.palembang.catalogue import indicators, table_numbers
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.statistics import Level, check_dataset

ROW_FIELDS = ("dalam_angka", "jadwal", "putus_deret", indicators.FIELD)
_LIST_FIELDS = ("klasifikasi", "kode_wilayah", "prioritas_tahun")
_MAX_ROWS = 500
#: Parts of a flattened key of a row: field, position, subfield.
_ROW_KEY = 3


def is_publishing(data: FlattenDataDict, context: Context) -> bool:
    """Whether the dataset is, or is about to be, open to readers: its state is `active`.

    A draft, and a dataset that is being deleted, may be incomplete.
    """
    state = data.get(("state",))
    if not isinstance(state, str) or not state:
        package = context.get("package")
        state = getattr(package, "state", None) or "active"
    return state == "active"


def refuse_other_shapes(data_dict: Mapping[str, Any]) -> None:
    """Refuses what should be a list of rows and is not; core would stop without naming the field.

    Raises:
        tk.ValidationError: At each field that holds something else.
    """
    errors: dict[str, Any] = {
        field: [tk._("Expected a list of rows here.")]
        for field in ROW_FIELDS
        if not _is_list_of_rows(data_dict.get(field))
    }
    if errors:
        raise tk.ValidationError(errors)


def prepare(data: FlattenDataDict, errors: FlattenErrorDict, context: Context) -> None:
    """Drops rows without any value and closes the gaps; asks for an edition before publication."""
    for field in ROW_FIELDS:
        rows = _rows_of(field, data)
        if len(rows) > _MAX_ROWS:
            _add(
                errors,
                (field, 0, _first_key(rows)),
                tk._("At most %(limit)d rows fit here.") % {"limit": _MAX_ROWS},
            )
        for position, row in enumerate(rows):
            data.update({(field, position, name): value for name, value in row.items()})
    if is_publishing(data, context) and not any(key[0] == "dalam_angka" for key in data):
        _add(
            errors,
            ("dalam_angka", 0, "edisi"),
            tk._("Fill this in: it is needed before publication."),
        )


def check(
    data: FlattenDataDict, errors: FlattenErrorDict, context: Context, *, package_id: str | None
) -> None:
    """Adds the findings of the rules, and of numbers that other datasets hold, at their fields."""
    record = _record(data)
    publishing = is_publishing(data, context)
    for finding in check_dataset(record):
        if finding.level is Level.ERROR or (publishing and finding.level is Level.INCOMPLETE):
            _add(errors, finding.path, finding.text(language()))
    rows = record[indicators.FIELD]
    for place, text in indicators.error_messages(rows, is_publishing=publishing):
        _add_first(errors, place, text)
    if record.get("state") == "deleted":
        return
    own = {"dataset_id": package_id or "", "name": str(record.get("name") or "")}
    for place, text in indicators.link_errors(context, rows, **own):
        _add_first(errors, place, text)
    numbers = table_numbers.numbers_of(record["dalam_angka"])
    for number in table_numbers.taken_by_others(numbers, package_id):
        _add(
            errors,
            ("dalam_angka", numbers[number], "nomor"),
            table_numbers.taken_message(*number),
        )


def _rows_of(field: str, data: FlattenDataDict) -> list[dict[str, Any]]:
    """Takes the rows out of the data, blank ones left out."""
    rows: dict[Any, dict[str, Any]] = {}
    for key in sorted(
        (key for key in data if key[0] == field and len(key) == _ROW_KEY),
        key=lambda key: int(key[1]),
    ):
        rows.setdefault(key[1], {})[str(key[2])] = data.pop(key)
    return [row for row in rows.values() if any(_has_value(value) for value in row.values())]


def _is_list_of_rows(value: object) -> bool:
    if value in (None, "", tk.missing):
        return True
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _has_value(value: object) -> bool:
    return value is not tk.missing and value not in (None, "", [], {}) and str(value).strip() != ""


def _first_key(rows: list[dict[str, Any]]) -> str:
    return next(iter(rows[0]))


def _add(errors: FlattenErrorDict, path: tuple[str | int, ...], message: str) -> None:
    errors.setdefault(path, []).append(message)


def _add_first(errors: FlattenErrorDict, path: tuple[str | int, ...], message: str) -> None:
    """Adds what is wrong unless the field's own validators have said so already."""
    if not errors.get(path):
        _add(errors, path, message)


def _record(data: FlattenDataDict) -> dict[str, Any]:
    record: dict[str, Any] = {
        str(key[0]): value
        for key, value in data.items()
        if len(key) == 1 and value is not tk.missing
    }
    for field in _LIST_FIELDS:
        record[field] = _loaded(record.get(field))
    for field in ROW_FIELDS:
        record[field] = _row_mappings(field, data)
    return record


def _row_mappings(field: str, data: FlattenDataDict) -> list[Mapping[str, Any]]:
    rows: dict[int, dict[str, Any]] = {}
    keys: list[FlattenKey] = [key for key in data if key[0] == field and len(key) == _ROW_KEY]
    for key in keys:
        if data[key] is not tk.missing:
            rows.setdefault(int(key[1]), {})[str(key[2])] = data[key]
    return [rows.get(index, {}) for index in range(max(rows) + 1)] if rows else []


def _loaded(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    try:
        loaded = json.loads(value) if isinstance(value, str) else []
    except ValueError:
        return []
    return loaded if isinstance(loaded, list) else []
