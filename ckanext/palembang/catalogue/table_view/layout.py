"""Decides which dimension goes into the rows, which into the columns, and which are chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ckanext.palembang.catalogue.table_view.columns import Column, Role
from ckanext.palembang.catalogue.table_view.ordering import natural_key
from ckanext.palembang.catalogue.table_view.request import TableRequest
from ckanext.palembang.catalogue.table_view.source import Row

#: More columns than this no page shows well; years may be a few more than categories.
_MAX_COLUMNS = 40
_FEW = 12

Values = list[object]


@dataclass(frozen=True)
class Dimension:
    """A column that tells rows apart, with its values in the order of the table."""

    column: Column
    values: Values

    @property
    def name(self) -> str:
        """Name of its column."""
        return self.column.name

    def find(self, text: str) -> object | None:
        """Return the value that an address parameter names."""
        return next((value for value in self.values if str(value) == text), None)


@dataclass(frozen=True)
class Layout:
    """Rows, columns and choices of the wide form, and what has a single value."""

    rows: Dimension
    cols: Dimension | None
    chosen: Mapping[str, object]
    dimensions: Sequence[Dimension]
    constants: Sequence[tuple[Column, object]]


def read_dimensions(columns: Sequence[Column], rows: Sequence[Row]) -> list[Dimension]:
    """Return the dimensions with their values.

    Years are in order, words as the data dictionary has them, others as they first come.
    """
    return [Dimension(column, _values(column, rows)) for column in columns if column.is_dimension]


def choose_layout(dimensions: Sequence[Dimension], request: TableRequest) -> Layout | None:
    """Return a layout that follows the request where it can; None where nothing varies."""
    free = [dimension for dimension in dimensions if len(dimension.values) > 1]
    if not free:
        return None
    rows = _named(free, request.rows) or _default_rows(free)
    others = [dimension for dimension in free if dimension is not rows]
    if not request.rows and not request.cols and _is_better_turned(rows, others):
        rows, others = others[0], [rows]
    cols = _fitting(_named(others, request.cols)) or _default_cols(others)
    chosen = {
        dimension.name: _choice(dimension, request) for dimension in others if dimension is not cols
    }
    constants = [
        (dimension.column, dimension.values[0])
        for dimension in dimensions
        if len(dimension.values) == 1
    ]
    return Layout(rows, cols, chosen, free, constants)


def looks_like_total(value: object) -> bool:
    """Whether a category adds up the others, by its name."""
    text = str(value).casefold().strip()
    return text.startswith(("jumlah", "total"))


def _values(column: Column, rows: Sequence[Row]) -> Values:
    values = list(dict.fromkeys(row.get(column.name) for row in rows))
    if column.role is Role.TIME:
        return sorted(values, key=natural_key)
    first = [value for value in column.order if value in values]
    return [*first, *(value for value in values if value not in column.order)]


def _named(dimensions: Sequence[Dimension], name: str) -> Dimension | None:
    return next((dimension for dimension in dimensions if dimension.name == name), None)


def _fitting(dimension: Dimension | None) -> Dimension | None:
    fits = dimension is not None and len(dimension.values) <= _MAX_COLUMNS
    return dimension if fits else None


def _default_rows(free: Sequence[Dimension]) -> Dimension:
    area = next((found for found in free if found.column.role is Role.AREA), None)
    categories = [found for found in free if found.column.role is Role.DIMENSION]
    longest = max(categories, key=lambda found: len(found.values), default=None)
    return area or longest or free[0]


def _default_cols(others: Sequence[Dimension]) -> Dimension | None:
    """The book's way: categories side by side; years where there are no categories."""
    words = [found for found in others if found.column.role is not Role.TIME]
    few = [found for found in words if len(found.values) <= _FEW]
    years = [found for found in others if found.column.role is Role.TIME]
    return next((found for found in (*few, *years, *words) if _fitting(found)), None)


def _is_better_turned(rows: Dimension, others: Sequence[Dimension]) -> bool:
    """Few categories over many points in time read better with the time going down."""
    if len(others) != 1 or others[0].column.role is not Role.TIME:
        return False
    return len(rows.values) <= _FEW < len(others[0].values)


def _choice(dimension: Dimension, request: TableRequest) -> object:
    asked = dimension.find(request.filters.get(dimension.name, ""))
    if asked is not None:
        return asked
    if dimension.column.role is Role.TIME:
        return dimension.values[-1]
    return next(
        (value for value in dimension.values if looks_like_total(value)), dimension.values[0]
    )
