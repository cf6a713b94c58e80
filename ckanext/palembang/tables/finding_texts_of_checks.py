"""What arranging, correcting and checking a table have to say."""

from __future__ import annotations

from ckanext.palembang.tables.finding_text import FIX_EN, FIX_ID, FindingText

CHECKS_TEXTS: dict[str, FindingText] = {
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
        FIX_ID,
        FIX_EN,
    ),
    "negative-count": FindingText(
        "Cacahan di {cell} negatif: {printed}.",
        "The count in {cell} is negative: {printed}.",
        FIX_ID,
        FIX_EN,
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
}
