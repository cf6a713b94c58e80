"""The text of every finding, in Indonesian and English: what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingText:
    """Message and remedy of one kind of finding; `{names}` are its facts.

    Attributes:
        what_id: what is wrong, in Indonesian.
        what_en: what is wrong, in English.
        do_id: what to do, in Indonesian.
        do_en: what to do, in English.
    """

    what_id: str
    what_en: str
    do_id: str
    do_en: str

    def message(self, language: str) -> str:
        """Return what is wrong, in Indonesian unless English."""
        return self.what_en if language == "en" else self.what_id

    def remedy(self, language: str) -> str:
        """Return what to do, in Indonesian unless English."""
        return self.do_en if language == "en" else self.do_id


_FIX_ID, _FIX_EN = "Perbaiki sel itu dan unggah lagi.", "Correct the cell and upload again."

TEXTS: dict[str, FindingText] = {
    "total-mismatch": FindingText(
        "Jumlah di {cell} tertulis {printed}, tetapi bagian-bagiannya ({parts}) berjumlah {sum}.",
        "The total in {cell} is printed as {printed}, but its parts ({parts}) add up to {sum}.",
        "Periksa jumlah dan bagian-bagiannya; perbaiki yang salah, atau jelaskan mengapa berbeda.",
        "Check the total and its parts; correct what is wrong, or explain why they differ.",
    ),
    "lost-zeros": FindingText(
        "Angka di {cell} tertulis {printed}; nol ribuannya hilang dan dibaca sebagai {value}.",
        "The number in {cell} is written {printed}; its thousands lost their zeros and it is read as {value}.",
        "Tulis {value} tanpa pemisah ribuan.",
        "Write {value} without a thousands separator.",
    ),
    "bad-number": FindingText(
        'Isi {cell}, "{printed}", bukan angka atau dapat dibaca dengan dua cara.',
        'The content of {cell}, "{printed}", is no number or can be read in two ways.',
        "Tulis angka tanpa pemisah ribuan dan dengan koma desimal, atau salah satu tanda baku (... – NA).",
        "Write the number without thousands separators, or one of the standard signs (... – NA).",
    ),
    "date-for-number": FindingText(
        "Angka di {cell} telah diubah menjadi tanggal ({printed}).",
        "The number in {cell} has been turned into a date ({printed}).",
        "Ubah format sel menjadi angka dan tulis kembali nilainya.",
        "Set the cell's format to number and type the value again.",
    ),
    "date-for-label": FindingText(
        'Label di {cell} telah diubah menjadi tanggal ({printed}); dibaca sebagai "{value}".',
        'The label in {cell} has been turned into a date ({printed}); it is read as "{value}".',
        "Ubah format sel menjadi teks dan tulis kembali labelnya.",
        "Set the cell's format to text and type the label again.",
    ),
    "hidden": FindingText(
        "{what} tersembunyi di {cell} berisi data dan ikut dibaca.",
        "Hidden {what} in {cell} hold data and were read too.",
        "Tampilkan, atau hapus bila bukan bagian dari tabel.",
        "Show them, or delete them when they are no part of the table.",
    ),
    "empty": FindingText(
        'Kolom atau formulir {cell} ("{name}") punya judul tetapi kosong, tanpa angka.',
        'The column or form {cell} ("{name}") has a head but is empty, without a number.',
        'Isi angkanya, atau tulis "..." bila data tidak tersedia.',
        'Fill in the numbers, or write "..." where data are not available.',
    ),
    "duplicate-rows": FindingText(
        'Baris {cell} ("{name}") berulang; sudah ada di {other}.',
        'Row {cell} ("{name}") is repeated; it already stands in {other}.',
        "Hapus baris yang ganda.",
        "Delete the duplicate row.",
    ),
    "duplicate-column": FindingText(
        'Kolom {cell} ("{name}") berisi angka yang sama dengan kolom {other}.',
        'Column {cell} ("{name}") repeats the numbers of column {other}.',
        "Periksa apakah angkanya tersalin dari kolom lain.",
        "Check whether the numbers were copied from the other column.",
    ),
    "duplicate-header": FindingText(
        'Judul kolom "{name}" di {cell} ganda; sudah dipakai di {other}.',
        'The head "{name}" in {cell} is a duplicate; it is already used in {other}.',
        "Beri setiap kolom judul yang berbeda.",
        "Give every column a head of its own.",
    ),
    "formula-without-value": FindingText(
        "Rumus di {cell} tidak menyimpan hasilnya.",
        "The formula in {cell} has no stored result.",
        "Buka berkas dengan program lembar kerja, hitung ulang, lalu simpan.",
        "Open the file in a spreadsheet program, recalculate, and save.",
    ),
    "error-value": FindingText(
        "Sel {cell} menampilkan galat {printed}, bukan angka.",
        "Cell {cell} shows the error {printed} in place of a number.",
        _FIX_ID,
        _FIX_EN,
    ),
    "unknown-area": FindingText(
        '"{name}" di {cell} bukan nama wilayah yang dikenal. {hint}',
        '"{name}" in {cell} is no known area. {hint}',
        "Tulis nama wilayah seperti dalam daftar resmi.",
        "Write the area's name as in the official list.",
    ),
    "zero-for-missing": FindingText(
        'Semua angka di {cell} ("{name}") nol; mungkin datanya tidak ada.',
        'All numbers in {cell} ("{name}") are zero; perhaps the data are missing.',
        'Tulis "..." bila data tidak tersedia, biarkan 0 bila memang nol.',
        'Write "..." where data are not available; leave 0 where it is zero indeed.',
    ),
    "outlier": FindingText(
        "Angka {printed} di {cell} janggal: jauh dari angka lain di kolom itu (sekitar {expected}).",
        "The number {printed} in {cell} is unusual: far from the others of its column (about {expected}).",
        "Periksa angka itu, terutama jumlah nolnya.",
        "Check the number, its zeros above all.",
    ),
    "not-a-spreadsheet": FindingText(
        "Isi berkas ini bukan lembar kerja (format tidak didukung): {found}.",
        "The content of this file is not a spreadsheet (unsupported format): {found}.",
        "Simpan tabel sebagai XLSX, XLS, ODS, atau CSV dan unggah lagi.",
        "Save the table as XLSX, XLS, ODS or CSV and upload it again.",
    ),
    "encrypted": FindingText(
        "Berkas ini dilindungi kata sandi sehingga tidak dapat dibaca.",
        "A password protects this file; it cannot be read.",
        "Simpan tanpa kata sandi dan unggah lagi.",
        "Save it without a password and upload it again.",
    ),
    "damaged": FindingText(
        "Berkas ini rusak atau terpotong ({reason}).",
        "This file is damaged or broken off ({reason}).",
        "Buka dengan program lembar kerja, simpan lagi sebagai XLSX, lalu unggah.",
        "Open it in a spreadsheet program, save it again as XLSX, and upload it.",
    ),
    "too-large": FindingText(
        "Berkas ini terlalu besar: {what} {found}, paling banyak {limit}.",
        "This file is too large: {what} {found}, at most {limit}.",
        "Hapus baris dan kolom kosong di luar tabel, atau bagi berkasnya.",
        "Delete blank rows and columns outside the table, or split the file.",
    ),
    "too-slow": FindingText(
        "Membaca berkas ini memakan waktu lebih dari {limit} detik.",
        "Reading this file took more than {limit} seconds.",
        "Hapus baris dan kolom kosong di luar tabel, atau bagi berkasnya.",
        "Delete blank rows and columns outside the table, or split the file.",
    ),
    "too-heavy": FindingText(
        "Membaca berkas ini memerlukan memori lebih dari {memory} MiB, atau isinya merusak program pembaca.",
        "Reading this file takes more than {memory} MiB of memory, or its content breaks the reading program.",
        "Salin tabelnya ke lembar kerja baru, simpan sebagai XLSX, dan unggah.",
        "Copy the table to a new workbook, save it as XLSX, and upload that.",
    ),
    "missing-file": FindingText(
        "Berkas tidak ditemukan.",
        "The file does not exist.",
        "Periksa nama berkasnya.",
        "Check the file's name.",
    ),
    "unknown-sheet": FindingText(
        'Tidak ada lembar "{name}"; yang ada: {known}.',
        'There is no sheet "{name}"; there are: {known}.',
        "Pilih salah satu lembar yang ada.",
        "Choose one of the sheets.",
    ),
    "no-table": FindingText(
        "Tidak ditemukan tabel berisi angka dalam berkas ini; kosong.",
        "No table with numbers was found in this file; it is empty.",
        "Unggah berkas yang berisi tabel.",
        "Upload a file that holds a table.",
    ),
    "unreadable": FindingText(
        "Berkas ini tidak dapat dibaca.",
        "This file cannot be read.",
        "Simpan lagi sebagai XLSX dan unggah.",
        "Save it again as XLSX and upload it.",
    ),
    "area-missing": FindingText(
        "{count} kecamatan tidak ada dalam tabel {cell}: {names}.",
        "{count} districts are missing from table {cell}: {names}.",
        'Tambahkan barisnya, dengan "..." bila data tidak tersedia.',
        'Add the rows, with "..." where data are not available.',
    ),
    "area-repeated": FindingText(
        "Wilayah {name} muncul lebih dari sekali: {cell}.",
        "The area {name} stands more than once: {cell}.",
        "Hapus atau perbaiki baris yang ganda.",
        "Delete or correct the duplicate row.",
    ),
    "sexes-mismatch": FindingText(
        "Laki-laki dan perempuan di {parts} berjumlah {sum}, tetapi {cell} tertulis {printed}.",
        "Men and women in {parts} add up to {sum}, but {cell} is printed as {printed}.",
        "Periksa ketiga angka itu.",
        "Check the three numbers.",
    ),
    "shares-not-100": FindingText(
        "Persentase di {cell} berjumlah {sum}, bukan 100.",
        "The percentages in {cell} add up to {sum}, not 100.",
        "Periksa persentasenya; perbedaan karena pembulatan paling banyak {tolerance}.",
        "Check the percentages; rounding explains at most {tolerance}.",
    ),
    "share-out-of-range": FindingText(
        "Persentase {printed} di {cell} di luar 0 sampai 100.",
        "The percentage {printed} in {cell} is outside 0 to 100.",
        _FIX_ID,
        _FIX_EN,
    ),
    "negative-count": FindingText(
        "Cacahan di {cell} negatif: {printed}.",
        "The count in {cell} is negative: {printed}.",
        _FIX_ID,
        _FIX_EN,
    ),
    "fractional-count": FindingText(
        "Cacahan di {cell} berupa pecahan: {printed}. Mungkin pemisah ribuannya terbaca sebagai desimal.",
        "The count in {cell} is fractional: {printed}. Its thousands separator may have been read as a decimal.",
        "Tulis bilangan bulat tanpa pemisah ribuan.",
        "Write a whole number without a thousands separator.",
    ),
    "unknown-symbol": FindingText(
        'Tanda "{printed}" di {cell} tidak ada dalam daftar simbol BPS.',
        'The sign "{printed}" in {cell} is not in the list of BPS symbols.',
        "Pakai tanda baku: ... – NA e r x xx xxx.",
        "Use a standard sign: ... – NA e r x xx xxx.",
    ),
    "mixed-precision": FindingText(
        "Kolom {cell} mencampur angka dengan {precisions} desimal.",
        "Column {cell} mixes numbers of {precisions} decimals.",
        "Tulis semua angka kolom dengan jumlah desimal yang sama.",
        "Write all numbers of the column with the same number of decimals.",
    ),
    "jump": FindingText(
        "Angka {printed} di {cell} melompat dari tahun-tahun sebelumnya; yang diharapkan sekitar {expected}.",
        "The number {printed} in {cell} jumps against earlier years; about {expected} was expected.",
        "Periksa angka itu, atau jelaskan lompatannya.",
        "Check the number, or explain the jump.",
    ),
    "unchanged": FindingText(
        "Semua {count} angka sama dengan periode {period}; mungkin tabel lama terkirim lagi.",
        "All {count} numbers are the same as in {period}; perhaps the old table was sent again.",
        "Pastikan ini tabel periode yang baru.",
        "Make sure that this is the table of the new period.",
    ),
    "series-unchanged": FindingText(
        "Semua {count} angka di {cell} sama dengan periode {period}; mungkin kolom lama terkirim lagi.",
        "All {count} numbers in {cell} are the same as in {period}; perhaps an old column was sent again.",
        "Pastikan angka-angka itu memang untuk periode yang baru.",
        "Make sure that these are the numbers of the new period.",
    ),
    "member-total-mismatch": FindingText(
        "Jumlah di {cell} tertulis {printed}, tetapi rinciannya ({parts}) berjumlah {sum}.",
        "The total in {cell} is printed as {printed}, but its items ({parts}) add up to {sum}.",
        "Periksa jumlah dan rinciannya; perbaiki yang salah, atau jelaskan mengapa berbeda.",
        "Check the total and its items; correct what is wrong, or explain why they differ.",
    ),
    "wrong-period": FindingText(
        "Tabel menyebut periode {found}, tetapi diserahkan untuk {expected}.",
        "The table says {found}, but it is handed in for {expected}.",
        "Unggah tabel periode yang benar, atau perbaiki judulnya.",
        "Upload the table of the right period, or correct its title.",
    ),
    "wrong-unit": FindingText(
        "Tabel menyebut satuan {found}, sedangkan metadata menyebut {expected}.",
        "The table says the unit {found}, the metadata say {expected}.",
        "Samakan satuannya.",
        "Make the units agree.",
    ),
    "unknown-member": FindingText(
        '"{name}" di {cell} baru bagi {dimension} dalam himpunan data ini.',
        '"{name}" in {cell} is new to {dimension} of this dataset.',
        "Periksa ejaannya; bila memang rincian baru, jelaskan sejak kapan ada.",
        "Check the spelling; if it is a new item indeed, explain since when there is one.",
    ),
    "new-area": FindingText(
        "Wilayah {name} ({area}) di {cell} belum pernah ada dalam himpunan data ini.",
        "The area {name} ({area}) in {cell} is new in this dataset.",
        "Tidak perlu apa-apa bila wilayah itu memang baru didata.",
        "Nothing needs to be done if figures of this area are new indeed.",
    ),
    "duplicate-key": FindingText(
        "Angka di {cell} mengisi tempat yang sudah terisi oleh {other}: {name}.",
        "The number in {cell} fills a place that {other} already fills: {name}.",
        "Hapus yang berulang, atau perbaiki label baris atau kepala kolomnya.",
        "Delete what is repeated, or correct the label of the row or the head of the column.",
    ),
    "unplaced": FindingText(
        'Angka di {cell} ("{name}") tidak punya tempat dalam himpunan data ini; tidak jelas: {missing}.',
        'The numbers in {cell} ("{name}") have no place in this dataset; it is not clear: {missing}.',
        "Lengkapi label baris atau kepala kolomnya, atau keluarkan angka itu dari tabel.",
        "Complete the label of the row or the head of the column, or take the numbers out of the table.",
    ),
    "correction-unused": FindingText(
        "Koreksi untuk {name} tidak cocok lagi dengan berkas ini dan tidak dipakai.",
        "The correction of {name} does not fit this file any more and is not used.",
        "Periksa pembacaan tabel; hapus koreksi itu bila tidak perlu lagi.",
        "Check how the table is read; delete the correction if it is not needed any more.",
    ),
    "bad-correction": FindingText(
        "Koreksi {name} tidak dapat dipakai; yang diharapkan: {expected}.",
        "The correction {name} cannot be used; expected: {expected}.",
        "Perbaiki isian koreksi itu.",
        "Mend the correction.",
    ),
    "bad-check-setting": FindingText(
        "Pengaturan pemeriksaan {name} tidak dapat dipakai; yang diharapkan: {expected}.",
        "The setting of checks {name} cannot be used; expected: {expected}.",
        "Perbaiki pengaturan itu.",
        "Mend the setting.",
    ),
    "template-impossible": FindingText(
        "Formulir tidak dapat dibuat untuk tabel ini ({what}: {name}).",
        "No form can be made for this table ({what}: {name}).",
        "Serahkan tabel dalam bentuk spreadsheet sendiri.",
        "Hand in the table as a spreadsheet of your own.",
    ),
    "not-a-template": FindingText(
        "Berkas ini bukan formulir dari katalog, atau tanda pengenalnya hilang.",
        "This file is no form of the catalogue, or its identity is lost.",
        "Unduh formulir lagi, atau serahkan sebagai tabel biasa.",
        "Download the form again, or hand the file in as an ordinary table.",
    ),
    "identity-lost": FindingText(
        "Tanda pengenal sel pada formulir ini rusak; angka-angkanya tidak dapat ditempatkan dengan pasti.",
        "The identity of this form's cells is damaged; its figures cannot be placed with certainty.",
        "Unduh formulir lagi dan salin angka-angkanya.",
        "Download the form again and copy the figures.",
    ),
    "other-dataset": FindingText(
        'Formulir ini untuk dataset lain: "{found}", bukan "{expected}".',
        'This form is for another dataset: "{found}", not "{expected}".',
        "Unggah formulir yang diunduh dari halaman dataset ini.",
        "Upload the form that was downloaded from this dataset's page.",
    ),
    "other-period": FindingText(
        "Formulir ini untuk periode {found}, tetapi diserahkan untuk {expected}.",
        "This form is for period {found}, but it is handed in for {expected}.",
        "Serahkan untuk periode formulirnya, atau unduh formulir periode yang dimaksud.",
        "Hand it in for the form's own period, or download the form of the period you mean.",
    ),
    "older-structure": FindingText(
        "Formulir ini dibuat dari susunan tabel yang lama ({found}; sekarang {expected}). Bertambah: {added}. Hilang: {gone}.",
        "This form was made from an older structure of the table ({found}; now {expected}). Added: {added}. Gone: {gone}.",
        "Unduh formulir yang baru bila ada yang bertambah atau hilang.",
        "Download the new form where something was added or is gone.",
    ),
    "row-conflict": FindingText(
        'Baris {cell} berkode {row_code} ("{expected}") tetapi berlabel "{found}"; angkanya tidak dibaca.',
        'Row {cell} has the code {row_code} ("{expected}") but the label "{found}"; its figures were not read.',
        "Samakan kode dan labelnya; bila mengurutkan, urutkan semua kolom bersama.",
        "Make code and label agree; when you sort, sort all columns together.",
    ),
    "row-edited": FindingText(
        'Label di {cell} diubah menjadi "{found}"; dibaca sebagai "{expected}" menurut kodenya ({row_code}).',
        'The label in {cell} was changed to "{found}"; by its code ({row_code}) it is read as "{expected}".',
        "Pastikan angkanya milik baris itu.",
        "Make sure that the figures belong to that row.",
    ),
    "row-unknown": FindingText(
        'Baris {cell} ("{name}") bukan bagian formulir; angkanya tidak dibaca.',
        'Row {cell} ("{name}") is no part of the form; its figures were not read.',
        "Hapus baris itu, atau mintalah walidata menambahkannya ke tabel.",
        "Delete the row, or ask the walidata to add it to the table.",
    ),
    "row-repeated": FindingText(
        'Baris {cell} ("{name}") berulang; sudah ada di {other}. Hanya yang pertama dibaca.',
        'Row {cell} ("{name}") is repeated; it already stands in {other}. Only the first was read.',
        "Hapus baris yang berlebih.",
        "Delete the row that is too many.",
    ),
    "column-repeated": FindingText(
        "Nomor kolom ({number}) di {cell} berulang atau bukan bagian formulir.",
        "Column number ({number}) in {cell} is repeated or no part of the form.",
        "Hapus kolom itu, atau pulihkan nomor kolomnya.",
        "Delete that column, or restore its number.",
    ),
    "head-conflict": FindingText(
        'Kolom ({number}) di {cell} berkepala "{found}", padahal formulirnya "{expected}".',
        'Column ({number}) in {cell} has the head "{found}", but the form has "{expected}".',
        "Pulihkan urutan kepala kolom, atau salin angkanya ke formulir baru.",
        "Restore the order of the heads, or copy the figures to a new form.",
    ),
    "head-edited": FindingText(
        'Kepala kolom di {cell} diubah menjadi "{found}"; dibaca sebagai "{expected}".',
        'The head in {cell} was changed to "{found}"; it is read as "{expected}".',
        "Pastikan angkanya milik kolom itu.",
        "Make sure that the figures belong to that column.",
    ),
    "cells-missing": FindingText(
        "{count} sel formulir hilang karena baris atau kolomnya dihapus: {names}.",
        "{count} cells of the form are gone because their rows or columns were deleted: {names}.",
        'Pulihkan baris atau kolom itu; tulis "..." bila data tidak tersedia.',
        'Restore the rows or columns; write "..." where data are not available.',
    ),
    "empty-input": FindingText(
        "{count} sel isian masih kosong: {cells}.",
        "{count} input cells are still empty: {cells}.",
        'Isi angkanya, atau pilih tanda ("..." bila data tidak tersedia).',
        'Fill in the figures, or choose a sign ("..." where data are not available).',
    ),
    "figures-outside": FindingText(
        "{count} angka di {cell} berada di luar kolom formulir dan tidak dibaca.",
        "{count} figures in {cell} stand outside the form's columns and were not read.",
        "Pindahkan ke sel isian, atau hapus.",
        "Move them to input cells, or delete them.",
    ),
    "earlier-changed": FindingText(
        "{count} angka pembanding periode {period} di {cell} diubah; perubahan itu tidak dibaca.",
        "{count} figures of period {period} in {cell}, shown for comparison, were changed; the changes were not read.",
        "Tulis angka baru di sel kuning; perbaikan angka lama diserahkan untuk periodenya sendiri.",
        "Write new figures in the yellow cells; hand in corrections of old ones for their own period.",
    ),
    "sign-conflict": FindingText(
        'Di {cell} ada dua tanda: "{printed}" dan "{sign}".',
        'There are two signs at {cell}: "{printed}" and "{sign}".',
        "Pilih salah satu.",
        "Choose one of them.",
    ),
    "sign-and-figure": FindingText(
        'Di {cell} ada angka {printed} dan tanda "{sign}", yang berarti tidak ada angka.',
        'There is the figure {printed} at {cell} and the sign "{sign}", which means that there is none.',
        "Hapus salah satunya.",
        "Delete one of the two.",
    ),
    "sign-without-figure": FindingText(
        'Di {cell} ada tanda "{sign}" tanpa angka.',
        'There is the sign "{sign}" at {cell} without a figure.',
        "Isi angkanya, atau hapus tandanya.",
        "Fill in the figure, or delete the sign.",
    ),
    "further-sheets": FindingText(
        "Lembar lain dalam berkas ini tidak dibaca: {names}.",
        "Further sheets of this file were not read: {names}.",
        "Tidak perlu apa-apa bila lembar itu hanya catatan Anda.",
        "Nothing to do where they are notes of yours.",
    ),
}
