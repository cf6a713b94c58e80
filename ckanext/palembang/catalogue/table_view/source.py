"""Reads a table from the DataStore, with the reader's rights."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

import ckan.plugins.toolkit as tk

log = logging.getLogger(__name__)

#: Tables up to this many rows are laid out whole; longer ones are listed page by page.
WHOLE_TABLE = 5_000
_MAX_CHOICES = 300

Row = Mapping[str, Any]


class TableUnavailableError(Exception):
    """The DataStore does not answer, or has no table of this resource for this reader."""


@dataclass(frozen=True)
class StoredTable:
    """Rows of a table with its fields; `is_whole` when no row is missing."""

    fields: Sequence[Mapping[str, Any]]
    rows: Sequence[Row]
    is_whole: bool
    total: int


def read_table(resource_id: str) -> StoredTable:
    """Return the whole table, or the fact that it is too long for that.

    Raises:
        TableUnavailableError: there is nothing to read.
    """
    found = _search({"resource_id": resource_id, "limit": WHOLE_TABLE + 1, "sort": "_id"})
    rows = _records(found)
    is_whole = len(rows) <= WHOLE_TABLE
    total = len(rows) if is_whole else int(found.get("total") or len(rows))
    return StoredTable(found["fields"], rows if is_whole else (), is_whole, total)


def read_page(
    resource_id: str, *, sort: str, filters: Mapping[str, object], offset: int, limit: int
) -> StoredTable:
    """Return some rows of a long table.

    Raises:
        TableUnavailableError: there is nothing to read.
    """
    found = _search(
        {
            "resource_id": resource_id,
            "filters": dict(filters),
            "sort": sort,
            "offset": offset,
            "limit": limit,
        }
    )
    return StoredTable(found["fields"], _records(found), False, int(found.get("total") or 0))


def read_choices(resource_id: str, column: str) -> list[object]:
    """Return the different values of a column of a long table, sorted; none when there are many."""
    found = _search(
        {
            "resource_id": resource_id,
            "fields": [column],
            "distinct": True,
            "sort": f'"{column}"',
            "limit": _MAX_CHOICES + 1,
            "include_total": False,
        }
    )
    values: list[object] = [row.get(column) for row in _records(found)]
    return values if len(values) <= _MAX_CHOICES else []


def _search(query: dict[str, Any]) -> Mapping[str, Any]:
    # As CSV the figures arrive as they are stored: decoded as JSON, 12.30 would be the float 12.3.
    asked = {**query, "records_format": "csv"}
    try:
        return tk.get_action("datastore_search")({}, asked)
    except (tk.ObjectNotFound, tk.NotAuthorized, tk.ValidationError) as error:
        raise TableUnavailableError(query["resource_id"]) from error
    except (SQLAlchemyError, KeyError) as error:
        # KeyError: the plugin `datastore` is not enabled, so there is no such action.
        log.exception("The DataStore did not answer for resource %s", query["resource_id"])
        raise TableUnavailableError(query["resource_id"]) from error


def _records(found: Mapping[str, Any]) -> list[Row]:
    """Rows by column name; an empty text and NULL are the same nothing."""
    names = [str(field["id"]) for field in found["fields"]]
    records = found["records"]
    if not records:
        return []
    try:
        lines = list(csv.reader(io.StringIO(records)))
    except csv.Error as error:
        # A cell longer than any table of figures has.
        raise TableUnavailableError(str(error)) from error
    return [dict(zip(names, [cell or None for cell in line], strict=True)) for line in lines]
