"""Datasets found under the present name of their office."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib import search

from ckanext.palembang.catalogue.offices.directory import extras_of

log = logging.getLogger(__name__)

#: Fields of an organization that the search index keeps with each of its datasets.
INDEXED_FIELDS = frozenset({"name", "title", "title_en", "singkatan", "description", "image_url"})

#: More datasets than this are indexed by a background job when a person is waiting.
_AT_ONCE = 50


def indexed_facts(organization_id: str) -> tuple[object, ...] | None:
    """Return what the index keeps of an organization, or None when there is none."""
    group = model.Group.get(organization_id)
    if group is None:
        return None
    extras = extras_of(group)
    core = (group.name, group.title, group.description, group.image_url)
    return (group.id, *core, extras.get("title_en"), extras.get("singkatan"))


def reindex_datasets(organization_ids: Collection[str]) -> int:
    """Index all datasets of some organizations anew.

    The database is committed by then: an index that cannot be reached is logged, with
    what to do, and does not undo anything.

    Returns:
        How many datasets there were.
    """
    dataset_ids = _dataset_ids(organization_ids)
    if not dataset_ids:
        return 0
    try:
        search.rebuild(package_ids=dataset_ids)
        search.commit()
    except (search.SearchError, search.SearchIndexError):
        log.exception(
            "%d datasets could not be indexed under the new name of their office; "
            "when Solr is back, run: ckan search-index rebuild",
            len(dataset_ids),
        )
    return len(dataset_ids)


def reindex_soon(organization_id: str) -> None:
    """Index an organization's datasets anew: now when they are few, else in a job."""
    if len(_dataset_ids([organization_id])) <= _AT_ONCE:
        reindex_datasets([organization_id])
        return
    arguments: list[Any] = [[organization_id]]
    tk.enqueue_job(reindex_datasets, arguments, title=f"Index datasets of {organization_id}")


def _dataset_ids(organization_ids: Collection[str]) -> list[str]:
    package = model.Package
    query = sa.select(package.id).where(
        package.owner_org.in_(organization_ids), package.state != "deleted"
    )
    return list(model.Session.execute(query).scalars())
