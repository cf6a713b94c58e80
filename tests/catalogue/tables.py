"""Datasets with data tables, for tests of pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

import ckan.plugins.toolkit as tk
from ckan import model


def _label(indonesian: str, english: str) -> dict[str, Any]:
    return {"label": indonesian, "label_translated": {"id": indonesian, "en": english}}


FIELDS: list[dict[str, Any]] = [
    {"id": "kode_wilayah", "type": "text"},
    {"id": "wilayah", "type": "text", "info": _label("Kecamatan", "Subdistrict")},
    {"id": "tahun", "type": "text", "info": _label("Tahun", "Year")},
    {"id": "nilai", "type": "numeric", "info": {"label": "Nilai", "unit": "jiwa"}},
    {"id": "tanda", "type": "text"},
]


def table_rows(areas: int) -> list[dict[str, Any]]:
    """Two years of as many areas as asked for; the figures of 2024 are preliminary."""
    return [
        {
            "kode_wilayah": f"16.71.{area:02}",
            "wilayah": f"Kecamatan {area}",
            "tahun": year,
            "nilai": f"{1000 * area}.50",
            "tanda": "x" if year == "2024" else "",
        }
        for area in range(1, areas + 1)
        for year in ("2023", "2024")
    ]


def act(user: dict[str, Any], action: str, **data: Any) -> Any:
    """Call an action as a user, whose rights are not the subject of the test."""
    return tk.get_action(action)({"user": user["name"], "ignore_auth": True}, data)


def add_table(
    user: dict[str, Any],
    package_id: str,
    rows: list[dict[str, Any]],
    fields: list[dict[str, Any]] | None = None,
) -> str:
    """Add a resource with a DataStore table; return its id."""
    created = act(
        user,
        "datastore_create",
        resource={
            "package_id": package_id,
            "name": "Tabel data",
            "name_en": "Data table",
            "format": "CSV",
            "url_type": "datastore",
        },
        fields=fields or FIELDS,
        records=rows,
    )
    return created["resource_id"]


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Collect the SQL statements of a block, on all databases."""
    statements: list[str] = []

    def collect(*arguments: Any) -> None:
        statements.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", collect)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", collect)
        model.Session.remove()
