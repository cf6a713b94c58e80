"""Every rule of the forms, both sides: the sound record has no finding, one change brings exactly one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ckanext.palembang.statistics import Level, check_record

from tests.statistics.records import SOUND, collected, period

ERROR, INCOMPLETE, HINT = Level.ERROR, Level.INCOMPLETE, Level.HINT

_AREAS = "iv_sebagian_cakupan_wilayah_pengumpulan_data"
_VARIABLES = "iii_variabel_yang_dikumpulkan"
_DIGITAL = "viii_rencana_jadwal_rilis_produk_digital"


def _area(**changes: str) -> list[dict[str, str]]:
    return [SOUND["compilation"][1]()[_AREAS][0] | changes]


def _component(name: str) -> dict[str, Any]:
    return {"nama": name, "sumber_publikasi": ["Kota Palembang Dalam Angka"]}


def _used(name: str) -> dict[str, Any]:
    return {"nama": name, "kegiatan_penghasil": ["Data Kependudukan Bersih"]}


#: Record, what is changed in it, the rule, the path, the level: one row a rule, or a side of one.
CASES: list[tuple[str, dict[str, Any], str, tuple[str | int, ...], Level]] = [
    ("compilation", {"judul_kegiatan": " "}, "mandatory", ("judul_kegiatan",), INCOMPLETE),
    ("compilation", {"judul_kegiatan": "-"}, "mandatory", ("judul_kegiatan",), INCOMPLETE),
    (
        "compilation",
        {"vii_tahapan_pengolahan_data": []},
        "mandatory",
        ("vii_tahapan_pengolahan_data",),
        INCOMPLETE,
    ),
    (
        "compilation",
        {"iii_jadwal_desain": [{"awal": None, "akhir": None}]},
        "mandatory",
        ("iii_jadwal_desain",),
        INCOMPLETE,
    ),
    # Recommendation if and only if a sectoral survey, identity if and only if recommended.
    (
        "survey",
        {"rekomendasi_bps": ""},
        "recommendation-iff-sectoral-survey",
        ("rekomendasi_bps",),
        INCOMPLETE,
    ),
    (
        "compilation",
        {"rekomendasi_bps": "ya"},
        "recommendation-iff-sectoral-survey",
        ("rekomendasi_bps",),
        ERROR,
    ),
    (
        "compilation",
        {"identitas_rekomendasi": "V-24.1671.001"},
        "recommendation-iff-sectoral-survey",
        ("identitas_rekomendasi",),
        ERROR,
    ),
    (
        "survey",
        {"identitas_rekomendasi": ""},
        "identity-iff-recommended",
        ("identitas_rekomendasi",),
        INCOMPLETE,
    ),
    (
        "survey",
        {"rekomendasi_bps": "tidak"},
        "identity-iff-recommended",
        ("identitas_rekomendasi",),
        ERROR,
    ),
    (
        "survey",
        {"identitas_rekomendasi": "24/001"},
        "identity-pattern",
        ("identitas_rekomendasi",),
        HINT,
    ),
    (
        "compilation",
        {"tahun": "1924", "iii_jadwal_desain": "-"},
        "year-implausible",
        ("tahun",),
        HINT,
    ),
    # Blocks I and II.
    ("compilation", {"i_email": "dinkes"}, "email-address", ("i_email",), ERROR),
    ("compilation", {"ii_pj_email": "a@b"}, "email-address", ("ii_pj_email",), ERROR),
    ("compilation", {"i_telepon": "belum ada"}, "phone-number", ("i_telepon",), ERROR),
    ("compilation", {"ii_pj_telepon": "WA 0812-7000-000"}, "phone-shape", ("ii_pj_telepon",), HINT),
    # Block III.
    (
        "compilation",
        {"iii_latar_belakang_kegiatan": "x" * 49},
        "background-too-short",
        ("iii_latar_belakang_kegiatan",),
        INCOMPLETE,
    ),
    (
        "compilation",
        {"iii_jadwal_desain": period("2024-02-16", "2024-02-01")},
        "period-backwards",
        ("iii_jadwal_desain", 0, "akhir"),
        ERROR,
    ),
    (
        "compilation",
        {"iii_jadwal_desain": period("2024-01-02", "2024-02-01")},
        "stages-in-order",
        ("iii_jadwal_desain",),
        HINT,
    ),
    (
        "compilation",
        {"iii_jadwal_evaluasi": period("2027-01-04", "2027-01-08")},
        "schedule-far-from-year",
        ("iii_jadwal_evaluasi", 0, "awal"),
        HINT,
    ),
    (
        "compilation",
        {"iii_jadwal_desain": [{"awal": "2024-02-01", "akhir": ""}]},
        "cell-empty",
        ("iii_jadwal_desain", 0, "akhir"),
        INCOMPLETE,
    ),
    (
        "compilation",
        {_VARIABLES: [collected("Umur", "Umur"), collected(" UMUR ", "Umur")]},
        "variable-twice",
        (_VARIABLES, 1, "nama"),
        ERROR,
    ),
    (
        "compilation",
        {_VARIABLES: [collected("Jumlah", "Jumlah Penduduk")]},
        "concept-starts-with-measure",
        (_VARIABLES, 0, "konsep"),
        HINT,
    ),
    (
        "compilation",
        {_VARIABLES: [collected("Umur", "Umur") | {"definisi": ""}]},
        "cell-empty",
        (_VARIABLES, 0, "definisi"),
        INCOMPLETE,
    ),
    (
        "compilation",
        {_VARIABLES: [collected("Umur", "Umur") | {"nama": "-"}]},
        "cell-empty",
        (_VARIABLES, 0, "nama"),
        INCOMPLETE,
    ),
    (
        "compilation",
        {_VARIABLES: [collected("Umur", "Umur") | {"satuan": "tahun"}]},
        "cell-unknown",
        (_VARIABLES, 0, "satuan"),
        HINT,
    ),
    # Block IV.
    (
        "compilation",
        {"iv_frekuensi_penyelanggara": None},
        "frequency-iff-recurring",
        ("iv_frekuensi_penyelanggara",),
        INCOMPLETE,
    ),
    (
        "survey",
        {"iv_frekuensi_penyelanggara": "TAHUNAN"},
        "frequency-iff-recurring",
        ("iv_frekuensi_penyelanggara",),
        ERROR,
    ),
    (
        "compilation",
        {"iv_frekuensi_penyelanggara": "HANYA_SEKALI"},
        "frequency-of-form",
        ("iv_frekuensi_penyelanggara",),
        ERROR,
    ),
    ("compilation", {_AREAS: []}, "areas-iff-part-of-indonesia", (_AREAS,), INCOMPLETE),
    (
        "compilation",
        {"iv_cakupan_wilayah_pengumpulan_data": "SELURUH_WILAYAH_INDONESIA"},
        "areas-iff-part-of-indonesia",
        (_AREAS,),
        ERROR,
    ),
    (
        "compilation",
        {_AREAS: _area(kode_provinsi="Sumsel")},
        "area-code",
        (_AREAS, 0, "kode_provinsi"),
        ERROR,
    ),
    (
        "compilation",
        {_AREAS: _area(kode_kabupaten_kota="16.71")},
        "area-code",
        (_AREAS, 0, "kode_kabupaten_kota"),
        ERROR,
    ),
    (
        "compilation",
        {_AREAS: _area(kode_provinsi="17", nama_provinsi="")},
        "area-of-province",
        (_AREAS, 0, "kode_kabupaten_kota"),
        ERROR,
    ),
    (
        "compilation",
        {_AREAS: _area(kode_kabupaten_kota="1699")},
        "area-unknown",
        (_AREAS, 0, "kode_kabupaten_kota"),
        ERROR,
    ),
    (
        "compilation",
        {_AREAS: _area(nama_kabupaten_kota="Prabumulih")},
        "area-name",
        (_AREAS, 0, "nama_kabupaten_kota"),
        HINT,
    ),
    ("compilation", {_AREAS: _area() * 2}, "area-twice", (_AREAS, 1, "kode_kabupaten_kota"), ERROR),
    (
        "compilation",
        {"iv_unit_pengumpulan_data_lainnya": ""},
        "text-iff-other",
        ("iv_unit_pengumpulan_data_lainnya",),
        INCOMPLETE,
    ),
    (
        "compilation",
        {"iv_unit_pengumpulan_data": ["individu"]},
        "text-iff-other",
        ("iv_unit_pengumpulan_data_lainnya",),
        ERROR,
    ),
    # Block V.
    ("survey", {"v_unit_sampel": ""}, "block-v-iff-survey", ("v_unit_sampel",), INCOMPLETE),
    (
        "compilation",
        {"v_unit_sampel": "Puskesmas"},
        "block-v-iff-survey",
        ("v_unit_sampel",),
        ERROR,
    ),
    (
        "compilation",
        {"v_fraksi_sampel_keseluruhan": "0,1"},
        "block-v-iff-survey",
        ("v_fraksi_sampel_keseluruhan",),
        ERROR,
    ),
    (
        "survey",
        {"v_metode_yang_digunakan": "QUOTA_SAMPLING"},
        "technique-of-branch",
        ("v_metode_yang_digunakan",),
        ERROR,
    ),
    (
        "survey",
        {"v_kerangka_sampel_tahap_terakhir": ""},
        "frame-iff-probability",
        ("v_kerangka_sampel_tahap_terakhir",),
        INCOMPLETE,
    ),
    # Block VI.
    (
        "survey",
        {"vi_petugas_pengumpulan_data": ""},
        "officers-iff-interview",
        ("vi_petugas_pengumpulan_data",),
        INCOMPLETE,
    ),
    (
        "compilation",
        {"vi_jumlah_petugas_enumerator": 4},
        "officers-iff-interview",
        ("vi_jumlah_petugas_enumerator",),
        ERROR,
    ),
    (
        "compilation",
        {"vi_apakah_melakukan_pelatihan_petugas": "ya"},
        "officers-iff-interview",
        ("vi_apakah_melakukan_pelatihan_petugas",),
        ERROR,
    ),
    (
        "survey",
        {"vi_jumlah_petugas_supervisor": 19},
        "supervisors-outnumber-enumerators",
        ("vi_jumlah_petugas_supervisor",),
        ERROR,
    ),
    (
        "survey",
        {"vi_jumlah_petugas_supervisor": 0, "vi_jumlah_petugas_enumerator": "0"},
        "enumerators-none",
        ("vi_jumlah_petugas_enumerator",),
        INCOMPLETE,
    ),
    # Block VIII.
    ("compilation", {_DIGITAL: []}, "release-iff-product", (_DIGITAL,), INCOMPLETE),
    (
        "compilation",
        {"viii_ketersediaan_produk_digital": "tidak"},
        "release-iff-product",
        (_DIGITAL,),
        ERROR,
    ),
    ("compilation", {_DIGITAL: ["2024-02-29"]}, "release-before-collection", (_DIGITAL, 0), HINT),
    # MS-Ind.
    ("indicator", {"definisi": ""}, "mandatory", ("definisi",), INCOMPLETE),
    (
        "indicator",
        {"variabel_pembangun": []},
        "variables-iff-not-composite",
        ("variabel_pembangun",),
        INCOMPLETE,
    ),
    (
        "indicator",
        {"indikator_pembangun": [_component("IPM")]},
        "components-iff-composite",
        ("indikator_pembangun",),
        ERROR,
    ),
    (
        "composite",
        {"indikator_pembangun": []},
        "components-iff-composite",
        ("indikator_pembangun",),
        INCOMPLETE,
    ),
    (
        "composite",
        {"variabel_pembangun": [_used("Umur")]},
        "variables-iff-not-composite",
        ("variabel_pembangun",),
        ERROR,
    ),
    (
        "composite",
        {"indikator_pembangun": [_component("indeks  pembangunan manusia")]},
        "indicator-of-itself",
        ("indikator_pembangun", 0, "nama"),
        ERROR,
    ),
    (
        "composite",
        {"indikator_pembangun": [_component("A"), _component("a")]},
        "component-twice",
        ("indikator_pembangun", 1, "nama"),
        ERROR,
    ),
    (
        "indicator",
        {"variabel_pembangun": [_used("A"), _used("a")]},
        "variable-twice",
        ("variabel_pembangun", 1, "nama"),
        ERROR,
    ),
    (
        "indicator",
        {"variabel_pembangun": [_used("A") | {"kegiatan_penghasil": []}]},
        "cell-empty",
        ("variabel_pembangun", 0, "kegiatan_penghasil"),
        INCOMPLETE,
    ),
    ("indicator", {"id_sds": "SP55"}, "sdsn-code", ("id_sds",), ERROR),
    (
        "indicator",
        {"konsep": ["Penduduk", "Laju Inflasi"]},
        "concept-starts-with-measure",
        ("konsep", 1),
        HINT,
    ),
    # MS-Var.
    ("variable", {"alias": ""}, "mandatory", ("alias",), INCOMPLETE),
    ("variable", {"alias": "Jenis kelamin"}, "alias-no-column-name", ("alias",), HINT),
    ("variable", {"konsep": ["NPWP"]}, "concept-abbreviation", ("konsep", 0), HINT),
    ("variable", {"id_sds": "XX00055.00.00"}, "sdsn-code", ("id_sds",), ERROR),
    (
        "variable",
        {"value_domain": [{"kode": "1", "nilai": "A"}, {"kode": "1", "nilai": "B"}]},
        "value-domain-twice",
        ("value_domain", 1, "kode"),
        ERROR,
    ),
    (
        "variable",
        {"value_domain": [{"kode": "L", "nilai": "Laki-laki"}]},
        "value-domain-of-type",
        ("value_domain", 0, "kode"),
        ERROR,
    ),
    ("variable", {"tipe_data": "DATE"}, "value-domain-of-type", ("value_domain", 0, "kode"), ERROR),
    (
        "variable",
        {
            "tipe_data": "STRING",
            "daftar_kode": "bab",
            "value_domain": [{"kode": "99", "nilai": "A"}],
        },
        "value-domain-of-list",
        ("value_domain", 0, "kode"),
        HINT,
    ),
    ("variable", {"daftar_kode": "planet"}, "code-list-unknown", ("daftar_kode",), ERROR),
    (
        "variable",
        {"peran": "ukuran", "tipe_data": "STRING"},
        "measure-not-numeric",
        ("tipe_data",),
        HINT,
    ),
    ("variable", {"peran": ""}, "mandatory", ("peran",), INCOMPLETE),
]


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
    CASES,
    ids=[f"{case[0]}-{case[2]}-{case[3][0]}-{case[4].value}-{n}" for n, case in enumerate(CASES)],
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
        ("compilation", {_AREAS: _area(kode_kabupaten_kota="", nama_kabupaten_kota="")}),
        ("compilation", {_AREAS: _area(kode_kabupaten_kota="1600", nama_kabupaten_kota="")}),
        ("compilation", {_AREAS: [{"kode_provinsi": "31", "kode_kabupaten_kota": "3171"}]}),
        ("compilation", {_VARIABLES: [collected("Umur", "Umur", "2023"), collected("Umur", "Umur", "2024")]}),
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

    assert _found("survey", changes) == [("frame-iff-probability", (key,), ERROR) for key in keys]
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
        ("mandatory", ("cara_pengumpulan_data",), INCOMPLETE)
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
