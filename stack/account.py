"""Who runs PostgreSQL: it refuses root, so root starts it as a system user of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stack.errors import StackError

NAME = "palembang"


@dataclass(frozen=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int

    def popen_arguments(self) -> dict[str, Any]:
        """What makes subprocess start a program as this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can(self, command: list[str]) -> bool:
        """Whether this command succeeds for the user."""
        done = subprocess.run(
            command,
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self.popen_arguments(),
        )
        return done.returncode == 0

    def own(self, place: Path) -> None:
        """Give this user a folder of the stack's making, and nobody else."""
        os.chown(place, self.uid, self.gid)
        place.chmod(0o700)


def for_postgres() -> Account | None:
    """The system user for PostgreSQL when we are root; None for a plain user, who runs it himself.

    Raises:
        StackError: The system user does not exist and cannot be made.
    """
    if os.geteuid() != 0:
        return None
    try:
        found = pwd.getpwnam(NAME)
    except KeyError:
        _add()
        found = pwd.getpwnam(NAME)
    return Account(NAME, found.pw_uid, found.pw_gid)


def _add() -> None:
    command = [
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        NAME,
    ]
    if shutil.which("useradd"):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode == 0:
            return
    msg = (
        f"PostgreSQL does not run as root, and the system user '{NAME}' could not be made. "
        f"Make it ({' '.join(command)}), or run this as a plain user."
    )
    raise StackError(msg)
