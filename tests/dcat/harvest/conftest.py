"""The two sites, started once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bench.sites import Site
from tests.dcat.harvest.gate import Gate
from tests.dcat.harvest.portal import Portal
from tests.dcat.harvest.sites import source_and_portal
from tests.dcat.harvest.source import Source

#: So many that a feed of six a page has several pages.
DATASETS = 24


@pytest.fixture(scope="session")
def both() -> Iterator[tuple[Site, Site, Gate]]:
    """The running sites."""
    with source_and_portal() as found:
        yield found


@pytest.fixture(scope="session")
def source_site(both: tuple[Site, Site, Gate]) -> Site:
    """Ours, as a program talks to it."""
    return both[0]


@pytest.fixture(scope="session")
def gate(both: tuple[Site, Site, Gate]) -> Gate:
    """What stands before ours."""
    return both[2]


@pytest.fixture(scope="session")
def portal(both: tuple[Site, Site, Gate]) -> Portal:
    """The harvesting CKAN."""
    return Portal(both[1])


@pytest.fixture(scope="session")
def source(source_site: Site) -> Source:
    """Our catalogue with its first datasets."""
    found = Source(source_site)
    for number in range(DATASETS):
        found.create(f"awal-{number:02d}")
    return found
