"""Complete records of each form, as offices of Palembang might fill them; every name and figure is made up."""

from __future__ import annotations

from typing import Any


def period(first: str, last: str) -> list[dict[str, str]]:
    """One planned period."""
    return [{"awal": first, "akhir": last}]


def collected(name: str, concept: str, when: str = "Keadaan 31 Desember 2024") -> dict[str, str]:
    """A variable of 3.4."""
    return {
        "nama": name,
        "konsep": concept,
        "definisi": f"{name} yang tercatat pada perangkat daerah.",
        "referensi_waktu": when,
    }


def compilation() -> dict[str, Any]:
    """An activity that compiles administrative records: no sample, no officers."""
    return {
        "judul_kegiatan": "Kompilasi Data Fasilitas Kesehatan Kota Palembang",
        "tahun": "2024",
        "jenis_statistik": "STATISTIK_SEKTORAL",
        "cara_pengumpulan_data": "KOMPILASI_PRODUK_ADMINISTRASI",
        "sektor_kegiatan": "KESEHATAN",
        "i_instansi_penyelanggara": "Dinas Kesehatan Kota Palembang",
        "i_alamat": "Jalan Merdeka, Palembang",
        "i_telepon": "(0711) 350651",
        "i_faksimile": "-",
        "i_email": "dinkes@palembang.go.id",
        "ii_unit_eselon1": "-",
        "ii_unit_eselon2": "Kepala Dinas Kesehatan",
        "ii_pj_nama": "Petugas Contoh",
        "ii_pj_jabatan": "Kepala Bidang Pelayanan Kesehatan",
        "ii_pj_alamat": "Jalan Merdeka, Palembang",
        "ii_pj_telepon": "0711-350651",
        "ii_pj_email": "contoh@palembang.go.id",
        "ii_pj_faksimile": "-",
        "iii_latar_belakang_kegiatan": (
            "Perencanaan layanan kesehatan kota memerlukan jumlah dan sebaran fasilitas kesehatan yang"
            " mutakhir di setiap kecamatan."
        ),
        "iii_tujuan_kegiatan": "Menyediakan data fasilitas kesehatan menurut kecamatan.",
        "iii_jadwal_perencanaan_kegiatan": period("2024-01-08", "2024-01-31"),
        "iii_jadwal_desain": period("2024-02-01", "2024-02-16"),
        "iii_jadwal_pengumpulan_data": period("2024-03-01", "2024-03-29"),
        "iii_jadwal_pengolahan_data": period("2024-04-01", "2024-04-30"),
        "iii_jadwal_analisis": period("2024-05-02", "2024-05-31"),
        "iii_jadwal_diseminasi_hasil": period("2024-06-03", "2024-06-28"),
        "iii_jadwal_evaluasi": period("2024-07-01", "2024-07-12"),
        "iii_variabel_yang_dikumpulkan": [
            collected("Jumlah puskesmas", "Pusat Kesehatan Masyarakat (Puskesmas)"),
            collected("Jumlah rumah sakit", "Rumah Sakit"),
        ],
        "iv_kegiatan_ini_dilakukan": "BERULANG",
        "iv_frekuensi_penyelanggara": "TAHUNAN",
        "iv_tipe_pengumpulan_data": "LONGITUDINAL_PANEL",
        "iv_cakupan_wilayah_pengumpulan_data": "SEBAGIAN_WILAYAH_INDONESIA",
        "iv_sebagian_cakupan_wilayah_pengumpulan_data": [
            {
                "kode_provinsi": "16",
                "nama_provinsi": "Sumatera Selatan",
                "kode_kabupaten_kota": "1671",
                "nama_kabupaten_kota": "Kota Palembang",
            }
        ],
        "iv_metode_pengumpulan_data": ["pengumpulan_data_sekunder"],
        "iv_sarana_pengumpulan_data": ["mail", "lainnya"],
        "iv_sarana_pengumpulan_data_lainnya": "Aplikasi pelaporan puskesmas",
        "iv_unit_pengumpulan_data": ["lainnya"],
        "iv_unit_pengumpulan_data_lainnya": "Fasilitas kesehatan",
        "vi_apakah_melakukan_uji_coba": "tidak",
        "vi_metode_pemeriksaan_kualitas_pengumpulan_data": ["supervisi"],
        "vi_apakah_melakukan_penyesuaian_nonrespon": "tidak",
        "vii_tahapan_pengolahan_data": ["editing", "data_entry", "validasi"],
        "vii_metode_analisis": "DESKRIPTIF",
        "vii_unit_analisis": ["lainnya"],
        "vii_unit_analisis_lainnya": "Fasilitas kesehatan",
        "vii_tingkat_penyajian_hasil_analisis": ["kabupaten_atau_kota", "kecamatan"],
        "viii_ketersediaan_produk_tercetak": "tidak",
        "viii_ketersediaan_produk_digital": "ya",
        "viii_ketersediaan_produk_mikrodata": "tidak",
        "viii_rencana_jadwal_rilis_produk_digital": ["2024-06-28"],
    }


def survey() -> dict[str, Any]:
    """An activity that asks a probability sample, with officers and a recommendation of BPS."""
    return compilation() | {
        "judul_kegiatan": "Survei Kepuasan Pengguna Angkutan Umum Kota Palembang",
        "cara_pengumpulan_data": "SURVEI",
        "sektor_kegiatan": "TRANSPORTASI",
        "rekomendasi_bps": "ya",
        "identitas_rekomendasi": "V-24.1671.001",
        "i_instansi_penyelanggara": "Dinas Perhubungan Kota Palembang",
        "ii_unit_eselon2": "Kepala Dinas Perhubungan",
        "iii_latar_belakang_kegiatan": (
            "Pemerintah kota menata ulang trayek angkutan umum dan perlu mengetahui penilaian penggunanya."
        ),
        "iii_tujuan_kegiatan": "Mengukur kepuasan pengguna angkutan umum menurut trayek.",
        "iii_variabel_yang_dikumpulkan": [
            collected("Umur pengguna", "Umur", "Saat pencacahan"),
            collected("Penilaian ketepatan waktu", "Kepuasan Pengguna", "Sebulan yang lalu"),
        ],
        "iv_kegiatan_ini_dilakukan": "HANYA_SEKALI",
        "iv_frekuensi_penyelanggara": "",
        "iv_tipe_pengumpulan_data": "CROSS_SECTIONAL",
        "iv_metode_pengumpulan_data": ["wawancara"],
        "iv_sarana_pengumpulan_data": ["papi", "capi"],
        "iv_sarana_pengumpulan_data_lainnya": "",
        "iv_unit_pengumpulan_data": ["individu"],
        "iv_unit_pengumpulan_data_lainnya": "",
        "v_jenis_rancangan_sampel": "MULTI_STAGE_ATAU_PHASE",
        "v_metode_pemilihan_sampel_tahap_terakhir": "SAMPEL_PROBABILITAS",
        "v_metode_yang_digunakan": "SYSTEMATIC_RANDOM_SAMPLING",
        "v_kerangka_sampel_tahap_terakhir": "LIST_FRAME",
        "v_fraksi_sampel_keseluruhan": "0,02",
        "v_nilai_perkiraan_sampling_error_variabel_utama": "5 persen",
        "v_unit_sampel": "Penumpang",
        "v_unit_observasi": "Penumpang",
        "vi_apakah_melakukan_uji_coba": "ya",
        "vi_metode_pemeriksaan_kualitas_pengumpulan_data": ["kunjungan_kembali", "supervisi"],
        "vi_petugas_pengumpulan_data": "MITRA_ATAU_TENAGA_KONTRAK",
        "vi_persyaratan_pendidikan_terendah_petugas_pengumpulan_data": "SMA_ATAU_SMK",
        "vi_jumlah_petugas_supervisor": "3",
        "vi_jumlah_petugas_enumerator": "18",
        "vi_apakah_melakukan_pelatihan_petugas": "ya",
        "vii_tahapan_pengolahan_data": ["editing", "coding", "data_entry", "validasi"],
        "vii_metode_analisis": "DESKRIPTIF_DAN_INFERENSIA",
        "vii_unit_analisis": ["individu"],
        "vii_unit_analisis_lainnya": "",
        "vii_tingkat_penyajian_hasil_analisis": ["kabupaten_atau_kota"],
        "viii_ketersediaan_produk_tercetak": "ya",
        "viii_rencana_jadwal_rilis_produk_tercetak": ["2024-07-01"],
    }


def indicator() -> dict[str, Any]:
    """An indicator that variables build."""
    return {
        "nama": "Rasio puskesmas per 30.000 penduduk",
        "konsep": ["Pusat Kesehatan Masyarakat (Puskesmas)", "Penduduk"],
        "definisi": "Banyaknya puskesmas untuk setiap 30.000 penduduk.",
        "interpretasi": "Semakin tinggi, semakin banyak puskesmas untuk penduduk yang sama.",
        "metode_perhitungan": "Jumlah puskesmas dibagi jumlah penduduk, dikalikan 30.000.",
        "rumus": "R = P / N * 30000",
        "ukuran": "Rasio",
        "satuan": "Puskesmas per 30.000 penduduk",
        "variabel_disaggregasi": ["Kecamatan"],
        "apakah_indikator_komposit": "tidak",
        "variabel_pembangun": [
            {
                "nama": "Jumlah puskesmas",
                "kegiatan_penghasil": ["Kompilasi Data Fasilitas Kesehatan Kota Palembang"],
            },
            {"nama": "Jumlah penduduk", "kegiatan_penghasil": ["Data Kependudukan Bersih"]},
        ],
        "level_estimasi": "Kecamatan",
        "apakah_indikator_bisa_diakses_umum": "ya",
        "id_sds": "SP00055.00.00",
    }


def composite() -> dict[str, Any]:
    """An indicator that other indicators compose."""
    changed = indicator() | {
        "nama": "Indeks Pembangunan Manusia",
        "apakah_indikator_komposit": "ya",
        "indikator_pembangun": [
            {"nama": "Umur harapan hidup", "sumber_publikasi": ["Kota Palembang Dalam Angka"]},
            {"nama": "Harapan lama sekolah", "sumber_publikasi": ["Kota Palembang Dalam Angka"]},
        ],
    }
    del changed["variabel_pembangun"]
    return changed


def variable() -> dict[str, Any]:
    """A column that classifies."""
    return {
        "nama": "Jenis kelamin",
        "alias": "jenis_kelamin",
        "konsep": ["Jenis Kelamin"],
        "definisi": "Perbedaan biologis antara laki-laki dan perempuan.",
        "referensi_pemilihan": ["Standar Data Statistik Nasional"],
        "referensi_waktu": "Saat pencacahan",
        "tipe_data": "INTEGER",
        "value_domain": [{"kode": "1", "nilai": "Laki-laki"}, {"kode": "2", "nilai": "Perempuan"}],
        "aturan_validasi": ["HARUS TERISI"],
        "kalimat_pertanyaan": "-",
        "apakah_variabel_bisa_diakses_umum": "ya",
        "peran": "dimensi",
    }


SOUND: dict[str, tuple[str, Any]] = {
    "compilation": ("ms_keg", compilation),
    "survey": ("ms_keg", survey),
    "indicator": ("ms_ind", indicator),
    "composite": ("ms_ind", composite),
    "variable": ("ms_var", variable),
}
