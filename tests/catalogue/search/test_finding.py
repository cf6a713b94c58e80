"""What people type finds what they mean, and nothing else, in both ways of analysis."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.catalogue.search.catalogue import Catalogue
from tests.catalogue.search.titles import SEARCHES, TITLES

Record = Callable[[str, object], None]
Found = dict[str, frozenset[str]]

OPERATORS: dict[str, set[str]] = {
    "student -teacher": {"murid"},
    "+teacher +subdistrict": {"murid-guru"},
    "student AND teacher": {"murid-guru"},
    "student NOT teacher": {"murid"},
    '"murid dan guru"': {"murid-guru"},
    '"guru murid"': set(),
    "title:murid": {"murid-guru", "murid"},
    "title:murid AND -title:guru": {"murid"},
    "name:guru": {"guru"},
    "*:*": {"murid-guru", "murid", "guru"},
    "": {"murid-guru", "murid", "guru"},
    "students (by subdistrict)": {"murid-guru", "murid"},
    "teachers, students": {"murid-guru"},
    "teacher student subdistrict village": {"murid-guru"},
    # CKAN's own rule, `mm=2<-1`: all of two words, all but one of three.
    "student hotel": set(),
    "student teacher hotel": {"murid-guru"},
}


def test_every_search_finds_all_right_titles_and_no_other(
    catalogue: Catalogue, record_property: Record
) -> None:
    """One index for the whole table: its searches differ, its documents do not."""
    found = _search_all(catalogue)
    _note(found, record_property)
    wrong = {
        search.query: (sorted(search.right - names), sorted(names - search.right))
        for search in SEARCHES
        if (names := found[search.query]) != search.right
    }
    assert wrong == {}, "query: (missing, too many)"


@pytest.mark.ckan_config("ckan.plugins", "")
def test_stock_ckan_finds_less_than_half_of_it(
    stock_catalogue: Catalogue, record_property: Record
) -> None:
    """Else the table would prove nothing."""
    _, recall = _note(_search_all(stock_catalogue), record_property)
    assert recall < 0.5


def test_whoever_writes_in_one_language_is_found_in_the_other(catalogue: Catalogue) -> None:
    catalogue.put("satu", "Kependudukan")
    catalogue.put("dua", "Tabel tanpa judul lain", title_en="Population")
    catalogue.put("tiga", "Tabel lain", notes="Jumlah penduduk menurut registrasi")
    catalogue.put("empat", "Tabel keempat", resources=[{"name": "population.csv"}])
    catalogue.put("lima", "Tabel kelima", tags=[{"name": "penduduk"}])
    catalogue.commit()
    for query in ("penduduk", "population"):
        assert set(catalogue.find(query)) == {"satu", "dua", "tiga", "empat", "lima"}


def test_a_title_counts_more_than_a_note(catalogue: Catalogue) -> None:
    catalogue.put("catatan", "Tabel lain", notes="Penduduk, population, kependudukan")
    catalogue.put("judul", "Ringkasan Kependudukan", notes="Tabel pertama dari beberapa tabel")
    catalogue.commit()
    assert catalogue.find("population") == ["judul", "catatan"]


def test_filters_are_left_alone(catalogue: Catalogue) -> None:
    catalogue.put("a", "Murid", tags=[{"name": "murid"}])
    catalogue.put("b", "Murid", tags=[{"name": "siswa"}])
    catalogue.commit()
    assert catalogue.find("student", fq="tags:siswa") == ["b"]
    assert catalogue.find("*:*", fq="tags:student") == []


def test_what_users_type_beside_words_keeps_its_meaning(catalogue: Catalogue) -> None:
    catalogue.put("murid-guru", "Murid dan Guru Menurut Kecamatan")
    catalogue.put("murid", "Murid Menurut Kecamatan")
    catalogue.put("guru", "Guru Menurut Kelurahan")
    catalogue.commit()
    found = {query: set(catalogue.find(query)) for query in OPERATORS}
    assert found == OPERATORS


def _search_all(catalogue: Catalogue) -> Found:
    for name, title in TITLES.items():
        catalogue.put(name, title)
    catalogue.commit()
    return {search.query: frozenset(catalogue.find(search.query)) for search in SEARCHES}


def _note(found: Found, record_property: Record) -> tuple[float, float]:
    """Put precision and recall into the report of the test run, and return them."""
    hits = sum(len(found[search.query] & search.right) for search in SEARCHES)
    precision = hits / sum(map(len, found.values()))
    recall = hits / sum(len(search.right) for search in SEARCHES)
    record_property("titles", len(TITLES))
    record_property("searches", len(SEARCHES))
    record_property("precision", round(precision, 3))
    record_property("recall", round(recall, 3))
    return precision, recall
