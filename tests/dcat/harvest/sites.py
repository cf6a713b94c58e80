"""The source (ours) and the portal (a stock CKAN with ckanext-harvest), each with services of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from stack import ports
from stack.children import plain_environ
from stack.external import REDIS
from stack.rundir import RunDir
from stack.site import site
from tests.bench.many import setting
from tests.bench.sites import Site, site_of
from tests.dcat.harvest.gate import Gate, gate

SOURCE_SETTINGS = """\
ckan.site_url = {gate}
"""

PORTAL_SETTINGS = """\
ckan.site_id = portal
ckan.site_title = Portal
ckan.plugins = harvest ckan_harvester dcat dcat_rdf_harvester dcat_json_harvester
ckan.locale_default = en
ckanext.dcat.rdf.profiles = euro_dcat_ap_3
"""

_CKAN = "from ckan.cli.cli import ckan; ckan(prog_name='ckan')"
_CONSUMERS = ("gather-consumer", "fetch-consumer")
_PATIENCE_SECONDS = 3600
_PAUSE = 0.2


@contextmanager
def source_and_portal() -> Iterator[tuple[Site, Site, Gate]]:
    """Starts both at once, which saves half the time; they are gone afterwards."""
    # The environment in which the tests run lies in the run folder.
    run_dir = RunDir(Path(sys.prefix).parent, Path(sys.prefix).parent)
    with ExitStack() as stack:
        opened = stack.enter_context(gate())
        settings = {
            "harvest-source": SOURCE_SETTINGS.format(gate=opened.url),
            "harvest-portal": PORTAL_SETTINGS,
        }
        pool = stack.enter_context(ThreadPoolExecutor(len(settings)))
        starting: list[Future[Site]] = []
        for name, lines in settings.items():
            one = _site(run_dir, name, lines, is_portal=name == "harvest-portal")
            starting.append(pool.submit(stack.enter_context, one))
            _wait_for_ports(run_dir.inner(name), starting[-1])
        source, portal = (one.result() for one in starting)
        opened.source = source.url
        stack.enter_context(_consumers(portal, run_dir.inner("harvest-portal").logs))
        yield source, portal, opened


def _wait_for_ports(inner: RunDir, starting: Future[Site]) -> None:
    """Waits until a site listens: else the next one may choose the same ports."""
    while not starting.done():
        chosen = inner.read_state().get("ports", {}).values() if inner.state_file.exists() else ()
        if chosen and not any(ports.is_free(port) for port in chosen):
            return
        time.sleep(_PAUSE)


@contextmanager
def _site(run_dir: RunDir, name: str, settings: str, *, is_portal: bool) -> Iterator[Site]:
    with site(
        run_dir, name=name, is_demo_wanted=False, settings=settings, is_solr_stock=is_portal
    ) as found:
        yield site_of(name, found)


@contextmanager
def _consumers(portal: Site, logs: Path) -> Iterator[None]:
    """The two processes that an operator of ckanext-harvest keeps running."""
    # The queue is waited for without an end, which the Redis library of today gives up after seconds.
    environ = plain_environ() | {
        REDIS: f"{setting(portal, 'ckan.redis.url')}?socket_timeout={_PATIENCE_SECONDS}"
    }
    with ExitStack() as stack:
        for name in _CONSUMERS:
            log = stack.enter_context((logs / f"{name}.log").open("wb"))
            process = subprocess.Popen(
                [sys.executable, "-c", _CKAN, "-c", portal.ini, "harvester", name],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environ,
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
        yield
