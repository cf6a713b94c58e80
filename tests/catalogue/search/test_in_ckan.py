"""Real datasets, saved and searched through CKAN's actions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ckan.lib.search import PackageSearchQuery, SearchError
from ckan.tests import factories, helpers

from tests.catalogue.records import complete_dataset
from tests.catalogue.search.catalogue import Catalogue
from tests.catalogue.search.test_query import TYPED

Dataset = dict[str, Any]


@pytest.fixture
def dataset(catalogue: Catalogue) -> Dataset:
    """A table of one kecamatan, by an office of the register."""
    office = factories.Organization(name="disdukcapil", title="Dinas Dukcapil")
    record = complete_dataset(
        owner_org=office["id"], tingkat_wilayah="kecamatan", kode_wilayah=["16.71.18"]
    )
    return helpers.call_action("package_create", {"user": factories.Sysadmin()["name"]}, **record)


def test_a_dataset_is_found_by_what_it_says_and_by_the_names_of_its_codes(
    catalogue: Catalogue, dataset: Dataset
) -> None:
    queries = [
        "kependudukan",
        "population by district",
        "residents",
        "Ilir Timur Tiga",
        "IT III",
        "ilir timur 3",
        "Population and Employment",
        "ketenagakerjaan",
        "migrasi",
        "pencatatan sipil",
        "civil registration",
        "disdukcapil",
        "dinas kependudukan",
        "annual",
        "berdomisili",
        "domisili",
    ]
    assert [query for query in queries if not catalogue.find(query)] == []


@pytest.mark.parametrize("query", ["duduk", "Ilir Timur II", "Ilir Barat I", "peternakan"])
def test_it_is_not_found_by_what_it_does_not_say(
    catalogue: Catalogue, dataset: Dataset, query: str
) -> None:
    assert catalogue.find(query) == []


def test_a_changed_title_changes_what_finds_it(catalogue: Catalogue, dataset: Dataset) -> None:
    context = {"user": factories.Sysadmin()["name"]}
    changes = {"title": "Hujan", "title_en": "Weather"}
    helpers.call_action("package_patch", context, id=dataset["id"], **changes)
    assert catalogue.find("rain") == [dataset["name"]]
    assert catalogue.find("cuaca") == [dataset["name"]]


def test_what_is_added_for_search_is_not_shown(catalogue: Catalogue, dataset: Dataset) -> None:
    shown = helpers.call_action("package_show", id=dataset["id"])
    found = helpers.call_action("package_search", q="kependudukan")["results"]
    assert found
    for record in (shown, *found):
        assert "palembang_names" not in str(record)
        assert "palembang_stems" not in str(record)


class TestAnyQuery:
    """The property that matters most to a visitor: no search breaks that worked before."""

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(query=TYPED)
    def test_what_stock_ckan_answers_is_answered(self, catalogue: Catalogue, query: str) -> None:
        if _is_answered_by_stock(query):
            catalogue.find(query)

    def test_no_title_is_lost_that_the_words_themselves_find(self, catalogue: Catalogue) -> None:
        titles = {
            "satu": "Penduduk Berkedudukan di Ilir Timur III",
            "dua": "Duduk Perkara Pendapatan Daerah",
            "tiga": "Data Kuningan, Emas, dan Perak",
            "empat": "Students of Schools by Subdistrict",
        }
        for name, title in titles.items():
            catalogue.put(name, title)
        catalogue.commit()
        missed = [
            (word, name)
            for name, title in titles.items()
            for word in title.replace(",", "").split()
            if word not in {"di", "dan", "of", "by"} and name not in catalogue.find(word)
        ]
        assert missed == []


def _is_answered_by_stock(query: str) -> bool:
    try:
        PackageSearchQuery().run({"q": query, "rows": 1, "df": "text"})
    except SearchError:
        return False
    return True
