"""Activities that tests save."""

from __future__ import annotations

from itertools import count
from typing import Any

_numbers = count(1)

CONTACT = {
    "ii_pj_nama": "Rahasia Binti Contoh",
    "ii_pj_jabatan": "Kepala Bidang Rahasia Contoh",
    "ii_pj_alamat": "Jalan Rahasia Contoh 7",
    "ii_pj_telepon": "0711 7654321",
    "ii_pj_email": "rahasia.contoh@example.go.id",
    "ii_pj_faksimile": "0711 1234567",
}


def _period(month: int) -> list[dict[str, str]]:
    return [{"awal": f"2025-{month:02}-01", "akhir": f"2025-{month:02}-20"}]


def complete_activity(**changes: Any) -> dict[str, Any]:
    """A sample survey with every field that applies filled; its title is its own."""
    record: dict[str, Any] = {
        "type": "kegiatan",
        "title": f"Survei Kepuasan Masyarakat {next(_numbers)}",
        "tahun": "2025",
        "jenis_statistik": "STATISTIK_SEKTORAL",
        "cara_pengumpulan_data": "SURVEI",
        "sektor_kegiatan": "TEKNOLOGI_INFORMASI_DAN_KOMUNIKASI",
        "rekomendasi_bps": "ya",
        "identitas_rekomendasi": "V-25.1671.004",
        "i_instansi_penyelanggara": "Dinas Komunikasi dan Informatika",
        "i_alamat": "Jalan Merdeka 1, Palembang 30131",
        "i_telepon": "0711 350878",
        "i_faksimile": "-",
        "i_email": "dinas@example.go.id",
        "ii_unit_eselon1": "-",
        "ii_unit_eselon2": "Kepala Dinas Komunikasi dan Informatika",
        **CONTACT,
        "iii_latar_belakang_kegiatan": "Pelayanan publik dinilai setiap tahun; hasilnya dipakai untuk memperbaiki layanan.",
        "iii_tujuan_kegiatan": "Mengukur kepuasan pengguna layanan.",
        "iii_jadwal_perencanaan_kegiatan": _period(1),
        "iii_jadwal_desain": _period(2),
        "iii_jadwal_pengumpulan_data": _period(3),
        "iii_jadwal_pengolahan_data": _period(4),
        "iii_jadwal_analisis": _period(5),
        "iii_jadwal_diseminasi_hasil": _period(6),
        "iii_jadwal_evaluasi": _period(7),
        "iii_variabel_yang_dikumpulkan": [
            {
                "nama": "Umur",
                "konsep": "Umur",
                "definisi": "Umur pada ulang tahun terakhir.",
                "referensi_waktu": "Saat pencacahan",
            }
        ],
        "iv_kegiatan_ini_dilakukan": "BERULANG",
        "iv_frekuensi_penyelanggara": "TAHUNAN",
        "iv_tipe_pengumpulan_data": "CROSS_SECTIONAL",
        "iv_cakupan_wilayah_pengumpulan_data": "SEBAGIAN_WILAYAH_INDONESIA",
        "iv_sebagian_cakupan_wilayah_pengumpulan_data": [
            {
                "kode_provinsi": "16",
                "nama_provinsi": "Sumatera Selatan",
                "kode_kabupaten_kota": "1671",
                "nama_kabupaten_kota": "Palembang",
            }
        ],
        "iv_metode_pengumpulan_data": ["wawancara"],
        "iv_sarana_pengumpulan_data": ["papi", "capi"],
        "iv_unit_pengumpulan_data": ["individu", "lainnya"],
        "iv_unit_pengumpulan_data_lainnya": "Perangkat daerah",
        "v_jenis_rancangan_sampel": "SINGLE_STAGE_ATAU_PHASE",
        "v_metode_pemilihan_sampel_tahap_terakhir": "SAMPEL_PROBABILITAS",
        "v_metode_yang_digunakan": "SIMPLE_RANDOM_SAMPLING",
        "v_kerangka_sampel_tahap_terakhir": "LIST_FRAME",
        "v_fraksi_sampel_keseluruhan": "0,05",
        "v_nilai_perkiraan_sampling_error_variabel_utama": "5 %",
        "v_unit_sampel": "Individu",
        "v_unit_observasi": "Individu",
        "vi_apakah_melakukan_uji_coba": "tidak",
        "vi_metode_pemeriksaan_kualitas_pengumpulan_data": ["supervisi"],
        "vi_apakah_melakukan_penyesuaian_nonrespon": "tidak",
        "vi_petugas_pengumpulan_data": "STAF_INSTANSI_PENYELENGGARA",
        "vi_persyaratan_pendidikan_terendah_petugas_pengumpulan_data": "SMA_ATAU_SMK",
        "vi_jumlah_petugas_supervisor": "2",
        "vi_jumlah_petugas_enumerator": "10",
        "vi_apakah_melakukan_pelatihan_petugas": "ya",
        "vii_tahapan_pengolahan_data": ["editing", "validasi"],
        "vii_metode_analisis": "DESKRIPTIF",
        "vii_unit_analisis": ["individu"],
        "vii_tingkat_penyajian_hasil_analisis": ["kabupaten_atau_kota"],
        "viii_ketersediaan_produk_tercetak": "tidak",
        "viii_ketersediaan_produk_digital": "ya",
        "viii_ketersediaan_produk_mikrodata": "tidak",
        "viii_rencana_jadwal_rilis_produk_digital": ["2025-06-30"],
    }
    return record | changes


def compilation(**changes: Any) -> dict[str, Any]:
    """The same as a compilation of administrative records: no sample, no field staff."""
    record = complete_activity(
        cara_pengumpulan_data="KOMPILASI_PRODUK_ADMINISTRASI",
        iv_metode_pengumpulan_data=["pengumpulan_data_sekunder"],
        iv_sarana_pengumpulan_data=["mail"],
    )
    gone = {"rekomendasi_bps", "identitas_rekomendasi"}
    gone |= {key for key in record if key.startswith("v_")}
    gone |= {
        "vi_petugas_pengumpulan_data",
        "vi_persyaratan_pendidikan_terendah_petugas_pengumpulan_data",
        "vi_jumlah_petugas_supervisor",
        "vi_jumlah_petugas_enumerator",
        "vi_apakah_melakukan_pelatihan_petugas",
    }
    return {key: value for key, value in record.items() if key not in gone} | changes
