"""An entry of the national data.json with all its keys: kinds of values, codes and nulls as real entries have them.

The keys, codes and kinds of values are those of an entry that a ministry's portal published in 2024; every
text is invented.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from ckanext.palembang.statistics import (
    Level,
    check_activity,
    from_flat,
    personal_keys,
    read_document,
    to_flat,
)
from ckanext.palembang.statistics.exchange.plain import same

_FILE = Path(__file__).with_name("entry_of_data_json.json")
ENTRY: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))["dataset"][0]
READING = from_flat(ENTRY)
DATASET: dict[str, Any] = READING.dataset


def _again(**changes: Any) -> dict[str, Any]:
    """The entry as it is exported after some records were changed."""
    parts: dict[str, Any] = {
        "dataset": copy.deepcopy(READING.dataset),
        "activity": copy.deepcopy(READING.activity),
        "indicators": copy.deepcopy(READING.indicators),
    }
    for name, new in changes.items():
        (parts[name][0] if name == "indicators" else parts[name]).update(new)
    return to_flat(
        parts["dataset"],
        parts["activity"],
        parts["indicators"],
        include_personal=True,
        personal=READING.personal,
    )


def test_it_comes_back_as_it_was() -> None:
    assert same(_again(), ENTRY)


def test_it_survives_being_stored_as_text() -> None:
    dataset = {**READING.dataset, "kunci_lain": json.dumps(READING.dataset["kunci_lain"])}
    activity = json.loads(json.dumps(READING.activity))
    again = to_flat(dataset, activity, READING.indicators, include_personal=True)
    assert same(again, ENTRY)


def test_it_survives_what_a_catalogue_does_by_itself() -> None:
    dataset = copy.deepcopy(DATASET)
    dataset["tags"] = sorted(dataset["tags"], key=lambda tag: tag["name"], reverse=True)
    dataset["resources"] = [
        {**file, "format": file["format"].upper(), "id": "r", "state": "active"}
        for file in dataset["resources"]
    ]
    dataset |= {
        "id": "our-id",
        "metadata_modified": "2030-01-01",
        "organization": {"title": "Dinas"},
    }
    again = to_flat(dataset, READING.activity, READING.indicators, include_personal=True)
    assert same(again, ENTRY)


def test_a_caller_may_state_dates_and_address_anew() -> None:
    stated = {"modified": "2030-01-01", "landingPage": "https://x.id/d"}
    again = _again(dataset=stated)
    assert same(again, {**ENTRY, **stated})


def test_what_an_entry_says_about_a_dataset_of_ours() -> None:
    dataset = {
        "id": "1",
        "title": "T",
        "organization": {"title": "Dinas Contoh"},
        "metadata_created": "2024-01-01T00:00:00",
        "metadata_modified": "2024-02-01T00:00:00",
        "license_id": "cc-by",
        "accrualPeriodicity": "TAHUNAN",
        "tag_string": "b, a",
        "kontak_email": "data@contoh.go.id",
        "dalam_angka": [{"edisi": "2025"}],
    }
    entry: Any = to_flat(dataset)
    assert entry["@type"] == "dcat:Dataset"
    assert entry["identifier"] == "1"
    assert entry["publisher"] == {"@type": "org:Organization", "name": "Dinas Contoh"}
    assert (entry["issued"], entry["modified"]) == ("2024-01-01T00:00:00", "2024-02-01T00:00:00")
    assert entry["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert entry["accrualPeriodicity"] == "Tahunan"
    assert entry["keyword"] == ["a", "b"]
    assert entry["contactPoint"]["hasEmail"] == "mailto:data@contoh.go.id"
    assert (entry["produsen_data_province_code"], entry["produsen_data_city_code"]) == (
        "16",
        "1671",
    )
    assert entry["palembang"] == {"dataset": {"dalam_angka": {"nilai": [{"edisi": "2025"}]}}}
    assert "judul_kegiatan" not in entry
    assert "interpretasi" not in entry


def test_the_dataset() -> None:
    dataset = DATASET
    assert dataset["title"] == ENTRY["title"]
    assert dataset["notes"] == ENTRY["description"]
    assert dataset["tags"] == [{"name": "Stok"}, {"name": "Beras"}]
    assert dataset["kontak_nama"] == "Bidang Contoh"
    assert dataset["accessRights"] == "TERTUTUP"
    assert (dataset["prioritas_tahun"], dataset["data_prioritas"]) == (["2024"], "ya")
    assert (dataset["satuan"], dataset["ukuran"]) == ("ton", "volume")
    assert [file["format"] for file in dataset["resources"]] == ["txt", "json"]
    assert dataset["resources"][0]["url"] == "https://contoh.go.id/1.txt"


def test_the_indicator() -> None:
    indicator: dict[str, Any]
    (indicator,) = READING.indicators
    assert indicator["nama"] == ENTRY["title"]
    assert indicator["variabel_disaggregasi"] == ["Wilayah"]
    assert indicator["apakah_indikator_komposit"] == "ya"
    assert indicator["apakah_indikator_bisa_diakses_umum"] == "tidak"
    assert [row["nama"] for row in indicator["indikator_pembangun"]] == ["Masuk", "Keluar"]
    assert indicator["id_indikator_mms"] == "34241"
    assert "variabel_pembangun" not in indicator
    assert "definisi" not in indicator


def test_the_activity() -> None:
    activity = READING.activity
    assert activity is not None
    assert activity["tahun"] == "2023"
    assert activity["cara_pengumpulan_data"] == "KOMPILASI_PRODUK_ADMINISTRASI"
    assert activity["iv_sarana_pengumpulan_data"] == ["mail"]
    assert activity["iv_unit_pengumpulan_data"] == ["usaha_atau_perusahaan"]
    assert activity["vi_metode_pemeriksaan_kualitas_pengumpulan_data"] == ["lainnya"]
    assert (
        activity["vi_metode_pemeriksaan_kualitas_pengumpulan_data_lainnya"]
        == "Tidak diperiksa, belum"
    )
    assert activity["vi_jumlah_petugas_supervisor"] == "0"
    assert activity["vii_tahapan_pengolahan_data"] == ["editing", "data_entry", "validasi"]
    assert activity["viii_ketersediaan_produk_digital"] == "tidak"
    assert not {key for key in activity if key.startswith("v_")}


def test_the_rules_refuse_nothing_in_it() -> None:
    assert READING.activity is not None
    found = check_activity(READING.activity)
    assert {finding.level for finding in found} <= {Level.INCOMPLETE, Level.HINT}


def test_what_no_field_takes_is_told() -> None:
    assert READING.unknown == {
        "theme": "Contoh Tema",
        "kunci_asing": {"a": [1, None]},
        "distribution.1.checksum": "abc",
    }
    assert [(one.rule, one.path) for one in READING.findings] == [
        ("key-unknown", ("kunci_asing",)),
        ("key-unknown", ("distribution", 1, "checksum")),
        ("value-unreadable", ("theme",)),
    ]
    assert all(one.text("id") and one.text("en") for one in READING.findings)


@pytest.mark.parametrize(
    ("changes", "key", "written"),
    [
        ({"dataset": {"title": "Judul Baru"}}, "title", "Judul Baru"),
        ({"dataset": {"accessRights": "TERBUKA"}}, "accessRights", "terbuka"),
        ({"dataset": {"subjek_csa": "519"}}, "theme", "Kependudukan dan Migrasi"),
        ({"dataset": {"tags": [{"name": "Stok"}]}}, "keyword", ["Stok"]),
        ({"indicators": {"konsep": ["Pangan"]}}, "konsep", ["Pangan"]),
        ({"indicators": {"nama": "Stok Beras"}}, "nama", "Stok Beras"),
        ({"indicators": {"variabel_disaggregasi": ["Wilayah", "Bulan"]}}, "variabel_disaggregasi",
         [{"nama": "Wilayah", "sumber": "input-manual"}, {"nama": "Bulan", "sumber": "input-manual"}]),
        ({"activity": {"vi_jumlah_petugas_enumerator": "12"}}, "vi_jumlah_petugas_enumerator", 12),
        ({"activity": {"iv_metode_pengumpulan_data": ["wawancara", "pengumpulan_data_sekunder"]}},
         "iv_metode_pengumpulan_data", "Wawancara, Pengumpulan data sekunder"),
        ({"activity": {"iii_jadwal_desain": [{"awal": "2024-01-01", "akhir": "2024-02-01"}]}},
         "iii_jadwal_desain", [{"awal": "2024-01-01", "akhir": "2024-02-01"}]),
        ({"activity": {"vii_tahapan_pengolahan_data": []}}, "vii_tahapan_pengolahan_data", None),
    ],
)  # fmt: skip
def test_a_value_changed_since_is_exported_not_the_one_that_came(
    changes: dict[str, Any], key: str, written: Any
) -> None:
    again = _again(**changes)
    assert again[key] == written
    others = {name for name in ENTRY.keys() | again.keys() if again.get(name) != ENTRY.get(name)}
    assert others - {key} <= {"palembang"}


def test_an_unknown_part_of_a_file_stays_when_the_file_changes() -> None:
    dataset = copy.deepcopy(DATASET)
    dataset["resources"][1]["name"] = "Nama baru"
    again = to_flat(dataset, READING.activity, READING.indicators)
    assert again["distribution"][0] == ENTRY["distribution"][0]
    assert again["distribution"][1] == {**ENTRY["distribution"][1], "title": "Nama baru"}
    assert again["distribution"][1]["checksum"] == "abc"


def test_persons_are_left_out_unless_asked_for() -> None:
    entry = {**ENTRY, "requested_by": "Budi", "ii_pj_nip": "1970", "ii_pj_telepon": 711}
    reading = from_flat(entry)
    public = to_flat(
        reading.dataset, reading.activity, reading.indicators, personal=reading.personal
    )
    assert not {key for key in public if key.startswith("ii_pj_") or key == "requested_by"}
    beside = [
        record["kunci_lain"] for record in (reading.dataset, reading.activity, *reading.indicators)
    ]
    told = json.dumps(
        [beside, dict(reading.unknown), [one.parameters for one in reading.findings]], default=str
    )
    for fact in ("Budi", "1970", "Kepala Bidang Contoh", "711"):
        assert fact not in told
    whole = to_flat(
        reading.dataset,
        reading.activity,
        reading.indicators,
        include_personal=True,
        personal=reading.personal,
    )
    assert same(whole, entry)
    assert personal_keys() <= whole.keys()


def test_the_file_is_recognised() -> None:
    document = read_document(_FILE.read_bytes())
    assert document.format == "data_json"
    assert [(record.form, record.path) for record in document.records] == [
        ("dataset", ("dataset", 0))
    ]
    assert document.about["@type"] == "dcat:Catalog"
    assert document.is_whole
