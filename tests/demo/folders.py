"""Small folders of demo tables that tests write and break."""

from __future__ import annotations

import shutil
from pathlib import Path

from ckanext.palembang.catalogue.demo import packaged_folder

SLUG = "penduduk-percobaan"

_YAML = """\
dataset:
  title: Penduduk Menurut Kecamatan di Kota Palembang (orang), 2024
  title_en: Population by Subdistrict in Palembang Municipality (persons), 2024
  notes: Percobaan.
  notes_en: A trial.
  owner_org: disdukcapil
  tags: [penduduk]
  konsep: Penduduk
  definisi: Orang yang terdaftar.
  klasifikasi: [Kecamatan]
  ukuran: Jumlah
  satuan: Orang
  dalam_angka:
  - {edisi: 2025, bab: '3', nomor: 3.1.1, periode: '2024'}
  subjek_csa: '519'
  jenis_statistik: STATISTIK_SEKTORAL
  cara_pengumpulan_data: KOMPILASI_PRODUK_ADMINISTRASI
  data_prioritas: tidak
  tingkat_wilayah: kecamatan
  kode_wilayah: ['16.71']
  periode_awal: '2024'
  periode_akhir: '2024'
  accrualPeriodicity: TAHUNAN
  sumber: Dinas Kependudukan dan Pencatatan Sipil
  kontak_nama: Dinas Kependudukan dan Pencatatan Sipil
  accessRights: TERBUKA
  license_id: notspecified
  catatan: Percobaan.
  catatan_en: A trial.
table:
  name: Tabel data
  name_en: Data table
  columns:
    kode_wilayah:
    wilayah:
    tahun:
    nilai:
      unit: {id: orang, en: persons}
    tanda:
  totals:
  - {column: kode_wilayah, total: '16.71'}
"""

_CSV = """\
kode_wilayah,wilayah,tahun,nilai,tanda
16.71.01,Ilir Barat II,2024,60,
16.71.02,Seberang Ulu I,2024,40,r
16.71,Kota Palembang,2024,100,
"""


def write_folder(folder: Path, *, yaml: str = _YAML, csv: str = _CSV, slug: str = SLUG) -> Path:
    """Write a folder with the packaged columns and one table."""
    tables = folder / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    shutil.copy(packaged_folder() / "columns.yaml", folder)
    (tables / f"{slug}.yaml").write_text(yaml, encoding="utf-8")
    (tables / f"{slug}.csv").write_text(csv, encoding="utf-8")
    return folder


def yaml_with(old: str, new: str) -> str:
    """Return the metadata of the small table with one text exchanged."""
    assert old in _YAML
    return _YAML.replace(old, new, 1)


def csv_with(old: str, new: str) -> str:
    """Return the rows of the small table with one text exchanged."""
    assert old in _CSV
    return _CSV.replace(old, new, 1)
