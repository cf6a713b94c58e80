"""A dataset with every field filled, for the mapping table."""

from __future__ import annotations

from typing import Any

OFFICE: dict[str, Any] = {
    "title": "Dinas Contoh",
    "title_en": "Example Office",
    "singkatan": "Dincon",
    "kode": "PLG.001",
    "jenis": "dinas",
    "peran": "produsen",
    "kontak_email": "dinas@example.go.id",
    "kontak_telepon": "0711 000 000",
    "situs": "https://dinas.example.go.id/",
    "parent": "pemkot",
}

ACTIVITY: dict[str, Any] = {
    "id": "kegiatan",
    "name": "kegiatan-2024",
    "title": "Kegiatan",
    "tahun": "2024",
    "iii_tujuan_kegiatan": "Tujuan.",
    "i_instansi_penyelanggara": "Dinas Contoh",
}

RESOURCE: dict[str, Any] = {
    "id": "tabel",
    "package_id": "d",
    "name": "Tabel",
    "name_en": "Table",
    "description": "Satu baris per kecamatan.",
    "url": "https://data.example/dataset/d/resource/tabel/download/tabel.csv",
    "url_type": "upload",
    "format": "CSV",
    "mimetype": "text/csv",
    "size": 2048,
    "hash": "0" * 64,
    "created": "2025-02-28T01:00:00",
    "last_modified": "2025-03-01T01:00:00",
}

TABLE: dict[str, Any] = {
    "resource_id": "tabel",
    "files": {"csv": {"bytes": 2048, "sha256": "1" * 64}},
    "rows": 100,
    "figures": 90,
    "revised": 1,
    "symbols": {"x": 10},
    "time_step": "P1Y",
}

DATASET: dict[str, Any] = {
    "id": "d",
    "name": "penduduk",
    "title": "Penduduk",
    "title_en": "Population",
    "notes": "Jumlah penduduk.",
    "notes_en": "Number of inhabitants.",
    "owner_org": "kantor",
    "tags": [{"name": "penduduk"}],
    "konsep": "Konsep penduduk",
    "definisi": "Semua orang.",
    "klasifikasi": ["Kecamatan"],
    "ukuran": "Jumlah",
    "satuan": "Jiwa",
    "id_sds": "SP00055.00.00",
    "dalam_angka": [{"edisi": "2025", "bab": "3", "nomor": "3.1.1"}],
    "subjek_csa": "519",
    "urusan": "2.12",
    "kegiatan": "kegiatan",
    "jenis_statistik": "STATISTIK_DASAR",
    "cara_pengumpulan_data": "KOMPILASI_PRODUK_ADMINISTRASI",
    "data_prioritas": "ya",
    "prioritas_tahun": ["2024"],
    "tingkat_wilayah": "kecamatan",
    "kode_wilayah": ["16.71"],
    "periode_awal": "2020",
    "periode_akhir": "2024",
    "accrualPeriodicity": "TAHUNAN",
    "jadwal": [
        {"jenis": "RILIS", "rencana": "2025-02-28", "realisasi": "2025-03-01"},
        {"jenis": "RILIS", "rencana": "2026-02-28"},
    ],
    "sumber": "Institusi sumber",
    "sumber_dokumen": "Laporan",
    "sumber_url": "https://sumber.example.go.id/",
    "kontak_nama": "Bidang Data",
    "kontak_email": "data@example.go.id",
    "kontak_telepon": "0711 000 001",
    "accessRights": "TERBATAS",
    "alasan_akses": "UU 27/2022",
    "license_id": "cc-by",
    "license_title": "CC BY",
    "catatan": "Catatan.",
    "catatan_en": "Note.",
    "putus_deret": [{"periode": "2018", "penjelasan": "Kecamatan menjadi 18."}],
    "indikator": [{"nama": "Kepadatan", "definisi": "Jiwa per km²."}],
    "metadata_created": "2025-02-27T01:00:00",
    "metadata_modified": "2025-03-02T01:00:00",
    "resources": [RESOURCE],
}
