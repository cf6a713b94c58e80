"""Datasets found under the present title of their activity."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import search

from ckanext.palembang.catalogue.activities.fields import TYPE

log = logging.getLogger(__name__)

#: More datasets than this are indexed by a background job: a person is waiting.
_AT_ONCE = 20

Facts = tuple[object, ...]


@contextmanager
def datasets_follow(identifier: object) -> Iterator[None]:
    """Indexes the datasets of an activity anew when the block changed what they show of it.

    The block saves or deletes the activity, and commits. One that fails changes nothing.

    Args:
        identifier: id or name of any package, as a caller gave it.
    """
    before = _facts(identifier)
    yield
    if before and _facts(before[0]) != before:
        reindex_soon(str(before[0]))


def reindex_datasets(activity_id: str) -> int:
    """Index the datasets of an activity anew.

    An index that cannot be reached is logged, with what to do: the activity is saved by then.

    Returns:
        How many datasets there were.
    """
    dataset_ids = _dataset_ids(activity_id)
    if not dataset_ids:
        return 0
    try:
        search.rebuild(package_ids=dataset_ids)
        search.commit()
    except (search.SearchError, search.SearchIndexError):
        log.exception(
            "%d datasets could not be indexed under the new title of their activity; "
            "when Solr is back, run: ckan search-index rebuild",
            len(dataset_ids),
        )
    return len(dataset_ids)


def reindex_soon(activity_id: str) -> None:
    """Index an activity's datasets anew: now when they are few, else in a job."""
    if len(_dataset_ids(activity_id)) <= _AT_ONCE:
        reindex_datasets(activity_id)
        return
    arguments: list[Any] = [activity_id]
    tk.enqueue_job(reindex_datasets, arguments, title=f"Index datasets of {activity_id}")


def _facts(identifier: object) -> Facts | None:
    """What datasets show of an activity; None for what is none."""
    if not isinstance(identifier, str) or not identifier.isprintable():
        return None
    package = model.Package
    query = sa.select(
        package.id,
        package.name,
        package.title,
        package.state,
        package.private,
        package.extras["tahun"].astext,
    ).where(package.type == TYPE, sa.or_(package.id == identifier, package.name == identifier))
    row = model.Session.execute(query).first()
    return tuple(row) if row else None


def _dataset_ids(activity_id: str) -> list[str]:
    package = model.Package
    query = sa.select(package.id).where(
        package.extras["kegiatan"].astext == activity_id, package.state != "deleted"
    )
    return list(model.Session.execute(query).scalars())
