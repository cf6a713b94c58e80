"""The glossary's page, and the links to it from the forms."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from ckanext.palembang.catalogue.glossary.helpers import palembang_glossary_term
from ckanext.palembang.reference import glossary

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _page(app: Any, address: str) -> Any:
    response = app.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.body, "html.parser")


def _anchors(page: Any) -> list[str]:
    return [found["id"] for found in page.select(".palembang-term")]


class TestPage:
    def test_every_term_has_its_anchor_once(self, app: Any) -> None:
        anchors = _anchors(_page(app, "/glosarium"))

        assert sorted(anchors) == sorted(term.anchor for term in glossary())

    @pytest.mark.parametrize("address", ["/glosarium", "/en/glosarium"])
    def test_letters_lead_to_the_terms_in_order(self, app: Any, address: str) -> None:
        page = _page(app, address)
        letters = [found.get_text(strip=True) for found in page.select(".palembang-letters a")]
        names = [found.get_text(strip=True) for found in page.select(".palembang-term h3")]

        assert letters == sorted(set(letters))
        assert [name[0].upper() for name in names] == sorted(name[0].upper() for name in names)
        for link in page.select(".palembang-letters a"):
            assert page.find(id=link["href"].lstrip("#"))

    def test_every_link_to_a_term_leads_to_one(self, app: Any) -> None:
        page = _page(app, "/glosarium")
        anchors = set(_anchors(page))
        linked = {
            link["href"].split("#")[1]
            for link in page.select(".palembang-term a")
            if "#" in link["href"]
        }

        assert linked == anchors

    def test_a_term_is_explained_in_the_language_of_the_reader(self, app: Any) -> None:
        term = glossary().get("konsep")
        assert term
        for address, lang, other in (("/glosarium", "id", "en"), ("/en/glosarium", "en", "id")):
            text = _page(app, address).find(id="konsep").get_text(" ", strip=True)
            assert term.label(lang) in text
            assert term.explanation.text(lang) in text
            assert term.example.text(lang) in text
            assert term.source in text
            assert term.explanation.text(other) not in text

    def test_words_are_searched_without_script(self, app: Any) -> None:
        page = _page(app, "/glosarium?q=sampling+frame")

        assert _anchors(page)[0] == "kerangka-sampel"
        assert page.select_one("#palembang-glossary-words")["value"] == "sampling frame"
        assert "sampling frame" in page.select_one("[role=status]").get_text()

    @pytest.mark.parametrize(
        "query",
        [
            "tidakadaistilahbegini",
            "%00",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "a" * 5000,
            "%F0%9F%92%A9",
            "%ff%fe",
        ],
    )
    def test_any_query_gets_a_page(self, app: Any, query: str) -> None:
        response = app.get(f"/glosarium?q={query}")

        assert response.status_code == 200
        assert "<script>alert" not in response.body

    def test_menu_and_footer_lead_there(self, app: Any) -> None:
        page = _page(app, "/about")

        assert page.select_one(".palembang-nav a[href='/glosarium']")
        assert page.select_one(".palembang-footer a[href='/glosarium']")


class TestFields:
    @pytest.mark.parametrize(
        ("field", "anchor"),
        [
            ({"field_name": "konsep"}, "konsep"),
            ({"field_name": "indikator-0-konsep"}, "konsep"),
            ({"field_name": "palembang_konsep"}, "konsep"),
            ({"field_name": "title", "glossary": "kegiatan-statistik"}, "kegiatan-statistik"),
            ({"field_name": "v_fraksi_sampel_keseluruhan"}, "fraksi-sampel"),
            ({"field_name": "konsep", "glossary": False}, None),
            ({"field_name": "title"}, None),
            ({}, None),
        ],
    )
    def test_a_field_knows_its_term(self, field: dict[str, Any], anchor: str | None) -> None:
        term = palembang_glossary_term(field)

        assert (term.anchor if term else None) == anchor

    def test_a_field_of_the_form_links_to_its_term(
        self, app: Any, officer: dict[str, Any], office: dict[str, Any]
    ) -> None:
        headers = {"Authorization": officer["token"]}
        draft = app.post(
            "/api/action/package_create",
            json={"name": "rancangan", "owner_org": office["id"], "state": "draft"},
            headers=headers,
        ).json["result"]
        response = app.get(f"/dataset/edit/{draft['name']}/2", headers=headers)
        page = BeautifulSoup(response.body, "html.parser")

        group = page.select_one("#field-konsep").find_parent(class_="form-group")
        link = group.select_one(".palembang-what")
        assert link["href"] == "/glosarium#konsep"
        assert link["target"] == "_blank"
        assert "Konsep" in link.get_text()
        assert group.select_one(".info-block"), "the help text stays"
