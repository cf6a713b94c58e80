"""The sheet of instructions and symbols, in both languages side by side."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.tables.templates.form import HELP_SHEET
from ckanext.palembang.tables.templates.looks import Looks
from ckanext.palembang.tables.templates.rules import signs

_STEPS = (
    (
        "Isi hanya sel berwarna kuning pada lembar Isian. Sel lain terkunci agar susunan tabel tetap; kuncinya tanpa kata sandi.",
        "Fill in the yellow cells of sheet Isian only. The other cells are locked to keep the table's structure; there is no password.",
    ),
    (
        "Tulis angka saja, tanpa satuan dan tanpa pemisah ribuan. Desimal ditulis menurut pengaturan komputer Anda (biasanya koma).",
        "Write figures only, without unit or thousands separator. Write decimals as your computer does (a comma in Indonesian).",
    ),
    (
        "Bila tidak ada angka, jangan tulis 0: kosongkan selnya dan pilih tanda di kolom Tanda, di sebelah kanan sel isian.",
        "Where there is no figure, do not write 0: leave the cell blank and choose a sign in column Sign, to the right of the input cell.",
    ),
    (
        "Angka miring berwarna abu-abu adalah angka periode sebelumnya sebagai pembanding. Sel isian menjadi jingga bila berbeda lebih dari 50 persen dari angka itu: periksa kembali.",
        "Figures in grey italics are those of the period before, for comparison. An input cell turns orange where it differs from them by more than 50 percent: check it.",
    ),
    (
        "Jumlah dihitung sendiri (sel abu-abu tebal). Sel bergaris miring tidak perlu diisi.",
        "Totals are computed (bold on grey). Hatched cells need no figure.",
    ),
    (
        "Baris boleh diurutkan dan kolom boleh dilebarkan. Jangan hapus kolom Kode dan baris nomor kolom (1) (2) (3): keduanya mengenali setiap angka.",
        "Rows may be sorted and columns widened. Keep column Code and the row of column numbers (1) (2) (3): they identify each figure.",
    ),
    (
        "Simpan sebagai XLSX (atau ODS), lalu unggah di halaman dataset yang sama. Satu formulir hanya untuk satu dataset dan satu periode.",
        "Save as XLSX (or ODS) and upload it on the page of the same dataset. A form is for one dataset and one period only.",
    ),
)
_WIDE = 70


def write_help(book: Workbook, looks: Looks, language: str) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        looks: its formats.
        language: the language that stands first.
    """
    sheet = book.add_worksheet(HELP_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 2, _WIDE)
    english_first = language == "en"
    first, second = (2, 1) if english_first else (1, 2)
    wrapped, italic = (
        looks.of(text_wrap=True, valign="top"),
        looks.of(text_wrap=True, valign="top", italic=True),
    )
    sheet.merge_range(0, 0, 0, 2, "Petunjuk pengisian", looks.title)
    sheet.merge_range(1, 0, 1, 2, "How to fill in this form", looks.title_english)
    for column, name in ((0, "No."), (first, "Bahasa Indonesia"), (second, "English")):
        sheet.write_string(3, column, name, looks.head)
    row = 4
    for number, (indonesian, english) in enumerate(_STEPS, start=1):
        sheet.write_number(row, 0, number, looks.of(valign="top", align="center"))
        sheet.write_string(row, first, indonesian, wrapped)
        sheet.write_string(row, second, english, italic)
        sheet.set_row(row, 15 * (1 + max(len(indonesian), len(english)) // _WIDE))
        row += 1
    _write_signs(sheet, looks, row + 1, (first, second))
    sheet.protect()
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_signs(sheet: Worksheet, looks: Looks, row: int, columns: tuple[int, int]) -> None:
    """What each sign means, Indonesian and English in the columns given."""
    first, second = columns
    wrapped = looks.of(text_wrap=True, valign="top")
    italic = looks.of(text_wrap=True, valign="top", italic=True)
    sheet.merge_range(row, 0, row, 2, "Tanda-tanda", looks.title)
    sheet.merge_range(row + 1, 0, row + 1, 2, "Symbols", looks.title_english)
    row += 3
    for column, name in ((0, "Tanda / Sign"), (first, "Arti"), (second, "Meaning")):
        sheet.write_string(row, column, name, looks.head)
    for sign, indonesian, english in signs():
        row += 1
        sheet.write_string(row, 0, sign, looks.of(bold=True, align="center"))
        sheet.write_string(row, first, indonesian, wrapped)
        sheet.write_string(row, second, english, italic)
