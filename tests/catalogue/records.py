"""Records that tests save."""

from __future__ import annotations

from itertools import count
from typing import Any

_numbers = count(1)


def complete_dataset(**changes: Any) -> dict[str, Any]:
    """A dataset with every field filled; its name and table number are its own."""
    number = next(_numbers)
    # A table number ends with three digits at most, and a whole run makes more datasets than that.
    table_number = f"3.{1 + number // 900}.{1 + number % 900}"
    record: dict[str, Any] = {
        "name": f"penduduk-kecamatan-{number}",
        "title": "Penduduk Menurut Kecamatan di Kota Palembang (jiwa), 2023–2024",
        "title_en": "Population by Subdistrict in Palembang Municipality (persons), 2023–2024",
        "notes": "Penduduk pertengahan tahun menurut kecamatan.",
        "notes_en": "Mid-year population by subdistrict.",
        "konsep": "Penduduk",
        "definisi": "Semua orang yang berdomisili di wilayah Kota Palembang selama satu tahun atau lebih.",
        "klasifikasi": ["Kecamatan"],
        "ukuran": "Jumlah",
        "satuan": "Jiwa",
        "id_sds": "SP00055.00.00",
        "dalam_angka": [
            {"edisi": "2025", "bab": "3", "nomor": table_number, "periode": "2023, 2024"},
            {"edisi": "2024", "bab": "3", "nomor": table_number, "periode": "2023"},
        ],
        "subjek_csa": "519",
        "urusan": "2.12",
        "jenis_statistik": "STATISTIK_DASAR",
        "cara_pengumpulan_data": "KOMPILASI_PRODUK_ADMINISTRASI",
        "data_prioritas": "ya",
        "prioritas_tahun": ["2023", "2024"],
        "tingkat_wilayah": "kecamatan",
        "kode_wilayah": ["16.71"],
        "periode_awal": "2023",
        "periode_akhir": "2024",
        "accrualPeriodicity": "TAHUNAN",
        "jadwal": [
            {
                "jenis": "RILIS",
                "periode": "2024",
                "rencana": "2025-02-28",
                "realisasi": "2025-02-28",
            },
            {"jenis": "RILIS", "periode": "2025", "rencana": "2026-02-27"},
        ],
        "sumber": "BPS Kota Palembang",
        "sumber_dokumen": "Proyeksi Penduduk",
        "sumber_url": "https://palembangkota.bps.go.id/",
        "kontak_nama": "Fungsi Statistik Sosial",
        "kontak_email": "statistik@example.go.id",
        "kontak_telepon": "0711 000000",
        "accessRights": "TERBUKA",
        "license_id": "bps-publikasi",
        "catatan": "Jumlah kecamatan sama dengan jumlah kota.",
        "catatan_en": "The subdistricts add up to the city.",
        "putus_deret": [
            {
                "periode": "2018",
                "penjelasan": "Kecamatan menjadi 18.",
                "penjelasan_en": "18 subdistricts.",
            }
        ],
    }
    return record | changes
