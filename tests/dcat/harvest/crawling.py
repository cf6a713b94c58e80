"""Crawlers: each reads the whole feed again and again, in every format in turn."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass
from itertools import cycle, islice

import pyoxigraph
import requests

from tests.dcat.harvest.writing import HIDDEN, of_its_own

FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "xml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
}
_DATASET = pyoxigraph.NamedNode("http://www.w3.org/ns/dcat#Dataset")
_TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLE = pyoxigraph.NamedNode("http://purl.org/dc/terms/title")
_NEXT = pyoxigraph.NamedNode("http://www.w3.org/ns/hydra/core#next")
_VERSION = re.compile(r"Muatan versi (\d+)")
_SECONDS = 60


@dataclass(frozen=True)
class Page:
    """What one request gave.

    Attributes:
        start: when it was asked for.
        end: when it had arrived.
        titles: all titles of every dataset on it, by id.
        following: address of the next page.
    """

    start: float
    end: float
    titles: dict[str, set[str]]
    following: str | None

    @property
    def versions(self) -> dict[str, int]:
        """Versions of the writers' datasets.

        Raises:
            ValueError: A dataset has titles of two versions.
        """
        found: dict[str, int] = {}
        for dataset_id, titles in self.titles.items():
            numbers = {int(match[1]) for one in titles if (match := _VERSION.search(one))}
            if len(numbers) > 1:
                message = f"{dataset_id} is half one version, half another: {titles}"
                raise ValueError(message)
            if numbers:
                found[dataset_id] = numbers.pop()
        return found


class Crawler(threading.Thread):
    """One of those who read.

    Attributes:
        crawls: the pages of each whole reading of the feed.
        problem: what stopped it too early.
    """

    def __init__(self, site: str, known_as: str, number: int, stopped: threading.Event) -> None:
        super().__init__(name=f"crawler-{number}", daemon=True)
        self._site, self._known_as, self._stopped = site, known_as, stopped
        self._formats = islice(cycle(FORMATS), number, None)
        self._session = of_its_own()
        self.crawls: list[list[Page]] = []
        self.problem: Exception | None = None

    def run(self) -> None:
        """Reads."""
        try:
            while not self._stopped.is_set():
                self.crawls.append(self.crawl(next(self._formats)))
        except Exception as problem:  # noqa: BLE001 - the test shows it
            self.problem = problem

    def crawl(self, extension: str) -> list[Page]:
        """Reads the feed once, from its first page to its last."""
        found: list[Page] = []
        following: str | None = f"{self._known_as}/catalog.{extension}?page_size=10"
        while following:
            found.append(self._page(following, extension))
            following = found[-1].following
        return found

    def _page(self, address: str, extension: str) -> Page:
        start = time.monotonic()
        answer = self._session.get(address.replace(self._known_as, self._site), timeout=_SECONDS)
        end = time.monotonic()
        if answer.status_code != requests.codes.ok or HIDDEN in answer.text:
            message = f"{address} answers {answer.status_code}: {answer.text[:500]}"
            raise ValueError(message)
        return _read(answer.content, FORMATS[extension], start, end)


def _read(body: bytes, form: pyoxigraph.RdfFormat, start: float, end: float) -> Page:
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.parse(body, format=form))
    titles = {
        str(quad.subject.value).rsplit("/", 1)[-1]: {
            title.object.value for title in store.quads_for_pattern(quad.subject, _TITLE, None)
        }
        for quad in store.quads_for_pattern(None, _TYPE, _DATASET)
    }
    following = [quad.object.value for quad in store.quads_for_pattern(None, _NEXT, None)]
    return Page(start, end, titles, following[0] if following else None)
