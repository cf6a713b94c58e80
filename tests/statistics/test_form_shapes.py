"""Values of another shape: a finding at their path, never an exception."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.palembang.statistics import (
    Level,
    UnknownFieldError,
    check_activity,
    check_indicator,
    check_record,
    check_variable,
    personal_keys,
)

from tests.statistics.records import SOUND, period

NAN = float("nan")
_AREAS = "iv_sebagian_cakupan_wilayah_pengumpulan_data"


def _found(name: str, changes: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    form, make = SOUND[name]
    findings = check_record(form, make() | changes)
    return [(finding.rule, finding.path) for finding in findings if finding.level is Level.ERROR]


@pytest.mark.parametrize(
    ("name", "key", "value", "rule", "below"),
    [
        ("compilation", "judul_kegiatan", 7, "text-expected", ()),
        ("compilation", "judul_kegiatan", True, "text-expected", ()),
        ("compilation", "judul_kegiatan", NAN, "text-expected", ()),
        ("compilation", "judul_kegiatan", {"a": [1]}, "text-expected", ()),
        ("compilation", "judul_kegiatan", "x" * 2_001, "text-too-long", ()),
        ("compilation", "judul_kegiatan", "x" * 10_000_000, "text-too-long", ()),
        ("compilation", "judul_kegiatan", "Data\x00", "text-unstorable-sign", ()),
        ("compilation", "judul_kegiatan", "Data \ud800", "text-unstorable-sign", ()),
        ("compilation", "iii_tujuan_kegiatan", "x" * 50_001, "text-too-long", ()),
        ("compilation", "iv_unit_pengumpulan_data_lainnya", ["x"], "text-expected", ()),
        ("compilation", "tahun", "dua ribu", "year-expected", ()),
        ("compilation", "tahun", 20240, "year-expected", ()),
        ("compilation", "tahun", 10**400, "year-expected", ()),
        ("compilation", "tahun", True, "year-expected", ()),
        ("compilation", "jenis_statistik", "TAHUNAN", "code-unknown", ()),
        ("compilation", "jenis_statistik", True, "code-unknown", ()),
        ("compilation", "jenis_statistik", ["STATISTIK_DASAR"], "code-unknown", ()),
        ("compilation", "iv_tipe_pengumpulan_data", 2, "code-unknown", ()),
        ("compilation", "iv_metode_pengumpulan_data", ["papi"], "code-unknown", (0,)),
        ("compilation", "iv_metode_pengumpulan_data", 32, "code-unknown", ()),
        ("compilation", "iv_metode_pengumpulan_data", {"wawancara": True}, "flags-expected", ()),
        ("compilation", "iv_metode_pengumpulan_data", True, "flags-expected", ()),
        ("compilation", "iv_metode_pengumpulan_data", ["wawancara"] * 101, "too-many-entries", ()),
        ("compilation", "vi_apakah_melakukan_uji_coba", "mungkin", "yes-no-expected", ()),
        ("compilation", "vi_apakah_melakukan_uji_coba", 3, "yes-no-expected", ()),
        ("survey", "vi_jumlah_petugas_enumerator", "-3", "count-expected", ()),
        ("survey", "vi_jumlah_petugas_enumerator", 3.5, "count-expected", ()),
        ("survey", "vi_jumlah_petugas_enumerator", "banyak", "count-expected", ()),
        ("compilation", "iii_jadwal_desain", "2024", "rows-expected", ()),
        ("compilation", "iii_jadwal_desain", ["2024-01-01"], "row-expected", (0,)),
        ("compilation", "iii_jadwal_desain", period("2024-02-30", "2024-03-01"), "date-does-not-exist", (0, "awal")),
        ("compilation", "iii_jadwal_desain", period("1 Februari", "2024-03-01"), "date-expected", (0, "awal")),
        ("compilation", "iii_jadwal_desain", period("2024-02-01", "2024-13-01"), "date-does-not-exist", (0, "akhir")),
        ("compilation", "viii_rencana_jadwal_rilis_produk_digital", "2024-06-28", "dates-expected", ()),
        ("compilation", "viii_rencana_jadwal_rilis_produk_digital", ["2024-06-31"], "date-does-not-exist", (0,)),
        ("compilation", "viii_rencana_jadwal_rilis_produk_digital", [20240628], "date-expected", (0,)),
        ("compilation", "viii_rencana_jadwal_rilis_produk_digital", ["2024-06-28"] * 501, "too-many-entries", ()),
        ("compilation", "iv_metode_pengumpulan_data", "papi", "code-unknown", ()),
        ("indicator", "konsep", ["Penduduk"] * 501, "too-many-entries", ()),
        ("compilation", _AREAS, [{"kode_provinsi": 16}], "text-expected", (0, "kode_provinsi")),
        ("compilation", _AREAS, [{"kode_provinsi": "16"}] * 2_001, "too-many-entries", ()),
        ("indicator", "konsep", "Penduduk", "texts-expected", ()),
        ("indicator", "konsep", ["Penduduk", 5], "text-expected", (1,)),
        ("indicator", "variabel_pembangun", [{"nama": "A", "kegiatan_penghasil": "B"}], "texts-expected", (0, "kegiatan_penghasil")),
        ("variable", "value_domain", [{"kode": 1, "nilai": "A"}], "text-expected", (0, "kode")),
        ("variable", "tipe_data", "KOMPLEKS", "code-unknown", ()),
    ],
)  # fmt: skip
def test_another_shape_is_an_error_at_its_path(
    name: str, key: str, value: object, rule: str, below: tuple[str | int, ...]
) -> None:
    assert (rule, (key, *below)) in _found(name, {key: value})


def test_each_form_has_its_own_door() -> None:
    assert check_activity({}) == check_record("ms_keg", {})
    assert check_indicator({}) == check_record("ms_ind", {})
    assert check_variable({}) == check_record("ms_var", {})
    with pytest.raises(UnknownFieldError):
        check_record("ms_xyz", {})


@pytest.mark.parametrize("form", ["ms_keg", "ms_ind", "ms_var"])
@pytest.mark.parametrize("record", [None, 5, NAN, "text", [], [{}], True], ids=repr)
def test_what_is_no_record_is_said_to_be_none(form: str, record: Any) -> None:
    (finding,) = check_record(form, record)

    assert (finding.rule, finding.path, finding.level) == ("record-expected", (), Level.ERROR)


def test_a_code_that_was_mistyped_is_answered_with_the_nearest() -> None:
    form, make = SOUND["compilation"]
    (finding,) = check_record(form, make() | {"jenis_statistik": "sektorial"})

    assert "STATISTIK_SEKTORAL (Statistik sektoral)" in finding.text("id")
    assert "STATISTIK_SEKTORAL (Sectoral statistics)" in finding.text("en")


@pytest.mark.parametrize("key", sorted(personal_keys()))
@pytest.mark.parametrize("value", [81277778888, "0812-7777-8888 rumah", "a@b", {"x": 81277778888}])
def test_no_finding_quotes_a_fact_about_a_person(key: str, value: object) -> None:
    form, make = SOUND["compilation"]
    for finding in check_record(form, make() | {key: value}):
        said = f"{finding.text('id')} {finding.text('en')} {dict(finding.parameters)}"
        assert "7777" not in said
        assert "a@b" not in said


def test_a_long_value_is_quoted_shortly() -> None:
    form, make = SOUND["compilation"]
    changes = {"jenis_statistik": "x" * 10_000_000, "iii_jadwal_desain": period("y" * 10_000, "z")}
    findings = check_record(form, make() | changes)

    assert findings
    assert max(len(finding.text("id")) for finding in findings) < 300
