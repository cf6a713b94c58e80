"""Datasets found under the present name of their office."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.catalogue.offices.directory import extras_of

#: Fields of an organization that the search index keeps with each of its datasets.
INDEXED_FIELDS = frozenset({"name", "title", "title_en", "singkatan", "description", "image_url"})


def indexed_facts(organization_id: str) -> tuple[object, ...] | None:
    """Return what the index keeps of an organization, or None when there is none."""
    group = model.Group.get(organization_id)
    if group is None:
        return None
    extras = extras_of(group)
    core = (group.name, group.title, group.description, group.image_url)
    return (group.id, *core, extras.get("title_en"), extras.get("singkatan"))


def dataset_ids_of(organization_ids: Collection[str]) -> list[str]:
    """Ids of the datasets of some organizations, deleted ones left out."""
    package = model.Package
    query = sa.select(package.id).where(
        package.owner_org.in_(organization_ids), package.state != "deleted"
    )
    return list(model.Session.execute(query).scalars())
