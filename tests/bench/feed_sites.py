"""The three sites whose feeds and saves are compared: ours, stock, and ours without the plugin of the feeds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from contextlib import ExitStack, contextmanager

from stack.children import plain_environ
from stack.options import CHECKOUT, Options
from stack.rundir import RunDir
from stack.site import site
from stack.siteconfig import SITE_INI
from tests.bench import floor_plugin
from tests.bench.sites import STOCK_SETTINGS, Site, site_of
from tests.bench.stock_activity import write_schema

_PLUGIN = "palembang_dcat"
_COMMAND = "from ckan.cli.cli import ckan; ckan(prog_name='ckan')"


@contextmanager
def three_sites() -> Iterator[tuple[Site, Site, Site]]:
    """Starts them empty, with services of their own; they are gone afterwards."""
    run_dir = RunDir.of(Options.from_environ(os.environ))
    activity = run_dir.root / "bench-activity.yaml"
    activity.parent.mkdir(parents=True, exist_ok=True)
    write_schema(activity)
    plugins = _plugins()
    settings = {
        "ours": f"ckan.plugins = {floor_plugin.NAME} {plugins}\n",
        "stock": STOCK_SETTINGS.format(activity=activity),
        "without": f"ckan.plugins = {' '.join(one for one in plugins.split() if one != _PLUGIN)}\n",
    }
    with ExitStack() as stack:
        stack.enter_context(floor_plugin.installed(run_dir.root / "bench-floor"))
        found = {
            name: stack.enter_context(
                site(
                    run_dir,
                    name=f"bench-feeds-{name}",
                    is_demo_wanted=False,
                    settings=lines,
                    is_solr_stock=name == "stock",
                )
            )
            for name, lines in settings.items()
        }
        ours, stock, without = (site_of(name, variables) for name, variables in found.items())
        yield ours, stock, without


def _plugins() -> str:
    parser = RawConfigParser()
    parser.read(SITE_INI, encoding="utf-8")
    return parser["app:main"]["ckan.plugins"]


def command(of: Site, *arguments: str) -> str:
    """Runs a ckan command of a site; what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, "-c", of.ini, *arguments],
        check=True,
        cwd=CHECKOUT,
        env=plain_environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return done.stdout
