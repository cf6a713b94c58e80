"""The services of the tests: fresh at each start, gone afterwards."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from stack import pgplace
from stack.children import call, plain_environ
from stack.compiled import compile_messages
from stack.datastore import set_permissions
from stack.errors import StackError
from stack.external import ALL, DATABASE, External
from stack.options import CHECKOUT
from stack.postgres import Postgres
from stack.rundir import RunDir, write_private
from stack.running import only_once
from stack.services import Services
from stack.site import site
from stack.steps import say, step
from stack.supervisor import Supervisor, running

KEPT_FILE = "environ.json"


@contextmanager
def throw_away(run_dir: RunDir) -> Iterator[tuple[Supervisor, dict[str, str]]]:
    """Fresh services in the folder `test` of the run folder, and the variables with which a command uses them."""
    inner = run_dir.inner("test")
    inner.make()
    with only_once(inner):
        forget(inner)
        services = Services.plan(inner, External({}), is_throw_away=True)
        try:
            services.prepare()
            compile_messages()
            with running(inner, services.names, dict(os.environ)) as supervisor:
                with step("Starting the test services"):
                    for service in services.own:
                        service.wait(supervisor.check)
                    _grant(services)
                own = {
                    "CKAN_INI": str(CHECKOUT / "test.ini"),
                    "CKAN_STORAGE_PATH": str(inner.generated),
                }
                yield supervisor, plain_environ() | services.urls | own
        finally:
            forget(inner)


def _grant(services: Services) -> None:
    postgres = cast(Postgres, services.find(Postgres))
    main, write, read = (services.urls[name] for name in DATABASE)
    set_permissions(postgres.superuser_url, main=main, write=write, read=read)


def forget(run_dir: RunDir) -> None:
    """Delete what throw-away services keep, also what lies outside the run folder."""
    pgplace.forget(run_dir.root)
    for place in (run_dir.root / "postgres", run_dir.valkey, run_dir.solr, run_dir.storage):
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def attached(run_dir: RunDir, *, with_site: bool = False) -> Iterator[dict[str, str]]:
    """The variables of the services that `keep` runs at this moment; else of fresh ones for this block."""
    kept = _kept(run_dir)
    if kept and (not with_site or "SITE_URL" in kept):
        yield plain_environ() | kept
    elif with_site:
        with site(run_dir) as found:
            yield plain_environ() | found
    else:
        with throw_away(run_dir) as (_, environ):
            yield environ


def keep(run_dir: RunDir, *, with_site: bool) -> int:
    """Keep fresh services running until Ctrl-C; `test` and `exec` use them meanwhile."""
    kept = run_dir.inner("test").root / KEPT_FILE
    with throw_away(run_dir) as (supervisor, environ):
        found = {name: environ[name] for name in (*ALL, "CKAN_INI", "CKAN_STORAGE_PATH")}
        try:
            if with_site:
                with site(run_dir) as browsed:
                    _stay(kept, found | browsed, supervisor)
            else:
                _stay(kept, found, supervisor)
        finally:
            kept.unlink(missing_ok=True)
    return 0


def _stay(kept: Path, environ: dict[str, str], supervisor: Supervisor) -> None:
    write_private(kept, json.dumps(environ, indent=1))
    say(
        "The test services are running. In another terminal: python3 -m stack test -- tests/catalogue -x"
    )
    say("or: python3 -m stack exec COMMAND. Stop them with Ctrl-C.")
    supervisor.wait()


def _kept(run_dir: RunDir) -> dict[str, str]:
    try:
        return json.loads((run_dir.inner("test").root / KEPT_FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def execute(run_dir: RunDir, command: list[str]) -> int:
    """Run a command with the variables of the test services.

    Raises:
        StackError: No command was given.
    """
    if not command:
        msg = "Which command? For example: python3 -m stack exec ckan search-index check"
        raise StackError(msg)
    with attached(run_dir) as environ:
        return call(command, environ)
