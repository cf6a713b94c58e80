"""A browser, a running site with the demo tables, and people who use it."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
_PASSWORD = secrets.token_urlsafe(12)
_numbers = count(1)


@dataclass(frozen=True)
class Site:
    """The site under test.

    Attributes:
        url: Its address, without a closing slash.
        token: API token of its administrator.
    """

    url: str
    token: str

    def call(self, action: str, **data: Any) -> Any:
        """Calls an action as the administrator and gives its result."""
        answer = requests.post(
            f"{self.url}/api/3/action/{action}",
            json=data,
            headers={"Authorization": self.token},
            timeout=60,
        )
        assert answer.ok, answer.text
        return answer.json()["result"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    program = os.environ.get("CHROMIUM")
    if not program or "SITE_URL" not in os.environ:
        if os.environ.get("CI"):
            pytest.fail("In CI the browser tests must run: there is no Chromium or no site.")
        pytest.skip("There is no Chromium on this machine.")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def site(browser: Browser) -> Site:
    """The site that `make test` started."""
    code = "from ckan.cli.cli import ckan; ckan(prog_name='ckan')"
    answer = subprocess.run(
        [
            *(sys.executable, "-c", code, "-c", os.environ["SITE_INI"], "user", "token", "add"),
            *(os.environ["SITE_ADMIN"], "browser-tests", "--quiet"),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    return Site(os.environ["SITE_URL"].rstrip("/"), answer.stdout.strip().splitlines()[-1].strip())


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each with cookies of its own; all are closed afterwards."""
    contexts = []

    def open_page(*, viewport: dict[str, int] | None = None, locale: str = "id-ID") -> Page:
        context = browser.new_context(viewport=viewport or DESKTOP, locale=locale)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A visitor's page."""
    return new_page()


@pytest.fixture
def officer_of(site: Site, new_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Gives the page of an editor of an office who has just logged in."""

    def log_in(office: str) -> Page:
        name = f"petugas-{next(_numbers)}-{os.getpid()}"
        site.call("user_create", name=name, email=f"{name}@example.go.id", password=_PASSWORD)
        site.call("organization_member_create", id=office, username=name, role="editor")
        page = new_page()
        page.goto(f"{site.url}/user/login")
        page.fill("#field-login", name)
        page.fill("#field-password", _PASSWORD)
        page.press("#field-password", "Enter")
        page.wait_for_url(lambda url: "/user/login" not in url)
        return page

    return log_in
