"""The home page and the frame of every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from ckan.lib.search import SearchError

from ckanext.palembang import catalogue

from tests.catalogue.records import complete_dataset
from tests.catalogue.tables import act, counted_queries

Record = dict[str, Any]

services = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
_ROOM = Path(catalogue.__file__ or "").parent


def _page(app: Any, address: str, **options: Any) -> Any:
    return BeautifulSoup(app.get(address, **options).body, "html.parser")


def _publish(officer: Record, office: Record, **changes: Any) -> Record:
    return act(officer, "package_create", **complete_dataset(owner_org=office["id"], **changes))


@services
class TestHome:
    def test_an_empty_catalogue_has_a_home(self, app: Any) -> None:
        page = _page(app, "/")

        assert len(page.select(".palembang-chapters li.palembang-empty")) == 13
        assert "Belum ada tabel yang diterbitkan." in page.get_text()

    def test_chapters_offices_and_newest_are_counted(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        _publish(officer, office, name="satu")
        _publish(officer, office, name="dua", dalam_angka=[{"edisi": "2025", "bab": "13"}])

        page = _page(app, "/")

        tiles = [tile.get_text(" ", strip=True) for tile in page.select(".palembang-chapters li")]
        assert "3. Penduduk dan Ketenagakerjaan 1 tabel" in tiles
        assert "13. Perbandingan Antar Kabupaten/Kota 1 tabel" in tiles
        assert (
            page.select_one(".palembang-producers").get_text(" ", strip=True)
            == f"{office['title']} 2 tabel"
        )
        assert len(page.select(".palembang-news > li")) == 2

    def test_a_tile_leads_to_its_tables(self, app: Any, office: Record, officer: Record) -> None:
        made = _publish(officer, office)

        link = _page(app, "/en/").select(".palembang-chapters a")[2]["href"]

        assert made["title_en"] in app.get(link).body

    def test_what_is_not_public_is_not_shown_even_to_its_office(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        _publish(officer, office, private=True, title="Rahasia")

        for headers in ({}, {"Authorization": officer["token"]}):
            page = app.get("/", headers=headers).body
            assert "Rahasia" not in page

    def test_queries_do_not_grow_with_the_datasets(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        counts = []
        for _ in range(2):
            for _ in range(4):
                _publish(officer, office)
            app.get("/")
            with counted_queries() as statements:
                app.get("/")
            counts.append(len(statements))

        assert counts[0] == counts[1]
        assert counts[0] < 15

    def test_a_search_that_does_not_answer_leaves_the_chapters(
        self, app: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: Any, **__: Any) -> None:
            raise SearchError("127.0.0.1 refused")

        monkeypatch.setattr("ckan.lib.search.query.PackageSearchQuery.run", refuse)

        page = _page(app, "/")

        assert page.select_one(".palembang-notice [lang=en]")
        assert len(page.select(".palembang-chapters li")) == 13
        assert "refused" not in page.get_text()


@services
class TestFrame:
    @pytest.mark.parametrize(
        "address", ["/", "/dataset/", "/organization/", "/about", "/user/login"]
    )
    def test_pages_are_indonesian_and_switch_to_themselves_in_english(
        self, app: Any, address: str
    ) -> None:
        page = _page(app, address)
        link = page.select_one("header .palembang-language a[lang=en]")

        assert page.html["lang"] == "id"
        assert _page(app, link["href"]).html["lang"] == "en"
        assert link["href"] == "/en" + address

    def test_the_switch_keeps_what_was_asked(self, app: Any) -> None:
        link = _page(app, "/dataset/?q=a%26b&vocab_bab=3").select_one("header a[lang=en]")

        assert link["href"] == "/en/dataset/?q=a%26b&vocab_bab=3"

    @pytest.mark.parametrize("address", ["//evil.example/x", "/\\evil.example", "///evil.example"])
    def test_the_switch_never_leads_to_another_host(self, app: Any, address: str) -> None:
        page = BeautifulSoup(app.get(address, expect_errors=True).body, "html.parser")

        assert all(
            re.match(r"/(?![/\\])", link["href"]) for link in page.select(".palembang-language a")
        )

    def test_a_page_has_one_of_each_landmark_and_a_skip_link(self, app: Any) -> None:
        page = _page(app, "/about")

        assert page.select_one("a[href='#content']")
        assert page.select_one("#content")
        assert len(page.select("body > header, body > footer")) == 2
        assert len(page.select("h1")) == 1

    def test_the_footer_names_the_law_and_the_walidata(self, app: Any) -> None:
        text = _page(app, "/").footer.get_text(" ", strip=True)

        assert "Peraturan Presiden Nomor 39 Tahun 2019" in text
        assert "Dinas Komunikasi dan Informatika" in text

    def test_officers_find_their_way(self, app: Any, officer: Record) -> None:
        page = _page(app, "/about", headers={"Authorization": officer["token"]})

        assert page.select_one("form[action='/user/_logout'] input[name=_csrf_token]")

    @pytest.mark.parametrize("address", ["/nothing", "/dataset/nothing", "/en/nothing"])
    def test_a_wrong_address_has_a_page_of_ours(self, app: Any, address: str) -> None:
        page = BeautifulSoup(app.get(address, status=404).body, "html.parser")

        assert page.select_one(".palembang-error h1")
        assert page.select_one(".palembang-header")

    @pytest.mark.parametrize("name", ["logo.svg", "favicon.svg", "favicon.ico", "ampera.svg"])
    def test_pictures_are_served(self, app: Any, name: str) -> None:
        assert app.get(f"/palembang/{name}").status_code == 200

    def test_no_page_runs_or_loads_what_is_not_ours(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        made = _publish(officer, office)

        for address in ("/", "/dataset/", f"/dataset/{made['name']}", "/about"):
            page = _page(app, address)
            assert not page.select("script:not([src]):not([type='application/ld+json'])")
            loaded = [
                tag.get("src") or tag.get("href")
                for tag in page.select("script[src], img, link[rel=stylesheet]")
            ]
            assert all(
                address.startswith("/") and not address.startswith("//") for address in loaded
            )


class TestTemplates:
    def test_templates_trust_no_data_and_hold_no_script(self) -> None:
        for path in _ROOM.glob("templates*/**/*.html"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\|\s*safe\b|literal\(|<script|\son[a-z]+=|javascript:", text), (
                path
            )

    def test_forms_that_change_something_are_protected(self) -> None:
        for path in _ROOM.glob("templates*/**/*.html"):
            text = path.read_text(encoding="utf-8")
            posts = len(re.findall(r"<form[^>]*method=\"post\"", text, re.IGNORECASE))
            assert text.count("h.csrf_input()") >= posts, path
