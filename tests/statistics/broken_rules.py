"""The rules of the forms, one broken at a time: what is changed in a sound record, what is found, and where."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.statistics import Level

from tests.statistics.records import SOUND, collected, period

ERROR, INCOMPLETE, HINT = Level.ERROR, Level.INCOMPLETE, Level.HINT

AREAS = "iv_sebagian_cakupan_wilayah_pengumpulan_data"
VARIABLES = "iii_variabel_yang_dikumpulkan"
_DIGITAL = "viii_rencana_jadwal_rilis_produk_digital"


def area(**changes: str) -> list[dict[str, str]]:
    """The area of the sound compilation, changed."""
    return [SOUND["compilation"][1]()[AREAS][0] | changes]


def _component(name: str) -> dict[str, Any]:
    return {"nama": name, "sumber_publikasi": ["Kota Palembang Dalam Angka"]}


def _used(name: str) -> dict[str, Any]:
    return {"nama": name, "kegiatan_penghasil": ["Data Kependudukan Bersih"]}


#: Record, what is changed in it, the rule, the path, the level: one row a rule, or a side of one.
BROKEN: list[tuple[str, dict[str, Any], str, tuple[str | int, ...], Level]] = [
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
        {VARIABLES: [collected("Umur", "Umur"), collected(" UMUR ", "Umur")]},
        "variable-twice",
        (VARIABLES, 1, "nama"),
        ERROR,
    ),
    (
        "compilation",
        {VARIABLES: [collected("Jumlah", "Jumlah Penduduk")]},
        "concept-starts-with-measure",
        (VARIABLES, 0, "konsep"),
        HINT,
    ),
    (
        "compilation",
        {VARIABLES: [collected("Umur", "Umur") | {"definisi": ""}]},
        "cell-empty",
        (VARIABLES, 0, "definisi"),
        INCOMPLETE,
    ),
    (
        "compilation",
        {VARIABLES: [collected("Umur", "Umur") | {"nama": "-"}]},
        "cell-empty",
        (VARIABLES, 0, "nama"),
        INCOMPLETE,
    ),
    (
        "compilation",
        {VARIABLES: [collected("Umur", "Umur") | {"satuan": "tahun"}]},
        "cell-unknown",
        (VARIABLES, 0, "satuan"),
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
    ("compilation", {AREAS: []}, "areas-iff-part-of-indonesia", (AREAS,), INCOMPLETE),
    (
        "compilation",
        {"iv_cakupan_wilayah_pengumpulan_data": "SELURUH_WILAYAH_INDONESIA"},
        "areas-iff-part-of-indonesia",
        (AREAS,),
        ERROR,
    ),
    (
        "compilation",
        {AREAS: area(kode_provinsi="Sumsel")},
        "area-code",
        (AREAS, 0, "kode_provinsi"),
        ERROR,
    ),
    (
        "compilation",
        {AREAS: area(kode_kabupaten_kota="16.71")},
        "area-code",
        (AREAS, 0, "kode_kabupaten_kota"),
        ERROR,
    ),
    (
        "compilation",
        {AREAS: area(kode_provinsi="17", nama_provinsi="")},
        "area-of-province",
        (AREAS, 0, "kode_kabupaten_kota"),
        ERROR,
    ),
    (
        "compilation",
        {AREAS: area(kode_kabupaten_kota="1699")},
        "area-unknown",
        (AREAS, 0, "kode_kabupaten_kota"),
        ERROR,
    ),
    (
        "compilation",
        {AREAS: area(nama_kabupaten_kota="Prabumulih")},
        "area-name",
        (AREAS, 0, "nama_kabupaten_kota"),
        HINT,
    ),
    ("compilation", {AREAS: area() * 2}, "area-twice", (AREAS, 1, "kode_kabupaten_kota"), ERROR),
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
