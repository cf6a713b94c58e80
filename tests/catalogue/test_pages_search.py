"""The search page: filters, sorting and results in the reader's language."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.catalogue.records import complete_dataset
from tests.catalogue.tables import act, counted_queries

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _page(app: Any, address: str, **options: Any) -> Any:
    return BeautifulSoup(app.get(address, **options).body, "html.parser")


def _titles(page: Any) -> list[str]:
    return [found.get_text(strip=True) for found in page.select(".dataset-heading a")]


@pytest.fixture
def three(
    with_plugins: None, clean_db: None, clean_index: None, office: Record, officer: Record
) -> list[Record]:
    """Three tables whose numbers sort otherwise as text."""
    return [
        act(
            officer,
            "package_create",
            **complete_dataset(
                owner_org=office["id"],
                title=f"Tabel {number}",
                title_en=f"Table {number}",
                dalam_angka=[{"edisi": "2025", "bab": number.split(".")[0], "nomor": number}],
                periode_awal=year,
                periode_akhir=year,
            ),
        )
        for number, year in (("3.1.10", "2024"), ("3.1.9", "2023"), ("12.1.1", "2022"))
    ]


@pytest.mark.usefixtures("three")
class TestResults:
    def test_titles_are_in_the_language_of_the_reader(self, app: Any) -> None:
        assert set(_titles(_page(app, "/dataset/"))) == {
            "Tabel 3.1.10",
            "Tabel 3.1.9",
            "Tabel 12.1.1",
        }
        assert set(_titles(_page(app, "/en/dataset/"))) == {
            "Table 3.1.10",
            "Table 3.1.9",
            "Table 12.1.1",
        }

    def test_a_result_says_what_one_needs_to_choose(self, app: Any, office: Record) -> None:
        text = (
            _page(app, "/dataset/?q=3.1.10").select_one(".dataset-item").get_text(" ", strip=True)
        )

        for expected in (office["title"], "Bab 3, tabel 3.1.10", "2024", "Satuan: Jiwa", "Terbuka"):
            assert expected in text

    def test_table_numbers_are_sorted_as_numbers(self, app: Any) -> None:
        page = _page(app, "/dataset/?sort=palembang_table_number+asc,+title_string+asc")

        assert _titles(page) == ["Tabel 3.1.9", "Tabel 3.1.10", "Tabel 12.1.1"]
        assert page.select_one("option[selected]").get_text(strip=True) == "Nomor tabel"

    def test_queries_do_not_grow_with_the_results(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        counts = []
        for _ in range(2):
            app.get("/dataset/")
            with counted_queries() as statements:
                app.get("/dataset/")
            counts.append(len(statements))
            for _ in range(4):
                act(officer, "package_create", **complete_dataset(owner_org=office["id"]))

        assert counts[0] == counts[1]

    def test_an_empty_result_says_so(self, app: Any) -> None:
        page = _page(app, "/dataset/?q=tidakadakatabegini")

        assert _titles(page) == []
        assert page.h1


@pytest.mark.usefixtures("three")
class TestFilters:
    def _facet(self, page: Any, title: str) -> list[str]:
        facets = {
            found.summary.get_text(strip=True): found for found in page.select(".palembang-facet")
        }
        return [found.get_text(" ", strip=True) for found in facets[title].select("li")]

    def test_chapters_are_named_and_in_order(self, app: Any) -> None:
        assert self._facet(_page(app, "/dataset/"), "Bab") == [
            "3. Penduduk dan Ketenagakerjaan 2",
            "12. Sistem Neraca Regional 1",
        ]

    def test_years_begin_with_the_latest(self, app: Any) -> None:
        assert self._facet(_page(app, "/dataset/"), "Tahun data") == ["2024 1", "2023 1", "2022 1"]

    def test_codes_are_words_in_the_language_of_the_reader(self, app: Any) -> None:
        assert self._facet(_page(app, "/en/dataset/"), "Access") == ["Open to all 3"]

    def test_a_filter_narrows_and_can_be_taken_back(self, app: Any) -> None:
        page = _page(app, "/dataset/?vocab_bab=12")

        assert _titles(page) == ["Tabel 12.1.1"]
        assert "12. Sistem Neraca Regional" in page.select_one(".filter-list").get_text(
            " ", strip=True
        )
        back = page.select_one(".palembang-facet li.active a")["href"]
        assert len(_titles(_page(app, back))) == 3

    def test_an_office_is_named_in_the_chosen_filter(self, app: Any, office: Record) -> None:
        page = _page(app, f"/dataset/?organization={office['name']}")

        assert office["title"] in page.select_one(".filter-list").get_text(" ", strip=True)

    def test_htmx_gets_results_and_filters_to_swap(self, app: Any) -> None:
        page = _page(app, "/dataset/?vocab_bab=12", headers={"HX-Request": "true"})

        assert page.select_one("#search-results[hx-swap-oob]")
        assert page.select_one("#search-facets[hx-swap-oob]")
        assert not page.select("header")

    @pytest.mark.parametrize(
        "query",
        [
            "page=-5", "page=x", "q=%22%27%28%29%5B%5D%7B%7D%3A%5E~%2A%3F%5C%2F", "vocab_bab=%22%29+OR+x",
            "vocab_tahun=%3Cscript%3E", "_vocab_tahun_limit=x", "_vocab_tahun_limit=-1", "organization=%F0%9F%92%A9",
            "q=" + "a" * 3000,
        ],
        ids=str,
    )  # fmt: skip
    def test_no_parameter_breaks_the_page(self, app: Any, query: str) -> None:
        response = app.get(f"/dataset/?{query}", expect_errors=True)

        assert response.status_code in {200, 400}
        assert "<script>" not in response.body.replace("<script >", "")
