"""PostgreSQL from a wheel's binaries: over TCP on this machine, with passwords, never as root."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg2

from stack import account, databases, pgplace
from stack.errors import StackError
from stack.external import DATABASE
from stack.ports import LOCAL
from stack.service import Service
from stack.steps import say, step
from stack.waiting import NotYetError

SUPERUSER = "postgres"
OWNER = "ckan"
READER = "datastore_read"
NAMES = ("ckan", "datastore")
TEST_NAMES = ("ckan_test", "datastore_test")
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres(Service):
    """One PostgreSQL server with CKAN's two databases."""

    name = "postgres"
    title = "PostgreSQL"
    wanted_port = 15432

    @property
    def database_names(self) -> tuple[str, str]:
        """CKAN's database and the DataStore's."""
        return TEST_NAMES if self.is_throw_away else NAMES

    @property
    def superuser_url(self) -> str:
        """The server as its superuser, without a database."""
        return f"postgresql://{SUPERUSER}:{self.run_dir.secret('postgres')}@{LOCAL}:{self.port}/"

    def urls(self) -> dict[str, str]:
        """CKAN's three database addresses."""
        owner = f"{OWNER}:{self.run_dir.secret('database_owner')}"
        reader = f"{READER}:{self.run_dir.secret('database_reader')}"
        main, datastore = self.database_names
        pairs = ((owner, main), (owner, datastore), (reader, datastore))
        addresses = [
            f"postgresql://{who}@{LOCAL}:{self.port}/{database}" for who, database in pairs
        ]
        return dict(zip(DATABASE, addresses, strict=True))

    def prepare(self) -> None:
        """Choose the place and make the data folder, once.

        Raises:
            StackError: There is no place, or initdb failed.
        """
        user = account.for_postgres()
        place = pgplace.choose(self.run_dir, user)
        if user and not place.data.is_relative_to(self.run_dir.root):
            say(
                f"  PostgreSQL's user '{user.name}' cannot enter {self.run_dir.root}: its data lie in {place.data}"
            )
        self.run_dir.note(
            postgres={
                "data": str(place.data),
                "binaries": str(place.binaries),
                "account": asdict(user) if user else None,
            }
        )
        if not (place.data / "PG_VERSION").exists():
            with step("Making PostgreSQL's data folder"):
                self._initialise()

    def serve(self) -> int:
        """Run the server until a signal; then stop it fast, whoever is connected."""
        process = subprocess.Popen(
            [self._binary("postgres"), "-D", str(self._data), *self._settings()],
            cwd="/",
            stdin=subprocess.DEVNULL,
            **self._identity(),
        )

        def stop(_number: int, _frame: FrameType | None) -> None:
            # SIGINT asks for the fast shutdown: SIGTERM would wait until the last client has gone.
            process.send_signal(signal.SIGINT)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        return process.wait()

    def probe(self) -> None:
        """Do nothing if the server takes connections.

        Raises:
            NotYetError: It does not.
        """
        try:
            psycopg2.connect(self.superuser_url, dbname="postgres", connect_timeout=5).close()
        except psycopg2.OperationalError as error:
            raise NotYetError(str(error).strip()) from error

    def wait(self, check: Callable[[], None]) -> None:
        """Return once the server answers and has CKAN's roles and databases."""
        super().wait(check)
        databases.ensure(
            self.superuser_url,
            roles={
                OWNER: self.run_dir.secret("database_owner"),
                READER: self.run_dir.secret("database_reader"),
            },
            names=self.database_names,
            owner=OWNER,
        )

    def _settings(self) -> Iterator[str]:
        settings = {
            "port": str(self.port),
            "listen_addresses": LOCAL,
            # No Unix socket: its path may have 107 characters at most, a run folder's may have more.
            "unix_socket_directories": "",
            "shared_buffers": "128MB",
            "max_connections": "100",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **(THROW_AWAY if self.is_throw_away else {}),
        }
        for name, value in settings.items():
            yield from ("-c", f"{name}={value}")

    def _initialise(self) -> None:
        command = [
            self._binary("initdb"),
            f"--pgdata={self._data}",
            f"--username={SUPERUSER}",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=scram-sha-256",
        ]
        if self.is_throw_away:
            command.append("--no-sync")
        log = self.run_dir.logs / "initdb.log"
        with self._password_file() as path, log.open("wb") as out:
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

    @contextmanager
    def _password_file(self) -> Iterator[Path]:
        """The superuser's password where initdb, and nobody else, can read it."""
        path = self._data.parent / "password"
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        try:
            path.write_text(f"{self.run_dir.secret('postgres')}\n", encoding="utf-8")
            if user := self._account():
                os.chown(path, user.uid, user.gid)
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _noted(self) -> dict[str, Any]:
        return self.run_dir.read_state()["postgres"]

    @property
    def _data(self) -> Path:
        return Path(self._noted()["data"])

    def _binary(self, name: str) -> str:
        return str(Path(self._noted()["binaries"]) / name)

    def _account(self) -> account.Account | None:
        noted = self._noted()["account"]
        return account.Account(**noted) if noted else None

    def _identity(self) -> dict[str, Any]:
        user = self._account()
        return user.popen_arguments() if user else {}
