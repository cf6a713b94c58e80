"""Out of the catalogue and back: nothing is lost, and the same file again changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalogue.activities.records import CONTACT
from tests.catalogue.exchange.records import (
    as_user,
    bring,
    full,
    outcomes,
    packages_of,
    purge,
)

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _export(user: dict[str, Any], package: dict[str, Any], format_name: str) -> Any:
    return as_user(
        user, "palembang_metadata_export", id=package["name"], format=format_name, personal=True
    )


def test_indah_comes_back_as_it_went(officer: dict[str, Any], office: dict[str, Any]) -> None:
    activity, dataset = full(officer, office)
    before = _export(officer, activity, "indah")
    assert len(before["indikator"]) == 2
    assert len(before["variabel"]) == 1
    assert (
        before["kegiatan"]["data"]["blok_ii"]["penanggung_jawab_teknis"]["nama"]
        == CONTACT["ii_pj_nama"]
    )
    purge(dataset, activity)
    assert packages_of(office) == {}

    result = bring(officer, office, before)
    assert outcomes(result) == [
        ("kegiatan", "created"),
        ("indikator", "created"),
        ("indikator", "created"),
        ("variabel", "created"),
    ]
    assert _export(officer, {"name": result["records"][0]["id"]}, "indah") == before

    stored = packages_of(office)
    again = bring(officer, office, before)
    assert {outcome for _, outcome in outcomes(again)} == {"unchanged"}
    assert not again["is_saved"]
    assert packages_of(office) == stored


def test_the_flat_form_comes_back_as_it_went(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    activity, dataset = full(officer, office)
    before = _export(officer, activity, "flat")
    [entry] = before["dataset"]
    purge(dataset, activity)

    result = bring(officer, office, before)
    assert outcomes(result) == [
        ("kegiatan", "created"),
        ("dataset", "created"),
        ("indikator", "created"),
        ("indikator", "created"),
        ("variabel", "created"),
    ]
    again = _export(officer, {"name": result["records"][0]["id"]}, "flat")
    # The variable has no table any more: it stands with the activity.
    found, alone = again["dataset"]
    assert found.pop("palembang").items() <= entry["palembang"].items()
    entry = dict(entry)
    variables = entry.pop("palembang")["variabel"]
    assert found == entry
    assert alone["palembang"]["variabel"] == variables

    stored = packages_of(office)
    twice = bring(officer, office, before)
    assert {outcome for _, outcome in outcomes(twice)} == {"unchanged"}
    assert packages_of(office) == stored


@pytest.mark.parametrize("format_name", ["indah", "flat"])
def test_an_import_onto_what_is_there_changes_nothing(
    format_name: str, officer: dict[str, Any], office: dict[str, Any]
) -> None:
    """Indicators find their rows, the variable its column."""
    activity, _ = full(officer, office)
    exported = _export(officer, activity, format_name)
    stored = packages_of(office)
    result = bring(officer, office, exported)
    kept = [one for one in result["records"] if one["outcome"] != "unchanged"]
    if format_name == "indah":
        assert kept == []
        assert packages_of(office) == stored
    else:
        # How the entry spells what it says (identifier, landing page, ...) is kept with the rows it is about.
        assert {one["kind"] for one in kept} <= {"dataset", "indikator"}
        assert {one["outcome"] for one in kept} == {"updated"}
        again = bring(officer, office, exported)
        assert {outcome for _, outcome in outcomes(again)} == {"unchanged"}
    assert _export(officer, activity, format_name) == exported


def test_a_change_reaches_the_record_the_row_and_the_column(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    activity, dataset = full(officer, office)
    document = _export(officer, activity, "indah")
    document["kegiatan"]["data"]["blok_iii"]["tujuan_kegiatan"] = "Tujuan yang baru."
    document["indikator"][1]["data"]["satuan"] = "Satuan baru"
    document["variabel"][0]["data"]["definisi"] = "Definisi baru dari kolom ini."
    result = bring(officer, office, document)
    assert outcomes(result) == [
        ("kegiatan", "updated"),
        ("indikator", "unchanged"),
        ("indikator", "updated"),
        ("variabel", "updated"),
    ]
    shown = as_user(officer, "package_show", id=activity["id"])
    assert shown["iii_tujuan_kegiatan"] == "Tujuan yang baru."
    rows = as_user(officer, "package_show", id=dataset["id"])["indikator"]
    assert [row["satuan"] for row in rows] == ["Jiwa per km²", "Satuan baru"]
    info = as_user(officer, "datastore_info", id=dataset["resources"][0]["id"])
    assert info["fields"][0]["palembang"]["definisi"] == "Definisi baru dari kolom ini."
    assert info["fields"][0]["palembang"]["peran"] == "dimensi"


def test_what_no_dictionary_has_a_place_for_comes_back_with_its_column(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    activity, _ = full(officer, office)
    brought = _export(officer, activity, "indah")
    brought["variabel"][0]["data"]["catatan_pusat"] = "Disepakati dalam forum."

    bring(officer, office, brought)
    assert _export(officer, activity, "indah")["variabel"] == brought["variabel"]
    again = bring(officer, office, brought)
    assert {outcome for _, outcome in outcomes(again)} == {"unchanged"}


def test_a_save_that_does_not_speak_of_it_keeps_what_an_import_left(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    """The forms on screen have no field for it."""
    activity, dataset = full(officer, office)
    bring(officer, office, _export(officer, activity, "flat"))
    for package in (activity, dataset):
        shown = as_user(officer, "package_show", id=package["id"])
        kept = shown.pop("kunci_lain", None)
        as_user(officer, "package_update", **shown)
        assert as_user(officer, "package_show", id=package["id"]).get("kunci_lain") == kept
    assert kept


def test_an_entry_as_a_ministry_writes_it_comes_in_as_drafts_and_goes_out_as_it_came(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    """Dashes for what is not known, dates with hours, words for codes, keys of other systems."""
    entry: dict[str, Any] = {
        "@type": "dcat:Dataset",
        "identifier": "9ad4ea29-0000-4d5a-ac1b-591546a51a25",
        "title": "Jumlah Cadangan - 01",
        "description": "Stok pada akhir tahun.",
        "publisher_type": "pusat",
        "accessRights": "tertutup",
        "satuan": "ton",
        "ukuran": "volume",
        "keyword": ["Cadangan", "Stok"],
        "theme": "Cadangan",
        "issued": "2024-09-24 00:00:00",
        "landingPage": "https://portal.example.test/1",
        "publisher": {"@type": "org:Organization", "name": "Pusat Data"},
        "id_indikator_mms": 34241,
        "id_mskeg": 14857,
        "interpretasi": "Makin tinggi makin banyak.",
        "apakah_indikator_komposit": "Ya",
        "indikator_pembangun": [{"nama": "Penyaluran", "sumber_publikasi": ["Laporan"]}],
        "variabel_pembangun": [],
        "id_kegiatan_mms": 29892,
        "judul_kegiatan": "Kompilasi Cadangan",
        "tahun": "2023",
        "jenis_statistik": "STATISTIK_SEKTORAL",
        "cara_pengumpulan_data": "KOMPILASI_PRODUK_ADMINISTRASI",
        "identitas_rekomendasi": None,
        "i_telepon": "(021) 7807377",
        "ii_pj_nama": "-",
        "ii_pj_email": "-",
        "ii_pj_telepon": "-",
    }
    document = {"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [entry]}
    result = bring(officer, office, document)
    assert outcomes(result) == [
        ("kegiatan", "created"),
        ("dataset", "created"),
        ("indikator", "created"),
    ]
    assert {state for _, state, *_ in packages_of(office).values()} == {"draft"}
    found = _export(officer, {"name": result["records"][1]["id"]}, "flat")
    assert {key: found.get(key) for key in entry} == entry
    assert {outcome for _, outcome in outcomes(bring(officer, office, document))} == {"unchanged"}


def test_what_is_said_of_persons_of_each_record_comes_back_for_those_who_may_see_it(
    officer: dict[str, Any], office: dict[str, Any]
) -> None:
    activity, _ = full(officer, office)
    brought = _export(officer, activity, "indah")
    people = {"username": "sari.w", "name": "Sari Wulandari", "email": "sari@palembang.example"}
    brought["indikator"][1]["submitter"] = people
    brought["variabel"][0]["reviews"] = [{"name": "Budi Santoso", "note": "Setuju."}]

    result = bring(officer, office, brought)
    assert [one["outcome"] for one in result["records"]] == [
        "unchanged",
        "unchanged",
        "updated",
        "updated",
    ]
    assert _export(officer, activity, "indah") == brought
    again = bring(officer, office, brought)
    assert {outcome for _, outcome in outcomes(again)} == {"unchanged"}
    public = as_user(officer, "palembang_metadata_export", id=activity["name"], format="indah")
    shown = str(public) + str(as_user(officer, "package_show", id=activity["id"]))
    shown += str(packages_of(office))
    assert "Sari" not in shown
    assert "sari@" not in shown
    assert "Budi" not in shown


@pytest.mark.parametrize("form", ["indikator", "variabel"])
def test_persons_of_a_record_without_an_activity_are_reported(
    form: str, officer: dict[str, Any], office: dict[str, Any]
) -> None:
    activity, _ = full(officer, office)
    [record, *_] = _export(officer, activity, "indah")[form]
    record["ms_keg_id"] = 999999
    record["submitter"] = {"name": "Sari Wulandari"}
    if form == "indikator":
        record["data"]["nama"] = "Indikator yang belum ada"
        record["data"].pop("id_indikator_mms", None)

    [result] = bring(officer, office, record, dry_run=True)["records"]
    rules = {one["rule"]: one["level"] for one in result["findings"]}
    if form == "indikator":
        assert rules["people-without-activity"] == "hint"
    else:
        # A variable that no activity collects is refused as a whole, and says so.
        assert rules["variable-without-activity"] == "error"
    assert "Sari" not in str(result)
