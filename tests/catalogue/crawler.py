"""Follows the links of the site as one visitor, a few pages for each kind of page."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ckan.tests.helpers import CKANTestApp

HOST = "test.ckan.net"


@dataclass(frozen=True)
class Page:
    """An HTML page as one visitor got it."""

    path: str
    status: int
    endpoint: str
    body: str


@dataclass
class Visitor:
    """Somebody who looks at pages.

    Attributes:
        app: The site.
        user: The account, with its token; nobody's for an outsider.
        seen: How many pages of each endpoint were looked at.
    """

    app: CKANTestApp
    user: dict[str, Any] | None = None
    seen: Counter[str] = field(default_factory=Counter)

    def crawl(self, starts: Iterable[str]) -> Iterator[Page]:
        """These pages, and one of every other kind that links lead to."""
        queue = deque(dict.fromkeys(starts))
        wanted = set(queue)
        while queue:
            path = queue.popleft()
            endpoint = self.endpoint(path)
            if path in wanted or not self.seen[endpoint]:
                wanted.discard(path)
                self.seen[endpoint] += 1
                page = self.get(path, endpoint)
                if page is not None:
                    yield page
                    queue.extend(_links(page))

    def get(self, path: str, endpoint: str = "") -> Page | None:
        """One page; None for what is no HTML."""
        response = self.app.get(path, headers=self.headers, expect_errors=True)
        return self._page(path, endpoint, response)

    def post(self, path: str, data: dict[str, Any]) -> Page:
        """The page that comes after a form was sent."""
        response = self.app.post(path, data=data, headers=self.headers, expect_errors=True)
        page = self._page(path, self.endpoint(path), response)
        assert page, f"{path} answered no page"
        return page

    @property
    def headers(self) -> dict[str, str]:
        """The visitor's token."""
        return {"Authorization": self.user["token"]} if self.user else {}

    def endpoint(self, path: str) -> str:
        """The endpoint of an address; empty where there is none."""
        urls = self.app.flask_app.url_map.bind(HOST)
        try:
            return urls.match(urlsplit(path).path)[0]
        except RequestRedirect as redirect:
            return self.endpoint(redirect.new_url)
        except HTTPException:
            return ""

    def _page(self, path: str, endpoint: str, response: Any) -> Page | None:
        if "text/html" not in response.headers.get("Content-Type", ""):
            return None
        return Page(path, response.status_code, endpoint, response.body)


def _links(page: Page) -> Iterator[str]:
    for link in BeautifulSoup(page.body, "html.parser").find_all("a", href=True):
        target = urlsplit(urljoin(f"http://{HOST}{page.path}", str(link["href"])))
        if target.netloc == HOST and not target.path.startswith("/en/"):
            yield target.path + (f"?{target.query}" if target.query else "")
