"""Puts a table together for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ckanext.palembang.catalogue.table_view.cells import legend_of
from ckanext.palembang.catalogue.table_view.columns import Column, read_columns
from ckanext.palembang.catalogue.table_view.controls import (
    kept_parameters,
    list_controls,
    page_of,
    wide_controls,
)
from ckanext.palembang.catalogue.table_view.layout import Dimension, choose_layout, read_dimensions
from ckanext.palembang.catalogue.table_view.listing import (
    chosen_filters,
    list_cells,
    list_heads,
    listed_rows,
    shown_columns,
)
from ckanext.palembang.catalogue.table_view.request import TableRequest, Visit
from ckanext.palembang.catalogue.table_view.source import Row, read_choices, read_page, read_table
from ckanext.palembang.catalogue.table_view.view import Pager, TableView
from ckanext.palembang.catalogue.table_view.wide import Grid, grid_heads, grid_rows, read_grid

#: A book page holds no more rows; the longest tables of the city have 107 kelurahan.
_WIDE_ROWS = 120
_LONG_ROWS = 50


def build_table(resource_id: str, request: TableRequest, base: str, language: str) -> TableView:
    """Return the table of a resource as this reader asked for it.

    Args:
        resource_id: a resource with a DataStore table.
        request: form, sorting, filters and page.
        base: address of the page that shows the table, for the links in it.
        language: `id` or `en`.

    Raises:
        TableUnavailableError: the DataStore does not answer, or not to this reader.
    """
    visit = Visit(request, base, language)
    stored = read_table(resource_id)
    columns = read_columns(stored.fields, language)
    if not stored.is_whole:
        return _long_table(resource_id, columns, visit)
    dimensions = read_dimensions(columns, stored.rows)
    layout = choose_layout(dimensions, request)
    grid = read_grid(layout, columns, stored.rows) if layout else None
    if grid is None:
        return _whole_list(columns, dimensions, stored.rows, visit)
    if request.form != "long":
        return _cross_table(grid, visit)
    view = _whole_list(columns, dimensions, stored.rows, visit)
    return replace(view, other_form=visit.address(form="wide", sort=""))


def _cross_table(grid: Grid, visit: Visit) -> TableView:
    layout = grid.layout
    rows = grid_rows(grid, visit)
    pager = page_of(len(rows), visit, per_page=_WIDE_ROWS)
    rows = rows[(pager.page - 1) * _WIDE_ROWS : pager.page * _WIDE_ROWS]
    selects = wide_controls(layout)
    return TableView(
        form="wide",
        heads=grid_heads(grid, visit),
        rows=rows,
        pager=pager,
        controls=selects,
        kept=kept_parameters(visit.request, selects),
        constants=[(column.label, column.word(value)) for column, value in layout.constants],
        legend=legend_of(rows),
        other_form=visit.address(form="long", sort=""),
        columns_label=layout.cols.column.label if layout.cols else "",
    )


def _whole_list(
    columns: Sequence[Column], dimensions: Sequence[Dimension], rows: Sequence[Row], visit: Visit
) -> TableView:
    filters = chosen_filters(dimensions, visit.request)
    found = listed_rows(rows, columns, filters, visit.request)
    pager = page_of(len(found), visit, per_page=_LONG_ROWS)
    page = found[(pager.page - 1) * _LONG_ROWS : pager.page * _LONG_ROWS]
    return _list_view(columns, dimensions, page, pager, visit)


def _long_table(resource_id: str, columns: Sequence[Column], visit: Visit) -> TableView:
    """A table too long to hold: the DataStore sorts, filters and pages it."""
    dimensions = [
        Dimension(column, read_choices(resource_id, column.name))
        for column in columns
        if column.is_dimension
    ]
    stored = read_page(
        resource_id,
        sort=_sort(columns, visit.request),
        filters=chosen_filters(dimensions, visit.request),
        offset=(visit.request.page - 1) * _LONG_ROWS,
        limit=_LONG_ROWS,
    )
    pager = page_of(stored.total, visit, per_page=_LONG_ROWS)
    if pager.page != visit.request.page:
        last = visit.request.but(page=pager.page)
        return _long_table(resource_id, columns, visit.asking(last))
    return _list_view(columns, dimensions, stored.rows, pager, visit)


def _list_view(
    columns: Sequence[Column],
    dimensions: Sequence[Dimension],
    page: Sequence[Row],
    pager: Pager,
    visit: Visit,
) -> TableView:
    shown = shown_columns(columns)
    rows = list_cells(columns, shown, page, visit.language) if shown else []
    selects = list_controls(dimensions, chosen_filters(dimensions, visit.request))
    return TableView(
        form="long",
        heads=list_heads(shown, visit),
        rows=rows,
        pager=pager,
        controls=selects,
        kept=kept_parameters(visit.request, selects),
        legend=legend_of(rows),
    )


def _sort(columns: Sequence[Column], request: TableRequest) -> str:
    if request.sort not in {column.name for column in columns}:
        return "_id"
    direction = "desc" if request.is_descending else "asc"
    return f'"{request.sort}" {direction} nulls last, _id'
