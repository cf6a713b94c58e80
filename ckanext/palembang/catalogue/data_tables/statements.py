"""SQL over a data table: every value as the text that the catalogue shows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from ckanext.palembang.catalogue.data_tables.shape import Shape
from ckanext.palembang.catalogue.variables import Column

#: Column to the values of it that are wanted.
Filters = Mapping[str, Sequence[str]]

_MOMENTS = frozenset({"timestamp", "timestamptz"})


def table_of(shape: Shape) -> sa.TableClause:
    """The table, with all columns that are read of it."""
    columns = [column for column, _ in shape.dimensions]
    columns += [*shape.label_columns.values(), *shape.attributes, shape.value]
    columns += [one for one in (shape.flag, shape.revision) if one]
    names = dict.fromkeys(["_id", *(column.name for column in columns)])
    return sa.table(shape.resource_id, *(sa.column(name) for name in names))


def column_text(table: sa.TableClause, column: Column) -> sa.ColumnElement[str]:
    """A column as text; nothing is an empty text, a moment at midnight is its day."""
    text = sa.cast(table.c[column.name], sa.Text)
    if column.type in _MOMENTS:
        text = sa.func.regexp_replace(text, " 00:00:00([+-][0-9:]+)?$", "")
    return sa.func.coalesce(text, "")


def members_query(shape: Shape) -> sa.Select[Any]:
    """All values of all dimensions with their names and units, in one pass over the table.

    A row says in `which` by which columns it was grouped, in the order of `grouped_columns`.
    """
    table = table_of(shape)
    columns = grouped_columns(shape)
    inner = sa.select(
        table.c["_id"],
        table.c[shape.value.name].label("value"),
        *(column_text(table, column).label(f"c{place}") for place, column in enumerate(columns)),
    ).subquery()
    by_name = {column.name: inner.c[f"c{place}"] for place, column in enumerate(columns)}
    cells = list(by_name.values())
    sets = [sa.tuple_(*(by_name[column.name] for column in group)) for group in groups_of(shape)]
    return (
        sa.select(
            sa.func.grouping(*cells).label("which"),
            sa.func.min(inner.c["_id"]).label("first"),
            sa.func.max(inner.c["_id"]).label("last"),
            sa.func.max(sa.func.scale(sa.cast(inner.c.value, sa.Numeric))).label("decimals"),
            *cells,
        )
        .group_by(sa.func.grouping_sets(*sets))
        .order_by("first")
    )


def grouped_columns(shape: Shape) -> list[Column]:
    """The columns that `members_query` groups by, each once."""
    columns = [column for group in groups_of(shape) for column in group]
    return list({column.name: column for column in columns}.values())


def groups_of(shape: Shape) -> list[list[Column]]:
    """Of each dimension: its column, that of its names, and the unit where it may hang on it."""
    groups = []
    for column, role in shape.dimensions:
        group = [column]
        if column.name in shape.label_columns:
            group.append(shape.label_columns[column.name])
        elif shape.unit and role.value in {"indicator", "category"}:
            group.append(shape.unit)
        groups.append(group)
    return groups


def points_query(shape: Shape, filters: Filters) -> sa.Select[Any]:
    """The rows, in their order: dimensions, attributes, figure, symbol, mark of revision."""
    table = table_of(shape)
    dimensions = {column.name: column_text(table, column) for column, _ in shape.dimensions}
    extra = [one for one in (shape.flag, shape.revision) if one]
    query = sa.select(
        *dimensions.values(),
        *(column_text(table, column) for column in shape.attributes),
        sa.cast(table.c[shape.value.name], sa.Text),
        *(column_text(table, column) for column in extra),
    ).select_from(table)
    for name, values in filters.items():
        query = query.where(dimensions[name].in_(list(values)))
    return query.order_by(table.c["_id"])


def doubles_query(shape: Shape) -> sa.Select[Any]:
    """Whether some rows have the same members."""
    table = table_of(shape)
    doubles = (
        sa.select(sa.literal(1))
        .select_from(table)
        .group_by(*(column_text(table, column) for column, _ in shape.dimensions))
        .having(sa.func.count() > 1)
    )
    return sa.select(sa.exists(doubles))


def state_query(shape: Shape) -> sa.Select[Any]:
    """Numbers that change with every change of the table.

    PostgreSQL notes in `xmin` which transaction wrote a row, so a row that is changed in its place
    counts too.
    """
    table = sa.table(shape.resource_id, sa.column("_id"), sa.column("xmin"))
    writer = sa.cast(sa.cast(table.c.xmin, sa.Text), sa.BigInteger)
    return sa.select(
        sa.func.count(), sa.func.max(table.c["_id"]), sa.func.max(writer), sa.func.sum(writer)
    ).select_from(table)
