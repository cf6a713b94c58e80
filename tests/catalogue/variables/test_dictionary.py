"""MS-Var through `datastore_create`: kept as given, taken over, judged, and nobody else bothered."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from ckanext.palembang.catalogue import variables

from tests.catalogue.variables.tables import COMPLETE, describe, new_table, shown

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]

_COLUMNS = [{"id": "jk", "type": "text"}, {"id": "nilai", "type": "numeric"}]


@pytest.fixture
def table(dataset: Record, officer: Record) -> str:
    """A table without descriptions."""
    return new_table(officer, dataset, [dict(column) for column in _COLUMNS])


def _sent(record: Record) -> Record:
    return {f"palembang_{key}": value for key, value in record.items()}


def _refused(user: Record, table: str, **answers: Any) -> Record:
    fields = [{"id": "jk", **answers}, {"id": "nilai"}]
    with pytest.raises(tk.ValidationError) as refused:
        describe(user, table, fields)
    errors: Any = refused.value.error_dict["fields"]
    return errors[0]


class TestKeeping:
    def test_all_answers_come_back_as_they_were_given(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}, {"id": "nilai"}])
        jk, nilai = shown(table)
        assert jk["palembang"] == COMPLETE
        assert "palembang" not in nilai

    def test_what_is_shown_can_be_sent_back(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}, {"id": "nilai"}])
        before = shown(table)
        describe(officer, table, [dict(field) for field in before])
        assert shown(table) == before

    def test_answers_can_be_given_with_a_new_table(self, dataset: Record, officer: Record) -> None:
        table = new_table(officer, dataset, [{"id": "jk", "type": "text", "palembang": COMPLETE}])
        assert shown(table)[0]["palembang"] == COMPLETE

    def test_a_save_of_some_answers_keeps_the_others(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        describe(officer, table, [{"id": "jk", "palembang_alias": "kelamin"}])
        assert shown(table)[0]["palembang"] == COMPLETE | {"alias": "kelamin"}

    def test_a_save_of_no_answers_keeps_all(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        describe(officer, table, [{"id": "jk", "info": {"label": "Lain"}}])
        assert shown(table)[0]["palembang"] == COMPLETE

    def test_an_empty_answer_takes_it_away(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        describe(officer, table, [{"id": "jk", **_sent({"konsep": [], "satuan": ""})}])
        assert not {"konsep", "satuan"} & shown(table)[0]["palembang"].keys()

    def test_new_rows_leave_the_dictionary_alone(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        tk.get_action("datastore_create")(
            {"user": officer["name"]},
            {"resource_id": table, "force": True, "records": [{"jk": "1", "nilai": 2}]},
        )
        assert shown(table)[0]["palembang"] == COMPLETE

    def test_forms_send_lists_as_lines(self, table: str, officer: Record) -> None:
        lines = {"konsep": "Penduduk\r\nUmur", "value_domain": "1 | Laki-laki\r\n2 | Perempuan"}
        describe(officer, table, [{"id": "jk", **_sent(lines)}])
        record = shown(table)[0]["palembang"]
        assert record["konsep"] == ["Penduduk", "Umur"]
        assert record["value_domain"] == COMPLETE["value_domain"]

    def test_spellings_that_lists_know_become_codes(self, table: str, officer: Record) -> None:
        spelled = {"tipe_data": "Varchar", "peran": "Klasifikasi", "daftar_kode": " Wilayah "}
        describe(officer, table, [{"id": "jk", **_sent(spelled)}])
        assert shown(table)[0]["palembang"] == {
            "tipe_data": "STRING",
            "peran": "dimensi",
            "daftar_kode": "wilayah",
        }


class TestHeadings:
    def test_label_and_notes_say_what_the_variable_says(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        assert shown(table)[0]["info"] == {
            "label": COMPLETE["nama"],
            "notes": COMPLETE["definisi"],
        }

    def test_they_follow_when_the_variable_changes(self, table: str, officer: Record) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        info = shown(table)[0]["info"]
        describe(officer, table, [{"id": "jk", "palembang_nama": "Kelamin", "info": info}])
        describe(officer, table, [{"id": "jk", "palembang_definisi": "Baru."}])
        assert shown(table)[0]["info"] == {"label": "Kelamin", "notes": "Baru."}

    def test_a_label_of_its_own_wins_and_stays(self, table: str, officer: Record) -> None:
        own = {"label": "L/P", "label_translated": {"en": "Sex"}}
        describe(officer, table, [{"id": "jk", "info": own, **_sent(COMPLETE)}])
        describe(officer, table, [{"id": "jk", "palembang_nama": "Kelamin"}])
        assert shown(table)[0]["info"] == own | {"notes": COMPLETE["definisi"]}


class TestRefusing:
    @pytest.mark.parametrize(
        ("key", "value", "said"),
        [
            ("tipe_data", "LUKISAN", "LUKISAN"),
            ("peran", "TAHUNAN", "TAHUNAN"),
            ("daftar_kode", "wilaya", "wilayah"),
            ("daftar_kode", "zzz", "zzz"),
            ("apakah_variabel_bisa_diakses_umum", "mungkin", "mungkin"),
            ("value_domain", "a | b | c", "Row 1"),
            ("value_domain", [{"kode": "1", "warna": "x"}], "warna"),
            ("value_domain", {"kode": "1"}, "list of rows"),
            ("konsep", {"a": 1}, "list"),
            ("nama", ["a"], "text"),
            ("nama", "x" * 10_000_000, "10000000"),
            ("definisi", "a\x00b", "control"),
            ("definisi", "a\ud800b", "control"),
            ("id_sds", "bukan kode", "bukan kode"),
        ],
        ids=[
            "type",
            "role",
            "list nearly",
            "list",
            "yes or no",
            "parts of a row",
            "key of a row",
            "mapping",
            "texts",
            "text",
            "10 MB",
            "control character",
            "surrogate",
            "code",
        ],
    )
    def test_a_bad_answer_is_named_at_its_field(
        self, table: str, officer: Record, key: str, value: object, said: str
    ) -> None:
        errors = _refused(officer, table, **{f"palembang_{key}": value})
        assert list(errors) == [f"palembang_{key}"]
        assert said in errors[f"palembang_{key}"][0]

    def test_a_whole_number_in_a_column_of_text_is_refused(
        self, table: str, officer: Record
    ) -> None:
        errors = _refused(officer, table, palembang_tipe_data="INTEGER")
        assert "text" in errors["palembang_tipe_data"][0]

    def test_the_type_that_the_request_claims_does_not_count(
        self, table: str, officer: Record
    ) -> None:
        errors = _refused(officer, table, palembang_tipe_data="INTEGER", type="numeric")
        assert list(errors) == ["palembang_tipe_data"]

    def test_a_type_that_the_next_upload_brings_is_accepted(
        self, table: str, officer: Record
    ) -> None:
        info = {"type_override": "numeric"}
        describe(officer, table, [{"id": "jk", "palembang_tipe_data": "INTEGER", "info": info}])
        assert shown(table)[0]["palembang"] == {"tipe_data": "INTEGER"}

    @pytest.mark.parametrize("stated", ["INTEGER", "FLOAT"])
    def test_numbers_fit_a_column_of_numbers(
        self, table: str, officer: Record, stated: str
    ) -> None:
        describe(officer, table, [{"id": "jk"}, {"id": "nilai", "palembang_tipe_data": stated}])
        assert shown(table)[1]["palembang"] == {"tipe_data": stated}

    @pytest.mark.parametrize("stated", ["STRING", "DATE", "BOOLEAN"])
    def test_other_types_do_not(self, table: str, officer: Record, stated: str) -> None:
        fields = [{"id": "jk"}, {"id": "nilai", "palembang_tipe_data": stated}]
        with pytest.raises(tk.ValidationError) as refused:
            describe(officer, table, fields)
        assert refused.value.error_dict["fields"][1].keys() == {"palembang_tipe_data"}

    def test_an_unknown_answer_is_named_with_the_nearest(self, table: str, officer: Record) -> None:
        errors = _refused(officer, table, palembang_konsepp="x")
        assert "konsep" in errors["palembang_konsepp"][0]
        errors = _refused(officer, table, palembang={"defenisi": "x"})
        assert "definisi" in errors["palembang"][0]

    @pytest.mark.parametrize("value", ["text", 5, ["a"], [{"a": 1}]])
    def test_a_variable_of_another_shape_is_refused(
        self, table: str, officer: Record, value: object
    ) -> None:
        assert "palembang" in _refused(officer, table, palembang=value)

    def test_nothing_of_a_refused_save_stays(self, table: str, officer: Record) -> None:
        _refused(officer, table, palembang_nama="Baik", palembang_peran="salah")
        assert "palembang" not in shown(table)[0]


class TestOthers:
    def test_a_table_without_our_answers_is_not_bothered(
        self, officer: Record, dataset: Record
    ) -> None:
        table = new_table(officer, dataset, [{"id": "a", "type": "text", "info": {"label": "A"}}])
        describe(officer, table, [{"id": "a", "info": {"label": "B"}, "schema": {"x": 1}}])
        (column,) = shown(table)
        assert column["info"] == {"label": "B"}
        assert "palembang" not in column

    def test_a_form_with_nothing_filled_in_stores_nothing(
        self, table: str, officer: Record
    ) -> None:
        blank = {f"palembang_{key}": "" for key in COMPLETE}
        describe(officer, table, [{"id": "jk", **blank}, {"id": "nilai", **blank}])
        assert variables.of_resource(table) == []
        assert not any("palembang" in field for field in shown(table))

    def test_strangers_write_nothing_and_learn_no_types(
        self, table: str, other_officer: Record
    ) -> None:
        for user in (other_officer, {"name": ""}):
            fields = [{"id": "jk", "palembang_tipe_data": "INTEGER"}]
            with pytest.raises(tk.NotAuthorized):
                describe(user, table, fields)

    def test_a_hidden_table_shows_its_dictionary_to_nobody_else(
        self, table: str, officer: Record, other_officer: Record, dataset: Record
    ) -> None:
        describe(officer, table, [{"id": "jk", **_sent(COMPLETE)}])
        tk.get_action("package_patch")(
            {"user": officer["name"]}, {"id": dataset["id"], "private": True}
        )
        for user in (other_officer["name"], ""):
            with pytest.raises(tk.NotAuthorized):
                tk.get_action("datastore_info")({"user": user}, {"id": table})


class TestReading:
    def test_variables_come_in_the_order_of_the_columns(
        self, dataset: Record, officer: Record
    ) -> None:
        names = [f"kolom_{number}" for number in range(12, 0, -1)]
        fields = [{"id": name, "type": "text", "palembang_nama": name} for name in names]
        first = new_table(officer, dataset, fields)
        second = new_table(officer, dataset, [{"id": "z", "type": "text", "palembang_nama": "Z"}])
        assert [one["nama"] for one in variables.of_resource(first)] == names
        saved = helpers.call_action("package_show", id=dataset["id"])
        assert [one["nama"] for one in variables.of_dataset(saved)] == [*names, "Z"]
        assert [column.type for column in variables.columns_of(second)] == ["text"]

    @pytest.mark.parametrize("resource_id", ["", "none", "x' or '1'='1", "00000000"])
    def test_no_table_has_no_variables(self, resource_id: str) -> None:
        assert variables.of_resource(resource_id) == []

    def test_a_file_is_no_table(self, dataset: Record) -> None:
        resource = factories.Resource(package_id=dataset["id"], url="https://example.go.id/a.csv")
        assert variables.of_resource(resource["id"]) == []
