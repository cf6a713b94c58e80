"""CKAN's database, for what is read and written beside CKAN's own session."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from psycopg2.extensions import BYTES, register_type
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, RowMapping
from sqlalchemy.exc import DBAPIError

import ckan.plugins.toolkit as tk
from ckan import model

_PREFIX = "sqlalchemy."
_AS_SENT = "palembang_dcat_texts_as_sent"


def engine() -> Engine:
    """Return CKAN's database.

    Raises:
        RuntimeError: CKAN has not been started.
    """
    if model.meta.engine is None:
        msg = "CKAN's database is not connected."
        raise RuntimeError(msg)
    return model.meta.engine


def only_row(statement: sa.TextClause, **values: object) -> RowMapping:
    """Return the one row of a statement; see `rows`."""
    (found,) = rows(statement, values)
    return found


def rows(
    statement: sa.TextClause, values: dict[str, Any], *, are_texts_as_sent: bool = False
) -> Sequence[RowMapping]:
    """Return what was committed, as one statement sees it, in a single round trip to the database.

    CKAN's own pool asks the database before each use whether it is still there, and begins and ends a
    transaction: four round trips, which is most of the time of an answer that says "unchanged".

    Args:
        statement: that only reads.
        values: for its names.
        are_texts_as_sent: give every text as the bytes that the database sent, in UTF-8: what goes out
            as it came is neither decoded nor encoded again, which takes as long as to read it.

    Raises:
        DBAPIError: The database does not answer.
    """
    reading = _reading_engine(engine(), os.getpid())
    statement = statement.execution_options(**{_AS_SENT: are_texts_as_sent})
    try:
        return _rows(reading, statement, values)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
    # The database was started anew, and there is another connection by now.
    return _rows(reading, statement, values)


def _rows(
    reading: Engine, statement: sa.TextClause, values: dict[str, Any]
) -> Sequence[RowMapping]:
    with reading.connect() as connection:
        return connection.execute(statement, values).mappings().all()


@lru_cache(maxsize=1)
def _reading_engine(of: Engine, _process: int) -> Engine:
    """Return an engine with a connection of its own for each process and each start of CKAN."""
    settings = {key: value for key, value in tk.config.items() if key.startswith(_PREFIX)}
    own = {
        "pool_pre_ping": False,
        "isolation_level": "AUTOCOMMIT",
        "pool_size": 1,
        "client_encoding": "utf8",
    }
    changed = settings | {f"{_PREFIX}{key}": value for key, value in own.items()}
    found = sa.engine_from_config(changed | {f"{_PREFIX}url": of.url}, _PREFIX)
    event.listen(found, "before_cursor_execute", _leave_texts_as_sent)
    return found


def _leave_texts_as_sent(_connection: Connection, cursor: Any, *of: Any) -> None:
    _statement, _parameters, context, _are_many = of
    if context.execution_options.get(_AS_SENT):
        register_type(BYTES, cursor)
