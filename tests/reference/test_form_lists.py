"""The code lists of the forms (E1 to E19): their codes never change, and what real systems write is read."""

from __future__ import annotations

import pytest

from ckanext.palembang.reference import code_list

#: Codes are addresses, stored values and strings of a national API: a change here breaks all three.
CODES: dict[str, str] = {
    "jenis_statistik": "STATISTIK_DASAR STATISTIK_SEKTORAL STATISTIK_KHUSUS",
    "cara_pengumpulan_data": (
        "PENCACAHAN_LENGKAP SURVEI KOMPILASI_PRODUK_ADMINISTRASI"
        " CARA_LAIN_SESUAI_DENGAN_PERKEMBANGAN_TI"
    ),
    "kegiatan_ini_dilakukan": "HANYA_SEKALI BERULANG",
    "tipe_pengumpulan_data": "LONGITUDINAL_PANEL LONGITUDINAL_CROSS_SECTIONAL CROSS_SECTIONAL",
    "cakupan_wilayah_pengumpulan_data": "SELURUH_WILAYAH_INDONESIA SEBAGIAN_WILAYAH_INDONESIA",
    "metode_pengumpulan_data": (
        "wawancara mengisi_kuesioner_sendiri pengamatan pengumpulan_data_sekunder lainnya"
    ),
    "sarana_pengumpulan_data": "papi capi cati cawi mail lainnya",
    "unit_pengumpulan_data": "individu rumah_tangga usaha_atau_perusahaan lainnya",
    "jenis_rancangan_sampel": "SINGLE_STAGE_ATAU_PHASE MULTI_STAGE_ATAU_PHASE",
    "metode_pemilihan_sampel_tahap_terakhir": "SAMPEL_PROBABILITAS SAMPEL_NONPROBABILITAS",
    "metode_yang_digunakan": (
        "SIMPLE_RANDOM_SAMPLING SYSTEMATIC_RANDOM_SAMPLING STRATIFIED_RANDOM_SAMPLING CLUSTER_SAMPLING"
        " MULTI_STAGE_SAMPLING PROBABILITY_PROPORTIONAL_TO_SIZE QUOTA_SAMPLING ACCIDENTAL_SAMPLING"
        " PURPOSIVE_SAMPLING SNOWBALL_SAMPLING SATURATION_SAMPLING"
    ),
    "kerangka_sampel_tahap_terakhir": "LIST_FRAME AREA_FRAME",
    "metode_pemeriksaan_kualitas_pengumpulan_data": "kunjungan_kembali supervisi taskforce lainnya",
    "petugas_pengumpulan_data": (
        "STAF_INSTANSI_PENYELENGGARA MITRA_ATAU_TENAGA_KONTRAK"
        " STAF_INSTANSI_PENYELENGGARA_DAN_MITRA_ATAU_TENAGA_KONTRAK"
    ),
    "persyaratan_pendidikan_terendah_petugas_pengumpulan_data": (
        "KURANG_DARI_ATAU_SAMA_DENGAN_SMP SMA_ATAU_SMK DIPLOMA_I_ATAU_II_ATAU_III"
        " DIPLOMA_IV_ATAU_S1_ATAU_S2_ATAU_S3"
    ),
    "tahapan_pengolahan_data": "editing coding data_entry validasi",
    "metode_analisis": "DESKRIPTIF INFERENSIA DESKRIPTIF_DAN_INFERENSIA",
    "tingkat_penyajian_hasil_analisis": "nasional provinsi kabupaten_atau_kota kecamatan lainnya",
    "ya_tidak": "ya tidak",
    "tipe_data": "INTEGER FLOAT CHARACTER STRING DATE BOOLEAN ARRAY",
    "peran_kolom": "dimensi ukuran atribut",
}


@pytest.mark.parametrize("name", CODES)
def test_a_code_and_its_address_never_change(name: str) -> None:
    codes = CODES[name].split()

    assert [code.code for code in code_list(name)] == codes
    assert [code.uri for code in code_list(name)] == [f"/def/{name}/{code}" for code in codes]


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        # Labels as the national data.json writes them.
        ("metode_pengumpulan_data", "Pengumpulan data sekunder", "pengumpulan_data_sekunder"),
        ("sarana_pengumpulan_data", "Mail", "mail"),
        ("unit_pengumpulan_data", "Usaha/perusahaan", "usaha_atau_perusahaan"),
        ("tahapan_pengolahan_data", "Editing", "editing"),
        ("tahapan_pengolahan_data", "Data Entry", "data_entry"),
        ("tingkat_penyajian_hasil_analisis", "Nasional", "nasional"),
        ("ya_tidak", "Tidak", "tidak"),
        # As the paper form and applications for it print them.
        ("sarana_pengumpulan_data", "Paper-assisted Personal Interviewing (PAPI)", "papi"),
        ("sarana_pengumpulan_data", "Pencil-and-Paper Interviewing (PAPI)", "papi"),
        ("sarana_pengumpulan_data", "Computer-assisted Telephones Interviewing (CATI)", "cati"),
        ("sarana_pengumpulan_data", "Computer Aided Web Interviewing (CAWI)", "cawi"),
        ("metode_pengumpulan_data", "Mengisi kuesioner sendiri (swacacah)", "mengisi_kuesioner_sendiri"),
        ("metode_pengumpulan_data", "Pengamatan (observasi)", "pengamatan"),
        ("metode_pengumpulan_data", "Lainnya (sebutkan)", "lainnya"),
        ("tahapan_pengolahan_data", "Penyahihan (Validasi)", "validasi"),
        ("persyaratan_pendidikan_terendah_petugas_pengumpulan_data", "≤ SMP", "KURANG_DARI_ATAU_SAMA_DENGAN_SMP"),
        ("persyaratan_pendidikan_terendah_petugas_pengumpulan_data", "Diploma IV atau S1/S2/S3", "DIPLOMA_IV_ATAU_S1_ATAU_S2_ATAU_S3"),
        ("petugas_pengumpulan_data", "Mitra/Tenaga Kontrak", "MITRA_ATAU_TENAGA_KONTRAK"),
        ("petugas_pengumpulan_data", "Staf Instansi Penyelenggara & Mitra Atau Tenaga Kontrak", "STAF_INSTANSI_PENYELENGGARA_DAN_MITRA_ATAU_TENAGA_KONTRAK"),
        ("kerangka_sampel_tahap_terakhir", "List Frame", "LIST_FRAME"),
        ("jenis_rancangan_sampel", "Single Stage/Phase", "SINGLE_STAGE_ATAU_PHASE"),
        # Strings of the INDAH v2 API.
        ("metode_pengumpulan_data", "MENGISI_KUESIONER_SENDIRI_ATAU_SWACACAH", "mengisi_kuesioner_sendiri"),
        ("metode_pengumpulan_data", "PENGAMATAN_ATAU_OBSERVASI", "pengamatan"),
        ("metode_pemeriksaan_kualitas_pengumpulan_data", "TASK_FORCE", "taskforce"),
        ("metode_pemeriksaan_kualitas_pengumpulan_data", "KUNJUNGAN_KEMBALI_ATAU_REVISIT", "kunjungan_kembali"),
        ("tingkat_penyajian_hasil_analisis", "KABUPATEN_ATAU_KOTA", "kabupaten_atau_kota"),
        ("tipe_data", "Char", "CHARACTER"),
        ("tipe_data", "Float", "FLOAT"),
        # Numbers of the form.
        ("ya_tidak", 1, "ya"),
        ("ya_tidak", "2", "tidak"),
        ("ya_tidak", 0, "tidak"),
        ("jenis_statistik", 2, "STATISTIK_SEKTORAL"),
        ("metode_yang_digunakan", "10", "SATURATION_SAMPLING"),
    ],
)  # fmt: skip
def test_what_real_systems_write_is_read(name: str, written: str | int, code: str) -> None:
    assert code_list(name).normalise(written) == code


def test_a_data_type_says_what_holds_it_elsewhere() -> None:
    assert {code.crosswalks["datastore"] for code in code_list("tipe_data")} == {
        "numeric",
        "text",
        "timestamp",
        "bool",
    }
