"""The wide form: one dimension down, one across, as the yearbook prints it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ckanext.palembang.catalogue.table_view.cells import value_cell, word_cell
from ckanext.palembang.catalogue.table_view.columns import Column, Role
from ckanext.palembang.catalogue.table_view.heads import sortable_head
from ckanext.palembang.catalogue.table_view.layout import Layout, looks_like_total
from ckanext.palembang.catalogue.table_view.ordering import is_missing, natural_key
from ckanext.palembang.catalogue.table_view.request import TableRequest, Visit
from ckanext.palembang.catalogue.table_view.source import Row
from ckanext.palembang.catalogue.table_view.view import Cell, Head, TableRow

_ROW_HEAD = "row"
Key = tuple[object, object]


@dataclass(frozen=True)
class Grid:
    """The observations of a layout by row and column, with the columns they need."""

    layout: Layout
    measure: Column
    symbol: str
    unit: str
    observations: Mapping[Key, Row]

    @property
    def across(self) -> list[object]:
        """Values over the columns; a single unnamed one without a column dimension."""
        return list(self.layout.cols.values) if self.layout.cols else [None]


def read_grid(layout: Layout, columns: Sequence[Column], rows: Sequence[Row]) -> Grid | None:
    """Return the grid; None where two observations would share a cell."""
    measure = next((column for column in columns if column.role is Role.MEASURE), None)
    if measure is None:
        return None
    chosen = [row for row in rows if _is_chosen(layout, row)]
    across = layout.cols.name if layout.cols else ""
    observations: dict[Key, Row] = {
        (row.get(layout.rows.name), row.get(across)): row for row in chosen
    }
    if len(observations) != len(chosen):
        return None
    return Grid(
        layout, measure, _name(columns, Role.SYMBOL), _name(columns, Role.UNIT), observations
    )


def grid_heads(grid: Grid, visit: Visit) -> list[Head]:
    """Return the heads: over the row heads, then one a value of the column dimension."""
    rows = grid.layout.rows.column
    heads = [sortable_head(Head(rows.label, notes=rows.notes), _ROW_HEAD, visit)]
    for position, value in enumerate(grid.across):
        heads.append(sortable_head(_value_head(grid, value, visit.language), f"c{position}", visit))
    return heads


def grid_rows(grid: Grid, visit: Visit) -> list[TableRow]:
    """Return all rows, sorted as asked; totals stay at the end of a sorted table."""
    present = [key for key in grid.layout.rows.values if _has_row(grid, key)]
    keys = _sorted_keys(grid, present, visit.request)
    return [
        TableRow(
            head=word_cell(grid.layout.rows.column, key, visit.language),
            cells=[_cell(grid, key, value, visit.language) for value in grid.across],
            is_total=_is_total(grid, key),
        )
        for key in keys
    ]


def _has_row(grid: Grid, key: object) -> bool:
    return any((key, value) in grid.observations for value in grid.across)


def _cell(grid: Grid, key: object, value: object, language: str) -> Cell:
    row = grid.observations.get((key, value), {})
    return value_cell(row.get(grid.measure.name), row.get(grid.symbol), language)


def _value_head(grid: Grid, value: object, language: str) -> Head:
    if grid.layout.cols is None:
        measure = grid.measure
        return Head(measure.label, measure.unit, measure.notes, is_number=True)
    cell = word_cell(grid.layout.cols.column, value, language)
    return Head(cell.text, _unit(grid, value), is_number=True, lang=cell.lang)


def _sorted_keys(grid: Grid, keys: list[object], request: TableRequest) -> list[object]:
    if request.sort == _ROW_HEAD:
        values = {key: key for key in keys}
    elif request.sort in {f"c{position}" for position in range(len(grid.across))}:
        across = grid.across[int(request.sort[1:])]
        values = {
            key: grid.observations.get((key, across), {}).get(grid.measure.name) for key in keys
        }
    else:
        return keys
    totals = [key for key in keys if _is_total(grid, key)]
    plain = [key for key in keys if key not in totals]
    present = [key for key in plain if not is_missing(values[key])]
    missing = [key for key in plain if is_missing(values[key])]
    present.sort(key=lambda key: natural_key(values[key]), reverse=request.is_descending)
    return [*present, *missing, *totals]


def _is_total(grid: Grid, key: object) -> bool:
    if looks_like_total(key):
        return True
    rows = grid.layout.rows
    if rows.column.role is not Role.AREA:
        return False
    codes = _area_codes(grid)
    own = codes.get(key)
    return bool(own) and any(code.startswith(f"{own}.") for code in codes.values())


def _area_codes(grid: Grid) -> dict[object, str]:
    name = grid.layout.rows.name
    return {row.get(name): str(row.get("kode_wilayah") or "") for row in grid.observations.values()}


def _unit(grid: Grid, value: object) -> str:
    """Unit of a column that holds one indicator; one unit for all stands in the caption."""
    cols = grid.layout.cols
    if grid.unit and cols is not None and cols.column.role is Role.INDICATOR:
        units = {
            row.get(grid.unit) for (_, across), row in grid.observations.items() if across == value
        }
        return str(units.pop() or "") if len(units) == 1 else ""
    return ""


def _is_chosen(layout: Layout, row: Row) -> bool:
    return all(row.get(name) == value for name, value in layout.chosen.items())


def _name(columns: Sequence[Column], role: Role) -> str:
    return next((column.name for column in columns if column.role is role), "")
