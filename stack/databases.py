"""Roles, databases and rights in our own PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812  # psycopg2's class names are lower case
from sqlalchemy.engine import make_url

from ckanext.datastore.cli import permissions_sql


def ensure(superuser: str, *, roles: Mapping[str, str], names: tuple[str, ...], owner: str) -> None:
    """Make the roles, with these passwords, and the databases that do not exist yet."""
    with _connected(superuser, "postgres") as cursor:
        for role, password in roles.items():
            verb = (
                "ALTER"
                if _exists(cursor, "SELECT 1 FROM pg_roles WHERE rolname = %s", role)
                else "CREATE"
            )
            statement = sql.SQL("{} ROLE {} LOGIN NOSUPERUSER PASSWORD {}")
            cursor.execute(
                statement.format(sql.SQL(verb), sql.Identifier(role), sql.Literal(password))
            )
        for name in names:
            if not _exists(cursor, "SELECT 1 FROM pg_database WHERE datname = %s", name):
                statement = sql.SQL("CREATE DATABASE {} OWNER {}")
                cursor.execute(statement.format(sql.Identifier(name), sql.Identifier(owner)))


def set_permissions(superuser: str, *, main: str, write: str, read: str) -> None:
    """Let the reading role read the DataStore and nothing else: CKAN's own script, run as the superuser.

    Args:
        superuser: URL of the server as its superuser, without a database.
        main: URL of CKAN's database.
        write: URL of the DataStore for its owner.
        read: URL of the DataStore for the reading role.
    """
    main_url, write_url, read_url = make_url(main), make_url(write), make_url(read)
    script = permissions_sql(
        str(main_url.database),
        str(write_url.database),
        str(main_url.username),
        str(write_url.username),
        str(read_url.username),
    )
    # The script is written for psql: its line with a backslash chooses the database, which we do by connecting.
    statements = "\n".join(line for line in script.splitlines() if not line.startswith("\\"))
    with _connected(superuser, str(write_url.database)) as cursor:
        cursor.execute(statements)
        # Everybody may connect to a new database; the reading role must not get into CKAN's own.
        statement = sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC")
        cursor.execute(statement.format(sql.Identifier(str(main_url.database))))


@contextmanager
def _connected(superuser: str, database: str) -> Iterator[Cursor]:
    connection = psycopg2.connect(superuser, dbname=database)
    # A database cannot be made inside a transaction.
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def _exists(cursor: Cursor, query: str, name: str) -> bool:
    cursor.execute(query, [name])
    return cursor.fetchone() is not None
