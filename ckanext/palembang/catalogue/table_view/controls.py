"""The selects above a table, and its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.table_view.layout import Dimension, Layout
from ckanext.palembang.catalogue.table_view.request import TableRequest, Visit
from ckanext.palembang.catalogue.table_view.view import Choice, Control, Pager

_FILTER = "f_"
_MAX_CHOICES = 300


def wide_controls(layout: Layout) -> list[Control]:
    """Return what goes down, what goes across, and the values of all other dimensions."""
    controls = []
    if layout.chosen:
        controls = [
            _dimension_control("rows", tk._("Rows"), layout.dimensions, layout.rows),
            _dimension_control("cols", tk._("Columns"), layout.dimensions, layout.cols),
        ]
    by_name = {dimension.name: dimension for dimension in layout.dimensions}
    return controls + [
        _value_control(by_name[name], value, everything="") for name, value in layout.chosen.items()
    ]


def list_controls(dimensions: Sequence[Dimension], filters: Mapping[str, object]) -> list[Control]:
    """Return a filter for each dimension that has a choice."""
    return [
        _value_control(dimension, filters.get(dimension.name), everything=tk._("All"))
        for dimension in dimensions
        if 1 < len(dimension.values) <= _MAX_CHOICES
    ]


def kept_parameters(request: TableRequest, controls: Sequence[Control]) -> dict[str, str]:
    """Return the parameters that the controls' form must carry along: not theirs, not the page."""
    named = {control.name for control in controls}
    left_out = named | {"page", "sort", "order"}
    return {name: value for name, value in request.parameters().items() if name not in left_out}


def page_of(count: int, visit: Visit, *, per_page: int) -> Pager:
    """Return where the reader is; a page beyond the end is the last one."""
    pages = max(1, -(-count // per_page))
    page = min(visit.request.page, pages)
    return Pager(
        page=page,
        pages=pages,
        first_row=(page - 1) * per_page + 1 if count else 0,
        last_row=min(page * per_page, count),
        rows=count,
        previous=visit.address(page=page - 1) if page > 1 else "",
        next=visit.address(page=page + 1) if page < pages else "",
    )


def _dimension_control(
    name: str, label: str, dimensions: Sequence[Dimension], chosen: Dimension | None
) -> Control:
    return Control(
        name,
        label,
        [Choice(found.name, found.column.label, found is chosen) for found in dimensions],
    )


def _value_control(dimension: Dimension, chosen: object, *, everything: str) -> Control:
    choices = [
        Choice(str(value), dimension.column.word(value), value == chosen)
        for value in dimension.values
        if value is not None
    ]
    if everything:
        choices.insert(0, Choice("", everything, chosen is None))
    return Control(_FILTER + dimension.name, dimension.column.label, choices)
