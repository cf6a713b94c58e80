"""PostgreSQL from a wheel's binaries: over TCP on this machine, with passwords, never as root."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg2
from psycopg2 import sql

from stack.account import Account
from stack.errors import StackError
from stack.ports import LOCAL
from stack.waiting import NotYetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

SUPERUSER = "postgres"
OWNER = "ckan"
READER = "datastore_read"
# Copied as they are; a test cluster is thrown away, so it may forget on a crash.
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL server and where its parts lie."""

    binaries: Path
    data: Path
    port: int
    account: Account | None
    is_throw_away: bool = False

    def initialise(self, password: str, *, log: Path) -> None:
        """Make the data folder, once.

        Raises:
            StackError: initdb failed.
        """
        if (self.data / "PG_VERSION").exists():
            return
        command = [
            str(self.binaries / "initdb"),
            f"--pgdata={self.data}",
            f"--username={SUPERUSER}",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=scram-sha-256",
        ]
        if self.is_throw_away:
            command.append("--no-sync")
        with self._password_file(password) as path, log.open("wb") as out:
            done = subprocess.run(
                [*command, f"--pwfile={path}"],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd="/",
                **self._identity(),
            )
        if done.returncode:
            msg = "PostgreSQL could not make its data folder."
            raise StackError(msg, log=log)

    def serve(self) -> int:
        """Run the server in the foreground until a signal; stop it fast, clients or not.

        Returns:
            The server's exit code.
        """
        settings = {
            "port": str(self.port),
            "listen_addresses": LOCAL,
            "unix_socket_directories": "",
            "shared_buffers": "128MB",
            "max_connections": "100",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **(THROW_AWAY if self.is_throw_away else {}),
        }
        command = [str(self.binaries / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        process = subprocess.Popen(command, cwd="/", stdin=subprocess.DEVNULL, **self._identity())

        def stop(_number: int, _frame: FrameType | None) -> None:
            # SIGINT asks for the fast shutdown: SIGTERM would wait until the last client has gone.
            process.send_signal(signal.SIGINT)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        return process.wait()

    def connect(self, database: str, password: str) -> psycopg2.extensions.connection:
        """A connection as the superuser, every statement committed at once."""
        connection = psycopg2.connect(
            host=LOCAL, port=self.port, user=SUPERUSER, password=password, dbname=database, connect_timeout=5
        )
        connection.autocommit = True
        return connection

    def probe(self, password: str) -> None:
        """Do nothing if the server takes connections.

        Raises:
            NotYetError: It does not.
        """
        try:
            self.connect("postgres", password).close()
        except psycopg2.OperationalError as error:
            raise NotYetError(str(error).strip()) from error

    @contextmanager
    def _password_file(self, password: str) -> Iterator[Path]:
        """The superuser's password where initdb, and nobody else, can read it."""
        path = self.data.parent / "password"
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        try:
            if self.account:
                os.chown(path, self.account.uid, self.account.gid)
            path.write_text(f"{password}\n", encoding="utf-8")
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _identity(self) -> dict[str, object]:
        return self.account.popen_arguments() if self.account else {}


def ensure_databases(
    cluster: Cluster, password: str, *, roles: dict[str, str], databases: tuple[str, ...]
) -> None:
    """Make roles (with these passwords) and databases (owned by CKAN's role) that do not exist yet."""
    connection = cluster.connect("postgres", password)
    try:
        with connection.cursor() as cursor:
            for role, secret in roles.items():
                cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
                verb = "ALTER" if cursor.fetchone() else "CREATE"
                cursor.execute(
                    sql.SQL("{} ROLE {} LOGIN NOSUPERUSER PASSWORD {}").format(
                        sql.SQL(verb), sql.Identifier(role), sql.Literal(secret)
                    )
                )
            for name in databases:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
                if not cursor.fetchone():
                    cursor.execute(
                        sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
                    )
    finally:
        connection.close()
