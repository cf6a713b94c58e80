"""The two sites that are compared: ours, and stock CKAN with the schemas of ckanext-scheming and ckanext-dcat."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests

from stack.children import plain_environ
from stack.options import Options
from stack.rundir import RunDir
from stack.site import site
from tests.bench.stock_activity import write_schema

STOCK_SETTINGS = """\
ckan.plugins = activity datastore scheming_datasets dcat structured_data text_view image_view datatables_view
scheming.dataset_schemas = ckanext.dcat.schemas:dcat_ap_full.yaml file://{activity}
scheming.presets = ckanext.scheming:presets.json ckanext.dcat.schemas:presets.yaml
ckanext.dcat.rdf.profiles = euro_dcat_ap_3
ckan.locale_default = en
"""


@dataclass
class Site:
    """A running site and ways to talk to it.

    Attributes:
        name: `ours` or `stock`.
        url: Its address, without a closing slash.
        visitor: A session without an account.
        token: API token of its administrator.
        ini: Its settings file, for commands.
    """

    name: str
    url: str
    visitor: requests.Session
    token: str
    ini: str

    def page(self, path: str, *, is_administrator: bool = False) -> None:
        """Reads a page, as a visitor if nothing else is said.

        Raises:
            requests.HTTPError: The page does not answer 200.
        """
        headers = {"Authorization": self.token} if is_administrator else {}
        answer = self.visitor.get(self.url + path, headers=headers, timeout=60)
        answer.raise_for_status()

    def call(self, action: str, **data: Any) -> Any:
        """Calls an action as the administrator and gives its result.

        Raises:
            RuntimeError: The action refuses; its answer is shown.
        """
        answer = self.visitor.post(
            f"{self.url}/api/3/action/{action}",
            json=data,
            headers={"Authorization": self.token},
            timeout=60,
        )
        if answer.status_code != requests.codes.ok:
            message = f"{self.name} {action}: {answer.status_code} {answer.text[:500]}"
            raise RuntimeError(message)
        return answer.json()["result"]


@contextmanager
def both_sites() -> Iterator[tuple[Site, Site]]:
    """Starts both sites, empty, with services of their own; they are gone afterwards."""
    run_dir = RunDir.of(Options.from_environ(os.environ))
    activity = run_dir.root / "bench-activity.yaml"
    activity.parent.mkdir(parents=True, exist_ok=True)
    write_schema(activity)
    with (
        site(run_dir, name="bench-ours", is_demo_wanted=False) as ours,
        site(
            run_dir,
            name="bench-stock",
            is_demo_wanted=False,
            settings=STOCK_SETTINGS.format(activity=activity),
            is_solr_stock=True,
        ) as stock,
    ):
        yield site_of("ours", ours), site_of("stock", stock)


def site_of(name: str, found: dict[str, str]) -> Site:
    """The site whose variables these are, with a token of its administrator."""
    code = "from ckan.cli.cli import ckan; ckan(prog_name='ckan')"
    command = [sys.executable, "-c", code, "-c", found["SITE_INI"], "user", "token", "add"]
    answer = subprocess.run(
        [*command, found["SITE_ADMIN"], "bench", "--quiet"],
        check=True,
        capture_output=True,
        text=True,
        env=plain_environ(),
    )
    token = answer.stdout.strip().splitlines()[-1].strip()
    return Site(name, found["SITE_URL"].rstrip("/"), requests.Session(), token, found["SITE_INI"])
