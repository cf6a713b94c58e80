"""PostgreSQL and Valkey as we start them: in deep folders with spaces, with passwords, never opened to others."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis

from stack import pgplace
from stack.databases import connected
from stack.external import DATABASE, REDIS, External
from stack.ports import LOCAL
from stack.postgres import Postgres
from stack.rundir import RunDir
from stack.services import Services
from stack.solr.server import Solr
from stack.supervisor import Supervisor, running

DEEP = "/".join(["a rather long folder name with spaces"] * 4)
AS_ROOT = os.geteuid() == 0


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that everybody can enter."""
    with tempfile.TemporaryDirectory(prefix="palembang stack ") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def started(folder: Path) -> Iterator[tuple[Services, Supervisor]]:
    """PostgreSQL and Valkey in a run folder whose path is longer than a Unix socket's may be."""
    run_dir = RunDir(folder / DEEP, folder / DEEP)
    run_dir.make()
    assert len(str(run_dir.root)) > 107
    solr_is_elsewhere = External({"CKAN_SOLR_URL": "http://nowhere"})
    services = Services.plan(run_dir, solr_is_elsewhere, is_throw_away=True)
    services.prepare()
    with running(run_dir, services.names, dict(os.environ)) as supervisor:
        for service in services.own:
            service.wait(supervisor.check)
        yield services, supervisor
    pgplace.forget(run_dir.root)


def test_the_databases_take_connections_with_their_passwords(
    started: tuple[Services, Supervisor],
) -> None:
    urls = started[0].urls

    for name in DATABASE:
        with psycopg2.connect(urls[name]) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('is_superuser'), version()")
            is_superuser, version = cursor.fetchone() or ("", "")
        assert is_superuser == "off"
        assert version.startswith("PostgreSQL")


def test_nobody_gets_in_without_a_password(started: tuple[Services, Supervisor]) -> None:
    postgres = started[0].find(Postgres)
    assert postgres

    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(host=LOCAL, port=postgres.port, user="postgres", dbname="postgres")
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(started[0].urls[REDIS].replace("redis://:", "redis://:x")).ping()


def test_no_unix_socket_is_made(started: tuple[Services, Supervisor]) -> None:
    postgres = started[0].find(Postgres)
    assert postgres
    with connected(postgres.superuser_url, "postgres") as cursor:
        cursor.execute("SHOW unix_socket_directories")
        assert cursor.fetchone() == ("",)


def test_a_password_is_not_in_the_process_list(started: tuple[Services, Supervisor]) -> None:
    secret = started[0].urls[REDIS].split(":")[2].split("@")[0]
    lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if _readable(path)]

    assert not [line for line in lines if secret.encode() in line]


def _readable(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


def test_our_own_solr_is_not_planned_where_the_operator_has_one(
    started: tuple[Services, Supervisor],
) -> None:
    assert started[0].find(Solr) is None
    assert started[0].urls["CKAN_SOLR_URL"] == "http://nowhere"


def test_a_client_that_stays_does_not_delay_the_stop(folder: Path) -> None:
    run_dir = RunDir(folder / "stop", folder / "stop")
    run_dir.make()
    elsewhere = External({"CKAN_SOLR_URL": "http://nowhere", "CKAN_REDIS_URL": "redis://nowhere"})
    services = Services.plan(run_dir, elsewhere, is_throw_away=True)
    services.prepare()
    with running(run_dir, services.names, dict(os.environ)) as supervisor:
        services.own[0].wait(supervisor.check)
        client = psycopg2.connect(services.urls[DATABASE[0]])
        begin = time.monotonic()
    stopped_in = time.monotonic() - begin

    client.close()
    # honcho kills after 5 s what does not go by itself: then the server would have to repair its data.
    log = (run_dir.logs / "postgres.log").read_text(encoding="utf-8")
    assert "received fast shutdown request" in log
    assert "database system is shut down" in log
    assert stopped_in < 5
    pgplace.forget(run_dir.root)


@pytest.mark.skipif(not AS_ROOT, reason="a plain user runs PostgreSQL under his own name")
def test_a_closed_folder_stays_closed_and_the_data_lie_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tempfile.TemporaryDirectory() as closed, tempfile.TemporaryDirectory() as opened:
        Path(opened).chmod(0o755)
        monkeypatch.setattr(pgplace, "FALLBACK", Path(opened) / "lib")
        run_dir = RunDir(Path(closed) / "run", Path(closed) / "run")
        run_dir.make()
        elsewhere = External({"CKAN_SOLR_URL": "x://", "CKAN_REDIS_URL": "x://"})
        services = Services.plan(run_dir, elsewhere, is_throw_away=True)
        services.prepare()

        assert Path(closed).stat().st_mode & 0o777 == 0o700
        assert Path(run_dir.read_state()["postgres"]["data"]).is_relative_to(opened)
        with running(run_dir, services.names, dict(os.environ)) as supervisor:
            services.own[0].wait(supervisor.check)

        pgplace.forget(run_dir.root)
        assert not list((Path(opened) / "lib").iterdir())
