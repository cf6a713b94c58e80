"""What the saving of every kind of record shares: CKAN's flattened data as a record, findings as errors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.statistics import Finding, Level

MAX_ROWS = 500
#: Parts of a flattened key of a row: field, position, subfield.
_ROW_KEY = 3


def is_publishing(data: FlattenDataDict, context: Context) -> bool:
    """Whether the record is, or is about to be, open to readers: its state is `active`.

    A draft, and a record that is being deleted, may be incomplete.
    """
    state = data.get(("state",))
    if not isinstance(state, str) or not state:
        package = context.get("package")
        state = getattr(package, "state", None) or "active"
    return state == "active"


def refuse_other_shapes(data_dict: Mapping[str, Any], row_fields: Iterable[str]) -> None:
    """Refuses what should be a list of rows and is not; core would stop without naming the field.

    Raises:
        tk.ValidationError: At each field that holds something else.
    """
    errors: dict[str, Any] = {
        field: [tk._("Expected a list of rows here.")]
        for field in row_fields
        if not _is_list_of_rows(data_dict.get(field))
    }
    if errors:
        raise tk.ValidationError(errors)


def close_gaps(row_fields: Iterable[str], data: FlattenDataDict, errors: FlattenErrorDict) -> None:
    """Drops rows without any value and closes the gaps that they leave."""
    for field, found in _rows_by_field(row_fields, data).items():
        rows = [row for row in found.values() if any(has_value(value) for value in row.values())]
        if len(rows) > MAX_ROWS:
            message = tk._("At most %(limit)d rows fit here.") % {"limit": MAX_ROWS}
            add(errors, (field, 0, next(iter(rows[0]))), message)
        for position in found:
            for name in found[position]:
                del data[(field, position, name)]
        for position, row in enumerate(rows):
            data.update({(field, position, name): value for name, value in row.items()})


def record_of(
    data: FlattenDataDict, *, list_fields: Iterable[str], row_fields: Iterable[str]
) -> dict[str, Any]:
    """The record that `statistics` judges: lists as lists, rows as mappings."""
    record: dict[str, Any] = {
        str(key[0]): value
        for key, value in data.items()
        if len(key) == 1 and value is not tk.missing
    }
    for field in list_fields:
        record[field] = _loaded(record.get(field))
    for field, rows in _rows_by_field(row_fields, data).items():
        last = max(rows, default=-1)
        record[field] = [
            {name: value for name, value in rows.get(place, {}).items() if value is not tk.missing}
            for place in range(last + 1)
        ]
    return record


def counts(finding: Finding, *, publishing: bool) -> bool:
    """Whether a finding stops the save: an error always, something missing only at publication."""
    return finding.level is Level.ERROR or (publishing and finding.level is Level.INCOMPLETE)


def hints(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings that stop nothing, as `{rule, field, message}` in the reader's language."""
    return [
        {"rule": found.rule, "field": str(found.path[0]), "message": found.text(language())}
        for found in findings
        if found.level is Level.HINT
    ]


def has_value(value: object) -> bool:
    """Whether a form field or API key says anything."""
    return value is not tk.missing and value not in (None, "", [], {}) and str(value).strip() != ""


def add(errors: FlattenErrorDict, path: tuple[str | int, ...], message: str) -> None:
    """Adds a message at a place."""
    errors.setdefault(path, []).append(message)


def add_first(errors: FlattenErrorDict, path: tuple[str | int, ...], message: str) -> None:
    """Adds what is wrong unless the field's own validators have said so already."""
    if not errors.get(path):
        add(errors, path, message)


def _rows_by_field(
    row_fields: Iterable[str], data: FlattenDataDict
) -> dict[str, dict[int, dict[str, Any]]]:
    """Field to position to subfield to value, in the order of the positions; one pass over the data."""
    found: dict[str, dict[int, dict[str, Any]]] = {field: {} for field in row_fields}
    for key, value in data.items():
        if len(key) == _ROW_KEY and key[0] in found:
            found[str(key[0])].setdefault(int(key[1]), {})[str(key[2])] = value
    return {field: dict(sorted(rows.items())) for field, rows in found.items()}


def _is_list_of_rows(value: object) -> bool:
    if value in (None, "", tk.missing):
        return True
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _loaded(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    try:
        loaded = json.loads(value) if isinstance(value, str) else []
    except ValueError:
        return []
    return loaded if isinstance(loaded, list) else []
