"""The dataset page: the table first, then what it means, in the reader's language."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy.exc import OperationalError

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.table_view import source

from tests.catalogue.tables import FIELDS, act, add_table, counted_queries, table_rows

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]

_PAYLOAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"


@pytest.fixture
def dataset(record: Record, officer: Record) -> Record:
    """A published dataset with a table of three areas and two years."""
    created = act(officer, "package_create", **record)
    add_table(officer, created["id"], table_rows(3))
    return created


def _page(app: Any, address: str, **options: Any) -> Any:
    return BeautifulSoup(app.get(address, **options).body, "html.parser")


def _cells(page: Any) -> list[list[str]]:
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in page.select(".palembang-data tr")
    ]


class TestTable:
    def test_indonesian_is_the_first_language(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")

        assert page.html["lang"] == "id"
        assert _cells(page)[0] == ["Kecamatan", "2023", "2024"]
        assert _cells(page)[1] == ["Kecamatan 1", "1.000,50", "1.000,50 x"]

    def test_english_is_one_click_away(self, app: Any, dataset: Record) -> None:
        link = _page(app, f"/dataset/{dataset['name']}?form=long").select_one("header a[lang=en]")
        page = _page(app, link["href"])

        assert page.html["lang"] == "en"
        assert page.h1.get_text(strip=True) == dataset["title_en"]
        assert "1,000.50" in [cell for row in _cells(page) for cell in row]

    def test_numbers_are_to_the_right_and_heads_name_their_column(
        self, app: Any, dataset: Record
    ) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")

        assert all(
            "palembang-number" in cell["class"] for cell in page.select(".palembang-data td")
        )
        assert {head["scope"] for head in page.select(".palembang-data thead th")} == {"col"}
        assert page.select_one(".palembang-data caption")
        assert page.select_one(".palembang-scroll[tabindex='0'][role=region][aria-labelledby]")

    def test_symbols_have_a_legend(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")

        assert page.select_one(".palembang-legend").get_text(" ", strip=True) == "x Angka sementara"

    def test_a_head_leads_to_the_sorted_table(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")
        link = page.select(".palembang-data thead a")[1]["href"]

        assert [row[0] for row in _cells(_page(app, link))[1:]] == [
            "Kecamatan 3",
            "Kecamatan 2",
            "Kecamatan 1",
        ]

    @pytest.mark.parametrize(
        "query",
        [
            "page=-1", "page=99999999999999999999", "page=%C2%B2", "sort=c999", "sort=c%C2%B2", "sort='; drop table x",
            "form=x", "rows=nilai", "cols=x&rows=x", "f_tahun=%00", "f_=1", "table=x", "table=../../etc",
            "form=long&sort=_id", "form=long&page=0", "form=long&f_wilayah=%F0%9F%92%A9", "sort=c0&sort=c1",
            pytest.param("f_tahun=" + "9" * 5000, id="long"),
        ],
    )  # fmt: skip
    def test_no_parameter_breaks_the_page(self, app: Any, dataset: Record, query: str) -> None:
        response = app.get(f"/dataset/{dataset['name']}?{query}")

        assert response.status_code == 200
        assert "palembang-data" in response.body

    def test_a_table_too_long_to_hold_is_paged_by_the_datastore(
        self, app: Any, dataset: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(source, "WHOLE_TABLE", 3)

        page = _page(app, f"/dataset/{dataset['name']}?sort=nilai&order=desc&f_tahun=2024")

        assert [row[1] for row in _cells(page)[1:]] == ["Kecamatan 3", "Kecamatan 2", "Kecamatan 1"]

    def test_every_table_of_a_dataset_can_be_chosen(
        self, app: Any, officer: Record, dataset: Record
    ) -> None:
        second = add_table(
            officer, dataset["id"], [{"wilayah": "Plaju", "tahun": "2020", "nilai": 7}]
        )

        page = _page(app, f"/dataset/{dataset['name']}?table={second}")

        assert "Plaju" in str(page.select_one(".palembang-data"))
        assert len(page.select(".palembang-tabs a")) == 2

    def test_the_page_of_a_resource_has_its_table(
        self, app: Any, officer: Record, dataset: Record
    ) -> None:
        resource = act(officer, "package_show", id=dataset["id"])["resources"][0]

        page = _page(app, f"/dataset/{dataset['name']}/resource/{resource['id']}?form=long")

        assert len(_cells(page)) == 7


class TestWithoutTable:
    def test_a_dataset_without_data_says_so(
        self, app: Any, officer: Record, record: Record
    ) -> None:
        created = act(officer, "package_create", **record)

        page = _page(app, f"/dataset/{created['name']}")

        assert page.select_one("#palembang-table").get_text(strip=True)
        assert not page.select(".palembang-data")

    def test_a_datastore_that_is_down_leaves_the_rest_of_the_page(
        self, app: Any, dataset: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: Any) -> None:
            raise OperationalError("select", {}, ConnectionError("refused"))

        monkeypatch.setattr("ckanext.datastore.backend.postgres.search", refuse)

        response = app.get(f"/dataset/{dataset['name']}")

        assert response.status_code == 200
        assert "palembang-notice" in response.body
        assert dataset["konsep"] in response.body
        assert "refused" not in response.body

    def test_a_table_that_is_gone_leaves_the_rest_of_the_page(
        self, app: Any, officer: Record, dataset: Record
    ) -> None:
        resource = act(officer, "package_show", id=dataset["id"])["resources"][0]
        with source_engine().begin() as connection:
            connection.exec_driver_sql(f'DROP TABLE "{resource["id"]}" CASCADE')

        response = app.get(f"/dataset/{dataset['name']}")

        assert response.status_code == 200
        assert "palembang-notice" in response.body


class TestMeaning:
    def test_the_data_standard_source_schedule_citation_and_downloads_are_there(
        self, app: Any, dataset: Record
    ) -> None:
        text = _page(app, f"/dataset/{dataset['name']}").get_text(" ", strip=True)

        for expected in (
            dataset["definisi"], dataset["id_sds"], "28 Februari 2025", "Kota Palembang",
            "Kecamatan menjadi 18.", dataset["kontak_nama"], "datastore_search", "BPS Kota Palembang.",
        ):  # fmt: skip
            assert expected in text

    def test_downloads_answer(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")
        addresses = [link["href"] for link in page.select(".palembang-downloads a")]

        table = ["csv", "xlsx", "json-stat", "parquet", "ttl", "json", "tsv", "xml"]
        metadata = ["indah", "flat", "page", "xlsx", "ttl", "xml", "jsonld", "nt"]
        assert len(addresses) == len(table + metadata)
        assert all(app.get(address).status_code == 200 for address in addresses)

    def test_text_that_has_no_translation_is_marked(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/en/dataset/{dataset['name']}")

        marked = [
            found.get_text(strip=True) for found in page.select(".palembang-meaning [lang=id]")
        ]
        assert dataset["definisi"] in marked

    def test_editions_are_in_order_of_year(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")
        rows = page.select("section[aria-labelledby=palembang-yearbook] tbody th")

        assert [row.get_text(strip=True) for row in rows] == ["2025", "2024"]

    def test_search_engines_and_messengers_get_title_and_summary(
        self, app: Any, dataset: Record
    ) -> None:
        page = _page(app, f"/en/dataset/{dataset['name']}")

        assert dataset["title_en"] in page.select_one("meta[property='og:title']")["content"]
        assert page.select_one("meta[name=description]")["content"] == dataset["notes_en"]

    def test_a_bad_link_in_old_data_is_text(self, app: Any, dataset: Record) -> None:
        page = _page(app, f"/dataset/{dataset['name']}")

        assert not [a for a in page.select("a[href]") if a["href"].lower().startswith("javascript")]


class TestSafety:
    def test_no_field_becomes_markup(self, app: Any, officer: Record, record: Record) -> None:
        texts = [
            "title",
            "title_en",
            "notes",
            "notes_en",
            "konsep",
            "definisi",
            "ukuran",
            "satuan",
            "sumber",
            "sumber_dokumen",
            "kontak_nama",
            "kontak_telepon",
            "catatan",
            "catatan_en",
            "alasan_akses",
        ]
        record |= dict.fromkeys(texts, _PAYLOAD)
        record |= {
            "klasifikasi": [_PAYLOAD],
            "putus_deret": [
                {"periode": _PAYLOAD, "penjelasan": _PAYLOAD, "penjelasan_en": _PAYLOAD}
            ],
        }
        created = act(officer, "package_create", **record)
        fields = [
            dict(field, info={"label": _PAYLOAD, "unit": _PAYLOAD, "notes": _PAYLOAD})
            for field in FIELDS
        ]
        row = {
            "kode_wilayah": _PAYLOAD,
            "wilayah": _PAYLOAD,
            "tahun": "2024",
            "nilai": 1,
            "tanda": _PAYLOAD,
        }
        add_table(officer, created["id"], [row, row | {"wilayah": "b"}], fields)

        for address in (
            f"/dataset/{created['name']}",
            f"/en/dataset/{created['name']}?form=long",
            "/",
            "/dataset/",
        ):
            page = _page(app, address)
            assert not page.select("script:not([src]):not([type='application/ld+json']), [onerror]")

    def test_parameters_do_not_become_markup(self, app: Any, dataset: Record) -> None:
        body = app.get(
            f"/dataset/{dataset['name']}", query_string={"f_x": _PAYLOAD, "sort": _PAYLOAD}
        ).body

        assert "<script>alert" not in body
        assert "<img src=x" not in body

    def test_strangers_see_no_draft(self, app: Any, record: Record, officer: Record) -> None:
        draft = tk.get_action("package_create")(
            {"user": officer["name"]}, record | {"state": "draft", "owner_org": record["owner_org"]}
        )

        assert app.get(f"/dataset/{draft['name']}", status=404)
        owner = app.get(f"/dataset/{draft['name']}", headers={"Authorization": officer["token"]})
        assert owner.status_code == 200

    def test_a_draft_with_nothing_in_it_can_be_looked_at(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        draft = tk.get_action("package_create")(
            {"user": officer["name"]},
            {"name": "kosong", "title": "Kosong", "owner_org": office["id"], "state": "draft"},
        )

        page = app.get(f"/dataset/{draft['name']}", headers={"Authorization": officer["token"]})
        assert "Kosong" in page.body

    def test_private_tables_are_for_their_office(
        self, app: Any, officer: Record, dataset: Record
    ) -> None:
        act(officer, "package_patch", id=dataset["id"], private=True)

        assert app.get(f"/dataset/{dataset['name']}", status=404)


def test_queries_do_not_grow_with_the_rows(
    app: Any, officer: Record, dataset: Record, record: Record
) -> None:
    large = act(
        officer,
        "package_create",
        **record | {"name": "besar", "dalam_angka": [{"edisi": "2025", "bab": "3"}]},
    )
    add_table(officer, large["id"], table_rows(90))
    counts = []
    for name in (dataset["name"], "besar"):
        app.get(f"/dataset/{name}")
        with counted_queries() as statements:
            app.get(f"/dataset/{name}")
        counts.append(len(statements))

    assert counts[0] == counts[1]


def source_engine() -> Any:
    """The DataStore's engine for writing."""
    from ckanext.datastore.backend.postgres import get_write_engine  # noqa: PLC0415

    return get_write_engine()
