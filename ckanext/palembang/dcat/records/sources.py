"""What a record is made of, read from the database as it was committed.

Reading goes over a connection of its own: CKAN's session may hold what is not committed yet, and its
objects may be older than what others committed since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection

from ckan import model

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.profile import SHARED_ROLES, Office, Sources
from ckanext.palembang.dcat.stored.model import DATASET, TableFacts

_ACTIVITY = "kegiatan"
# One question instead of two for each level: every save asks it.
_ORGANIZATIONS = sa.text("""
  WITH RECURSIVE above(id, parent) AS (
    SELECT m.group_id, max(p.id) FROM member AS m JOIN "group" AS p ON p.id = m.table_id
    WHERE m.table_name = 'group' AND m.state = 'active' AND p.state = 'active' AND p.is_organization
    GROUP BY m.group_id
  ), wanted(id) AS (
    SELECT g.id FROM "group" AS g
    WHERE g.is_organization AND (g.id = ANY(:ids)
      OR g.state = 'active' AND g.extras ->> 'peran' = ANY(:roles))
    UNION SELECT above.parent FROM wanted JOIN above ON above.id = wanted.id
  )
  SELECT g.id, g.name, g.title, g.state, g.extras, above.parent
  FROM wanted JOIN "group" AS g ON g.id = wanted.id LEFT JOIN above ON above.id = wanted.id
  WHERE g.is_organization ORDER BY g.name
""").columns(extras=JSONB)

Row = dict[str, Any]


class Reading:
    """Everything that is needed to render some datasets and offices, read in a few queries.

    Attributes:
        packages: published datasets by id, in the shape of `package_show`.
        sources: what the profile asks beside them.
        offices: the organizations that were asked for, and all that the datasets belong to, with
            those above them, by id.
        active: ids of the organizations that are not deleted.
    """

    def __init__(
        self, connection: Connection, datasets: Collection[str], offices: Collection[str]
    ) -> None:
        addresses = Addresses.of_this_site()
        self.packages = _packages(connection, datasets, addresses)
        owners = {one["owner_org"] for one in self.packages.values() if one["owner_org"]}
        rows = _organizations(connection, owners.union(offices))
        self.active = {key for key, row in rows.items() if row["state"] == "active"}
        self.offices = {key: _office(key, rows) for key in rows}
        activities = _activities(connection, self.packages.values())
        tables = _tables(connection, self.packages)
        self.sources = Sources(
            addresses,
            office=self.offices.get,
            activity=activities.get,
            table=tables.get,
            roles=_roles(rows.values()),
        )


def _packages(connection: Connection, ids: Collection[str], addresses: Addresses) -> dict[str, Row]:
    package = model.package_table
    query = sa.select(package).where(
        package.c.id.in_(ids),
        package.c.type == DATASET,
        package.c.state == "active",
        package.c.private.is_(False),
    )
    found: dict[str, Row] = {}
    for row in connection.execute(query).mappings():
        own = {**(row["extras"] or {}), **row, "resources": [], "tags": []}
        for key in ("metadata_created", "metadata_modified"):
            own[key] = row[key].isoformat() if row[key] else None
        del own["extras"]
        found[row["id"]] = own
    _add_tags(connection, found)
    _add_resources(connection, found, addresses)
    return found


def _add_tags(connection: Connection, packages: Mapping[str, Row]) -> None:
    tag, link = model.tag_table, model.package_tag_table
    query = (
        sa.select(link.c.package_id, tag.c.name)
        .join(tag, tag.c.id == link.c.tag_id)
        .where(link.c.package_id.in_(packages), link.c.state == "active")
        .order_by(tag.c.name)
    )
    for row in connection.execute(query).mappings():
        packages[row["package_id"]]["tags"].append(
            {"name": row["name"], "display_name": row["name"]}
        )


def _add_resources(
    connection: Connection, packages: Mapping[str, Row], addresses: Addresses
) -> None:
    resource = model.resource_table
    query = (
        sa.select(resource)
        .where(resource.c.package_id.in_(packages), resource.c.state == "active")
        .order_by(resource.c.package_id, resource.c.position, resource.c.id)
    )
    for row in connection.execute(query).mappings():
        own = {**(row["extras"] or {}), **row}
        del own["extras"]
        for key in ("created", "last_modified", "metadata_modified"):
            own[key] = row[key].isoformat() if row[key] else None
        own["url"] = _resource_address(own, addresses)
        packages[row["package_id"]]["resources"].append(own)


def _resource_address(resource: Row, addresses: Addresses) -> str:
    """Return the address that `package_show` gives: of what CKAN keeps itself only a name is stored."""
    url, kind = resource["url"] or "", resource["url_type"]
    if kind == "upload" and not url.startswith(("http://", "https://")):
        page = addresses.resource_page(resource["package_id"], resource["id"])
        return f"{page}/download/{quote(url.rsplit('/', 1)[-1], safe='')}"
    if url == "_datastore_only_resource":
        return f"{addresses.pages}/datastore/dump/{resource['id']}"
    return url


def _activities(connection: Connection, packages: Iterable[Row]) -> dict[str, Facts]:
    """Return the activities that everybody may read; a draft or a private one is nobody's business.

    The facts about an activity's officer are not part of the package, so they cannot get out here.
    """
    package = model.package_table
    ids = {one["kegiatan"] for one in packages if one.get("kegiatan")}
    if not ids:
        return {}
    query = sa.select(package).where(
        package.c.id.in_(ids),
        package.c.type == _ACTIVITY,
        package.c.state == "active",
        package.c.private.is_(False),
    )
    rows = connection.execute(query).mappings()
    return {row["id"]: Facts({**(row["extras"] or {}), **row}) for row in rows}


def _tables(connection: Connection, packages: Collection[str]) -> dict[str, Row]:
    table = TableFacts.__table__.c
    query = sa.select(table.dataset_id, table.facts).where(table.dataset_id.in_(packages))
    return {row["dataset_id"]: row["facts"] for row in connection.execute(query).mappings()}


def _roles(rows: Iterable[Row]) -> dict[str, list[str]]:
    """Return the offices that are walidata or pembina of all data, by role."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["state"] == "active" and row.get("peran") in SHARED_ROLES:
            found.setdefault(row["peran"], []).append(row["id"])
    return found


def _organizations(connection: Connection, ids: Collection[str]) -> dict[str, Row]:
    """Return organizations, those with a role for all data, and all that stand above them, by their names.

    `parent` is the id of the one above.
    """
    values = {"ids": list(ids), "roles": list(SHARED_ROLES)}
    rows = connection.execute(_ORGANIZATIONS, values).mappings()
    return {row["id"]: {**(row["extras"] or {}), **row} for row in rows}


def _office(key: str, rows: Mapping[str, Row], below: frozenset[str] = frozenset()) -> Office:
    """Return an office with those above it; a circle in the hierarchy ends where it begins."""
    row = rows[key]
    above, seen = row["parent"], below | {key}
    parent = _office(above, rows, seen) if above in rows and above not in seen else None
    return Office(key, Facts(row), parent)
