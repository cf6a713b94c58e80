"""What reading a filled template has to say."""

from __future__ import annotations

from ckanext.palembang.tables.finding_text import FindingText

TEMPLATES_TEXTS: dict[str, FindingText] = {
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
