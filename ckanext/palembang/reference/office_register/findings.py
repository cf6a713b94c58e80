"""What can be wrong in a register file, in both languages, with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from ckanext.palembang.reference.errors import ReferenceRoomError
from ckanext.palembang.reference.frozen import FrozenMapping

#: Finding code to its Indonesian and English sentence.
_TEXTS: dict[str, tuple[str, str]] = {
    "encoding": (
        "Berkas bukan UTF-8: byte %(byte)s tidak terbaca. Simpan sebagai CSV UTF-8.",
        "The file is not UTF-8: byte %(byte)s cannot be read. Save it as CSV UTF-8.",
    ),
    "too_large": (
        "Berkas lebih besar dari %(limit)s byte.",
        "The file is larger than %(limit)s bytes.",
    ),
    "broken_csv": ("CSV rusak: %(reason)s.", "Broken CSV: %(reason)s."),
    "no_rows": ("Tidak ada satu baris pun.", "There is not a single row."),
    "missing_column": (
        "Kolom %(name)s tidak ada. Kolom dipisahkan koma.",
        "Column %(name)s is missing. Columns are separated by commas.",
    ),
    "unknown_column": (
        "Kolom %(name)s tidak dikenal. Yang dikenal: %(known)s.",
        "Column %(name)s is not known. Known are: %(known)s.",
    ),
    "doubled_column": ("Kolom %(name)s ganda.", "Column %(name)s is doubled."),
    "cell_count": (
        "Ada %(found)s sel, seharusnya %(expected)s.",
        "There are %(found)s cells, %(expected)s are expected.",
    ),
    "control_character": (
        "Isi memuat karakter kendali atau ganti baris.",
        "The text holds a control character or a line break.",
    ),
    "empty": ("Wajib diisi.", "Must be filled in."),
    "bad_code": (
        "%(value)s bukan kode register: huruf, angka, titik, garis; misalnya PLG.001.",
        "%(value)s is no register code: letters, digits, dots, dashes; for example PLG.001.",
    ),
    "bad_slug": (
        "%(value)s bukan alamat: 2-100 huruf kecil, angka, - atau _; misalnya dinkes.",
        "%(value)s is no address: 2-100 small letters, digits, - or _; for example dinkes.",
    ),
    "doubled_code": (
        "Kode %(value)s sudah dipakai di baris %(first)s.",
        "Code %(value)s is already used in line %(first)s.",
    ),
    "doubled_slug": (
        "Alamat %(value)s sudah dipakai di baris %(first)s.",
        "Address %(value)s is already used in line %(first)s.",
    ),
    "unknown_value": (
        "%(value)s tidak ada dalam daftar %(list)s.%(nearest_id)s",
        "%(value)s is not in the list %(list)s.%(nearest_en)s",
    ),
    "doubled_value": ("%(value)s ditulis dua kali.", "%(value)s is given twice."),
    "unknown_office": (
        "Tidak ada instansi dengan kode %(value)s di berkas ini.",
        "No office in this file has the code %(value)s.",
    ),
    "cycle": ("Lingkaran: %(path)s.", "A cycle: %(path)s."),
    "bad_date": (
        "%(value)s bukan tanggal: TTTT, TTTT-BB atau TTTT-BB-HH; misalnya 2018-01.",
        "%(value)s is no date: YYYY, YYYY-MM or YYYY-MM-DD; for example 2018-01.",
    ),
    "reversed_dates": (
        "Akhir %(value)s lebih dahulu dari awal %(start)s.",
        "The end %(value)s comes before the beginning %(start)s.",
    ),
    "bad_email": ("%(value)s bukan alamat surel.", "%(value)s is no e-mail address."),
    "bad_phone": (
        "%(value)s bukan nomor telepon; misalnya +62 711 350878.",
        "%(value)s is no telephone number; for example +62 711 350878.",
    ),
    "bad_website": (
        "%(value)s bukan alamat situs http atau https.",
        "%(value)s is no http or https address.",
    ),
    "no_walidata": (
        "Tidak ada walidata; harus tepat satu (Perpres 39/2019 Pasal 21).",
        "There is no walidata; there must be exactly one (Perpres 39/2019, Article 21).",
    ),
    "second_walidata": (
        "Walidata sudah ada di baris %(first)s; harus tepat satu (Perpres 39/2019 Pasal 21).",
        "Line %(first)s already is the walidata; exactly one (Perpres 39/2019, Article 21).",
    ),
}


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """One fault of a register file.

    Attributes:
        code: kind of the fault, for machines.
        line: line of the file, counted from 1; 0 when the whole file is meant.
        column: name of the column, or empty.
        params: the facts that the sentence names.
    """

    code: str
    line: int
    column: str = ""
    params: FrozenMapping = field(default_factory=FrozenMapping)

    def sentence(self, language: str = "id") -> str:
        """Return what is wrong and what would be right, without the place."""
        indonesian, english = _TEXTS[self.code]
        text = english if language.lower().startswith("en") else indonesian
        return text % dict(self.params)

    def text(self, language: str = "id") -> str:
        """Return the sentence with its place in front."""
        english = language.lower().startswith("en")
        line, column, file = ("line", "column", "file") if english else ("baris", "kolom", "berkas")
        place = f"{line} {self.line}" if self.line else file
        if self.column:
            place = f"{place}, {column} {self.column}"
        return f"{place}: {self.sentence(language)}"


class BrokenRegisterError(ReferenceRoomError):
    """Raised with every fault of a register file; nothing of such a file is used.

    Attributes:
        findings: the faults in the order of the file.
    """

    code = "broken_register"

    def __init__(self, findings: tuple[RegisterFinding, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(finding.text("en") for finding in findings))


def finding(code: str, line: int, column: str = "", **params: str) -> RegisterFinding:
    """Return a finding; the keyword arguments are the facts of its sentence."""
    return RegisterFinding(code, line, column, FrozenMapping(params))
