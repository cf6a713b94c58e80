"""Eight write while four read: every reading is whole, and nobody meets what was not published."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from tests.bench.sites import Site
from tests.dcat.harvest.crawling import FORMATS, Crawler, Page
from tests.dcat.harvest.gate import Gate
from tests.dcat.harvest.lives import Life
from tests.dcat.harvest.source import Source
from tests.dcat.harvest.writing import Writer

_WRITERS, _CRAWLERS = 8, 4
_SECONDS = 60


@pytest.fixture(scope="module")
def worked(
    source: Source, source_site: Site, gate: Gate
) -> tuple[list[Writer], list[Crawler], Crawler]:
    """Writers and crawlers that have done their work, and a crawler that reads in peace afterwards."""
    office = source_site.call("organization_create", name="dinas-muatan", title="Dinas Muatan")
    stopped, finished = threading.Event(), threading.Event()
    writers = [Writer(source_site, one, office["id"], stopped) for one in range(_WRITERS)]
    crawlers = [Crawler(source_site.url, gate.url, one, finished) for one in range(_CRAWLERS)]
    for one in (*writers, *crawlers):
        one.start()
    time.sleep(_SECONDS)
    stopped.set()
    for one in writers:
        one.join()
    # The last readings still see the end of the writers' work.
    finished.set()
    for one in crawlers:
        one.join()
    return writers, crawlers, Crawler(source_site.url, gate.url, 0, finished)


Worked = tuple[list[Writer], list[Crawler], Crawler]


def test_nobody_is_stopped(worked: Worked) -> None:
    writers, crawlers, _ = worked
    assert [one.problem for one in (*writers, *crawlers) if one.problem] == []
    assert min(len(one.lives) for one in writers) >= 3
    assert min(len(one.crawls) for one in crawlers) >= 1


def test_every_page_shows_only_what_was_published_at_that_moment(worked: Worked) -> None:
    lives = _lives(worked)
    pages = [page for crawl in _crawls(worked) for page in crawl]
    seen = 0
    for page in pages:
        for dataset_id, version in page.versions.items():
            assert version in lives[dataset_id].possible(page.start, page.end)
            seen += 1
    assert seen > len(lives)


def test_every_reading_has_each_lasting_dataset_once(worked: Worked) -> None:
    lives = _lives(worked)
    for crawl in _crawls(worked):
        counts = Counter(dataset_id for page in crawl for dataset_id in page.titles)
        assert set(counts.values()) <= {1}
        start, end = crawl[0].start, crawl[-1].end
        lasting = {one for one, life in lives.items() if None not in life.possible(start, end)}
        assert lasting <= counts.keys()


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_afterwards_the_feed_is_what_the_catalogue_is(
    worked: Worked, source: Source, extension: str
) -> None:
    crawl = worked[2].crawl(extension)
    shown = {dataset_id: titles for page in crawl for dataset_id, titles in page.titles.items()}
    assert shown.keys() == source.titles.keys()
    assert all(title in shown[one] for one, title in source.titles.items())


def _lives(worked: Worked) -> dict[str, Life]:
    return {key: life for writer in worked[0] for key, life in writer.lives.items()}


def _crawls(worked: Worked) -> list[list[Page]]:
    return [crawl for crawler in worked[1] for crawl in crawler.crawls]
