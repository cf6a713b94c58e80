"""A dataset is found by its activity, indicators and columns, and the index follows their changes."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.lib.jobs import DEFAULT_QUEUE_NAME, get_queue

from ckanext.palembang.catalogue.activities import reindex as following
from ckanext.palembang.catalogue.search import reindex

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.indicators.records import indicator
from tests.catalogue.records import complete_dataset
from tests.catalogue.tables import act

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _found(words: str, package_type: str = "dataset") -> set[str]:
    result = tk.get_action("package_search")(
        {"user": ""}, {"q": words, "fq": f"+dataset_type:{package_type}", "rows": 100}
    )
    return {package["name"] for package in result["results"]}


def _activity(officer: Record, office: Record, **changes: Any) -> Record:
    return act(officer, "package_create", **complete_activity(owner_org=office["id"], **changes))


def _dataset(officer: Record, office: Record, **changes: Any) -> Record:
    return act(officer, "package_create", **complete_dataset(owner_org=office["id"], **changes))


class TestWords:
    @pytest.mark.parametrize("words", ["Kerajinan Songket", "songket", "Sertifikasi halal"])
    def test_a_dataset_is_found_by_activity_indicator_and_concept(
        self, office: Record, officer: Record, words: str
    ) -> None:
        activity = _activity(officer, office, title="Pendataan Kerajinan Songket")
        wanted = _dataset(
            officer, office, kegiatan=activity["id"],
            indikator=[indicator(nama="Jumlah Sertifikasi Halal", konsep=["Sertifikasi Halal"])],
        )  # fmt: skip
        _dataset(officer, office)

        assert _found(words) == {wanted["name"]}

    def test_an_activity_is_found_by_title_variable_and_names_of_codes(
        self, office: Record, officer: Record
    ) -> None:
        rows = [
            {
                "nama": "Panjang Selendang",
                "konsep": "Tenun",
                "definisi": "x",
                "referensi_waktu": "x",
            }
        ]
        wanted = _activity(
            officer, office, title="Pendataan Kerajinan Songket", iii_variabel_yang_dikumpulkan=rows
        )
        _activity(officer, office)

        for words in ("songket", "panjang selendang", "tenun"):
            assert _found(words, "kegiatan") == {wanted["name"]}, words
        assert wanted["name"] in _found("survei", "kegiatan")

    def test_keys_of_rows_are_no_words(self, office: Record, officer: Record) -> None:
        _dataset(officer, office, indikator=[indicator()])

        assert _found("apakah_indikator_komposit") == set()
        assert _found("variabel_disaggregasi") == set()

    def test_the_title_of_a_draft_finds_nothing(self, office: Record, officer: Record) -> None:
        draft = _activity(officer, office, title="Pendataan Songket Rahasia", state="draft")
        _dataset(officer, office, kegiatan=draft["id"])

        assert _found("songket rahasia") == set()

    def test_long_lists_of_rows_are_saved_and_found(self, office: Record, officer: Record) -> None:
        long_text = "Penjelasan yang panjang sekali. " * 100
        rows = [
            {"nama": f"Variabel nomor{n}", "konsep": "Umur", "definisi": long_text, "referensi_waktu": "2025"}
            for n in range(200)
        ]  # fmt: skip
        activity = _activity(officer, office, iii_variabel_yang_dikumpulkan=rows)
        dataset = _dataset(
            officer, office, kegiatan=activity["id"],
            indikator=[indicator(nama=f"Indikator nomor{n}", definisi=long_text) for n in range(50)],
        )  # fmt: skip

        assert _found("nomor199", "kegiatan") == {activity["name"]}
        assert _found("nomor49") == {dataset["name"]}
        assert (
            len(tk.get_action("package_show")({"user": ""}, {"id": dataset["id"]})["indikator"])
            == 50
        )


class TestColumns:
    def _table(self, officer: Record, dataset: Record, name: str) -> str:
        made = act(
            officer, "datastore_create", resource={"package_id": dataset["id"], "name": "Tabel"},
            fields=[{"id": "a", "type": "text", "info": {"label": name}}], records=[{"a": "x"}],
        )  # fmt: skip
        return made["resource_id"]

    def test_a_dataset_is_found_by_the_names_of_its_columns(
        self, dataset: Record, officer: Record
    ) -> None:
        self._table(officer, dataset, "Gelombang Pasang")

        assert _found("gelombang pasang") == {dataset["name"]}

    def test_a_change_of_the_dictionary_is_followed(self, dataset: Record, officer: Record) -> None:
        resource_id = self._table(officer, dataset, "Gelombang Pasang")
        act(
            officer, "datastore_create", resource_id=resource_id, force=True,
            fields=[{"id": "a", "type": "text", "info": {"label": "Ketinggian Banjir"}}],
        )  # fmt: skip

        assert _found("gelombang pasang") == set()
        assert _found("ketinggian banjir") == {dataset["name"]}

    def test_loading_rows_does_not_index_again(
        self, dataset: Record, officer: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        resource_id = self._table(officer, dataset, "Gelombang Pasang")
        monkeypatch.setattr(
            "ckan.lib.search.rebuild", lambda *_args, **_options: pytest.fail("indexed again")
        )
        act(
            officer, "datastore_create", resource_id=resource_id, force=True,
            fields=[{"id": "a", "type": "text"}], records=[{"a": "y"}],
        )  # fmt: skip
        assert _found("gelombang pasang") == {dataset["name"]}


class TestChanges:
    def test_a_new_title_finds_the_datasets(self, office: Record, officer: Record) -> None:
        activity = _activity(officer, office, title="Pendataan Songket")
        dataset = _dataset(officer, office, kegiatan=activity["id"])
        act(officer, "package_patch", id=activity["id"], title="Pendataan Jumputan")

        assert _found("songket") == set()
        assert _found("jumputan") == {dataset["name"]}

    def test_publication_and_deletion_are_followed(self, office: Record, officer: Record) -> None:
        activity = _activity(officer, office, title="Pendataan Songket", state="draft")
        dataset = _dataset(officer, office, kegiatan=activity["id"])
        assert _found("songket") == set()

        act(officer, "package_patch", id=activity["id"], state="active")
        assert _found("songket") == {dataset["name"]}

        act(officer, "package_delete", id=activity["id"])
        assert _found("songket") == set()

    def test_a_change_that_datasets_do_not_show_indexes_none(
        self, office: Record, officer: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        activity = _activity(officer, office)
        _dataset(officer, office, kegiatan=activity["id"])
        monkeypatch.setattr(
            following, "reindex_soon", lambda *_args: pytest.fail("indexed without need")
        )

        act(officer, "package_patch", id=activity["id"], ii_pj_telepon="0711 111111")

    def test_many_datasets_are_indexed_by_a_job(
        self, office: Record, officer: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        activity = _activity(officer, office, title="Pendataan Songket")
        _dataset(officer, office, kegiatan=activity["id"])
        monkeypatch.setattr(reindex, "_AT_ONCE", 0)
        queue = get_queue(DEFAULT_QUEUE_NAME)
        before = len(queue.jobs)

        act(officer, "package_patch", id=activity["id"], title="Pendataan Jumputan")

        assert len(queue.jobs) == before + 1
        assert _found("jumputan") == set()
        job = queue.jobs[-1]
        job.perform()
        assert len(_found("jumputan")) == 1
        queue.jobs[-1].delete()


class TestFacets:
    def test_datasets_have_them_in_the_language_of_the_reader(
        self, app: Any, dataset: Record
    ) -> None:
        for address, expected in (
            ("/dataset/", ["Jenis statistik", "Statistik dasar", "Kompilasi produk administrasi"]),
            ("/en/dataset/", ["Kind of statistics", "Basic statistics", "Compilation of administrative records"]),
        ):  # fmt: skip
            body = app.get(address).body
            for words in expected:
                assert words in body

    def test_datasets_of_an_activity_can_be_listed(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        activity = _activity(officer, office, title="Pendataan Songket")
        _dataset(officer, office, kegiatan=activity["id"], title="Tabel Tenun")
        _dataset(officer, office, title="Tabel Lain")
        body = app.get(f"/dataset/?vocab_kegiatan={activity['id']}").body

        assert "Tabel Tenun" in body
        assert "Tabel Lain" not in body
        assert "Pendataan Songket" in body


class TestTheListOfNames:
    def test_it_holds_datasets_only(self, app: Any, office: Record, officer: Record) -> None:
        _activity(officer, office, name="aaa-kegiatan")
        for name in ("data-a", "data-b", "data-c"):
            _dataset(officer, office, name=name)

        def names(query: str = "") -> Any:
            return app.get(f"/api/3/action/package_list{query}").json["result"]

        assert names() == ["data-a", "data-b", "data-c"]
        assert names("?limit=2") == ["data-a", "data-b"]
        assert names("?limit=2&offset=2") == ["data-c"]
        assert names("?offset=1") == ["data-b", "data-c"]
        assert names("?limit=0") == names()

    def test_it_holds_ids_in_version_2(self, app: Any, office: Record, officer: Record) -> None:
        activity = _activity(officer, office)
        dataset = _dataset(officer, office)

        found = tk.get_action("package_list")({"user": "", "api_version": 2}, {})

        assert found == [dataset["id"]]
        assert activity["id"] not in found

    @pytest.mark.parametrize("query", ["limit=-1", "limit=viele", "offset=-1", "page=0"])
    def test_wrong_numbers_are_refused(self, app: Any, query: str) -> None:
        answer = app.get(f"/api/3/action/package_list?{query}", expect_errors=True)
        assert answer.status_code == 409
