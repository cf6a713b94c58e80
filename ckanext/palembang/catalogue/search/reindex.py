"""Datasets indexed anew after a change of something else that they are found by."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import search

log = logging.getLogger(__name__)

#: More datasets than this are indexed by a background job when a person is waiting.
_AT_ONCE = 20


def reindex_datasets(dataset_ids: Sequence[str], reason: str) -> int:
    """Index datasets anew.

    The database is committed by then: an index that cannot be reached is logged, with
    what to do, and does not undo anything.

    Args:
        dataset_ids: their ids.
        reason: why, for the log and the list of jobs: `the new name of office disdik`.

    Returns:
        How many datasets there were.
    """
    found = _still_there(dataset_ids)
    if not found:
        return 0
    try:
        search.rebuild(package_ids=found)
        search.commit()
    except (search.SearchError, search.SearchIndexError):
        log.exception(
            "%d datasets could not be indexed after %s; "
            "when Solr is back, run: ckan search-index rebuild",
            len(found),
            reason,
        )
    return len(found)


def reindex_soon(dataset_ids: Sequence[str], reason: str) -> None:
    """Index datasets anew: now when they are few, else in a job."""
    if len(dataset_ids) <= _AT_ONCE:
        reindex_datasets(dataset_ids, reason)
        return
    arguments: list[Any] = [list(dataset_ids), reason]
    tk.enqueue_job(reindex_datasets, arguments, title=f"Index datasets after {reason}")


def _still_there(dataset_ids: Sequence[str]) -> list[str]:
    """A job may run long after the change."""
    query = sa.select(model.Package.id).where(
        model.Package.id.in_(dataset_ids), model.Package.state != "deleted"
    )
    return list(model.Session.execute(query).scalars())
