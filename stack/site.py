"""A whole site for the browser tests, made by the steps of `make run`, with the demo tables in it."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stack import pgplace, ports
from stack.errors import StackError
from stack.external import ALL
from stack.options import CHECKOUT, SHARED
from stack.rundir import RunDir, write_private
from stack.siteconfig import OPERATOR_INI
from stack.solr.server import STOCK_SCHEMA
from stack.steps import step

START_SECONDS = 600
STOP_SECONDS = 30


@contextmanager
def site(
    run_dir: RunDir,
    *,
    name: str = "site",
    is_demo_wanted: bool = True,
    settings: str = "",
    is_solr_stock: bool = False,
) -> Iterator[dict[str, str]]:
    """Variables of a site that runs as long as the block: SITE_URL, SITE_INI, SITE_ADMIN, SITE_ADMIN_PASSWORD.

    `settings` are lines for its ckan.ini; with `is_solr_stock` its Solr has the schema that CKAN ships.
    """
    inner = run_dir.inner(name)
    _forget(inner)
    inner.make()
    if settings:
        write_private(inner.ini, OPERATOR_INI + settings)
    password = secrets.token_urlsafe(12)
    log = inner.logs / "run.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "stack", "run"],
            cwd=CHECKOUT,
            env=_environ(inner, password)
            | {
                "DEMO": "yes" if is_demo_wanted else "no",
                STOCK_SCHEMA: "yes" if is_solr_stock else "",
            },
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            with step(f"Starting a whole site ({name})"):
                _wait(inner, process, log)
            yield {
                "SITE_URL": inner.read_state()["address"],
                "SITE_INI": str(inner.ini),
                "SITE_ADMIN": "admin",
                "SITE_ADMIN_PASSWORD": password,
            }
        finally:
            _stop(process)
    _forget(inner)


def _environ(inner: RunDir, password: str) -> dict[str, str]:
    foreign = {*ALL, "CKAN_SITE_URL", "CKAN_SITE_ID", "CKAN_STORAGE_PATH"}
    return {name: value for name, value in os.environ.items() if name not in foreign} | {
        "RUN_DIR": str(inner.root),
        SHARED: str(inner.shared),
        "PORT": str(ports.any_free()),
        "HOST": ports.LOCAL,
        "CKAN_ADMIN_NAME": "admin",
        "CKAN_ADMIN_PASSWORD": password,
    }


def _wait(inner: RunDir, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not inner.serving.exists():
        if process.poll() is not None:
            msg = "The site for the browser tests did not start."
            raise StackError(msg, log=log)
        if time.monotonic() > deadline:
            msg = f"The site for the browser tests did not start within {START_SECONDS} s."
            raise StackError(msg, log=log)
        time.sleep(0.2)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _forget(inner: RunDir) -> None:
    pgplace.forget(inner.root)
    shutil.rmtree(inner.root, ignore_errors=True)
