"""What reading a file has to say."""

from __future__ import annotations

from ckanext.palembang.tables.finding_text import FIX_EN, FIX_ID, FindingText

READING_TEXTS: dict[str, FindingText] = {
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
        FIX_ID,
        FIX_EN,
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
}
