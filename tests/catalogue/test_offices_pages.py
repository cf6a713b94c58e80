"""The pages of the offices: the tree, one office, old addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from bs4 import BeautifulSoup
from sqlalchemy import event

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories
from ckan.tests.helpers import CKANTestApp, call_action
from ckan.types import Context

from tests.catalogue.office_records import CITY, HEALTH, HOSPITAL, STEWARD, Row, register, row
from tests.catalogue.records import complete_dataset

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def sync(*rows: Row) -> None:
    call_action("palembang_opd_sync", content=register(*rows))


def page(app: CKANTestApp, path: str) -> BeautifulSoup:
    response = app.get(path, follow_redirects=False)
    assert response.status_code == 200, path
    return BeautifulSoup(response.text, "html.parser")


def part(of: BeautifulSoup, selector: str) -> Any:
    found = of.select_one(selector)
    assert found is not None, selector
    return found


def line_of(of: BeautifulSoup, name: str) -> str:
    link = of.find("a", string=name)
    assert link is not None, name
    return words(link.find_parent("div"))


def words(part: Any) -> str:
    return re.sub(r"\s+", " ", part.get_text(" ")).strip()


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    statements: list[str] = []

    def count(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    engine = model.Session.get_bind()
    event.listen(engine, "before_cursor_execute", count)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", count)


class TestTree:
    def test_offices_stand_inside_the_office_above(self, app: CKANTestApp) -> None:
        sync()
        tree = part(page(app, "/organization/"), ".palembang-opd-tree")
        hospital = tree.find("a", string="Kantor Rsud")
        assert hospital is not None
        chain = [words(item.find("a")) for item in hospital.find_parents("li")]
        assert chain == ["Kantor Rsud", "Dinas Kesehatan", "Kantor Kota"]

    def test_the_walidata_is_marked_in_the_readers_language(self, app: CKANTestApp) -> None:
        sync()
        marks = page(app, "/id/organization/").select(".palembang-opd-role")
        assert [words(mark) for mark in marks] == ["Walidata"]

    def test_names_are_english_for_english_readers(self, app: CKANTestApp) -> None:
        sync()
        assert "Health Office" in words(page(app, "/en/organization/"))
        assert "Dinas Kesehatan" in words(page(app, "/id/organization/"))

    def test_datasets_are_counted_with_those_below(self, app: CKANTestApp) -> None:
        sync()
        factories.Dataset(**complete_dataset(owner_org="dinkes"))
        factories.Dataset(**complete_dataset(owner_org="rsud"))
        line = line_of(page(app, "/en/organization/"), "Health Office")
        assert "1 dataset, 2 with the offices below" in line

    def test_private_datasets_are_not_counted_for_strangers(self, app: CKANTestApp) -> None:
        sync()
        factories.Dataset(**complete_dataset(owner_org="rsud", private=True))
        assert "0 datasets" in line_of(page(app, "/en/organization/"), "Office rsud")

    def test_a_search_shows_the_found_with_the_offices_above(self, app: CKANTestApp) -> None:
        sync()
        tree = part(page(app, "/id/organization/?q=rsud"), ".palembang-opd-tree")
        names = [words(link) for link in tree.select(".palembang-opd-name")]
        assert names == ["Kantor Kota", "Dinas Kesehatan", "Kantor Rsud"]

    def test_a_former_name_is_found(self, app: CKANTestApp) -> None:
        sync(CITY, STEWARD, {**HEALTH, "nama_lama": "Jawatan Kesehatan"})
        assert "Dinas Kesehatan" in words(page(app, "/id/organization/?q=jawatan"))

    @pytest.mark.parametrize("query", ["%00", "'\"><script>", "%F0%9F%8E%89", "x" * 5000])
    def test_any_words_give_a_page(self, app: CKANTestApp, query: str) -> None:
        sync()
        found = page(app, f"/organization/?q={query}")
        assert found.find("script", string=re.compile("^$")) is None

    def test_an_empty_catalogue_has_a_page(self, app: CKANTestApp) -> None:
        page(app, "/organization/")

    def test_organizations_in_a_circle_have_a_page(self, app: CKANTestApp) -> None:
        """Only raw SQL can make one; the page must come all the same."""
        sync()
        model.Session.execute(
            sa.text(
                'UPDATE "group" SET extras = extras || \'{"induk": "C.4"}\' WHERE name = \'dinkes\''
            )
        )
        model.Session.commit()
        assert "Kantor Rsud" in words(page(app, "/id/organization/"))
        page(app, "/id/organization/dinkes")

    def test_the_number_of_queries_does_not_grow_with_the_offices(self, app: CKANTestApp) -> None:
        sync()
        page(app, "/organization/")
        with counted_queries() as few:
            page(app, "/organization/")
        more = [row(f"D.{number}", f"bagian-{number}", induk="C.1") for number in range(25)]
        sync(CITY, STEWARD, HEALTH, HOSPITAL, *more)
        with counted_queries() as many:
            tree = page(app, "/organization/")
        assert len(tree.select(".palembang-opd")) == 29
        assert len(many) <= len(few)

    def test_an_offices_name_is_text_not_markup(self, app: CKANTestApp) -> None:
        sync(CITY, STEWARD, {**HEALTH, "nama": "<b>Dinas</b>", "sumber": "<i>uji</i>"})
        for path in (
            "/id/organization/",
            "/id/organization/dinkes",
            "/id/organization/about/dinkes",
        ):
            text = app.get(path).text
            assert "<b>Dinas" not in text
            assert "<i>uji" not in text


class TestOfficePage:
    @pytest.fixture(autouse=True)
    def offices(self, with_plugins: None, clean_db: None, clean_index: None) -> None:
        """An office with everything, one below it, and one that it took over."""
        health = {
            **HEALTH,
            "urusan": "1.02",
            "singkatan": "Dinkes",
            "telepon": "+62 711 123456",
            "email": "dinkes@palembang.go.id",
            "situs": "https://dinkes.palembang.go.id",
            "alamat": "Jalan Merdeka 1",
            "berlaku_dari": "2016",
            "nama_lama": "Jawatan Kesehatan",
        }
        ended = row("C.5", "lama", berlaku_sampai="2016", pengganti="C.3", nama="Kantor Lama")
        sync(CITY, STEWARD, health, HOSPITAL, ended)

    def test_it_says_all_that_is_known(self, app: CKANTestApp) -> None:
        text = words(part(page(app, "/id/organization/about/dinkes"), "[role=main]"))
        for fact in (
            "Dinas Kesehatan",
            "Dinkes",
            "Produsen data",
            "Kantor Kota",
            "Kantor Rsud",
            "1.02 Kesehatan",
            "+62 711 123456",
            "dinkes@palembang.go.id",
            "https://dinkes.palembang.go.id",
            "Jalan Merdeka 1",
            "2016",
            "Jawatan Kesehatan",
            "Kantor Lama",
            "C.3",
        ):
            assert fact in text

    def test_its_datasets_page_shows_role_parent_children_and_contact(
        self, app: CKANTestApp
    ) -> None:
        side = words(part(page(app, "/id/organization/dinkes"), "#organization-info"))
        for fact in ("Produsen data", "Kantor Kota", "Kantor Rsud", "+62 711 123456"):
            assert fact in side

    def test_the_way_up_is_in_the_breadcrumb(self, app: CKANTestApp) -> None:
        crumbs = page(app, "/id/organization/rsud").select(".breadcrumb li")
        assert [words(crumb) for crumb in crumbs[-3:]] == [
            "Kantor Kota",
            "Dinas Kesehatan",
            "Kantor Rsud",
        ]

    def test_an_office_that_is_over_says_who_took_over(self, app: CKANTestApp) -> None:
        notice = part(page(app, "/id/organization/lama"), ".palembang-opd-notice")
        assert notice.find("a")["href"].endswith("/organization/dinkes")

    def test_an_organization_outside_the_register_has_its_page(self, app: CKANTestApp) -> None:
        factories.Organization(name="komunitas", title="Komunitas")
        assert "Komunitas" in words(page(app, "/organization/komunitas"))
        assert "Komunitas" in words(page(app, "/organization/about/komunitas"))

    def test_the_api_gives_the_indonesian_name_whatever_the_language(
        self, app: CKANTestApp
    ) -> None:
        answer: Any = app.get("/en/api/3/action/organization_show?id=dinkes").json
        shown = answer["result"]
        assert shown["title"] == shown["display_name"] == "Dinas Kesehatan"


class TestOldAddresses:
    @pytest.fixture(autouse=True)
    def renamed(self, with_plugins: None, clean_db: None, clean_index: None) -> None:
        """The health office after its address changed."""
        sync()
        sync(CITY, STEWARD, {**HEALTH, "slug": "dinkes-baru"}, HOSPITAL)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("/organization/dinkes", "/organization/dinkes-baru"),
            ("/en/organization/dinkes", "/en/organization/dinkes-baru"),
            ("/organization/about/dinkes", "/organization/about/dinkes-baru"),
            ("/organization/dinkes?q=a+b&page=2", "/organization/dinkes-baru?q=a+b&page=2"),
        ],
    )
    def test_they_lead_to_the_new_one_for_good(self, app: CKANTestApp, old: str, new: str) -> None:
        response = app.get(old, follow_redirects=False)
        assert response.status_code == 301
        assert response.headers["Location"].removeprefix("http://test.ckan.net") == new
        assert app.get(new).status_code == 200

    @pytest.mark.parametrize(
        "path",
        [
            "/organization/tidak-ada",
            "/organization/dink_s",
            "/organization/dinke%25",
            "/dataset/dinkes",
            "/organization/dinkes/x",
            "/group/dinkes",
        ],
    )
    def test_other_addresses_stay_unknown(self, app: CKANTestApp, path: str) -> None:
        assert app.get(path, follow_redirects=False).status_code == 404

    def test_a_deleted_office_is_not_led_to(self, app: CKANTestApp) -> None:
        user = call_action("get_site_user")["name"]
        context: Context = {"user": user, "ignore_auth": True}
        tk.get_action("organization_delete")(context, {"id": "dinkes-baru"})
        assert app.get("/organization/dinkes", follow_redirects=False).status_code == 404

    def test_an_office_at_the_old_address_is_shown_itself(self, app: CKANTestApp) -> None:
        factories.Organization(name="dinkes", title="Kantor Lain")
        response = app.get("/organization/dinkes", follow_redirects=False)
        assert response.status_code == 200
        assert "Kantor Lain" in response.text
