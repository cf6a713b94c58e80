"""Offices as the database has them at this moment.

A dataset's own dictionary carries the office as it was when the dataset was indexed: after a
rename it still has the old title. Nothing is kept between two calls, so a rename shows at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.linked_data.facts import Facts

#: The roles that one office holds for the data of all (Perpres 39/2019, articles 18 to 24).
SHARED_ROLES = ("walidata", "pembina")
_MAX_DEPTH = 10


@dataclass(frozen=True)
class Office:
    """An office, or an institution that supplies data.

    Attributes:
        id: CKAN's id of the organization; stays when title and slug change.
        facts: its fields by the keys of the organization schema.
        parent: the office above, None where there is none.
    """

    id: str
    facts: Facts
    parent: Office | None = None


def read_office(organization_id: str) -> Office | None:
    """Return an organization with those above it, or None when there is none of that id.

    A deleted one is returned too: the dataset still names it. One query, whatever the depth.
    """
    office: Office | None = None
    for row in reversed(_rows(organization_id)):
        office = Office(row["id"], Facts({**(row["extras"] or {}), **row}), office)
    return office


def role_holders_query(*roles: str) -> sa.Select[Any]:
    """Return a query for the offices that hold some roles for all data: `id` and `role`, in a fixed order."""
    group = model.group_table
    role = group.c.extras["peran"].astext
    return (
        sa.select(group.c.id, role.label("role"))
        .where(group.c.is_organization, group.c.state == "active", role.in_(roles))
        .order_by(role, group.c.name)
    )


def holders_by_role(rows: Iterable[Any]) -> dict[str, list[str]]:
    """Return the ids of offices by role, from rows of `role_holders_query`."""
    holders: dict[str, list[str]] = {}
    for row in rows:
        holders.setdefault(row.role, []).append(row.id)
    return holders


def read_role_holders() -> dict[str, list[str]]:
    """Return the offices that are walidata or pembina now."""
    return holders_by_role(model.Session.execute(role_holders_query(*SHARED_ROLES)))


def embedded_office(value: object) -> Office | None:
    """Return the office that a dataset's dictionary carries, for one that is gone since."""
    if not isinstance(value, Mapping):
        return None
    facts = Facts({str(key): item for key, item in value.items()})
    identifier = facts.text("id")
    return Office(identifier, facts) if identifier else None


def _rows(organization_id: str) -> list[sa.RowMapping]:
    """Return the organization and, each after its child, those above it.

    A cycle, or a second parent, in the hierarchy gives no office twice and no office two parents.
    """
    lineage: list[sa.RowMapping] = []
    seen: set[str | None] = set()
    for row in model.Session.execute(_chain(organization_id)).mappings():
        child = lineage[-1]["id"] if lineage else None
        if row["child"] == child and row["id"] not in seen:
            seen.add(row["id"])
            lineage.append(row)
    return lineage


def _chain(organization_id: str) -> sa.Select[Any]:
    group, member = model.group_table, model.member_table
    start = sa.select(
        sa.literal(organization_id).label("id"),
        sa.cast(sa.null(), sa.UnicodeText).label("child"),
        sa.literal(0).label("depth"),
    )
    chain = start.cte("chain", recursive=True)
    above = sa.select(member.c.table_id, chain.c.id, chain.c.depth + 1).where(
        member.c.group_id == chain.c.id,
        member.c.table_name == "group",
        member.c.state == "active",
        chain.c.depth < _MAX_DEPTH,
    )
    chain = chain.union_all(above)
    columns = (group.c.id, group.c.name, group.c.title, group.c.extras, chain.c.child)
    return (
        sa.select(*columns)
        .join(chain, chain.c.id == group.c.id)
        .where(
            group.c.is_organization,
            sa.or_(group.c.state == "active", chain.c.depth == 0),
        )
        .order_by(chain.c.depth)
    )
