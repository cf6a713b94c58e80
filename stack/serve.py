"""What the lines of the Procfile become."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from stack import postgres, valkey
from stack.errors import StackError
from stack.services import cluster
from stack.solr import server as solr

if TYPE_CHECKING:
    from stack.rundir import RunDir

READY_SECONDS = 0.2
WORKERS = 2
THREADS = 8
TIMEOUT_SECONDS = 120


def serve(run_dir: RunDir, name: str) -> int:
    """Become this service.

    Raises:
        StackError: There is no such service.
    """
    state = run_dir.read_state()
    if name == "postgres":
        return cluster(run_dir).serve()
    if name == "valkey":
        valkey.serve(run_dir.valkey)
    elif name == "solr":
        solr.serve(run_dir.solr, jars=run_dir.jars, port=state["ports"]["solr"])
    elif name == "worker":
        _wait_until_ready(run_dir)
        _become(ckan_command(run_dir, ["jobs", "worker"]))
    elif name == "web":
        _wait_until_ready(run_dir)
        _become_web(run_dir, state["web"])
    msg = f"There is no service '{name}'."
    raise StackError(msg)


def _wait_until_ready(run_dir: RunDir) -> None:
    """The database must be up to date before CKAN looks at it."""
    while not run_dir.ready.exists():
        time.sleep(READY_SECONDS)


def _become_web(run_dir: RunDir, web: dict[str, str | int | bool]) -> None:
    if web["is_development"]:
        _become(ckan_command(run_dir, ["run", "--host", str(web["host"]), "--port", str(web["port"])]))
    os.environ["CKAN_INI"] = str(run_dir.ini)
    arguments = [
        f"--bind={web['host']}:{web['port']}",
        "--worker-class=gthread",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        f"--timeout={TIMEOUT_SECONDS}",
        "--access-logfile=-",
        # Its Unix socket would want a short path, and nobody talks to it.
        "--no-control-socket",
        "stack.wsgi:application",
    ]
    _become([sys.executable, "-m", "gunicorn", *arguments])


def _become(command: list[str]) -> None:
    os.execv(command[0], command)


def ckan_command(run_dir: RunDir, arguments: list[str]) -> list[str]:
    """The command line of a ckan command in this installation."""
    # Called from Python: the first line of a script cannot hold a path with spaces.
    return [sys.executable, "-c", "from ckan.cli.cli import ckan; ckan(prog_name='ckan')", "-c", str(run_dir.ini), *arguments]
