"""The rows of a data table: read, and replaced in one transaction of the DataStore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from io import StringIO
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

import ckan.plugins.toolkit as tk

from ckanext.datastore.backend import DatastoreBackend
from ckanext.datastore.backend.postgres import get_write_engine
from ckanext.palembang.catalogue import Column, column_text
from ckanext.palembang.submissions.publication.rows import Key, Published, timeless
from ckanext.palembang.submissions.publication.target import Target

#: How long a publication waits for another one of the same dataset, in seconds.
WAITING_SECONDS = 20
_LOCK_NOT_AVAILABLE = "55P03"
# Classes of PostgreSQL's error codes: a value does not fit its column, or exceeds a limit.
_REFUSED = ("22", "54")
_MARKS = frozenset({"r", "true", "t", "ya"})


@contextmanager
def locked(package_id: str) -> Iterator[sa.Connection]:
    """A connection to the DataStore that keeps other publications of a dataset away while it is open.

    Raises:
        tk.ValidationError: Another one has not ended within `WAITING_SECONDS`.
    """
    with get_write_engine().connect() as connection:
        try:
            _lock(connection, package_id)
            yield connection
        finally:
            # Closes it for good: the lock ends with it, whatever happened.
            connection.invalidate()


def _lock(connection: sa.Connection, package_id: str) -> None:
    connection.execute(sa.text(f"SET lock_timeout = '{WAITING_SECONDS}s'"))
    name = {"name": f"palembang_publication {package_id}"}
    with busy_is_said():
        connection.execute(sa.text("SELECT pg_advisory_lock(hashtextextended(:name, 0))"), name)
    connection.commit()


@contextmanager
def busy_is_said() -> Iterator[None]:
    """Turns the end of the patience of the database into a sentence."""
    try:
        yield
    except DBAPIError as error:
        if _code(error) != _LOCK_NOT_AVAILABLE:
            raise
        text = tk._("Other data of this dataset are being published. Try again in a moment.")
        raise tk.ValidationError({"state": [text]}) from error


def published_rows(connection: sa.Connection, target: Target) -> dict[Key, Published]:
    """The rows of the submission's periods as they are in the table."""
    if target.resource_id is None:
        return {}
    table, keys, others = _columns(target)
    query = sa.select(
        *keys, sa.cast(table.c[target.structure.value_column], sa.Text), *others.values()
    )
    query = query.select_from(table).where(_of_periods(target, table)).order_by(table.c["_id"])
    found: dict[Key, Published] = {}
    for row in connection.execute(query):
        cells = list(row)
        said = dict(zip(others, cells[len(keys) + 1 :], strict=True))
        flag = said.pop(target.structure.flag_column, "")
        mark = said.pop(target.structure.revision_column, "")
        found[tuple(cells[: len(keys)])] = Published(
            _number(cells[len(keys)]),
            flag or None,
            mark.casefold() in _MARKS,
            {name: text for name, text in said.items() if text},
        )
    return found


def lasting_attributes(connection: sa.Connection, target: Target) -> dict[Key, dict[str, str]]:
    """Of each key without its period, what its latest row of any period says of unit and codes."""
    table, keys, others = _columns(target)
    names = [
        one.name
        for one in target.structure.attributes
        if (one.name == "satuan" or one.name.startswith("kode_")) and one.name in others
    ]
    if not names:
        return {}
    query = sa.select(*keys, *(others[name] for name in names)).order_by(table.c["_id"])
    found: dict[Key, dict[str, str]] = {}
    for row in connection.execute(query):
        said = zip(names, list(row)[len(keys) :], strict=True)
        key = timeless(list(row)[: len(keys)], target.structure)
        found.setdefault(key, {}).update({name: text for name, text in said if text})
    return found


def lock_rows(connection: sa.Connection, target: Target) -> None:
    """Lets nobody else write into the table until the transaction ends; readers go on."""
    name = _quoted(connection, str(target.resource_id))
    with busy_is_said():
        connection.execute(sa.text(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE"))


def replace_rows(
    connection: sa.Connection,
    target: Target,
    names: Sequence[str],
    rows: Iterable[Sequence[str | None]],
) -> None:
    """Puts rows in the place of those of the submission's periods; the caller commits.

    CKAN's trigger fills `_full_text`, the sequence `_id`; the cached number of rows is forgotten.

    Raises:
        tk.ValidationError: A value does not fit its column.
    """
    table, _, _ = _columns(target)
    connection.execute(sa.delete(table).where(_of_periods(target, table)))
    columns = ", ".join(_quoted(connection, name) for name in names)
    into = f"{_quoted(connection, str(target.resource_id))} ({columns})"
    file = StringIO("".join(_line(row) for row in rows))
    cursor = connection.connection.cursor()
    try:
        cursor.copy_expert(f"COPY {into} FROM STDIN WITH (FORMAT csv)", file)
    finally:
        cursor.close()
    connection.execute(
        sa.text("DELETE FROM _table_stats WHERE resource_id = :id"), {"id": target.resource_id}
    )


def count_rows(resource_id: str) -> None:
    """Counts the rows for CKAN's pages, and lets PostgreSQL look at them anew."""
    DatastoreBackend.get_active_backend().calculate_record_count(resource_id)


def is_refusal(error: Exception) -> bool:
    """Whether the database said that a value does not fit; the same value will never fit."""
    return (_code(error) or "")[:2] in _REFUSED


def _code(error: Any) -> str | None:
    return getattr(getattr(error, "orig", error), "pgcode", None)


def _columns(
    target: Target,
) -> tuple[sa.TableClause, list[sa.ColumnElement[str]], dict[str, sa.ColumnElement[str]]]:
    """The table, its key, and attributes and marks that it has, all as text."""
    structure = target.structure
    table = sa.table(str(target.resource_id), sa.column("_id"), *map(sa.column, target.columns))
    keys = [_text(table, target.columns, one.name) for one in structure.dimensions]
    names = [one.name for one in structure.attributes]
    names += [structure.flag_column, structure.revision_column]
    return (
        table,
        keys,
        {name: _text(table, target.columns, name) for name in names if name in target.columns},
    )


def _text(table: sa.TableClause, columns: Mapping[str, Column], name: str) -> sa.ColumnElement[str]:
    return column_text(table, columns[name])


def _of_periods(target: Target, table: sa.TableClause) -> sa.ColumnElement[bool]:
    if target.time is None:
        return sa.true()
    return _text(table, target.columns, target.time).in_(target.periods)


def _quoted(connection: sa.Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _line(row: Sequence[str | None]) -> str:
    """A line of PostgreSQL's CSV, in which only what is not quoted is NULL."""
    return ",".join(_cell(one) for one in row) + "\n"


def _cell(text: str | None) -> str:
    # Nothing is NULL in a column of any type; PostgreSQL knows no NUL in a text.
    clean = (text or "").replace("\0", "").replace('"', '""')
    return f'"{clean}"' if clean else ""


def _number(text: str | None) -> Decimal | None:
    """PostgreSQL's `NaN` and `Infinity` are no figures."""
    number = Decimal(text) if text is not None else None
    return number if number is not None and number.is_finite() else None
