"""Roles, databases and rights in our own PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812  # psycopg2's class names are lower case


def ensure(superuser: str, *, roles: Mapping[str, str], names: tuple[str, ...], owner: str) -> None:
    """Make the roles, with these passwords, and the databases that do not exist yet."""
    with connected(superuser, "postgres") as cursor:
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


@contextmanager
def connected(superuser: str, database: str) -> Iterator[Cursor]:
    """A cursor whose every statement is committed at once."""
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
