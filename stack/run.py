"""`make run`: from nothing to the address of a running catalogue."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any

from stack import handover, ports, siteconfig
from stack.compiled import compile_messages
from stack.errors import StackError
from stack.external import External
from stack.options import CHECKOUT
from stack.running import only_once
from stack.serve import ckan_command
from stack.services import Services
from stack.steps import say, step
from stack.supervisor import Supervisor, running
from stack.waiting import NotYetError, until

if TYPE_CHECKING:
    from pathlib import Path

    from stack.options import Options
    from stack.rundir import RunDir

WEB_SECONDS = 120
CKAN_SERVICES = ["worker", "web"]


def run(options: Options, run_dir: RunDir, *, is_development: bool = False) -> int:
    """Start everything, say where it is, and stay until it is stopped."""
    with only_once(run_dir):
        begin = time.monotonic()
        say(f"Satu Data Palembang, run folder {run_dir.root}")
        services = Services.plan(run_dir, External.from_environ(os.environ))
        port = _web_port(options, services)
        run_dir.ready.unlink(missing_ok=True)
        services.prepare()
        address = f"http://localhost:{port}"
        run_dir.write_state(
            run_dir.read_state()
            | {"address": address, "web": {"host": options.host, "port": port, "is_development": is_development}}
        )
        siteconfig.write(run_dir, urls=services.urls, site_url=address, environ=os.environ)
        compile_messages()
        with running(run_dir, [*services.names, *CKAN_SERVICES], dict(os.environ)) as supervisor:
            _start(options, run_dir, services=services, supervisor=supervisor, port=port)
            say(f"Ready after {time.monotonic() - begin:.1f} s. Stop with Ctrl-C or `make stop`.")
            say(address)
            supervisor.wait()
    return 0


def _web_port(options: Options, services: Services) -> int:
    port = ports.choose(options.port, host=options.host, avoid=frozenset(services.ports.values()))
    if port != options.port:
        say(f"  web: port {options.port} is not free, taking {port}")
    return port


def _start(
    options: Options, run_dir: RunDir, *, services: Services, supervisor: Supervisor, port: int
) -> None:
    with step(f"Starting {', '.join(services.names) or 'no service of our own'}"):
        services.wait(supervisor.check)
    password = os.environ.get("CKAN_ADMIN_PASSWORD") or secrets.token_urlsafe(12)
    with step("Bringing the database up to date"):
        found = _prepare(run_dir, services, password)
    if found["admin_made"]:
        _say_account(password)
    run_dir.ready.touch()
    if options.is_demo_wanted and not found["datasets"]:
        _fill(run_dir, found["commands"])
    with step("Starting the web server"):
        until(lambda: _probe(options.host, port), what="The web server", seconds=WEB_SECONDS, check=supervisor.check)


def _prepare(run_dir: RunDir, services: Services, password: str) -> dict[str, Any]:
    environ = os.environ | {
        "CKAN_INI": str(run_dir.ini),
        handover.ADMIN_NAME: os.environ.get("CKAN_ADMIN_NAME") or "admin",
        handover.ADMIN_EMAIL: os.environ.get("CKAN_ADMIN_EMAIL") or "admin@localhost.localdomain",
        handover.ADMIN_PASSWORD: password,
    }
    if "postgres" in services.ports:
        environ[handover.SUPERUSER_URL] = services.superuser_url
    log = run_dir.logs / "prepare.log"
    with log.open("wb") as err:
        done = subprocess.run(
            [sys.executable, "-m", "stack.prepare"],
            check=False,
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=err,
        )
    if done.returncode:
        msg = "The database could not be brought up to date."
        raise StackError(msg, log=log)
    return json.loads(done.stdout.splitlines()[-1])


def _say_account(password: str) -> None:
    name = os.environ.get("CKAN_ADMIN_NAME") or "admin"
    if os.environ.get("CKAN_ADMIN_PASSWORD"):
        say(f"  Admin account: {name} (password as given in CKAN_ADMIN_PASSWORD)")
    else:
        say(f"  Admin account: {name}, password: {password} (shown this once)")


def _fill(run_dir: RunDir, commands: list[str]) -> None:
    """Put offices and demo tables into an empty catalogue."""
    for name, arguments in (("opd", ["opd", "sync"]), ("demo", ["demo", "load"])):
        if name not in commands:
            continue
        with step(f"ckan palembang {' '.join(arguments)}"):
            _ckan(run_dir, ["palembang", *arguments], run_dir.logs / f"{name}.log")


def _ckan(run_dir: RunDir, arguments: list[str], log: Path) -> None:
    with log.open("wb") as out:
        done = subprocess.run(
            ckan_command(run_dir, arguments), check=False, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    if done.returncode:
        msg = f"This command failed: ckan {' '.join(arguments)}"
        raise StackError(msg, log=log)


def _probe(host: str, port: int) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    place = ports.LOCAL if host == "0.0.0.0" else host  # noqa: S104  # compared, not bound
    try:
        opener.open(f"http://{place}:{port}/api/3/action/status_show", timeout=30).close()
    except OSError as error:
        raise NotYetError(str(error)) from error
