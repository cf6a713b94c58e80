"""A CKAN whose Solr core has our schema, and one whose core has CKAN's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from ckanext.palembang.catalogue.config import SEARCH_ANALYSIS
from ckanext.palembang.catalogue.search import solr_lists, solr_schema

from tests.catalogue.search.catalogue import Catalogue
from tests.catalogue.search.solr_cores import STOCK_SCHEMA, Core, new_core


@pytest.fixture(scope="session")
def site_core() -> Core:
    """The core that the tests' CKAN uses."""
    return Core(os.environ["CKAN_SOLR_URL"])


@pytest.fixture(scope="session")
def stock_core(site_core: Core) -> Iterator[Core]:
    """A core with CKAN's schema as it is shipped."""
    with new_core(site_core, "palembang-stock", STOCK_SCHEMA.read_text("utf-8"), {}) as core:
        yield core


@pytest.fixture(scope="session")
def own_core(site_core: Core) -> Iterator[Core]:
    """A core with the schema and lists that the command writes."""
    lists = {
        solr_lists.STEMS_FILE: solr_lists.stems_file(),
        solr_lists.SYNONYMS_FILE: solr_lists.synonyms_file(),
    }
    schema = solr_schema.transformed(STOCK_SCHEMA.read_text("utf-8"))
    with new_core(site_core, "palembang-own", schema, lists) as core:
        yield core


@pytest.fixture(params=["solr", "python"])
def way(request: pytest.FixtureRequest) -> str:
    """Who does the analysis; each test that asks for it runs for both."""
    return request.param


@pytest.fixture
def catalogue(
    way: str,
    request: pytest.FixtureRequest,
    ckan_config: dict[str, Any],
    with_plugins: None,
    clean_db: None,
) -> Catalogue:
    """An empty index, set up in one of the two ways."""
    core: Core = request.getfixturevalue("own_core" if way == "solr" else "stock_core")
    ckan_config["solr_url"] = core.url
    ckan_config[SEARCH_ANALYSIS] = way
    return Catalogue(core)


@pytest.fixture
def stock_catalogue(
    stock_core: Core, ckan_config: dict[str, Any], with_plugins: None, clean_db: None
) -> Catalogue:
    """An empty index on a core that knows nothing of this project."""
    ckan_config["solr_url"] = stock_core.url
    return Catalogue(stock_core)
