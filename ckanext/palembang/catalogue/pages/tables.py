"""The data table on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.pages.downloads import has_table
from ckanext.palembang.catalogue.table_view import (
    TableRequest,
    TableUnavailableError,
    TableView,
    build_table,
    read_request,
)

Resource = Mapping[str, Any]


@dataclass(frozen=True)
class TableLink:
    """Another table of the same dataset."""

    title: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class PageTable:
    """The table of a page; `table` is None while the DataStore does not answer."""

    resource: Resource | None
    title: str = ""
    table: TableView | None = None
    others: list[TableLink] = field(default_factory=list)


def palembang_table(record: Mapping[str, Any], resource: Resource | None, base: str) -> PageTable:
    """The table that the reader asked for by the address of the page.

    Args:
        record: the dataset.
        resource: only this resource's table; None for the first one of the dataset.
        base: address of the page.
    """
    wanted = read_request(tk.request.args)
    candidates = [resource] if resource else record.get("resources") or []
    tables = [found for found in candidates if has_table(found)]
    if not tables:
        return PageTable(None)
    shown = next((found for found in tables if found["id"] == wanted.table), tables[0])
    try:
        table = build_table(shown["id"], wanted, base, language())
    except TableUnavailableError:
        table = None
    return PageTable(shown, tk.h.resource_display_name(shown), table, _links(tables, shown, base))


def _links(tables: Sequence[Resource], shown: Resource, base: str) -> list[TableLink]:
    request = TableRequest()
    return [
        TableLink(
            title=tk.h.resource_display_name(found),
            address=replace(request, table=found["id"]).address(base),
            is_current=found is shown,
        )
        for found in tables
    ]
