"""Indicators through the API: kept as given, judged at their row and field, links looked up."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search.common import make_connection
from ckan.tests import helpers

from tests.catalogue.indicators.records import composite, indicator
from tests.catalogue.records import complete_dataset

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _save(user: dict[str, Any], record: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return tk.get_action("package_create")({"user": user["name"]}, record | changes)


def _errors(user: dict[str, Any], record: dict[str, Any], rows: object) -> dict[str, Any]:
    with pytest.raises(tk.ValidationError) as refused:
        _save(user, record, indikator=rows)
    return refused.value.error_dict


class TestSaving:
    def test_indicators_come_back_as_they_were_given(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        rows = [indicator(), composite()]
        saved = _save(officer, record, indikator=rows)
        for shown in (saved, helpers.call_action("package_show", id=saved["id"])):
            assert [
                _given(row, wanted) for row, wanted in zip(shown["indikator"], rows, strict=True)
            ] == rows

    def test_a_patch_of_another_field_keeps_them(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        saved = _save(officer, record, indikator=[composite()])
        patched = tk.get_action("package_patch")(
            {"user": officer["name"]}, {"id": saved["id"], "catatan": "Diperbarui."}
        )
        assert patched["indikator"] == saved["indikator"]

    def test_a_draft_may_hold_half_an_indicator(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        saved = _save(officer, record, state="draft", indikator=[{"nama": "Baru namanya"}])
        assert saved["indikator"][0]["nama"] == "Baru namanya"
        found = helpers.call_action("palembang_dataset_check", id=saved["id"])
        assert {"konsep", "definisi", "satuan"} <= found["errors"]["indikator"][0].keys()

    def test_fifty_long_indicators_are_saved_indexed_and_shown(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        rows = [
            indicator(nama=f"Indikator {number}", definisi="Panjang. " * 500)
            for number in range(50)
        ]
        saved = _save(officer, record, indikator=rows)
        assert len(helpers.call_action("package_show", id=saved["id"])["indikator"]) == 50
        (document,) = make_connection().search(f"id:{saved['id']}", fl="*").docs
        assert not {"indikator", "extras_indikator"} & document.keys()


class TestRules:
    def test_a_missing_answer_is_named_at_its_row_and_field(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        errors = _errors(officer, record, [indicator(), indicator(satuan=""), composite()])
        assert list(errors) == ["indikator"]
        assert errors["indikator"][0] == {}
        assert list(errors["indikator"][1]) == ["satuan"]

    def test_a_composite_indicator_says_what_it_is_composed_of(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        errors = _errors(officer, record, [composite(indikator_pembangun=[])])
        assert list(errors["indikator"][0]) == ["indikator_pembangun"]

    def test_an_indicator_of_variables_says_which(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        errors = _errors(officer, record, [indicator(variabel_pembangun=[])])
        assert list(errors["indikator"][0]) == ["variabel_pembangun"]

    def test_a_code_of_another_list_is_refused_at_its_field(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        errors = _errors(officer, record, [indicator(apakah_indikator_komposit="TAHUNAN")])
        assert "TAHUNAN" in errors["indikator"][0]["apakah_indikator_komposit"][0]


class TestLinks:
    def test_a_link_to_an_indicator_that_exists_is_kept(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        other = _save(officer, _another(record), indikator=[indicator(nama="Umur Harapan Hidup")])
        for reference in (other["id"], other["name"]):
            rows = [_linking("umur  harapan hidup", reference)]
            saved = _save(officer, _another(record), indikator=rows)
            assert saved["indikator"][0]["indikator_pembangun"][0]["dataset"] == reference

    @pytest.mark.parametrize(
        "reference",
        ["tidak-ada", "x" * 1_500, "../..", "<script>"],
        ids=["none", "long", "path", "script"],
    )
    def test_a_link_to_nothing_is_refused(
        self, record: dict[str, Any], officer: dict[str, Any], reference: str
    ) -> None:
        errors = _errors(officer, record, [indicator(), _linking("UHH", reference)])
        (message,) = errors["indikator"][1]["indikator_pembangun"]
        assert message.startswith("Row 1: there is no dataset")

    def test_the_nearest_dataset_is_named(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        _save(officer, _another(record) | {"name": "umur-harapan-hidup"})
        errors = _errors(officer, record, [_linking("UHH", "umur-harapn-hidup")])
        assert "umur-harapan-hidup" in errors["indikator"][0]["indikator_pembangun"][0]

    def test_an_indicator_that_the_dataset_lacks_is_refused_with_the_nearest(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        other = _save(officer, _another(record), indikator=[indicator(nama="Umur Harapan Hidup")])
        errors = _errors(officer, record, [_linking("Umur Harapan", other["name"])])
        assert "Umur Harapan Hidup" in errors["indikator"][0]["indikator_pembangun"][0]

    def test_a_dataset_that_the_officer_may_not_read_is_none(
        self, record: dict[str, Any], officer: dict[str, Any], other_officer: dict[str, Any]
    ) -> None:
        organization = helpers.call_action("organization_list_for_user", id=other_officer["id"])[0]
        hidden = _save(
            other_officer,
            complete_dataset(owner_org=organization["id"], private=True),
            indikator=[indicator(nama="Rahasia")],
        )
        errors = _errors(officer, record, [_linking("Rahasia", hidden["id"])])
        message = errors["indikator"][0]["indikator_pembangun"][0]
        assert "that you can read" in message
        assert hidden["name"] not in message

    def test_an_indicator_is_not_composed_of_itself(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        errors = _errors(officer, record, [_linking("Gabungan", record["name"])])
        assert list(errors["indikator"][0]) == ["indikator_pembangun"]

    def test_another_indicator_of_the_same_dataset_may_be_linked(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        rows = [indicator(nama="UHH"), _linking("UHH", record["name"])]
        assert _save(officer, record, indikator=rows)["id"]

    def test_a_circle_over_another_dataset_is_refused(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        first = _save(officer, record, indikator=[indicator(nama="Gabungan")])
        second = _save(
            officer, _another(record), indikator=[_linking("Gabungan", first["name"], nama="Kedua")]
        )
        with pytest.raises(tk.ValidationError) as refused:
            tk.get_action("package_patch")(
                {"user": officer["name"]},
                {"id": first["id"], "indikator": [_linking("Kedua", second["name"])]},
            )
        errors = refused.value.error_dict["indikator"][0]
        assert "composed" in errors["indikator_pembangun"][0]

    def test_a_kegiatan_that_does_not_exist_is_refused(
        self, record: dict[str, Any], officer: dict[str, Any], dataset: dict[str, Any]
    ) -> None:
        """A dataset is no activity either."""
        row = {"nama": "Jumlah penduduk", "kegiatan_penghasil": ["X"], "kegiatan": dataset["name"]}
        errors = _errors(officer, _another(record), [indicator(variabel_pembangun=[row])])
        assert "there is no activity" in errors["indikator"][0]["variabel_pembangun"][0]

    def test_a_variable_that_the_kegiatan_collects_may_be_linked_and_no_other(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        activity = model.Package(
            name="kompilasi-penduduk",
            type="kegiatan",
            owner_org=record["owner_org"],
            extras={"iii_variabel_yang_dikumpulkan": '[{"nama": "Jumlah penduduk"}]'},
        )
        model.Session.add(activity)
        model.Session.commit()
        row = {
            "nama": "Jumlah penduduk",
            "kegiatan_penghasil": ["Kompilasi"],
            "kegiatan": "kompilasi-penduduk",
        }
        assert _save(officer, record, indikator=[indicator(variabel_pembangun=[row])])["id"]
        other = row | {"nama": "Jumlah pendudk"}
        errors = _errors(officer, _another(record), [indicator(variabel_pembangun=[other])])
        message = errors["indikator"][0]["variabel_pembangun"][0]
        assert "collects no variable" in message
        assert "Jumlah penduduk" in message

    def test_a_name_without_a_link_is_a_hint(
        self, record: dict[str, Any], officer: dict[str, Any]
    ) -> None:
        saved = _save(officer, record, indikator=[composite()])
        hints = helpers.call_action("palembang_dataset_check", id=saved["id"])["hints"]
        assert "indicator-part-not-linked" in {hint["rule"] for hint in hints}


class TestBadInput:
    @pytest.mark.parametrize(
        "rows",
        ["teks", {"nama": "x"}, 5, ["a"], [["a"]], [None], True],
        ids=["text", "mapping", "number", "texts", "lists", "nothing", "true"],
    )
    def test_other_shapes_are_refused_at_the_field(
        self, record: dict[str, Any], officer: dict[str, Any], rows: object
    ) -> None:
        assert "indikator" in _errors(officer, record, rows)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("nama", {"a": 1}),
            ("nama", "x" * 10_000_000),
            ("definisi", "a\x00b"),
            ("konsep", {"a": 1}),
            ("konsep", [{"a": 1}]),
            ("variabel_pembangun", "a|b|c|d"),
            ("variabel_pembangun", {"a": 1}),
            ("variabel_pembangun", [["a"]]),
            ("variabel_pembangun", [{"nama": "a", "lain": "b"}]),
            ("kunci_lain", "bukan json"),
            ("kunci_lain", [1]),
            ("kunci_lain", {"indah": "x" * 1_000_000}),
            ("apakah_indikator_komposit", ["ya"]),
            ("satuan", True),
        ],
    )
    def test_a_bad_value_is_refused_at_its_field(
        self, record: dict[str, Any], officer: dict[str, Any], key: str, value: object
    ) -> None:
        errors = _errors(officer, record, [indicator(), indicator(**{key: value})])
        assert key in errors["indikator"][1]


def _given(row: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """The keys that were given; the others are empty."""
    assert not any(row[key] for key in row.keys() - wanted.keys())
    return {key: row[key] for key in wanted}


def _another(record: dict[str, Any]) -> dict[str, Any]:
    return complete_dataset(owner_org=record["owner_org"])


def _linking(name: str, reference: str, nama: str = "Gabungan") -> dict[str, Any]:
    part = {"nama": name, "sumber_publikasi": ["Buku"], "dataset": reference}
    return composite(nama=nama, indikator_pembangun=[part])
