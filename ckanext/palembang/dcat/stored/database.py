"""CKAN's database, for what is read and written beside CKAN's own session."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from ckan import model


def engine() -> Engine:
    """Return CKAN's database.

    Raises:
        RuntimeError: CKAN has not been started.
    """
    if model.meta.engine is None:
        msg = "CKAN's database is not connected."
        raise RuntimeError(msg)
    return model.meta.engine
