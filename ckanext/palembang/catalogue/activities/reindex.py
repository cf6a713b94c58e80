"""Datasets found under the present title of their activity, and shown with its present answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.catalogue.search.reindex import reindex_soon

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
        reindex_soon(_dataset_ids(str(before[0])), f"a change of activity {before[1]}")


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
        package.extras,
    ).where(package.type == TYPE, sa.or_(package.id == identifier, package.name == identifier))
    row = model.Session.execute(query).first()
    return tuple(row) if row else None


def _dataset_ids(activity_id: str) -> list[str]:
    package = model.Package
    query = sa.select(package.id).where(
        package.extras["kegiatan"].astext == activity_id, package.state != "deleted"
    )
    return list(model.Session.execute(query).scalars())
