"""A client that costs next to nothing: what it times is the server's work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

_NEXT = re.compile(r'<([^>]+)>\s*;\s*rel="?next"?')
_SECONDS = 120


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Reader:
    """Asks one site, over one connection."""

    def __init__(self, url: str) -> None:
        place = urlsplit(url)
        self._connection = HTTPConnection(place.hostname or "", place.port, timeout=_SECONDS)

    def get(self, path: str, expected: int = 200, **headers: str) -> Answer:
        """Reads an address.

        Raises:
            RuntimeError: The answer is another than expected.
        """
        lines = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self._ask(path, lines)
        found = Answer(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read(),
        )
        if found.status != expected:
            message = f"{path} answers {found.status}: {found.body[:300]!r}"
            raise RuntimeError(message)
        return found

    def _ask(self, path: str, lines: dict[str, str]) -> HTTPResponse:
        try:
            self._connection.request("GET", path, headers=lines)
            return self._connection.getresponse()
        except ConnectionError:
            # A server closes what was idle for seconds.
            self._connection.close()
            self._connection.request("GET", path, headers=lines)
            return self._connection.getresponse()

    def crawl(self, path: str) -> list[str]:
        """Reads a feed from page to page, as `Link: rel="next"` says; the pages' addresses."""
        found: list[str] = []
        following: str | None = path
        while following:
            found.append(following)
            answer = self.get(following, Accept_Encoding="gzip")
            link = _NEXT.search(answer.headers.get("link", ""))
            place = urlsplit(link[1]) if link else None
            following = f"{place.path}?{place.query}" if place else None
        return found
