"""`python -m stack.serve NAME`: what a line of the Procfile becomes."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from stack import leftovers
from stack.errors import StackError
from stack.options import Options
from stack.rundir import RunDir
from stack.services import noted

PAUSE_SECONDS = 0.2
WORKERS = 2
THREADS = 8
TIMEOUT_SECONDS = 120


def serve(run_dir: RunDir, name: str) -> int:
    """Become this service.

    Raises:
        StackError: There is no such service.
    """
    leftovers.note(run_dir, name)
    if name == "worker":
        # After the web server: what a visitor waits for comes first.
        _wait_for(run_dir.serving)
        _become(ckan_command(run_dir, ["jobs", "worker"]))
    if name == "web":
        _wait_for(run_dir.ready)
        _become(_web_command(run_dir))
    service = noted(run_dir, name)
    if service is None:
        msg = f"There is no service '{name}'."
        raise StackError(msg)
    return service.serve()


def ckan_command(run_dir: RunDir, arguments: list[str]) -> list[str]:
    """The command line of a ckan command in this installation."""
    # Called from Python: the first line of a script cannot hold a path with spaces.
    code = "from ckan.cli.cli import ckan; ckan(prog_name='ckan')"
    return [sys.executable, "-c", code, "-c", str(run_dir.ini), *arguments]


def _web_command(run_dir: RunDir) -> list[str]:
    web = run_dir.read_state()["web"]
    if web["is_development"]:
        return ckan_command(run_dir, ["run", "--host", web["host"], "--port", str(web["port"])])
    os.environ["CKAN_INI"] = str(run_dir.ini)
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind={web['host']}:{web['port']}",
        "--worker-class=gthread",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        f"--timeout={TIMEOUT_SECONDS}",
        "--preload",
        "--access-logfile=-",
        # Its Unix socket would want a short path, and nobody talks to it.
        "--no-control-socket",
        "stack.wsgi:application",
    ]


def _wait_for(marker: Path) -> None:
    while not marker.exists():
        time.sleep(PAUSE_SECONDS)


def _become(command: list[str]) -> None:
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(serve(RunDir.of(Options.from_environ(os.environ)), sys.argv[1]))
