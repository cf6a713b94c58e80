"""Rights in the DataStore's database: CKAN's own script, run as the superuser of our own server."""

from __future__ import annotations

import psycopg2
from ckanext.datastore.cli import permissions_sql
from psycopg2 import sql
from sqlalchemy.engine import make_url


def set_permissions(superuser: str, *, main: str, write: str, read: str) -> None:
    """Let the reading role read the DataStore and nothing else.

    Args:
        superuser: Connection string of the superuser, without a database.
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
    # The script is written for psql: its lines with a backslash choose the database, which we do by connecting.
    statements = "\n".join(line for line in script.splitlines() if not line.startswith("\\"))
    connection = psycopg2.connect(superuser, dbname=write_url.database)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statements)
            # Everybody may connect to a new database; the reading role must not get into CKAN's own.
            cursor.execute(
                sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC").format(sql.Identifier(str(main_url.database)))
            )
    finally:
        connection.close()
