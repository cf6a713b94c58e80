"""`make test`: services of its own, then all tests against them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from stack.datastore import set_permissions
from stack.errors import StackError
from stack.compiled import compile_messages
from stack.external import ALL, DATABASE, External
from stack.options import CHECKOUT
from stack.running import only_once
from stack.rundir import write_private
from stack.services import Databases, Services
from stack.steps import say, step
from stack.supervisor import Supervisor, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stack.rundir import RunDir

TESTS = CHECKOUT / "tests"
SERVICE_ROOMS = ("catalogue", "submissions", "workflow", "yearbook", "dcat", "package")
NOT_BY_DEFAULT = ("browser", "bench")
WITHOUT_CKAN = ("-p", "no:ckan", "-p", "no:ckan_fixtures")
NO_TESTS = 5
ENVIRON_FILE = "environ"


def environ_for(services: Services) -> dict[str, str]:
    """The variables with which a command uses the test services."""
    environ = {name: value for name, value in os.environ.items() if name not in ALL}
    environ.pop("CKAN_SITE_URL", None)
    environ.pop("CKAN_STORAGE_PATH", None)
    return environ | services.urls | {"CKAN_INI": str(CHECKOUT / "test.ini")}


@contextmanager
def throw_away(run_dir: RunDir) -> Iterator[tuple[Supervisor, dict[str, str]]]:
    """Fresh services in the folder `test` of the run folder; gone afterwards, with all that was in them."""
    inner = run_dir.inner("test")
    inner.make()
    with only_once(inner):
        forget(inner)
        services = Services.plan(
            inner, External({}), databases=Databases("ckan_test", "datastore_test"), is_throw_away=True
        )
        services.prepare()
        compile_messages()
        with running(inner, services.names, dict(os.environ)) as supervisor:
            with step("Starting the test services"):
                services.wait(supervisor.check)
                urls = services.urls
                main, write, read = (urls[name] for name in DATABASE)
                set_permissions(services.superuser_url, main=main, write=write, read=read)
            yield supervisor, environ_for(services)
        forget(inner)


def forget(run_dir: RunDir) -> None:
    """Delete what throw-away services left, also where PostgreSQL lies outside the run folder."""
    noted = run_dir.read_state().get("postgres")
    if noted:
        shutil.rmtree(noted["data"], ignore_errors=True)
    for place in (run_dir.root / "postgres", run_dir.valkey, run_dir.solr, run_dir.storage):
        shutil.rmtree(place, ignore_errors=True)


def groups() -> list[tuple[str, list[str]]]:
    """The runs of `make test`: what needs no CKAN, what needs services, what needs a browser."""
    rooms = sorted(path.name for path in TESTS.iterdir() if path.is_dir() and any(path.glob("**/test_*.py")))
    plain = [name for name in rooms if name not in (*SERVICE_ROOMS, *NOT_BY_DEFAULT)]
    return [
        ("without CKAN", [f"tests/{name}" for name in plain]),
        ("with services", [f"tests/{name}" for name in rooms if name in SERVICE_ROOMS]),
        ("in the browser", [f"tests/{name}" for name in rooms if name == "browser"]),
    ]


def run_all(run_dir: RunDir) -> int:
    """Run every test and print one line with the totals."""
    reports = run_dir.root / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    codes: list[int] = []
    with throw_away(run_dir) as (_, environ):
        for title, folders in groups():
            if not folders:
                continue
            say(f"\nTests {title}: {' '.join(folders)}")
            options = WITHOUT_CKAN if title == "without CKAN" else ()
            report = reports / f"{title.replace(' ', '-')}.xml"
            codes.append(pytest([*options, f"--junitxml={report}", *folders], environ))
    passed, failed, skipped = totals([ElementTree.parse(path).getroot() for path in reports.glob("*.xml")])
    say(f"\n{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed or any(code not in (0, NO_TESTS) for code in codes) else 0


def run_some(run_dir: RunDir, arguments: list[str]) -> int:
    """Run pytest with these arguments against fresh services, or against those that `services` keeps running."""
    with attached(run_dir) as environ:
        return pytest([*_options_for(arguments), *arguments], environ)


def _options_for(arguments: list[str]) -> tuple[str, ...]:
    named = [argument for argument in arguments if argument.startswith("tests/")]
    needs_ckan = any(argument.split("/")[1] in (*SERVICE_ROOMS, *NOT_BY_DEFAULT) for argument in named)
    return () if needs_ckan or not named else WITHOUT_CKAN


def pytest(arguments: list[str], environ: dict[str, str]) -> int:
    """Pytest in this environment; its exit code."""
    return call([sys.executable, "-m", "pytest", *arguments], environ)


def call(command: list[str], environ: dict[str, str]) -> int:
    """Run a command in the checkout; its exit code."""
    return subprocess.run(command, check=False, cwd=CHECKOUT, env=environ).returncode


def totals(roots: list[ElementTree.Element]) -> tuple[int, int, int]:
    """Passed, failed and skipped tests in pytest's reports."""
    tests = failed = skipped = 0
    for suite in (suite for root in roots for suite in root.iter("testsuite")):
        tests += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return tests - failed - skipped, failed, skipped


@contextmanager
def attached(run_dir: RunDir) -> Iterator[dict[str, str]]:
    """The environment of the test services: those that run already, or fresh ones for this block."""
    noted = run_dir.inner("test").root / ENVIRON_FILE
    if noted.exists():

        yield dict(os.environ) | json.loads(noted.read_text(encoding="utf-8"))
        return
    with throw_away(run_dir) as (_, environ):
        yield environ


def keep(run_dir: RunDir) -> int:
    """Keep fresh test services running until Ctrl-C; `test` and `exec` use them meanwhile."""

    noted = run_dir.inner("test").root / ENVIRON_FILE
    with throw_away(run_dir) as (supervisor, environ):
        names = {*ALL, "CKAN_INI"}
        write_private(noted, json.dumps({name: environ[name] for name in names}))
        try:
            say("Test services are running. In another terminal: python3 -m stack test -- tests/catalogue -x")
            say("or: python3 -m stack exec COMMAND. Stop with Ctrl-C.")
            supervisor.wait()
        finally:
            noted.unlink(missing_ok=True)
    return 0


def execute(run_dir: RunDir, command: list[str]) -> int:
    """Run a command with the variables of the test services."""
    if not command:
        msg = "Which command? For example: python3 -m stack exec ckan search-index rebuild"
        raise StackError(msg)
    with attached(run_dir) as environ:
        return call(command, environ)
