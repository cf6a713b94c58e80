"""axe-core finds no serious violation on home, search, dataset, offices and forms, wide and narrow."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, Site

_VISITOR = (
    "/",
    "/dataset/",
    "/organization/",
    "/user/login",
    "/en/",
    "/about",
    "/glosarium",
    "/kegiatan/",
    "/def",
    "/def/wilayah/16.71.18",
    "/catalog/conformance",
)


def _first_dataset(site: Site) -> dict[str, Any]:
    return site.call("package_search", rows=1, sort="palembang_table_number asc")["results"][0]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_public_pages(site: Site, new_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    dataset = _first_dataset(site)
    paths = [
        *_VISITOR,
        f"/dataset/{dataset['name']}",
        f"/organization/{dataset['organization']['name']}",
    ]
    page = new_page(viewport=viewport)
    problems = {}
    for path in paths:
        page.goto(site.url + path)
        if found := violations(page):
            problems[path] = found

    assert problems == {}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_report_with_findings(
    site: Site, new_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.browser.bad_report", os.environ["SITE_INI"]],
        check=True,
        capture_output=True,
    )
    page = new_page(viewport=viewport)
    page.goto(f"{site.url}/catalog/conformance")

    assert page.locator("tbody tr").count() > 1
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_officer_s_forms(
    site: Site, officer_of: Callable[[str], Page], viewport: dict[str, int]
) -> None:
    page = officer_of("dinkes")
    page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    name = f"uji-aksesibilitas-{viewport['width']}"
    owner = site.call("organization_show", id="dinkes")["id"]
    site.call("package_create", name=name, title="Uji", owner_org=owner, state="draft")
    problems = {}
    for path in ("/dataset/new", *(f"/dataset/edit/{name}/{number}" for number in range(1, 7))):
        page.goto(site.url + path)
        if found := violations(page):
            problems[path] = found
    page.goto(f"{site.url}/dataset/{name}/publish")
    if found := violations(page):
        problems["publish"] = found
    site.call("dataset_purge", id=name)

    assert problems == {}


@pytest.mark.parametrize(
    "path",
    ["/", "/dataset/", "/organization/", "/dataset/TABLE", "/def/wilayah", "/catalog/conformance"],
)
def test_nothing_is_wider_than_a_phone(
    site: Site, new_page: Callable[..., Page], path: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(site.url + path.replace("TABLE", _first_dataset(site)["name"]))

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
