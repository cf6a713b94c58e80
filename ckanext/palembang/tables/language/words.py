"""The vocabulary of Indonesian tables: words for totals, running numbers, codes, notes, units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_SUP = re.compile(r"<sup>.*?</sup>", re.IGNORECASE | re.DOTALL)
_RAISED_DIGITS = re.compile(r"(?<![kcdm]m)(?<!\bm)[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾?")
_NOTE_MARK = re.compile(r"(?<=[A-Za-z)])(?:\s*\*+\)?|\s*\d{1,2}\)|\s*\[\d{1,2}\]|\^\d{1,2}\)?)\s*$")
#: Labels repeat: most lists of 100,000 rows have some hundred of them.
_REMEMBERED = 1 << 12
_SPACES = re.compile(r"\s+")

_TOTAL_WORDS = {"jumlah", "jml", "jlh", "jmlh", "jumlah/total", "total", "sum", "grand", "sub", "subtotal", "subjumlah",
                "keseluruhan", "seluruhnya", "seluruh", "semua", "all", "both", "sexes"}  # fmt: skip
_JOIN = {"dan", "atau", "and", "of", "the", "di", "per", "se"}
_UPPER_AREAS = {"kota", "kabupaten", "kab", "provinsi", "prov", "kecamatan", "kec", "city", "province", "municipality",
                "regency", "district", "subdistrict"}  # fmt: skip
_BOTH_SEXES = re.compile(
    r"\b(?:l|lk|laki|laki[- ]?laki|pria|male)\s*(?:\+|&|/|dan|and)\s*(?:p|pr|perempuan|wanita|female)\b",
    re.IGNORECASE,
)
_SUM_OF_LETTERS = re.compile(r"^\(?[a-z0-9]{1,2}(?:\s*\+\s*[a-z0-9]{1,2})+\)?$", re.IGNORECASE)

_TOTAL_HINT = re.compile(
    r"[+&/]|dan|and|jlh|jml|jumlah|total|sum|grand|sub|eluruh|semua|all|both|sexes",
    re.IGNORECASE,
)

NUMBERING = re.compile(
    r"^(no|nomor|nomer|nmr|number|#|_?id|urut|no urut|nomor urut|row|index|indeks baris|objectid|fid|unnamed 0|s n)$"
)
CODE = re.compile(
    r"\b(kode|code|kd|npsn|nip|nik|nisn|nss|nuptk|kdprov|kdkab|kdkec|kodepos|fid|objectid|id)\b|^(kode|kd|id|bps|kemendagri)_|_(kode|id)$"
)
YEAR = re.compile(
    r"^(tahun|year|thn|th|periode|tahun data|tahun year|periode data|tahun ajaran|tahun pelajaran|periode update|tahun anggaran)$"
)
MONTH = re.compile(r"^(bulan|month|bln|bulan month)$")
UNIT = re.compile(r"^(satuan|unit|units|satuan unit|satuan data|unit satuan)$")
AVERAGE = re.compile(
    r"^\W*(rata[- ]?rata|rerata|average|mean|minimum|maksimum|maximum|median|min|max|standar deviasi|persentase|persen|percentage)\b",
    re.IGNORECASE,
)
FACILITY = re.compile(
    r"\b(puskesmas|sekolah|school|pasar|stasiun|station|halte|kantor|ulp|rayon|kua|polsek|koramil|rumah sakit|hospital|bank|hotel|perusahaan|instansi|opd|skpd|dinas|nama sekolah|pelabuhan|sungai|jalan|taman|masjid|partai|jenis|uraian|status|satuan pendidikan)\b",
    re.IGNORECASE,
)
AREA_WORD = re.compile(
    r"\b(kecamatan|kec|kelurahan|kel|desa|wilayah|daerah|kabupaten|kota|provinsi|subdistrict|district|village|area)\b",
    re.IGNORECASE,
)
AREA_BEFORE = re.compile(r"^\W*(?:kecamatan|kec\.|kelurahan|kel\.)\s*\w", re.IGNORECASE)
REMARK = re.compile(
    r"^.*\b(url|link)\b|^(keterangan|ket|catatan|notes?|remarks?|sumber|sumber data|source|website|url|link|alamat|address|email|telepon|telp|no telp|produsen data|penanggung jawab|nama penanggung jawab)$"
)
#: What stands where a figure should, and is none: a range, an estimate, words of excuse.
REFUSED = re.compile(
    r"^\W*\d|^\W*(?:belum|tidak|tdk|blm|nihil|kosong|null|none|error|menyusul|(?:dalam )?proses|data (?:belum|tidak))\b|^[?]+$",
    re.IGNORECASE,
)
DIMENSION_NUMBER = re.compile(
    r"^(umur|usia|age|kelas|grade|jam|tanggal|tgl|minggu|minggu ke|pekan|hari|rt|rw|no rt|no rw|semester|triwulan|tw|kuartal|quarter|angkatan|lantai|eselon|golongan|tingkat|kelompok umur|hari ke|dapil|kode pos|kodepos)$"
)
COORDINATE = re.compile(r"^(lat|latitude|lintang|long|lon|longitude|bujur|lng|koordinat.*|x|y)$")
NOTE_START = re.compile(
    r"^\W*(sumber|source|catatan|note|notes|keterangan|ket|remarks?|penjelasan|\*+|\d\)|\(\*+\)|dicetak|diunduh|diolah|update|updated|terakhir)\b\s*(data)?\s*[/:;.)]",
    re.IGNORECASE,
)
NOTE_ALONE = re.compile(
    r"^\W*(keterangan|catatan|notes?|sumber|source|legenda|penjelasan)\b(\s*(data|tabel))?\s*(/\s*\w+)?\s*:?\s*$",
    re.IGNORECASE,
)
SOURCE_START = re.compile(
    r"^\W*(sumber(?:\s+data)?|source(?:s)?)\s*(?:/\s*(?:source|sumber))?(?:\s+data)?\s*[:;.]?\s*",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"\b(nip\b|kepala (dinas|bidang|badan|seksi|bagian)|mengetahui|palembang,\s+\d|pembina (utama|tk|tingkat)|ttd\b|tanda tangan)",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"\b(lanjutan|continued|sambungan)\b", re.IGNORECASE)
TABLE_NUMBER = re.compile(
    r"(?:(?:tabel|table)\b[^a-z]*)?\d{1,2}\.\d{1,2}(?:\.\d{1,3})?[a-z]?\.?|(?:tabel|table)[ /a-z]*[\d.]*\s*:?",
    re.IGNORECASE,
)
TITLE_START = re.compile(
    r"^\W*(lanjutan\s+)?(tabel|table|lampiran|daftar|rekap(?:itulasi)?|data|laporan|jumlah|banyaknya|persentase|rata-rata|realisasi|penduduk|indikator|number of)\b",
    re.IGNORECASE,
)

NOT_ADDITIVE = re.compile(
    r"\b(rata[- ]?rata|rerata|average|mean|rasio|ratio|indeks|index|laju|growth|kepadatan|density|persen|persentase|percent|percentage|%|proporsi|tingkat|angka|median|harga|price|suhu|temperatur\w*|kelembaban|tekanan|kecepatan|tinggi|ipm|apk|apm|aps|tpt|tpak|prevalensi|cakupan|per kapita|per capita|garis|gini|umur harapan|harapan hidup|upah minimum|umk|umr|peringkat|ranking|rank|skor|nilai rata|produktivitas|kurs|nisbah|perkembangan|pertumbuhan|kontribusi|distribusi|jarak|standar)\b|%|\bper\s+\d",
    re.IGNORECASE,
)
SCALED = re.compile(
    r"\b(?:ribu|ribuan|rb|juta|jutaan|jt|miliar|milyar|triliun|thousands?|millions?|billions?|000)\b",
    re.IGNORECASE,
)
#: What is counted one by one: a fraction of it is none, but a figure that lost its thousands.
PERSONS = re.compile(
    r"\b(?:penduduk|jiwa|orang|murid|siswa|pelajar|peserta didik|guru|sekolah|kasus|kk|rumah tangga|keluarga|pegawai|pns|peserta|rt|rw|kelurahan|ekor|laki|perempuan|pelanggan|kendaraan|wisatawan|kunjungan|pasien|balita|bayi|population|pupils|teachers|schools|male|female)\b",
    re.IGNORECASE,
)
#: What is measured, not counted: three digits behind a dot may be decimals.
MEASURED = re.compile(
    r"\b(?:luas|panjang|lebar|jarak|berat|volume|produksi|debit|suhu|curah|tinggi|kapasitas|timbulan|area|length|distance|weight|production|km2?|ha|ton|m[23]?|kg|kuintal|hektar|liter)\b|km²|m[²³]",
    re.IGNORECASE,
)
SQUARE_KILOMETRES = re.compile(r"\bkm2\b|km²", re.IGNORECASE)
SHARE = re.compile(
    r"(%|\bpersen(?:tase)?\b|\bpercent(?:age)?\b|\bpct\b|\bproporsi\b|\bdistribusi\b)",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\b(jumlah|banyak(?:nya)?|orang|jiwa|unit|buah|murid|siswa|guru|penduduk|sekolah|kasus|rumah tangga|kk|pegawai|pns|peserta|kunjungan|kelurahan|rt|rw|ekor|perusahaan|usaha|total|jml|number|population|laki|perempuan|pelanggan|kendaraan|wisatawan|rupiah|rp)\b",
    re.IGNORECASE,
)


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """Return a text in one line, without HTML tags and marks of notes."""
    if "<" in text:
        text = _TAG.sub(" ", _SUP.sub("", text))
    text = text.replace("\xad", "").replace("\u200b", "")
    text = _SPACES.sub(" ", _RAISED_DIGITS.sub("", text)).strip()
    mark = _NOTE_MARK.search(text) if len(text) > 2 else None
    if mark and text.count("(") <= text.count(")") - mark[0].count(")"):
        return text[: mark.start()]
    return text


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Return a text as lower-case words: what the patterns of this module expect."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[a-z0-9%]+", folded.replace("_", " ")))


def _may_name_total(text: str) -> bool:
    """Tell at once that most labels name no total: nothing in them could."""
    return _TOTAL_HINT.search(text) is not None or not text.isascii()


def is_total(text: str) -> bool:
    """Tell whether a label says nothing but "total": Jumlah, Sub Total, Jumlah/Total, L + P."""
    return _may_name_total(text) and _is_total(text)


@lru_cache(_REMEMBERED)
def _is_total(text: str) -> bool:
    if _BOTH_SEXES.search(text) or _SUM_OF_LETTERS.match(text.strip()):
        return True
    without_formula = re.sub(r"\([^)]*[+=][^)]*\)", " ", text)
    words = [word for word in plain(without_formula).split() if word not in _JOIN]
    return (
        bool(words)
        and words[0] in _TOTAL_WORDS
        and all(word in _TOTAL_WORDS or word.isdecimal() or len(word) == 1 for word in words)
    )


def counts_persons(head: Iterable[str]) -> bool:
    """Tell whether a head is men, women or both by their letters: "L", "P", "L+P", "Lk"."""
    return any(
        plain(text) in {"l", "p", "lk", "pr", "laki laki", "perempuan"} or _BOTH_SEXES.search(text)
        for text in head
    )


@lru_cache(_REMEMBERED)
def starts_as_total(text: str) -> bool:
    """Tell whether a label begins with a word for the total: "Jumlah Cerai", "Total Guru"."""
    words = plain(text).split()
    return bool(words) and words[0] in {
        "jumlah",
        "jml",
        "jlh",
        "jmlh",
        "total",
        "sub",
        "subtotal",
        "grand",
        "subjumlah",
    }


def is_total_of_place(text: str) -> bool:
    """Tell whether a row's label is a total with the name of the whole: "Jumlah Kota Palembang"."""
    return _may_name_total(text) and _is_total_of_place(text)


@lru_cache(_REMEMBERED)
def _is_total_of_place(text: str) -> bool:
    words = plain(text).split()
    if len(words) > 1 and words[-1] == "total":
        return True
    return starts_as_total(text) and any(
        word in _UPPER_AREAS or word == "palembang" for word in words
    )


@lru_cache(_REMEMBERED)
def without_numbering(label: str) -> str:
    """Return a label without a leading "1.", "a)", "IV." or "-"."""
    found = re.match(
        r"^\s*(?:\(?(?:\d{1,3}|[a-zA-Z]|[IVXivx]{1,5})\s*[.)]\s+|\d{1,2}\.(?=[A-Za-z])|[-•▪]\s+)(?=\S)",
        label,
    )
    return label[found.end() :] if found and label[found.end() :].strip() else label
