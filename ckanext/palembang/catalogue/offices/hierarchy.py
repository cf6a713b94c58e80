"""CKAN's own hierarchy of organizations, kept in step with the field `induk`.

`induk` (the register code of the office above) is what people edit and what the API
shows. CKAN, its cascading roles (`ckan.auth.roles_that_cascade_to_sub_groups`) and other
extensions know a hierarchy as rows of the table `member`; those rows follow from `induk`,
inside the same transaction, so that the two cannot disagree.
"""

from __future__ import annotations

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.catalogue.offices.directory import EXTRAS, extras_of

#: Capacity of the row that makes one organization the parent of another.
_PARENT = "parent"


def synchronise(organization: model.Group) -> None:
    """Make CKAN's parent of an organization the one that its field `induk` names.

    An organization outside the register is left alone: its hierarchy is somebody else's.
    """
    extras = extras_of(organization)
    if not (extras.get("kode") or extras.get("induk")):
        return
    model.Session.flush()
    parent_id = _organization_id(extras.get("induk", ""))
    rows = (
        model.Session.query(model.Member)
        .filter_by(group_id=organization.id, table_name="group")
        .all()
    )
    kept = next((row for row in rows if row.table_id == parent_id), None) if parent_id else None
    for row in rows:
        row.state = "active" if row is kept else "deleted"
    if parent_id and kept is None:
        row = model.Member(
            group=organization,
            group_id=organization.id,
            table_id=parent_id,
            table_name="group",
            capacity=_PARENT,
        )
        model.Session.add(row)


def detach(organization_id: str) -> None:
    """Take an organization out from below its parent."""
    model.Session.query(model.Member).filter_by(
        group_id=organization_id, table_name="group", state="active"
    ).update({"state": "deleted"}, synchronize_session="fetch")


def _organization_id(code: str) -> str | None:
    if not code:
        return None
    group = model.Group
    query = sa.select(group.id).where(
        group.is_organization.is_(True),
        group.state == "active",
        EXTRAS["kode"].astext == code,
    )
    return model.Session.execute(query).scalars().first()
