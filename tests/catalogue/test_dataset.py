"""The yearbook dataset through the API: what it keeps, what it refuses, what a draft may lack."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories
from ckan.tests.helpers import call_action

from tests.catalogue.records import complete_dataset

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]

_MANDATORY = [
    "title", "title_en", "notes", "konsep", "definisi", "klasifikasi", "ukuran", "satuan",
    "subjek_csa", "jenis_statistik", "cara_pengumpulan_data", "tingkat_wilayah", "kode_wilayah",
    "periode_awal", "accrualPeriodicity", "sumber", "kontak_nama", "accessRights", "license_id",
]  # fmt: skip


def _as(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


class TestRoundTrip:
    def test_every_field_comes_back_as_it_was_sent(self, record: Record, officer: Record) -> None:
        created = _as(officer, "package_create", **record)

        shown = _as(officer, "package_show", id=created["id"])

        assert {key: shown[key] for key in record} == record

    def test_what_was_shown_can_be_sent_back_without_a_change(
        self, record: Record, officer: Record
    ) -> None:
        created = _as(officer, "package_create", **record)

        updated = _as(officer, "package_update", **created)

        assert updated == created

    def test_known_spellings_become_the_code(self, record: Record, officer: Record) -> None:
        record["subjek_csa"] = "Kependudukan dan Migrasi"

        assert _as(officer, "package_create", **record)["subjek_csa"] == "519"

    def test_a_form_sends_several_texts_as_lines(self, record: Record, officer: Record) -> None:
        record["klasifikasi"] = "Kecamatan\r\n\r\n Jenis Kelamin \r\n"

        created = _as(officer, "package_create", **record)

        assert created["klasifikasi"] == ["Kecamatan", "Jenis Kelamin"]

    def test_twelve_rows_keep_their_order(self, record: Record, officer: Record) -> None:
        record["dalam_angka"] = [
            {"edisi": str(year), "bab": "3", "nomor": f"3.2.{year - 2000}"}
            for year in range(2010, 2022)
        ]

        created = _as(officer, "package_create", **record)

        assert [row["edisi"] for row in created["dalam_angka"]] == [
            str(year) for year in range(2010, 2022)
        ]


class TestDraft:
    def test_an_officer_may_save_a_draft_that_lacks_everything(
        self, office: Record, officer: Record
    ) -> None:
        draft = _as(
            officer, "package_create", name="rancangan", owner_org=office["id"], state="draft"
        )

        assert draft["state"] == "draft"

    def test_publishing_a_draft_names_every_field_that_is_missing(
        self, office: Record, officer: Record
    ) -> None:
        _as(officer, "package_create", name="rancangan", owner_org=office["id"], state="draft")

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "palembang_dataset_publish", id="rancangan")

        assert set(refused.value.error_dict) == {*_MANDATORY, "dalam_angka"}
        assert call_action("package_show", id="rancangan")["state"] == "draft"

    def test_a_complete_draft_is_published(self, record: Record, officer: Record) -> None:
        _as(officer, "package_create", **record, state="draft")

        published = _as(officer, "palembang_dataset_publish", id=record["name"])

        assert published["state"] == "active"

    def test_check_says_what_is_missing_without_saving(
        self, office: Record, officer: Record
    ) -> None:
        _as(officer, "package_create", name="rancangan", owner_org=office["id"], state="draft")

        check = _as(officer, "palembang_dataset_check", id="rancangan")

        assert not check["is_complete"]
        assert set(check["errors"]) == {*_MANDATORY, "dalam_angka"}
        assert [hint["rule"] for hint in check["hints"]] == ["schedule-missing"]

    def test_check_finds_a_complete_dataset_complete(self, record: Record, officer: Record) -> None:
        _as(officer, "package_create", **record, state="draft")

        check = _as(officer, "palembang_dataset_check", id=record["name"])

        assert check == {"is_complete": True, "errors": {}, "hints": []}

    @pytest.mark.parametrize("field", _MANDATORY)
    def test_a_published_dataset_cannot_lose_a_mandatory_field(
        self, record: Record, officer: Record, field: str
    ) -> None:
        _as(officer, "package_create", **record)
        empty: Any = [] if isinstance(record[field], list) else ""

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_patch", id=record["name"], **{field: empty})

        assert list(refused.value.error_dict) == [field]


class TestRefusals:
    @pytest.mark.parametrize(
        ("changes", "field", "named"),
        [
            ({"subjek_csa": "Kependudukan dan Migrasy"}, "subjek_csa", "519"),
            ({"jenis_statistik": "STATISTIK_SEKTORALL"}, "jenis_statistik", "STATISTIK_SEKTORAL"),
            ({"kode_wilayah": ["16.71", "16.71.99"]}, "kode_wilayah", "16.71.99"),
            ({"prioritas_tahun": ["dua ribu"]}, "prioritas_tahun", "dua ribu"),
            ({"id_sds": "SP5"}, "id_sds", "SP5"),
            ({"sumber_url": "javascript:alert(1)"}, "sumber_url", "https://"),
            ({"sumber_url": "http://[::1"}, "sumber_url", "https://"),
            ({"kontak_email": "bukan surel"}, "kontak_email", "bukan surel"),
            ({"konsep": "Pend\x00uduk"}, "konsep", "5"),
            ({"konsep": {"a": 1}}, "konsep", ""),
            ({"periode_awal": "2023-02-30"}, "periode_awal", "2023-02-30"),
            ({"klasifikasi": {"a": 1}}, "klasifikasi", ""),
            ({"definisi": "x" * 100_001}, "definisi", "100001"),
            ({"accessRights": "TERBATAS"}, "alasan_akses", ""),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_wrong_values_are_refused_at_their_field(
        self, record: Record, officer: Record, changes: Record, field: str, named: str
    ) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_create", **{**record, **changes})

        assert list(refused.value.error_dict) == [field]
        assert named in refused.value.error_dict[field][0]

    @pytest.mark.parametrize(
        "rows",
        [
            ["x"],
            "x",
            [[1]],
            {"a": "b"},
            7,
            [{"edisi": {"a": 1}}],
            [{"edisi": "2024", "bab": ["x"]}],
        ],
        ids=str,
    )
    def test_rows_of_another_shape_are_refused(
        self, record: Record, officer: Record, rows: Any
    ) -> None:
        with pytest.raises(tk.ValidationError):
            _as(officer, "package_create", **{**record, "dalam_angka": rows})

    def test_errors_in_rows_stand_at_their_row(self, record: Record, officer: Record) -> None:
        record["dalam_angka"][1] |= {"bab": "99", "nomor": ""}

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_create", **record)

        assert list(refused.value.error_dict["dalam_angka"][1]) == ["bab"]


class TestTableNumber:
    def test_a_number_belongs_to_one_dataset_of_an_edition(
        self, record: Record, office: Record, officer: Record
    ) -> None:
        _as(officer, "package_create", **record)
        second = complete_dataset(owner_org=office["id"], dalam_angka=record["dalam_angka"])

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_create", **second)

        assert "nomor" in refused.value.error_dict["dalam_angka"][0]

    def test_the_same_number_may_stand_in_another_edition(
        self, record: Record, office: Record, officer: Record
    ) -> None:
        _as(officer, "package_create", **record)
        rows = [row | {"edisi": "2026"} for row in record["dalam_angka"][:1]]

        assert _as(
            officer, "package_create", **complete_dataset(owner_org=office["id"], dalam_angka=rows)
        )

    @pytest.mark.parametrize("ending", ["package_delete", "dataset_purge"])
    def test_a_deleted_dataset_frees_its_number(
        self, record: Record, office: Record, officer: Record, ending: str
    ) -> None:
        _as(officer, "package_create", **record)

        call_action(ending, context={"user": factories.Sysadmin()["name"]}, id=record["name"])

        second = complete_dataset(owner_org=office["id"], dalam_angka=record["dalam_angka"])
        assert _as(officer, "package_create", **second)

    def test_the_database_refuses_what_two_officers_save_at_once(
        self, record: Record, officer: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from ckanext.palembang.catalogue import table_numbers  # noqa: PLC0415

        _as(officer, "package_create", **record)
        second = complete_dataset(owner_org=record["owner_org"], dalam_angka=record["dalam_angka"])
        monkeypatch.setattr(table_numbers, "taken_by_others", lambda *_: [])

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "package_create", **second)

        assert "nomor" in refused.value.error_dict["dalam_angka"][0]
        assert model.Package.get(second["name"]) is None
        assert call_action("package_search", fq=f"name:{second['name']}")["count"] == 0


class TestAccess:
    @pytest.mark.parametrize("action", ["palembang_dataset_check", "palembang_dataset_publish"])
    def test_only_the_owning_office_may_check_and_publish(
        self, record: Record, officer: Record, other_officer: Record, action: str
    ) -> None:
        _as(officer, "package_create", **record, state="draft")

        for user in (other_officer["name"], ""):
            with pytest.raises(tk.NotAuthorized):
                tk.get_action(action)({"user": user}, {"id": record["name"]})


class TestSearch:
    def test_facets_carry_labels_in_the_reader_s_language(
        self, record: Record, officer: Record
    ) -> None:
        _as(officer, "package_create", **record)

        found = call_action(
            "package_search", **{"facet.field": ["vocab_bab", "vocab_tahun", "vocab_access_rights"]}
        )["search_facets"]

        assert [item["name"] for item in found["vocab_bab"]["items"]] == ["3"]
        assert sorted(item["name"] for item in found["vocab_tahun"]["items"]) == ["2023", "2024"]
        assert found["vocab_bab"]["items"][0]["display_name"] != "3"

    def test_tables_sort_by_number(self, office: Record, officer: Record) -> None:
        for number in ("3.1.10", "3.1.2", "12.1.1"):
            rows = [{"edisi": "2030", "bab": number.split(".", maxsplit=1)[0], "nomor": number}]
            _as(
                officer,
                "package_create",
                **complete_dataset(owner_org=office["id"], dalam_angka=rows),
            )

        results = call_action("package_search", sort="palembang_table_number asc")["results"]

        assert [item["dalam_angka"][0]["nomor"] for item in results] == [
            "3.1.2",
            "3.1.10",
            "12.1.1",
        ]

    def test_a_very_long_text_does_not_stop_the_save(self, record: Record, officer: Record) -> None:
        record["definisi"] = "kata " * 19_000

        _as(officer, "package_create", **record)

        assert call_action("package_search", q="name:" + record["name"])["count"] == 1
