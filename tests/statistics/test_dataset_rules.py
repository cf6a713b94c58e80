"""Rules between the fields of a dataset: each side of each rule."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.statistics import Level, check_dataset

_SOUND: dict[str, Any] = {
    "title": "Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang (jiwa), 2024",
    "konsep": "Penduduk",
    "klasifikasi": ["Kecamatan", "Jenis Kelamin"],
    "id_sds": "SP00055.00.00",
    "dalam_angka": [{"edisi": "2025", "bab": "3", "nomor": "3.1.1", "periode": "2023, 2024"}],
    "periode_awal": "2023",
    "periode_akhir": "2024",
    "data_prioritas": "ya",
    "prioritas_tahun": ["2024"],
    "accrualPeriodicity": "TAHUNAN",
    "jadwal": [{"jenis": "RILIS", "rencana": "2025-02-28"}],
    "accessRights": "TERBUKA",
    "private": False,
}


def _rules(**changes: Any) -> list[str]:
    return [finding.rule for finding in check_dataset(_SOUND | changes)]


def _edition(**changes: Any) -> list[dict[str, Any]]:
    return [_SOUND["dalam_angka"][0] | changes]


def test_a_sound_record_has_no_finding() -> None:
    assert _rules() == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"id_sds": "SP55"}, "sdsn-code"),
        ({"id_sds": "XX00055.00.00"}, "sdsn-code"),
        ({"konsep": "Jumlah Penduduk"}, "concept-starts-with-measure"),
        ({"konsep": "Penduduk 2024"}, "concept-with-period"),
        ({"klasifikasi": ["Kecamatan"]}, "title-classification-not-listed"),
        ({"dalam_angka": _edition(nomor="tiga")}, "table-number-pattern"),
        ({"dalam_angka": _edition(nomor="4.1.1")}, "table-number-chapter"),
        ({"dalam_angka": _edition() * 2}, "table-number-twice"),
        ({"dalam_angka": _edition() + _edition(nomor="3.01.1")}, "table-number-twice"),
        ({"dalam_angka": _edition(periode="2026")}, "period-after-edition"),
        ({"dalam_angka": _edition(periode="lalu")}, "period-unknown"),
        ({"periode_awal": "2023-02-30"}, "period-unknown"),
        ({"periode_awal": "2025"}, "period-backwards"),
        ({"prioritas_tahun": []}, "priority-year-missing"),
        ({"data_prioritas": "tidak"}, "priority-year-without-priority"),
        ({"accessRights": "TERBATAS"}, "access-reason-missing"),
        ({"accessRights": "TERTUTUP", "alasan_akses": "UU 14/2008"}, "closed-but-public"),
        ({"jadwal": []}, "schedule-missing"),
    ],
)
def test_each_rule_finds_what_breaks_it(changes: dict[str, Any], rule: str) -> None:
    assert _rules(**changes) == [rule]


@pytest.mark.parametrize(
    "changes",
    [
        {"id_sds": ""},
        {"title": "Suhu Udara di Kota Palembang"},
        {"dalam_angka": _edition(nomor="")},
        {"dalam_angka": _edition() + _edition(edisi="2024", periode="2023")},
        {"dalam_angka": _edition(periode="2024/2025")},
        {"periode_akhir": ""},
        {"data_prioritas": "", "prioritas_tahun": []},
        {"accessRights": "TERBATAS", "alasan_akses": "Keputusan PPID"},
        {"accessRights": "TERTUTUP", "alasan_akses": "UU 14/2008", "private": True},
        {"jadwal": [], "accrualPeriodicity": "HANYA_SEKALI"},
    ],
)
def test_what_keeps_the_rules_passes(changes: dict[str, Any]) -> None:
    assert _rules(**changes) == []


def test_findings_speak_both_languages_and_name_the_value() -> None:
    (finding,) = check_dataset(_SOUND | {"id_sds": "SP55"})

    assert "SP55" in finding.text("id")
    assert "SP55" in finding.text("en")
    assert finding.text("id") != finding.text("en")
    assert finding.path == ("id_sds",)


def test_only_publication_waits_for_a_reason_of_limited_access() -> None:
    (finding,) = check_dataset(_SOUND | {"accessRights": "TERBATAS"})

    assert finding.level is Level.INCOMPLETE


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(_SOUND)), _JUNK))
def test_no_record_makes_a_rule_fail(record: dict[str, Any]) -> None:
    for finding in check_dataset(record):
        assert finding.text("id")
        assert finding.text("en")
