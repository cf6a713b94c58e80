"""An import with a bad record: nothing of it, or only what is good of it."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.lib import search

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.exchange.records import (
    as_user,
    bring,
    full,
    indexed_of,
    outcomes,
    packages_of,
)

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _activities(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**complete_activity(), "title": f"Kegiatan {number}", **change}
        for number, change in enumerate(changes, start=1)
    ]


_BAD = {"sektor_kegiatan": "BUKAN_SEKTOR"}


def _third_is_bad() -> list[dict[str, Any]]:
    return _activities({}, {}, _BAD, {})


def _refusal(officer: dict[str, Any], office: dict[str, Any], document: Any, **more: Any) -> Any:
    with pytest.raises(tk.ValidationError) as caught:
        bring(officer, office, document, **more)
    return caught.value.error_dict


def test_a_bad_third_record_leaves_nothing_behind(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    errors = _refusal(officer, office, _third_is_bad())
    assert [one["outcome"] for one in errors["records"]] == [
        "created",
        "created",
        "refused",
        "created",
    ]
    assert [one["id"] for one in errors["records"]] == [None] * 4
    [finding] = [one for one in errors["records"][2]["findings"] if one["level"] == "error"]
    assert finding["path"] == [2, "sektor_kegiatan"]
    assert packages_of(office) == {}
    assert indexed_of(office) == {}


def test_keep_going_saves_what_is_good(officer: dict[str, Any], office: dict[str, Any]) -> None:
    result = bring(officer, office, _third_is_bad(), keep_going=True)
    assert result["counts"] == {"created": 3, "refused": 1}
    titles = sorted(title for title, *_ in packages_of(office).values())
    assert titles == ["Kegiatan 1", "Kegiatan 2", "Kegiatan 4"]
    assert sorted(indexed_of(office).values()) == titles


def test_a_change_of_an_old_record_is_undone_too(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    bring(officer, office, _activities({}, {}))
    before, indexed = packages_of(office), indexed_of(office)
    changed = _activities({"iii_tujuan_kegiatan": "Tujuan lain."}, {}, _BAD)
    errors = _refusal(officer, office, changed)
    assert [one["outcome"] for one in errors["records"]] == ["updated", "unchanged", "refused"]
    assert packages_of(office) == before
    assert indexed_of(office) == indexed
    # The personal data stand in another table.
    shown = as_user(officer, "package_show", id=next(iter(before)))
    assert shown["ii_pj_nama"]


def test_a_dry_run_says_the_same_and_saves_nothing(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    result = bring(officer, office, _activities({}, {}), dry_run=True)
    assert outcomes(result) == [("kegiatan", "created")] * 2
    assert (result["dry_run"], result["is_saved"]) == (True, False)
    assert packages_of(office) == {}
    refused = bring(officer, office, _third_is_bad(), dry_run=True)
    assert refused["is_refused"]
    assert packages_of(office) == indexed_of(office) == {}


def test_solr_failing_at_the_third_leaves_nothing_behind(
    officer: dict[str, Any], office: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = search.index_for("package")
    told: list[str] = []
    update = type(index).update_dict

    def failing(self: Any, package: dict[str, Any], defer_commit: bool = False) -> None:
        told.append(package["id"])
        if len(told) == 3:
            msg = "Solr is down"
            raise search.SearchIndexError(msg)
        update(self, package, defer_commit)

    monkeypatch.setattr(type(index), "update_dict", failing)
    with pytest.raises(search.SearchIndexError):
        bring(officer, office, _activities({}, {}, {}))
    monkeypatch.undo()
    assert packages_of(office) == {}
    assert indexed_of(office) == {}
    assert bring(officer, office, _activities({}, {}, {}))["counts"] == {"created": 3}


def test_what_is_incomplete_comes_in_as_a_draft_and_says_what_is_missing(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    result = bring(officer, office, _activities({}, {"iii_tujuan_kegiatan": ""}))
    states = {title: state for title, state, *_ in packages_of(office).values()}
    assert states == {"Kegiatan 1": "active", "Kegiatan 2": "draft"}
    [finding] = [one for one in result["records"][1]["findings"] if one["level"] == "incomplete"]
    assert finding["path"] == [1, "iii_tujuan_kegiatan"]


def test_indicators_of_a_refused_activity_are_refused_with_it(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    exported = _bundle(officer, office)
    stages = exported["kegiatan"]["data"]["blok_iii"]["rencana_jadwal_kegiatan"]
    stages["desain"] = [{"awal": "2025-03-01", "akhir": "2025-02-01"}]
    exported["kegiatan"]["data"]["judul_kegiatan"] = "Kegiatan lain"
    exported["kegiatan"]["base_id"] = 77
    result = bring(officer, office, exported, keep_going=True)
    assert {one["outcome"] for one in result["records"]} == {"refused"}


def test_an_indicator_built_from_itself_is_refused_at_its_path(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    exported = _bundle(officer, office)
    row = exported["indikator"][0]["data"]
    row["apakah_indikator_komposit"] = True
    row["indikator_pembangun"] = [{"nama": row["nama"], "sumber_publikasi": ["Buku"]}]
    errors = _refusal(officer, office, exported)
    rules = [one["rule"] for record in errors["records"] for one in record["findings"]]
    assert "indicator-of-itself" in rules


def test_a_foreign_key_is_kept_told_of_and_given_back(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    exported = _bundle(officer, office)
    exported["kegiatan"]["data"]["blok_i"]["warna"] = "merah"
    exported["kegiatan"]["base_id"] = 14857
    result = bring(officer, office, exported)
    [finding] = [one for one in result["records"][0]["findings"] if "warna" in one["path"]]
    assert finding["level"] == "hint"
    again = as_user(officer, "palembang_metadata_export", id=result["records"][0]["id"])
    assert again["kegiatan"]["data"]["blok_i"]["warna"] == "merah"
    # Its number at BPS finds the activity again, though its title is another now.
    exported["kegiatan"]["data"]["judul_kegiatan"] = "Judul yang baru"
    assert bring(officer, office, exported)["records"][0]["outcome"] == "updated"
    assert "Judul yang baru" in {title for title, *_ in packages_of(office).values()}


def _bundle(officer: dict[str, Any], office: dict[str, Any]) -> Any:
    activity, _ = full(officer, office)
    return as_user(officer, "palembang_metadata_export", id=activity["id"])
