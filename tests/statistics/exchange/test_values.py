"""One value of each kind in every spelling that real systems have been seen to write."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.palembang.statistics import (
    Finding,
    Level,
    activity_from_indah,
    activity_to_indah,
    from_flat,
    indicator_from_indah,
    variable_from_indah,
)


def read(path: str, value: Any) -> tuple[Any, tuple[Finding, ...]]:
    """An activity in which nothing but this value stands."""
    document: dict[str, Any] = {}
    here = document
    *above, last = path.split(".")
    for key in above:
        here = here.setdefault(key, {})
    here[last] = value
    reading = activity_from_indah(document)
    record = {key: one for key, one in reading.record.items() if key != "kunci_lain"}
    assert (
        activity_to_indah(reading.record, include_personal=True, personal=reading.personal)
        == document
    )
    return record, reading.findings


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "ya"),
        ("Ya", "ya"),
        ("1", "ya"),
        (1, "ya"),
        ("true", "ya"),
        ("1. Ya", "ya"),
        (False, "tidak"),
        ("Tidak", "tidak"),
        (2, "tidak"),
        (0, "tidak"),
        ("2", "tidak"),
        ("FALSE", "tidak"),
        (None, None),
        ("-", None),
        ("", None),
        ([], None),
    ],
)
def test_yes_and_no(value: Any, expected: str | None) -> None:
    record, findings = read("blok_vi.apakah_melakukan_uji_coba", value)
    assert record.get("vi_apakah_melakukan_uji_coba") == expected
    assert findings == ()


@pytest.mark.parametrize("value", ["mungkin", 3, "ya tidak", {"a": 1}, ["Ya", "Tidak"], 1.5])
def test_what_is_neither_yes_nor_no_is_told_and_kept(value: Any) -> None:
    record, findings = read("blok_vi.apakah_melakukan_uji_coba", value)
    assert record == {}
    assert [(one.rule, one.level, one.path) for one in findings] == [
        ("value-unreadable", Level.HINT, ("blok_vi", "apakah_melakukan_uji_coba"))
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("SURVEI", "SURVEI"),
        (2, "SURVEI"),
        ("2", "SURVEI"),
        (2.0, "SURVEI"),
        ("Survei", "SURVEI"),
        ("Kompilasi Produk Administrasi", "KOMPILASI_PRODUK_ADMINISTRASI"),
        (
            "CARA_LAIN_SESUAI_PERKEMBANGAN_TEKNOLOGI_DAN_INFORMASI",
            "CARA_LAIN_SESUAI_DENGAN_PERKEMBANGAN_TI",
        ),
        ("-", None),
        (None, None),
    ],
)
def test_codes(value: Any, expected: str | None) -> None:
    record, findings = read("cara_pengumpulan_data", value)
    assert record.get("cara_pengumpulan_data") == expected
    assert findings == ()


@pytest.mark.parametrize(
    "value", ["BERULANG", 99, True, "x" * 1000, ["SURVEI", "SURVEI"], {"kode": 2}]
)
def test_codes_of_another_list_are_told_and_kept(value: Any) -> None:
    record, findings = read("cara_pengumpulan_data", value)
    assert record == {}
    assert [one.path for one in findings] == [("cara_pengumpulan_data",)]


def test_a_number_that_sources_disagree_on_is_not_guessed() -> None:
    record, findings = read("blok_iv.tipe_pengumpulan_data", 2)
    assert record == {}
    assert findings[0].rule == "value-unreadable"


@pytest.mark.parametrize(
    ("value", "codes", "other"),
    [
        ({"wawancara": True, "pengamatan": False}, ["wawancara"], None),
        ({"wawancara": 1, "pengamatan": "1", "lainnya": None}, ["wawancara", "pengamatan"], None),
        ({"lainnya": True, "metode_pengumpulan_lainnya": "Sensor"}, ["lainnya"], "Sensor"),
        ({"lainnya": True, "metode_pengumpulan_data_lainnya": "Sensor"}, ["lainnya"], "Sensor"),
        (["wawancara", "lainnya"], ["wawancara", "lainnya"], None),
        (["Wawancara", "PENGAMATAN_ATAU_OBSERVASI"], ["wawancara", "pengamatan"], None),
        ([1, 8], ["wawancara", "pengumpulan_data_sekunder"], None),
        (9, ["wawancara", "pengumpulan_data_sekunder"], None),
        ("9", ["wawancara", "pengumpulan_data_sekunder"], None),
        (0, None, None),
        ("Pengumpulan data sekunder, Wawancara", ["wawancara", "pengumpulan_data_sekunder"], None),
        ("Wawancara; Lainnya : Sensor, kamera", ["wawancara", "lainnya"], "Sensor, kamera"),
        ("Lainnya: Sensor", ["lainnya"], "Sensor"),
        ("-", None, None),
        (None, None, None),
        ({}, None, None),
    ],
)
def test_boxes(value: Any, codes: list[str] | None, other: str | None) -> None:
    record, findings = read("blok_iv.metode_pengumpulan_data", value)
    assert record.get("iv_metode_pengumpulan_data") == codes
    assert record.get("iv_metode_pengumpulan_data_lainnya") == other
    assert findings == ()


@pytest.mark.parametrize(
    ("value", "codes", "places"),
    [
        ({"wawancara": True, "telepati": True}, ["wawancara"], [("telepati",)]),
        ({"wawancara": "mungkin"}, None, [("wawancara",)]),
        ("Wawancara, Telepati", ["wawancara"], [()]),
        (["Wawancara", 64, None, {"a": 1}], ["wawancara"], [(1,), (3,)]),
        (64, None, [()]),
        (3.5, None, [()]),
        (True, None, [()]),
        ("," * 100_000, None, [()]),
    ],
)
def test_boxes_that_the_form_has_not(value: Any, codes: Any, places: list[Any]) -> None:
    record, findings = read("blok_iv.metode_pengumpulan_data", value)
    assert record.get("iv_metode_pengumpulan_data") == codes
    assert [one.path for one in findings] == [
        ("blok_iv", "metode_pengumpulan_data", *place) for place in places
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["2024-02-28"], ["2024-02-28"]),
        ("2024-02-28", ["2024-02-28"]),
        (["28-02-2024", "28/2/2024"], ["2024-02-28", "2024-02-28"]),
        (["2024-02-28 12:33:57", "2024-02-28T12:33:57.123456Z"], ["2024-02-28", "2024-02-28"]),
        (
            ["28 Februari 2024", "1 Mei 2024", "17 Agustus 2024"],
            ["2024-02-28", "2024-05-01", "2024-08-17"],
        ),
        ('["2024-02-28"]', ["2024-02-28"]),
        (["", None, "-", "0000-00-00"], None),
        ([], None),
        (None, None),
        ("-", None),
        ("[]", None),
    ],
)
def test_days(value: Any, expected: list[str] | None) -> None:
    record, findings = read("blok_viii.rencana_jadwal_rilis_produk_digital", value)
    assert record.get("viii_rencana_jadwal_rilis_produk_digital") == expected
    assert findings == ()


@pytest.mark.parametrize(
    ("value", "expected", "place"),
    [
        (["2024-02-28", "2024-02-30"], ["2024-02-28"], (1,)),
        (["31-04-2024"], None, (0,)),
        ("02/28/2024", None, ()),
        ("0024-01-01", None, ()),
        ([20240228], None, (0,)),
        ([["2024-01-01"]], None, (0,)),
        (45350, None, ()),
        ("segera", None, ()),
        ("1" * 300, None, ()),
    ],
)
def test_days_that_do_not_exist(value: Any, expected: Any, place: tuple[int, ...]) -> None:
    record, findings = read("blok_viii.rencana_jadwal_rilis_produk_digital", value)
    assert record.get("viii_rencana_jadwal_rilis_produk_digital") == expected
    assert [one.path[2:] for one in findings] == [place]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            [{"awal": "2024-01-01", "akhir": "2024-01-31"}],
            [{"awal": "2024-01-01", "akhir": "2024-01-31"}],
        ),
        ({"awal": "01-01-2024", "akhir": None}, [{"awal": "2024-01-01"}]),
        ('[{"awal": "2024-01-01", "akhir": "-"}]', [{"awal": "2024-01-01"}]),
        ("1 Januari 2024 hingga 31/01/2024", [{"awal": "2024-01-01", "akhir": "2024-01-31"}]),
        (
            "Awal: 1 Januari 2024, Akhir: 31 Januari 2024",
            [{"awal": "2024-01-01", "akhir": "2024-01-31"}],
        ),
        ("2024-01-01 s.d. 2024-01-31", [{"awal": "2024-01-01", "akhir": "2024-01-31"}]),
        ([{"awal": None, "akhir": None}], None),
        ([], None),
        (None, None),
        ("-", None),
    ],
)
def test_periods(value: Any, expected: Any) -> None:
    record, findings = read("blok_iii.rencana_jadwal_kegiatan.desain", value)
    assert record.get("iii_jadwal_desain") == expected
    assert findings == ()


def test_a_period_with_a_day_that_does_not_exist() -> None:
    value = [{"awal": "2024-01-01", "akhir": "2024-02-30", "catatan": "x"}, "kapan-kapan", 5]
    record, findings = read("blok_iii.rencana_jadwal_kegiatan.desain", value)
    assert record["iii_jadwal_desain"] == [{"awal": "2024-01-01"}]
    assert [one.path[3:] for one in findings] == [(0, "akhir"), (0, "catatan"), (1,), (2,)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), ("007", "7"), (12.0, "12"), ("12", "12"), (None, None), ("-", None)],
)
def test_counts(value: Any, expected: str | None) -> None:
    record, findings = read("blok_vi.jumlah_petugas_supervisor", value)
    assert record.get("vi_jumlah_petugas_supervisor") == expected
    assert findings == ()


@pytest.mark.parametrize("value", [-1, 1.5, "dua", "1.234", True, 10**16, "9" * 5000])
def test_counts_that_are_none(value: Any) -> None:
    record, findings = read("blok_vi.jumlah_petugas_supervisor", value)
    assert record == {}
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("value", "expected"), [(2024, "2024"), ("2024", "2024"), (" 2024 ", "2024")]
)
def test_years(value: Any, expected: str) -> None:
    assert read("tahun", value)[0] == {"tahun": expected}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  blanks \r\nhere ", "blanks \nhere"),
        (7807377, "7807377"),
        (0.05, "0.05"),
        ("-", "-"),
        (["a"], "a"),
    ],
)
def test_texts(value: Any, expected: str) -> None:
    assert read("blok_i.alamat_instansi_penyelenggara.telepon", value)[0] == {"i_telepon": expected}


def test_misspelt_and_well_spelt_keys_mean_the_same() -> None:
    for path in ("blok_vii.unit_analsis", "blok_vii.unit_analisis"):
        assert read(path, {"individu": True})[0] == {"vii_unit_analisis": ["individu"]}
    for path in ("blok_i.instansi_penyelanggara", "blok_i.instansi_penyelenggara"):
        assert read(path, "Dinas")[0] == {"i_instansi_penyelanggara": "Dinas"}
    for path in ("blok_iv.frekuensi_penyelanggara", "blok_iv.frekuensi_penyelenggaraan"):
        assert read(path, "TAHUNAN")[0] == {"iv_frekuensi_penyelanggara": "TAHUNAN"}
    for key in ("iii_latar_belakang_kegiatan", "iii_latar_belakang_kegiatang"):
        reading = from_flat({key: "Sebab"})
        assert reading.activity is not None
        assert reading.activity["iii_latar_belakang_kegiatan"] == "Sebab"


def test_concepts_are_a_text_or_a_list() -> None:
    for value in ("Penduduk", ["Penduduk"], '["Penduduk"]'):
        assert indicator_from_indah({"konsep": value}).record["konsep"] == ["Penduduk"]
    several = variable_from_indah({"konsep": ["Umur", "Jenis Kelamin"]})
    assert several.record["konsep"] == ["Umur", "Jenis Kelamin"]


def test_publications_of_components_have_two_shapes() -> None:
    plain = {"nama": "A", "sumber_publikasi": ["Laporan"]}
    client = {
        "nama": "A",
        "ketersediaan_publikasi": [
            {"nama": "Laporan", "link_eksternal_yang_bisa_diakses": None, "file": {"nama": None}}
        ],
    }
    for row in (plain, client):
        reading = indicator_from_indah({"indikator_pembangun": [row]})
        assert reading.record["indikator_pembangun"] == [plain]
        assert reading.findings == ()


def test_a_link_to_a_publication_is_told_and_kept() -> None:
    row = {
        "nama": "A",
        "ketersediaan_publikasi": [
            {"nama": "L", "link_eksternal_yang_bisa_diakses": "https://x.id"}
        ],
    }
    reading = indicator_from_indah({"indikator_pembangun": [row]})
    assert [one.path[-1] for one in reading.findings] == ["link_eksternal_yang_bisa_diakses"]


@pytest.mark.parametrize(
    "text",
    ['["a\\ud800"]', '["a\\u0000"]', "[" * 5000, '["a"', "[NaN]", "[1] x", "[" * 60 + "]" * 60],
)
def test_json_inside_a_text_that_cannot_be_kept_stays_a_text(text: str) -> None:
    assert indicator_from_indah({"konsep": text}).record["konsep"] == [text]


def test_values_of_a_domain_without_any_are_none() -> None:
    reading = variable_from_indah({"value_domain": [{"kode": None, "nilai": None}], "id_sls": 12})
    assert "value_domain" not in reading.record
    assert reading.record["id_sds"] == "12"
