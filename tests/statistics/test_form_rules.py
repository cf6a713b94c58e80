"""Every rule of the forms, both sides: the sound record has no finding, one change brings exactly one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ckanext.palembang.statistics import Level, check_record

from tests.statistics.broken_rules import AREAS, BROKEN, VARIABLES, area
from tests.statistics.records import SOUND, collected, period


def _found(name: str, changes: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...], Level]]:
    form, make = SOUND[name]
    return [
        (finding.rule, finding.path, finding.level)
        for finding in check_record(form, make() | changes)
    ]


@pytest.mark.parametrize("name", SOUND)
def test_a_complete_record_has_no_finding(name: str) -> None:
    assert _found(name, {}) == []


@pytest.mark.parametrize(
    ("name", "changes", "rule", "path", "level"),
    BROKEN,
    ids=[f"{case[0]}-{case[2]}-{case[3][0]}-{case[4].value}-{n}" for n, case in enumerate(BROKEN)],
)
def test_a_rule_that_is_broken_is_found_at_its_path(
    name: str, changes: dict[str, Any], rule: str, path: tuple[str | int, ...], level: Level
) -> None:
    assert (rule, path, level) in _found(name, changes)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        # What feeds of real systems send for “none”.
        ("compilation", {"vi_jumlah_petugas_supervisor": 0, "vi_jumlah_petugas_enumerator": "0"}),
        ("compilation", {"vi_apakah_melakukan_pelatihan_petugas": "tidak"}),
        ("compilation", {"v_unit_sampel": "-", "v_jenis_rancangan_sampel": None}),
        ("compilation", {"rekomendasi_bps": "tidak", "identitas_rekomendasi": "-"}),
        ("compilation", {"viii_rencana_jadwal_rilis_produk_tercetak": ["0000-00-00"]}),
        ("compilation", {"i_faksimile": "", "i_email": "-", "ii_pj_nama": "-", "ii_pj_alamat": "-"}),
        # Other spellings of the same answers.
        ("compilation", {"tahun": 2024, "jenis_statistik": 2, "iv_metode_pengumpulan_data": 8}),
        ("compilation", {"viii_ketersediaan_produk_digital": True}),
        ("compilation", {"cara_pengumpulan_data": "Kompilasi produk administrasi"}),
        ("survey", {"iv_sarana_pengumpulan_data": ["Paper-assisted Personal Interviewing (PAPI)"]}),
        ("survey", {"iv_sarana_pengumpulan_data": 3, "vi_jumlah_petugas_supervisor": 18}),
        # A whole province, another province, a variable asked for two times.
        ("compilation", {AREAS: area(kode_kabupaten_kota="", nama_kabupaten_kota="")}),
        ("compilation", {AREAS: area(kode_kabupaten_kota="1600", nama_kabupaten_kota="")}),
        ("compilation", {AREAS: [{"kode_provinsi": "31", "kode_kabupaten_kota": "3171"}]}),
        ("compilation", {VARIABLES: [collected("Umur", "Umur", "2023"), collected("Umur", "Umur", "2024")]}),
        # Rows that a form leaves empty.
        ("compilation", {"iii_jadwal_desain": [*period("2024-02-01", "2024-02-02"), {"awal": "", "akhir": ""}]}),
        ("compilation", {"i_telepon": "0711-350651, (0711) 350652"}),
        ("compilation", {"i_telepon": "+62 711 350651 ext. 12"}),
        ("variable", {"value_domain": [{"kode": "-", "nilai": "-"}], "alias": "-"}),
        ("variable", {"value_domain": [{"kode": "0-98", "nilai": "Umur"}]}),
        ("variable", {"tipe_data": "FLOAT", "value_domain": [{"kode": "0,5 s.d. 1", "nilai": "Rasio"}]}),
        ("variable", {"tipe_data": "Integer", "peran": "Measure"}),
        ("variable", {"tipe_data": "STRING", "daftar_kode": "ya_tidak", "value_domain": [{"kode": "ya", "nilai": "Ya"}]}),
        ("variable", {"tipe_data": "DATE", "value_domain": [{"kode": "2024-01-31", "nilai": "Akhir"}]}),
        ("indicator", {"satuan": "-", "variabel_disaggregasi": ["-"], "id_sds": "-"}),
        ("survey", {"v_metode_yang_digunakan": "PPS"}),
    ],
)  # fmt: skip
def test_what_is_no_fault_is_not_found(name: str, changes: dict[str, Any]) -> None:
    assert _found(name, changes) == []


def test_a_non_probability_sample_has_no_frame() -> None:
    changes = {
        "v_metode_pemilihan_sampel_tahap_terakhir": "SAMPEL_NONPROBABILITAS",
        "v_metode_yang_digunakan": "PURPOSIVE_SAMPLING",
    }
    keys = [
        "v_kerangka_sampel_tahap_terakhir",
        "v_fraksi_sampel_keseluruhan",
        "v_nilai_perkiraan_sampling_error_variabel_utama",
    ]

    assert _found("survey", changes) == [
        ("frame-iff-probability", (key,), Level.ERROR) for key in keys
    ]
    assert _found("survey", changes | dict.fromkeys(keys, "")) == []


def test_a_change_of_the_deciding_answer_is_named_at_every_field_that_it_contradicts() -> None:
    found = _found("survey", {"cara_pengumpulan_data": "PENCACAHAN_LENGKAP"})

    assert [path[0] for rule, path, _ in found if rule == "block-v-iff-survey"] == [
        "v_jenis_rancangan_sampel",
        "v_metode_pemilihan_sampel_tahap_terakhir",
        "v_metode_yang_digunakan",
        "v_kerangka_sampel_tahap_terakhir",
        "v_fraksi_sampel_keseluruhan",
        "v_nilai_perkiraan_sampling_error_variabel_utama",
        "v_unit_sampel",
        "v_unit_observasi",
    ]
    assert {path[0] for rule, path, _ in found if rule.startswith("recommendation")} == {
        "rekomendasi_bps",
        "identitas_rekomendasi",
    }


def test_while_the_deciding_answer_is_open_nothing_contradicts_it() -> None:
    assert _found("survey", {"cara_pengumpulan_data": ""}) == [
        ("mandatory", ("cara_pengumpulan_data",), Level.INCOMPLETE)
    ]


def test_a_contradiction_says_in_both_languages_which_answer_makes_the_field_not_apply() -> None:
    form, make = SOUND["compilation"]
    (finding,) = check_record(form, make() | {"v_unit_sampel": "Puskesmas"})

    assert finding.text("id") == (
        "Blok V hanya untuk survei, padahal cara pengumpulan data adalah “Kompilasi produk administrasi”:"
        " kosongkan isian ini atau ubah cara pengumpulan data."
    )
    assert finding.text("en") == (
        "Block V is for surveys only, but the mode of data acquisition is “Compilation of administrative"
        " records”: clear this field or change the mode."
    )


def test_findings_stand_in_the_order_of_the_form() -> None:
    found = _found(
        "survey", {"tahun": "x", "i_email": "x", "vii_metode_analisis": "x", "v_unit_sampel": ""}
    )

    assert [path[0] for _, path, _ in found] == ["tahun", "i_email", "v_unit_sampel", "vii_metode_analisis"]  # fmt: skip


def test_next_year_may_be_planned() -> None:
    year = datetime.now(UTC).year

    assert "year-implausible" not in [
        rule for rule, _, _ in _found("compilation", {"tahun": year + 1})
    ]
    assert "year-implausible" in [rule for rule, _, _ in _found("compilation", {"tahun": year + 3})]


@pytest.mark.parametrize(
    ("concept", "rules"),
    [
        ("Nomor Pokok Wajib Pajak (NPWP)", []),
        ("Rumah Tangga dan Keluarga", []),
        ("Sekolah Dasar Kelas IV", []),
        ("Umur", []),
        ("-", []),
        ("Luas Panen", ["concept-starts-with-measure"]),
        ("Rata-rata Konsumsi", ["concept-starts-with-measure"]),
        ("Konsumsi Makanan Selama Sebulan", ["concept-with-period"]),
        ("Penduduk 2024", ["concept-with-period"]),
        ("Angka Partisipasi APS", ["concept-starts-with-measure", "concept-abbreviation"]),
        ("rumah tangga", ["concept-capitals"]),
        ("Rumah tangga", ["concept-capitals"]),
        ("RUMAH TANGGA", ["concept-capitals"]),
    ],
)
def test_the_name_of_a_concept(concept: str, rules: list[str]) -> None:
    found = _found("variable", {"konsep": [concept]})

    assert [rule for rule, _, _ in found if rule != "mandatory"] == rules
