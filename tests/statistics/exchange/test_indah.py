"""The JSON of INDAH v2 as its clients write it: names, misspellings, nulls, and the envelope around it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics import (
    activity_from_indah,
    activity_to_indah,
    bundle_from_indah,
    bundle_to_indah,
    fields,
    indicator_from_indah,
    indicator_to_indah,
    personal_keys,
    variable_to_indah,
)
from ckanext.palembang.statistics.exchange.plain import same

from tests.statistics.exchange.strategies import full_record

_SURVEY: dict[str, Any] = {
    "judul_kegiatan": "Survei Kepuasan",
    "tahun": "2024",
    "cara_pengumpulan_data": "SURVEI",
    "i_instansi_penyelanggara": "Dinas Contoh",
    "ii_pj_nama": "Budi",
    "ii_pj_telepon": "0811",
    "iii_jadwal_desain": [{"awal": "2024-01-02", "akhir": "2024-01-31"}],
    "iv_unit_pengumpulan_data": ["individu", "lainnya"],
    "iv_unit_pengumpulan_data_lainnya": "Kantor",
    "v_unit_sampel": "Warga",
    "vi_apakah_melakukan_uji_coba": "ya",
    "vi_jumlah_petugas_supervisor": "2",
    "vii_unit_analisis": ["individu"],
    "viii_rencana_jadwal_rilis_produk_digital": ["2024-12-31"],
}


def test_the_envelope_of_a_new_activity() -> None:
    document = activity_to_indah(_SURVEY)
    assert list(document) == [
        "data", "base_id", "submission_period", "reviews", "status", "rejection_note", "submitter",
        "produsen_data", "walidata_pusat", "version", "changes",
    ]  # fmt: skip
    assert (document["status"], document["version"]) == ("DRAFT", "v2")
    assert document["submission_period"] == 2024
    assert document["produsen_data"] == {
        "id": None, "name": "Dinas Contoh", "province_code": "16", "city_code": "1671",
    }  # fmt: skip


def test_the_envelope_of_a_child_names_its_activity() -> None:
    document = variable_to_indah({"nama": "Umur"})
    assert document["ms_keg_id"] is None
    assert (document["reviews"], document["changes"]) == ([], [])
    assert "base_id" not in document


def test_values_as_indah_has_them() -> None:
    data: Any = activity_to_indah(_SURVEY)["data"]
    assert data["tahun"] == 2024
    assert data["blok_i"]["instansi_penyelanggara"] == "Dinas Contoh"
    assert data["blok_iii"]["rencana_jadwal_kegiatan"]["desain"] == _SURVEY["iii_jadwal_desain"]
    assert data["blok_iv"]["unit_pengumpulan_data"] == {
        "individu": True,
        "rumah_tangga": False,
        "usaha_atau_perusahaan": False,
        "lainnya": True,
        "unit_pengumpulan_data_lainnya": "Kantor",
    }
    assert data["blok_vi"]["apakah_melakukan_uji_coba"] is True
    assert data["blok_vi"]["apakah_melakukan_pelatihan_petugas"] is None
    assert data["blok_vi"]["jumlah_petugas_supervisor"] == 2
    assert data["blok_vii"]["unit_analsis"]["individu"] is True
    assert data["blok_viii"]["rencana_jadwal_rilis_produk_digital"] == ["2024-12-31"]
    assert data["blok_viii"]["rencana_jadwal_rilis_produk_tercetak"] == []


def test_every_path_of_the_register_is_written() -> None:
    data: Any = activity_to_indah({})["data"]
    for field in fields("ms_keg"):
        here = data
        for key in field.indah.split(".") if field.indah else []:
            assert key in here, field.indah
            here = here[key]
        if field.type == "flags":
            boxes = {code.code for code in code_list(field.list)}
            assert here.keys() == boxes | ({field.other.indah} if field.other else set())


def test_block_v_is_null_unless_the_activity_is_a_survey() -> None:
    survey: Any = activity_to_indah(_SURVEY)
    assert survey["data"]["blok_v"]["unit_sampel"] == "Warga"
    other: Any = activity_to_indah({**_SURVEY, "cara_pengumpulan_data": "PENCACAHAN_LENGKAP"})
    assert set(other["data"]["blok_v"].values()) == {None}
    reading = activity_from_indah(other)
    assert reading.record["v_unit_sampel"] == "Warga", (
        "the officer's text is not lost, only not sent"
    )


@pytest.mark.parametrize("seed", range(5))
def test_persons_are_null_unless_asked_for(seed: int) -> None:
    record = full_record("ms_keg", seed) | {"ii_pj_nama": "Budi Santoso"}
    public: Any = activity_to_indah(record)
    person = public["data"]["blok_ii"]["penanggung_jawab_teknis"]
    assert person.keys() == {"nama", "jabatan", "alamat", "telepon", "email", "faksimile"}
    assert set(person.values()) == {None}
    assert "Budi Santoso" not in json.dumps(public)
    whole = json.dumps(activity_to_indah(record, include_personal=True), ensure_ascii=False)
    for key in personal_keys():
        assert json.dumps(record[key], ensure_ascii=False) in whole


def test_what_an_import_says_about_persons_is_in_no_record() -> None:
    document = {
        "data": {
            "judul_kegiatan": "A",
            "blok_ii": {"penanggung_jawab_teknis": {"nama": "Budi", "telepon": 811, "email": {"a": "b@c.id"}, "nip": "1970"}},
        },
        "submitter": {"username": "budi1", "name": "Budi S", "email": "b@d.id", "organization": {"id": 7}},
        "reviews": [{"by": "Siti"}],
        "version": "v2",
    }  # fmt: skip
    reading = activity_from_indah(document)
    assert reading.record["ii_pj_nama"] == "Budi"
    told = json.dumps(
        [
            {key: one for key, one in reading.record.items() if key not in personal_keys()},
            dict(reading.unknown),
            [[finding.text("id"), dict(finding.parameters)] for finding in reading.findings],
        ]
    )
    for fact in ("Budi", "811", "b@c.id", "budi1", "b@d.id", "Siti", "1970"):
        assert fact not in told, fact
    record: Any = reading.record
    assert record["kunci_lain"]["indah"]["envelope"]["submitter"] == {"organization": {"id": 7}}
    public = json.dumps(activity_to_indah(reading.record, personal=reading.personal))
    for fact in ("Budi", "811", "b@c.id", "budi1", "b@d.id", "Siti", "1970"):
        assert fact not in public, fact
    whole = activity_to_indah(reading.record, include_personal=True, personal=reading.personal)
    assert same(whole, document)


def _client_document() -> dict[str, Any]:
    """A document in the manner of a district's client: nulls for false, one period, blank dates."""
    return {
        "base_id": None,
        "submission_period": 2023,
        "data": {
            "judul_kegiatan": "Kompilasi",
            "tahun": 2023,
            "cara_pengumpulan_data": "KOMPILASI_PRODUK_ADMINISTRASI",
            "identitas_rekomendasi": None,
            "blok_iii": {
                "rencana_jadwal_kegiatan": {"desain": [{"awal": "2023-01-02", "akhir": "0000-00-00"}]},
                "variabel_yang_dikumpulkan": [
                    {"nama": "Umur", "konsep": "Umur", "definisi": None, "referensi_waktu": "", "id": 5},
                    {"nama": "Jenis", "konsep": None, "definisi": "D", "referensi_waktu": "-"},
                ],
            },
            "blok_iv": {
                "sebagian_cakupan_wilayah_pengumpulan_data": [
                    {"kode_provinsi": 16, "nama_provinsi": "SUMATERA SELATAN", "kode_kabupaten_kota": "1671", "nama_kabupaten_kota": "PALEMBANG"}
                ],
                "metode_pengumpulan_data": {"wawancara": None, "pengamatan": True, "radar": True},
            },
            "blok_viii": {"rencana_jadwal_rilis_produk_digital": [""]},
        },
        "status": "APPROVED",
        "produsen_data": {"id": 16542, "name": "Dinas", "province_code": "16", "city_code": "1671"},
        "version": "v2",
    }  # fmt: skip


def test_a_clients_document_is_read_and_comes_back() -> None:
    document = _client_document()
    reading = activity_from_indah(document)
    record: Any = reading.record
    assert record["iii_jadwal_desain"] == [{"awal": "2023-01-02"}]
    assert record["iii_variabel_yang_dikumpulkan"][1] == {
        "nama": "Jenis", "definisi": "D", "referensi_waktu": "-",
    }  # fmt: skip
    assert record["iv_sebagian_cakupan_wilayah_pengumpulan_data"][0]["kode_provinsi"] == "16"
    assert record["iv_metode_pengumpulan_data"] == ["pengamatan"]
    assert "viii_rencana_jadwal_rilis_produk_digital" not in record
    assert same(activity_to_indah(record), document)
    assert sorted(reading.unknown) == [
        "data.blok_iii.variabel_yang_dikumpulkan.0.id",
        "data.blok_iv.metode_pengumpulan_data.radar",
    ]


@pytest.mark.parametrize(
    ("changes", "path", "written"),
    [
        ({"judul_kegiatan": "Kompilasi II"}, ("judul_kegiatan",), "Kompilasi II"),
        ({"iii_jadwal_desain": [{"awal": "2023-01-02", "akhir": "2023-02-01"}]},
         ("blok_iii", "rencana_jadwal_kegiatan", "desain"), [{"awal": "2023-01-02", "akhir": "2023-02-01"}]),
        ({"iv_metode_pengumpulan_data": ["wawancara"]}, ("blok_iv", "metode_pengumpulan_data"),
         {"wawancara": True, "mengisi_kuesioner_sendiri": False, "pengamatan": False,
          "pengumpulan_data_sekunder": False, "lainnya": False, "metode_pengumpulan_lainnya": None, "radar": True}),
        ({"viii_rencana_jadwal_rilis_produk_digital": ["2024-01-01"]},
         ("blok_viii", "rencana_jadwal_rilis_produk_digital"), ["2024-01-01"]),
        ({"vi_apakah_melakukan_uji_coba": "tidak"}, ("blok_vi", "apakah_melakukan_uji_coba"), False),
    ],
)  # fmt: skip
def test_a_changed_value_is_written_anew_and_nothing_else(
    changes: dict[str, Any], path: tuple[str, ...], written: Any
) -> None:
    document = _client_document()
    again: Any = activity_to_indah({**activity_from_indah(document).record, **changes})
    here, there = again["data"], document["data"]
    for key in path[:-1]:
        here, there = here[key], there.setdefault(key, {})
    assert same(here.get(path[-1]), written)
    there[path[-1]] = written
    assert same(again, document)


def test_the_envelope_follows_what_it_repeats_of_the_record() -> None:
    document = {**_client_document(), "produsen_data": activity_to_indah({})["produsen_data"]}
    record = activity_from_indah(document).record
    again: Any = activity_to_indah(
        {**record, "tahun": "2024", "i_instansi_penyelanggara": "Dinas Baru"}
    )
    assert again["submission_period"] == 2024
    assert again["produsen_data"]["name"] == "Dinas Baru"
    assert again["status"] == "APPROVED"


def test_unknown_parts_of_a_row_stay_with_the_row() -> None:
    record: Any = activity_from_indah(_client_document()).record
    rows = record["iii_variabel_yang_dikumpulkan"]
    changed = [{"nama": "Baru", "konsep": "K"}, rows[1], {**rows[0], "definisi": "Lama hidup"}]
    data: Any = activity_to_indah({**record, "iii_variabel_yang_dikumpulkan": changed})["data"]
    assert data["blok_iii"]["variabel_yang_dikumpulkan"] == [
        {"nama": "Baru", "konsep": "K", "definisi": None, "referensi_waktu": None},
        {"nama": "Jenis", "konsep": None, "definisi": "D", "referensi_waktu": "-"},
        {
            "nama": "Umur",
            "konsep": "Umur",
            "definisi": "Lama hidup",
            "referensi_waktu": None,
            "id": 5,
        },
    ]


def test_the_identity_of_a_recommendation_says_that_it_was_given() -> None:
    survey = {"jenis_statistik": "STATISTIK_SEKTORAL", "cara_pengumpulan_data": "SURVEI"}
    given = activity_from_indah({**survey, "identitas_rekomendasi": "V-24.1671.001"}).record
    assert given["rekomendasi_bps"] == "ya"
    assert (
        "rekomendasi_bps"
        not in activity_from_indah({**survey, "identitas_rekomendasi": None}).record
    )
    refused = activity_to_indah({**survey, "rekomendasi_bps": "tidak"})
    assert activity_from_indah(refused).record["rekomendasi_bps"] == "tidak"


def test_links_of_the_catalogue_come_back_under_a_key_of_our_own() -> None:
    row = {"nama": "Umur", "kegiatan_penghasil": ["Registrasi"], "kegiatan": "registrasi-2024"}
    document: Any = indicator_to_indah({"nama": "I", "variabel_pembangun": [row]})
    assert document["data"]["variabel_pembangun"] == [
        {"nama": "Umur", "kegiatan_penghasil": ["Registrasi"]}
    ]
    assert set(document["palembang"]) == {"variabel_pembangun"}
    assert indicator_from_indah(document).record["variabel_pembangun"] == [row]
    assert "palembang" not in indicator_to_indah({"nama": "I"})


def test_a_bundle_shares_what_stands_around_its_activity() -> None:
    bundle: Any = bundle_to_indah(_SURVEY, [{"nama": "I"}], [{"nama": "V"}])
    assert list(bundle) == ["kegiatan", "indikator", "variabel"]
    for child in (bundle["indikator"][0], bundle["variabel"][0]):
        assert child["produsen_data"] == bundle["kegiatan"]["produsen_data"]
        assert child["submission_period"] == 2024
    reading = bundle_from_indah(bundle)
    assert (reading.indicators, reading.variables) == ([{"nama": "I"}], [{"nama": "V"}])


def test_findings_of_a_bundle_say_where_they_are() -> None:
    bundle = {
        "kegiatan": {"tahun": "x"},
        "indikator": [{"nama": "I"}, 5],
        "variabel": {"foo": 1},
        "lain": 2,
    }
    reading = bundle_from_indah(bundle)
    assert [(one.rule, one.path) for one in reading.findings] == [
        ("key-unknown", ("lain",)),
        ("value-unreadable", ("kegiatan", "tahun")),
        ("record-missing", ("indikator", 1)),
        ("key-unknown", ("variabel", 0, "foo")),
    ]
    assert reading.unknown == {"lain": 2, "kegiatan.tahun": "x", "variabel.0.foo": 1}
