"""How much a data table holds: rows, figures, symbols, time series; counted in the DataStore."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.catalogue.data_tables.points import REVISED
from ckanext.palembang.catalogue.data_tables.shape import Dataset, Shape, shape_of
from ckanext.palembang.catalogue.data_tables.statements import column_text, table_of
from ckanext.palembang.tables import Role

_NO_FIGURES = ("NaN", "Infinity", "-Infinity")


@dataclass(frozen=True)
class Counts:
    """How much a data table holds.

    Attributes:
        rows: all rows.
        figures: rows that have a number.
        revised: rows marked as changed after publication.
        symbols: symbol to the number of rows that carry it.
        series: combinations of members of all dimensions but time that have a number or a symbol in some
            period: the time series of the table.
    """

    rows: int
    figures: int
    revised: int
    symbols: dict[str, int]
    series: int


def counts_of(dataset: Dataset) -> Counts | None:
    """Count a dataset's data table; None where it has none.

    Two statements to the DataStore.

    Args:
        dataset: as `package_show` gives it.

    Raises:
        sqlalchemy.exc.OperationalError: the DataStore does not answer.
    """
    shape = shape_of(dataset)
    if shape is None:
        return None
    with get_read_engine().connect() as connection:
        groups = connection.execute(_groups_query(shape)).all()
        series = connection.execute(_series_query(shape)).scalar_one()
    symbols: Counter[str] = Counter()
    for row in groups:
        symbols[row.flag] += row.total
    return Counts(
        rows=sum(row.total for row in groups),
        figures=sum(row.figures for row in groups),
        revised=sum(row.total for row in groups if row.revision.casefold() in REVISED),
        symbols={flag: number for flag, number in sorted(symbols.items()) if flag},
        series=int(series),
    )


def _groups_query(shape: Shape) -> sa.Select[Any]:
    table = table_of(shape)
    flag, revision = (
        column_text(table, one) if one else sa.literal("") for one in (shape.flag, shape.revision)
    )
    inner = (
        sa.select(
            flag.label("flag"),
            revision.label("revision"),
            _is_figure(shape, table).label("is_figure"),
        )
        .select_from(table)
        .subquery()
    )
    return sa.select(
        inner.c.flag,
        inner.c.revision,
        sa.func.count().label("total"),
        sa.func.count().filter(inner.c.is_figure).label("figures"),
    ).group_by(inner.c.flag, inner.c.revision)


def _series_query(shape: Shape) -> sa.Select[Any]:
    table = table_of(shape)
    says_something = _is_figure(shape, table)
    if shape.flag:
        says_something = sa.or_(says_something, column_text(table, shape.flag) != "")
    lasting = [column for column, role in shape.dimensions if role is not Role.TIME]
    series = (
        sa.select(
            *(column_text(table, column).label(f"c{i}") for i, column in enumerate(lasting)),
            sa.literal(1).label("one"),
        )
        .select_from(table)
        .where(says_something)
        .distinct()
        .subquery()
    )
    return sa.select(sa.func.count()).select_from(series)


def _is_figure(shape: Shape, table: sa.TableClause) -> sa.ColumnElement[bool]:
    text = sa.cast(table.c[shape.value.name], sa.Text)
    return sa.func.coalesce(text.not_in(_NO_FIGURES), sa.false())
