"""Thousands of datasets in seconds: one is saved as an office would, the others are its copies, made in the database."""

from __future__ import annotations

from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812 - psycopg2's class names are lower case

from tests.bench import records
from tests.bench.sites import Site

FORMATS = ("CSV", "XLSX", "JSON", "XML")
#: What each table's copies differ in; the copy's number is `n`.
_TABLES: dict[str, dict[str, str]] = {
    "package": {
        "name": "t.name || '-' || n",
        "title": "t.title || ' ' || n",
        "notes": "t.notes || ' ' || n",
        "metadata_created": "t.metadata_created + n * interval '1 second'",
        "metadata_modified": "t.metadata_modified + n * interval '1 second'",
    },
    "resource": {"package_id": "md5(t.package_id || n)::uuid::text", "url": "t.url || '?n=' || n"},
    "package_tag": {"package_id": "md5(t.package_id || n)::uuid::text"},
    "member": {"table_id": "md5(t.table_id || n)::uuid::text"},
}
_OWN_COLUMN = {"package": "id", "member": "table_id"}


def files() -> list[dict[str, str]]:
    """The files of a dataset."""
    return [
        {
            "name": f"Tabel {one}",
            "format": one,
            "url": f"https://data.example.go.id/tabel.{one.lower()}",
        }
        for one in FORMATS
    ]


def template(site: Site) -> str:
    """Saves the dataset that is copied, with its office; its id."""
    office = site.call("organization_create", name="bench-office", title="Dinas Uji")
    record = records.record(site, 0, office["id"])
    return site.call("package_create", **record, resources=files())["id"]


def copy(site: Site, dataset_id: str, first: int, last: int) -> None:
    """Makes the copies with these numbers, the last one too."""
    connection = psycopg2.connect(setting(site, "sqlalchemy.url"))
    try:
        with connection, connection.cursor() as cursor:
            for table, changes in _TABLES.items():
                query = _copies_of(cursor, table, {"id": "md5(t.id || n)::uuid::text"} | changes)
                cursor.execute(query, {"id": dataset_id, "first": first, "last": last})
    finally:
        connection.close()


def settle(site: Site, table: str) -> None:
    """Lets the database tidy up a table that was written anew, as it would by itself within minutes."""
    connection = psycopg2.connect(setting(site, "sqlalchemy.url"))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table)))
    finally:
        connection.close()


def setting(site: Site, key: str) -> str:
    """A setting that the stack wrote for a site."""
    lines = Path(site.ini).with_name("services.ini").read_text(encoding="utf-8").splitlines()
    (found,) = (line for line in lines if line.startswith(f"{key} ="))
    return found.partition("=")[2].strip().replace("%%", "%")


def _copies_of(cursor: Cursor, table: str, changes: dict[str, str]) -> sql.Composed:
    cursor.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(sql.Identifier(table)))
    columns = [column.name for column in cursor.description or ()]
    values = [
        sql.SQL(changes[name]) if name in changes else sql.Identifier("t", name) for name in columns
    ]
    return sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t, "
        "generate_series(%(first)s, %(last)s) n WHERE t.{own} = %(id)s"
    ).format(
        table=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(values),
        own=sql.Identifier(_OWN_COLUMN.get(table, "package_id")),
    )
