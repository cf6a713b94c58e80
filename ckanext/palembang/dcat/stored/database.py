"""CKAN's database, for what is read and written beside CKAN's own session."""

from __future__ import annotations

import os
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.engine import Engine, RowMapping
from sqlalchemy.exc import DBAPIError

import ckan.plugins.toolkit as tk
from ckan import model

_PREFIX = "sqlalchemy."
#: A reader that finds its connection closed, because the database was started anew, takes another one.
_TRIES = 2


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
    """Return the one row of a statement, in a single round trip to the database.

    CKAN's own pool asks the database before each use whether it is still there, and begins and ends a
    transaction: four round trips, which is most of the time of an answer that says "unchanged".

    Raises:
        DBAPIError: The database does not answer.
    """
    for left in reversed(range(_TRIES)):
        try:
            with _reading_engine(engine(), os.getpid()).connect() as connection:
                return connection.execute(statement, values).mappings().one()
        except DBAPIError as error:
            if not (left and error.connection_invalidated):
                raise
    raise AssertionError


@lru_cache(maxsize=1)
def _reading_engine(of: Engine, _process: int) -> Engine:
    """Return an engine with a connection of its own for each process and each start of CKAN."""
    settings = {key: value for key, value in tk.config.items() if key.startswith(_PREFIX)}
    own = {"pool_pre_ping": False, "isolation_level": "AUTOCOMMIT", "pool_size": 1}
    changed = settings | {f"{_PREFIX}{key}": value for key, value in own.items()}
    return sa.engine_from_config(changed | {f"{_PREFIX}url": of.url}, _PREFIX)
