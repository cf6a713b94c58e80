"""Indicators that tests save."""

from __future__ import annotations

from typing import Any


def indicator(**changes: Any) -> dict[str, Any]:
    """An indicator computed from variables, with all that publication needs."""
    record: dict[str, Any] = {
        "nama": "Kepadatan Penduduk",
        "konsep": ["Penduduk", "Wilayah"],
        "definisi": "Banyaknya penduduk per kilometer persegi.",
        "interpretasi": "Makin besar nilainya makin padat wilayahnya.",
        "metode_perhitungan": "Penduduk dibagi luas wilayah.",
        "rumus": "K = P / L",
        "ukuran": "Rasio",
        "satuan": "Jiwa per km²",
        "variabel_disaggregasi": ["Kecamatan"],
        "apakah_indikator_komposit": "tidak",
        "variabel_pembangun": [
            {"nama": "Jumlah penduduk", "kegiatan_penghasil": ["Registrasi penduduk"]},
            {"nama": "Luas wilayah", "kegiatan_penghasil": ["Pemetaan batas wilayah"]},
        ],
        "level_estimasi": "Kecamatan",
        "apakah_indikator_bisa_diakses_umum": "ya",
        "id_sds": "SP00055.00.00",
        "id_indikator_mms": "123",
        "kunci_lain": {"indah": {"status": "APPROVED"}},
    }
    return record | changes


def composite(**changes: Any) -> dict[str, Any]:
    """An indicator composed of others, with all that publication needs."""
    record = indicator(
        nama="Indeks Pembangunan Manusia",
        apakah_indikator_komposit="ya",
        indikator_pembangun=[
            {
                "nama": "Umur Harapan Hidup",
                "sumber_publikasi": ["Statistik Indonesia 2024", "Palembang Dalam Angka 2024"],
            }
        ],
    )
    del record["variabel_pembangun"]
    return record | changes
