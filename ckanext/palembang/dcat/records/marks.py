"""What changed and has to be rendered anew is marked in the transaction of the change itself.

A mark is a row that is added and later deleted, never changed: two savers never wait for each other, and
what is rolled back leaves no mark.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records.model import DATASET, EVERYTHING, OFFICE, Mark

#: Set in a session that has marked something: its request renders it after the commit.
MARKED = "palembang_dcat_marked"

_KEPT = Mark.__table__


def mark(kind: str, subject_ids: Iterable[str]) -> None:
    """Mark things in the session's transaction.

    Args:
        kind: `dataset`, `office` or `everything`.
        subject_ids: ids of packages or organizations.
    """
    rows = [{"kind": kind, "subject_id": one} for one in dict.fromkeys(subject_ids) if one]
    if rows:
        model.Session.execute(sa.insert(_KEPT), rows)
        model.Session().info[MARKED] = True


def mark_dataset(package_id: str) -> None:
    """Mark a dataset."""
    mark(DATASET, [package_id])


def mark_office(organization_id: str) -> None:
    """Mark an office."""
    mark(OFFICE, [organization_id])


def mark_datasets_of_activity(activity_id: str) -> None:
    """Mark the datasets whose figures come from a statistical activity."""
    package = model.Package
    of_it = sa.select(sa.literal(DATASET), package.id).where(
        package.extras["kegiatan"].astext == activity_id, package.type == DATASET
    )
    done = model.Session.execute(sa.insert(_KEPT).from_select(["kind", "subject_id"], of_it))
    if getattr(done, "rowcount", 0):
        model.Session().info[MARKED] = True


def mark_everything() -> None:
    """Mark every record of the catalogue."""
    model.Session.execute(sa.insert(_KEPT), [{"kind": EVERYTHING, "subject_id": ""}])
    model.Session().info[MARKED] = True
