"""An office hands in a file: what is stored, read, recognised, refused."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import helpers

from ckanext.palembang.submissions import storage
from ckanext.palembang.submissions.model import ReadingMemory, Submission

from tests.submissions.files import AREAS, population, schools, upload, workbook

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _as(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


def _create(user: Record, dataset: Record, content: bytes, **more: Any) -> Any:
    return _as(
        user, "palembang_submission_create", id=dataset["name"], upload=upload(content), **more
    )


def _count() -> int:
    return model.Session.query(Submission).count()


class TestCreate:
    def test_the_file_is_stored_byte_for_byte_and_read(
        self, officer: Record, dataset: Record
    ) -> None:
        content = population()
        made = _create(officer, dataset, content)

        stored = model.Session.get(Submission, made["id"])
        assert stored is not None
        assert storage.content_of(stored.file_location) == content
        assert made["sha256"] == hashlib.sha256(content).hexdigest()
        assert (made["state"], made["period"]) == ("draft", "2024")
        assert made["counts"]["points"] == 36
        assert made["creator"] == officer["name"]
        assert made["table"]["title"]["id"].startswith("Jumlah Penduduk")
        shown = _as(officer, "palembang_submission_show", id=made["id"], include_points=True)
        areas = {code for point in shown["points"] for code in point[0] if code.startswith("16.71")}
        assert areas == set(AREAS.values())
        assert {point[1] for point in shown["points"]} >= {"1000", "1270"}

    def test_the_same_file_again_is_recognised(self, officer: Record, dataset: Record) -> None:
        content = population()
        one = _create(officer, dataset, content)
        two = _create(officer, dataset, content)
        assert (two["id"], two["already"], one["already"]) == (one["id"], True, False)

    def test_one_that_was_withdrawn_may_be_handed_in_again(
        self, officer: Record, dataset: Record
    ) -> None:
        content = population()
        first = _create(officer, dataset, content)
        _as(officer, "palembang_submission_withdraw", id=first["id"])

        assert _create(officer, dataset, content)["id"] != first["id"]

    @pytest.mark.parametrize(
        "content",
        [b"%PDF-1.7 ...", b"PK\x03\x04 broken", b"\x00\x01\x02" * 100, b"<html><p>x</p></html>"],
    )
    def test_what_is_no_spreadsheet_is_refused_and_nothing_stored(
        self, officer: Record, dataset: Record, content: bytes
    ) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _create(officer, dataset, content)

        assert refused.value.error_dict["upload"][0]
        assert _count() == 0

    @pytest.mark.parametrize("given", [None, "", "text", 3])
    def test_no_file_is_a_clear_refusal(self, officer: Record, dataset: Record, given: Any) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "palembang_submission_create", id=dataset["id"], upload=given)

        assert "upload" in refused.value.error_dict

    @pytest.mark.ckan_config("ckanext.palembang.submissions.max_file_size", 0)
    def test_a_file_beyond_the_limit_is_refused(self, officer: Record, dataset: Record) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _create(officer, dataset, population())

        assert "MiB" in refused.value.error_dict["upload"][0]

    def test_a_period_must_be_one(self, officer: Record, dataset: Record) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _create(officer, dataset, population(), period="tahun depan")

        assert "2023/2024" in refused.value.error_dict["period"][0]

    def test_names_of_files_are_only_names(self, officer: Record, dataset: Record) -> None:
        made = _as(
            officer,
            "palembang_submission_create",
            id=dataset["id"],
            upload=upload(population(), "../../etc/pass\x00wd\n📊.xlsx"),
        )

        assert made["file_name"] == "passwd📊.xlsx"


class TestFindings:
    def _with_warning(self, officer: Record, dataset: Record) -> Any:
        return _create(officer, dataset, schools(total=76))

    def test_nothing_wrong_needs_no_word(self, officer: Record, dataset: Record) -> None:
        for content in (population(), schools()):
            made = _create(officer, dataset, content)
            assert (made["counts"]["error"], made["counts"]["warning"]) == (0, 0), made["findings"]
            done = _as(officer, "palembang_submission_submit", id=made["id"])
            assert done["state"] == "submitted"

    def test_warnings_want_a_sentence(self, officer: Record, dataset: Record) -> None:
        made = self._with_warning(officer, dataset)
        warnings = [one for one in made["findings"] if one["level"] == "warning"]
        assert any(one["cell"] == "D6" for one in warnings)
        assert all(one["message"] and one["message_en"] and one["remedy"] for one in warnings)

        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "palembang_submission_submit", id=made["id"])
        assert len(refused.value.error_dict["explanations"]) == len(warnings)

        texts = {one["id"]: "Sudah diperiksa di sumbernya." for one in warnings}
        shown = _as(officer, "palembang_submission_explain", id=made["id"], explanations=texts)
        assert {one["explanation"] for one in shown["findings"] if one["level"] == "warning"} == {
            "Sudah diperiksa di sumbernya."
        }
        done = _as(officer, "palembang_submission_submit", id=made["id"])
        assert (done["state"], done["submitted"] is None) == ("submitted", False)

    def test_an_explanation_of_nothing_is_refused(self, officer: Record, dataset: Record) -> None:
        made = self._with_warning(officer, dataset)
        for given in ({"none": "x"}, {"none": 3}, "x", None, [1]):
            with pytest.raises(tk.ValidationError) as refused:
                _as(officer, "palembang_submission_explain", id=made["id"], explanations=given)
            assert "explanations" in refused.value.error_dict

    def test_what_is_withdrawn_stays_as_it_is(self, officer: Record, dataset: Record) -> None:
        made = self._with_warning(officer, dataset)
        _as(officer, "palembang_submission_withdraw", id=made["id"])
        for action in ("submit", "withdraw", "correct"):
            with pytest.raises(tk.ValidationError) as refused:
                _as(officer, f"palembang_submission_{action}", id=made["id"])
            assert "state" in refused.value.error_dict


class TestCorrections:
    def test_a_correction_is_applied_and_remembered_for_the_next_file(
        self, officer: Record, dataset: Record
    ) -> None:
        made = _create(officer, dataset, _unclear("2023"))
        sheet = made["table"]["sheet"]
        corrections = {"tables": [{"sheet": sheet, "index": 0, "areas": {"Kec. X": "16.71.04"}}]}
        shown = _as(officer, "palembang_submission_correct", id=made["id"], corrections=corrections)

        assert "16.71.04" in str(shown["table"]["cells"])
        assert model.Session.query(ReadingMemory).count() == 1
        following = _create(officer, dataset, _unclear("2024"))
        assert "16.71.04" in str(following["table"]["cells"])
        assert following["corrections"]["tables"][0]["areas"] == {"Kec. X": "16.71.04"}

    @pytest.mark.parametrize(
        "given", ["x", 3, {"tables": 3}, {"tables": [{"decimal_sign": "x"}]}, {"other": []}]
    )
    def test_a_correction_must_be_one(self, officer: Record, dataset: Record, given: Any) -> None:
        made = _create(officer, dataset, population())
        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "palembang_submission_correct", id=made["id"], corrections=given)

        assert "corrections" in refused.value.error_dict


class TestList:
    def test_of_a_dataset_and_of_an_office(
        self, officer: Record, office: Record, dataset: Record
    ) -> None:
        first = _create(officer, dataset, population(year="2023"))
        second = _create(officer, dataset, population(year="2024"))
        for reference in (dataset["name"], office["name"]):
            found = _as(officer, "palembang_submission_list", id=reference)
            assert found["count"] == 2
            assert [one["id"] for one in found["results"]] == [second["id"], first["id"]]
        page = _as(officer, "palembang_submission_list", id=dataset["id"], limit=1, offset=1)
        assert [one["id"] for one in page["results"]] == [first["id"]]
        withdrawn = _as(officer, "palembang_submission_list", id=dataset["id"], state="withdrawn")
        assert withdrawn["count"] == 0

    @pytest.mark.parametrize(
        "given", [{"state": "x"}, {"limit": 0}, {"limit": "x"}, {"offset": -1}]
    )
    def test_what_is_given_must_make_sense(
        self, officer: Record, dataset: Record, given: Record
    ) -> None:
        with pytest.raises(tk.ValidationError):
            _as(officer, "palembang_submission_list", id=dataset["id"], **given)


def test_a_purged_dataset_takes_what_was_handed_in_along(officer: Record, dataset: Record) -> None:
    made = _create(officer, dataset, population())
    stored = model.Session.get(Submission, made["id"])
    assert stored is not None
    location = stored.file_location
    helpers.call_action("dataset_purge", id=dataset["id"])

    assert _count() == 0
    with pytest.raises(Exception, match=r".+"):
        storage.content_of(location)


def _unclear(year: str) -> bytes:
    rows = [
        [f"Jumlah Penduduk Menurut Kecamatan (jiwa), {year}"],
        ["Kecamatan", "Penduduk"],
        *([name, 1000 + int(year)] for name in AREAS if name != "Ilir Barat I"),
        ["Kec. X", 3000],
    ]
    return workbook(rows)
