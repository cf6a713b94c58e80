"""What the start does inside CKAN: each in a process of its own, with a log of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from stack import handover
from stack.errors import StackError
from stack.options import CHECKOUT
from stack.rundir import RunDir
from stack.serve import ckan_command
from stack.steps import step

#: What fills an empty catalogue: the offices first, the tables belong to them.
FILLING = (("opd", "sync"), ("demo", "load"))


@dataclass(frozen=True)
class Admin:
    """The account that the first start makes."""

    name: str
    email: str
    password: str


@dataclass(frozen=True)
class Found:
    """What the catalogue held when its database was up to date."""

    is_admin_made: bool
    datasets: int
    commands: tuple[str, ...]


def update_database(run_dir: RunDir, admin: Admin, *, superuser_url: str | None) -> Found:
    """Bring tables, rights and the admin account up to date.

    Args:
        run_dir: The installation.
        admin: Made if the site has no sysadmin yet.
        superuser_url: Of our own server; without it the rights are the operator's business.

    Raises:
        StackError: It failed; the log is shown.
    """
    environ = os.environ | {
        "CKAN_INI": str(run_dir.ini),
        handover.ADMIN_NAME: admin.name,
        handover.ADMIN_EMAIL: admin.email,
        handover.ADMIN_PASSWORD: admin.password,
    }
    if superuser_url:
        environ[handover.SUPERUSER_URL] = superuser_url
    command = [sys.executable, "-m", "stack.prepare"]
    log = run_dir.logs / "prepare.log"
    output = _run(command, log, "The database could not be brought up to date.", environ)
    found = json.loads(output.splitlines()[-1])
    return Found(bool(found["is_admin_made"]), int(found["datasets"]), tuple(found["commands"]))


def rebuild_index(run_dir: RunDir) -> None:
    """Fill an index that is empty while the database is not."""
    with step("Rebuilding the search index"):
        _ckan(run_dir, ["search-index", "rebuild"], "search-index")


def fill(run_dir: RunDir, commands: tuple[str, ...]) -> None:
    """Put the offices and the demo tables into an empty catalogue."""
    for noun, verb in FILLING:
        if noun in commands:
            with step(f"Filling the catalogue: ckan palembang {noun} {verb}"):
                _ckan(run_dir, ["palembang", noun, verb], noun)


def _ckan(run_dir: RunDir, arguments: list[str], log_name: str) -> None:
    command = ckan_command(run_dir, arguments)
    failure = f"This command failed: ckan {' '.join(arguments)}"
    _run(command, run_dir.logs / f"{log_name}.log", failure, dict(os.environ))


def _run(command: list[str], log: Path, failure: str, environ: dict[str, str]) -> str:
    with log.open("wb") as err:
        done = subprocess.run(
            command,
            check=False,
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=err,
            text=True,
        )
        err.write(done.stdout.encode())
    if done.returncode:
        raise StackError(failure, log=log)
    return done.stdout
