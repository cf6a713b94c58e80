"""The figures of a dataset, read row by row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlalchemy as sa

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.catalogue.data_tables.shape import Dataset, Shape, shape_of
from ckanext.palembang.catalogue.data_tables.statements import (
    Filters,
    doubles_query,
    points_query,
    state_query,
)
from ckanext.palembang.tables import DataPoint

_AT_ONCE = 5_000
#: What stands in the column of revisions of a figure that was changed.
REVISED = frozenset({"r", "true", "t", "ya"})


def points_of(dataset: Dataset, *, filters: Filters | None = None) -> Iterator[DataPoint]:
    """Yield the figures of a dataset in the order of its table, few of them in memory at a time.

    A connection to the DataStore is held until the last one is taken.

    Args:
        dataset: as `package_show` gives it.
        filters: dimension to the codes that are wanted; None for all figures.

    Raises:
        KeyError: a filter names no dimension.
        sqlalchemy.exc.OperationalError: the DataStore does not answer.
    """
    shape = shape_of(dataset)
    if shape is None:
        return
    query = points_query(shape, filters or {})
    options = {"stream_results": True, "yield_per": _AT_ONCE}
    with get_read_engine().connect() as connection:
        rows = connection.execute(query, execution_options=options)
        for row in rows:
            yield _point(shape, row)


def state_of(dataset: Dataset) -> str | None:
    """Return a text that changes whenever the rows of the data table change; None without a table."""
    shape = shape_of(dataset)
    if shape is None:
        return None
    with get_read_engine().connect() as connection:
        row = connection.execute(state_query(shape)).one()
    return "-".join(str(number or 0) for number in row)


def is_unique(dataset: Dataset) -> bool:
    """Return whether no two rows of the data table have the same members."""
    shape = shape_of(dataset)
    if shape is None:
        return True
    with get_read_engine().connect() as connection:
        return not connection.execute(doubles_query(shape)).scalar()


def _point(shape: Shape, row: sa.Row[Any]) -> DataPoint:
    dimensions, attributes = len(shape.dimensions), len(shape.attributes)
    cells = list(row)
    said = zip(shape.attributes, cells[dimensions : dimensions + attributes], strict=True)
    value, *extra = cells[dimensions + attributes :]
    flag = extra.pop(0) if shape.flag else ""
    revision = extra.pop(0) if shape.revision else ""
    return DataPoint(
        key=tuple(cells[:dimensions]),
        value=_number(value),
        flag=flag or None,
        attributes={column.name: text for column, text in said if text},
        revised=revision.casefold() in REVISED,
    )


def _number(text: str | None) -> Decimal | None:
    """PostgreSQL's `NaN` and `Infinity` are no figures."""
    try:
        number = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
