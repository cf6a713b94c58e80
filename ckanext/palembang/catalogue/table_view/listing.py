"""The long form: the rows as they are stored, sorted, filtered and paged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ckanext.palembang.catalogue.table_view.cells import text_cell, value_cell
from ckanext.palembang.catalogue.table_view.columns import Column, Role
from ckanext.palembang.catalogue.table_view.heads import sortable_head
from ckanext.palembang.catalogue.table_view.layout import Dimension
from ckanext.palembang.catalogue.table_view.ordering import is_missing, natural_key
from ckanext.palembang.catalogue.table_view.request import TableRequest, Visit
from ckanext.palembang.catalogue.table_view.source import Row
from ckanext.palembang.catalogue.table_view.view import Head, TableRow

Filters = Mapping[str, object]


def chosen_filters(dimensions: Sequence[Dimension], request: TableRequest) -> dict[str, object]:
    """Return the filters of the request that name a dimension and one of its values."""
    found = {
        dimension.name: dimension.find(request.filters.get(dimension.name, ""))
        for dimension in dimensions
    }
    return {name: value for name, value in found.items() if value is not None}


def listed_rows(
    rows: Sequence[Row], columns: Sequence[Column], filters: Filters, request: TableRequest
) -> list[Row]:
    """Return the rows that pass the filters, sorted as asked."""
    kept = [row for row in rows if all(row.get(name) == value for name, value in filters.items())]
    if request.sort not in {column.name for column in columns}:
        return kept
    present = [row for row in kept if not is_missing(row.get(request.sort))]
    missing = [row for row in kept if is_missing(row.get(request.sort))]
    present.sort(key=lambda row: natural_key(row[request.sort]), reverse=request.is_descending)
    return [*present, *missing]


def shown_columns(columns: Sequence[Column]) -> list[Column]:
    """Return the columns of the page: the symbol stands with its number, not in its own column."""
    has_measure = any(column.role is Role.MEASURE for column in columns)
    return [column for column in columns if not (has_measure and column.role is Role.SYMBOL)]


def list_heads(columns: Sequence[Column], visit: Visit) -> list[Head]:
    """Return the heads, each with the address that sorts by it."""
    return [
        sortable_head(
            Head(column.label, column.unit, column.notes, column.is_number), column.name, visit
        )
        for column in columns
    ]


def list_cells(
    columns: Sequence[Column], shown: Sequence[Column], rows: Sequence[Row], language: str
) -> list[TableRow]:
    """Return the rows as cells."""
    symbol = next((column.name for column in columns if column.role is Role.SYMBOL), "")
    result = []
    for row in rows:
        cells = [
            value_cell(row.get(column.name), row.get(symbol), language)
            if column.role is Role.MEASURE
            else text_cell(column, row.get(column.name), language)
            for column in shown
        ]
        result.append(TableRow(cells[0], cells[1:]))
    return result
