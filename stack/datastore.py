"""Rights in the DataStore's database."""

from __future__ import annotations

from psycopg2 import sql
from sqlalchemy.engine import make_url

from ckanext.datastore.cli import permissions_sql

from stack.databases import connected


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
    with connected(superuser, str(write_url.database)) as cursor:
        cursor.execute(statements)
        # Everybody may connect to a new database; the reading role must not get into CKAN's own.
        statement = sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC")
        cursor.execute(statement.format(sql.Identifier(str(main_url.database))))
