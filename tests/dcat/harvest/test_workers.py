"""Several processes serve one catalogue: all say the same, to the byte, and none keeps what is old."""

from __future__ import annotations

import pytest
import requests

from tests.bench.feed_sites import command
from tests.bench.sites import Site
from tests.dcat.harvest.crawling import FORMATS
from tests.dcat.harvest.source import Source

#: So many connections, each a new one, that each process of the server gets some.
_TIMES = 24
_SECONDS = 60


def _pages(site: Site, extension: str) -> list[requests.Response]:
    """One page, asked for over connections of their own."""
    return [
        requests.get(
            f"{site.url}/catalog.{extension}", headers={"Connection": "close"}, timeout=_SECONDS
        )
        for _ in range(_TIMES)
    ]


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_a_page_is_the_same_from_every_process_and_after_all_records_are_made_anew(
    source: Source, source_site: Site, extension: str
) -> None:
    before = _pages(source_site, extension)
    # Another process, and so another order of its sets.
    said = command(source_site, "palembang-dcat", "records", "rebuild")
    after = _pages(source_site, extension)

    assert int(said.split(" ", 1)[0]) > len(source.titles)
    answers = before + after
    assert {one.status_code for one in answers} == {200}
    assert len({one.content for one in answers}) == 1
    assert len({one.headers["ETag"] for one in answers}) == 1


def test_a_renamed_office_has_its_new_name_in_every_process(
    source: Source, source_site: Site
) -> None:
    _pages(source_site, "nt")
    source.rename_office("Dinas Uji Baru")
    try:
        for page in _pages(source_site, "nt"):
            assert '"Dinas Uji Baru"' in page.text
            assert '"Dinas Uji"' not in page.text
    finally:
        source.rename_office("Dinas Uji")
