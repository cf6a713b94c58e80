"""Budgets, revenue and the national accounts: long numbers in every dress."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import DISTRICTS, body, case, indonesian, number, table, with_sums
from tests.tables.messy.spec import Case, D, Page

_TAXES = [
    "Pajak Hotel",
    "Pajak Restoran",
    "Pajak Hiburan",
    "Pajak Reklame",
    "Pajak Parkir",
    "BPHTB",
]


@case
def budget_by_account_with_brackets() -> Case:
    accounts = [
        ("4", "PENDAPATAN DAERAH", True),
        ("4.1", "Pendapatan Asli Daerah", True),
        ("4.1.1", "Pajak Daerah", False),
        ("4.1.2", "Retribusi Daerah", False),
        ("4.2", "Pendapatan Transfer", True),
        ("4.2.1", "Transfer Pemerintah Pusat", False),
        ("4.2.2", "Transfer Antar Daerah", False),
    ]
    plan = {c: number(10**9, 9 * 10**9) for c, _, t in accounts if not t}
    done = {c: number(10**9, 9 * 10**9) for c, _, t in accounts if not t}
    grid: list[list[Any]] = [
        ["PEMERINTAH KOTA PALEMBANG"],
        ["LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH"],
        ["UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2023"],
        ["Kode Rekening", "Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "Lebih/(Kurang) (Rp)", "%"],
    ]
    heads = [["Anggaran"], ["Realisasi"], ["Lebih/(Kurang)"], ["%"]]
    for code, name, is_sum in accounts:
        a, b = (sum(v for c, v in x.items() if c.startswith(code)) for x in (plan, done))
        rest, share = b - a, round(100 * b / a, 2)
        written = [
            indonesian(a, 2),
            indonesian(b, 2),
            indonesian(abs(rest), 2),
            indonesian(share, 2),
        ]
        if rest < 0:
            written[2] = f"({written[2]})"
        cells = [
            D(
                w,
                v,
                [name],
                h,
                None,
                None,
                total=None if i == 3 else is_sum,
                row_extra=[code],
                column_extra=["Rp"],
            )
            for i, (w, v, h) in enumerate(zip(written, (a, b, rest, share), heads, strict=True))
        ]
        for cell in cells:
            cell.period = "2023"
        grid.append([code, name, *cells])
    return Case(
        "budget_by_account_with_brackets", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True
    )


@case
def rupiah_written_before_every_figure() -> Case:
    values = [[number(10**8, 10**10), number(10**8, 10**10)] for _ in _TAXES]
    values = with_sums(values)
    cells = body(
        [[t] for t in _TAXES] + [["JUMLAH"]],
        [["TARGET"], ["REALISASI"]],
        values,
        write=[lambda n: f"Rp {indonesian(n)},00", lambda n: f"Rp. {indonesian(n)},-"],
        periods="2023",
        total_rows=[6],
    )
    grid = [
        ["TARGET DAN REALISASI PAJAK DAERAH KOTA PALEMBANG TAHUN ANGGARAN 2023"],
        ["NO", "JENIS PAJAK", "TARGET", "REALISASI"],
        *table([[i, t] for i, t in enumerate(_TAXES, 1)] + [[None, "JUMLAH"]], cells),
    ]
    return Case(
        "rupiah_written_before_every_figure", [Page(grid)], ("csv", "xlsx", "ods"), clean=True
    )


@case
def accounting_format_with_brackets_stored() -> Case:
    form = '_-* #,##0.00_-;(#,##0.00);_-* "-"??_-;_-@_-'
    names = ["Pendapatan", "Belanja", "Surplus/(Defisit)", "Pembiayaan Neto", "SiLPA"]
    values = [[4253920290.5, 4194409370.25], [4540518436.75, 4077732592.5]]
    values += [[a - b for a, b in zip(*values, strict=True)], [286598146.25, 300000000.0]]
    values += [[a + b for a, b in zip(values[2], values[3], strict=True)]]
    cells = body(
        [[n] for n in names],
        [["Anggaran"], ["Realisasi"]],
        values,
        format=form,
        periods="2023",
        no_total=True,
    )
    grid = [
        ["Ringkasan APBD Kota Palembang 2023 (ribu rupiah)"],
        ["Uraian", "Anggaran", "Realisasi"],
        *table([[n] for n in names], cells),
    ]
    return Case("accounting_format_with_brackets_stored", [Page(grid)], ("xlsx", "xls"), clean=True)


@case
def shares_with_a_painted_percent_sign() -> Case:
    values = [[number(1000, 9999), round(number(100, 9000) / 100, 2)] for _ in DISTRICTS]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["Wajib Pajak"], ["Persentase Kepatuhan"]],
        values,
        areas=[c for _, c in DISTRICTS],
        format=["#,##0", '0.00"%"'],
    )
    grid = [
        ["Kecamatan", "Wajib Pajak", "Persentase Kepatuhan"],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    return Case("shares_with_a_painted_percent_sign", [Page(grid)], ("xlsx", "xls"), clean=True)


@case
def spaces_of_all_kinds_as_thousands() -> Case:
    spaces = ["\xa0", "\u2009", "\u202f", " "]
    values = [[number(10**6, 10**8) for _ in range(4)] for _ in _TAXES]
    writes = [(lambda n, s=s: f"{n:,}".replace(",", s)) for s in spaces]
    cells = body(
        [[t] for t in _TAXES] + [["Jumlah"]],
        [["2020"], ["2021"], ["2022"], ["2023"]],
        with_sums(values),
        write=writes,
        periods=["2020", "2021", "2022", "2023"],
        total_rows=[6],
        column_extra=["2020 2021 2022 2023"],
    )
    for row in cells:
        for cell in row:
            cell.column = []
    grid = [
        ["Realisasi Pajak Daerah (ribu rupiah), 2020–2023"],
        ["Jenis Pajak", 2020, 2021, 2022, 2023],
        *table([[t] for t in _TAXES] + [["Jumlah"]], cells),
    ]
    return Case(
        "spaces_of_all_kinds_as_thousands", [Page(grid)], ("csv", "xlsx", "ods"), clean=True
    )


@case
def national_accounts_with_stars_on_years() -> Case:
    fields = [
        ("A", "Pertanian, Kehutanan, dan Perikanan"),
        ("B", "Pertambangan dan Penggalian"),
        ("C", "Industri Pengolahan"),
        ("D", "Pengadaan Listrik dan Gas"),
        ("M,N", "Jasa Perusahaan"),
    ]
    values = [[round(number(10**3, 10**6) / 7, 2) for _ in range(3)] for _ in fields]
    values = [[round(v, 2) for v in row] for row in with_sums(values)]
    cells = body(
        [[n] for _, n in fields] + [["Produk Domestik Regional Bruto"]],
        [[]] * 3,
        values,
        write=lambda v: indonesian(v, 2),
        periods=["2021", "2022", "2023"],
        total_rows=[5],
        row_extra=["A B C D M N Gross Regional Domestic Product"],
        column_extra=["2021 2022 2023 x xx * **"],
    )
    for row in cells:
        for cell, flag in zip(row, (None, "*", "**"), strict=True):
            cell.flag_accept = (flag,)
    grid = [
        [
            "Tabel 12.1.1 Produk Domestik Regional Bruto Atas Dasar Harga Berlaku Menurut Lapangan Usaha di Kota Palembang (miliar rupiah), 2021–2023"
        ],
        ["Lapangan Usaha/Industry", None, "2021", "2022*", "2023**"],
        ["(1)", None, "(2)", "(3)", "(4)"],
        *table([[k, n] for k, n in fields] + [["Produk Domestik Regional Bruto", None]], cells),
        ["Catatan: * Angka sementara, ** Angka sangat sementara"],
    ]
    return Case(
        "national_accounts_with_stars_on_years",
        [Page(grid, merges=[(1, 0, 1, 1), (2, 0, 2, 1), (8, 0, 8, 1)])],
        ("csv", "xlsx", "xls"),
        clean=True,
    )


@case
def thousands_hidden_by_the_format() -> Case:
    values = [[number(10**3, 10**6), number(10**3, 10**6)] for _ in _TAXES]
    cells = body(
        [[t] for t in _TAXES],
        [["Target"], ["Realisasi"]],
        values,
        write=lambda n: n * 1000,
        format="#,##0,",
        periods="2022",
    )
    grid = [
        ["Pajak Daerah 2022 (ribu rupiah)"],
        ["Jenis Pajak", "Target", "Realisasi"],
        *table([[t] for t in _TAXES], cells),
    ]
    return Case("thousands_hidden_by_the_format", [Page(grid)], ("xlsx", "xls"))


@case
def quarters_and_their_sum() -> Case:
    heads = [["Triwulan I"], ["Triwulan II"], ["Triwulan III"], ["Triwulan IV"], ["Jumlah"]]
    values = [[number(10**5, 10**6) for _ in range(4)] for _ in _TAXES]
    values = [[*row, sum(row)] for row in values]
    cells = body(
        [[t] for t in _TAXES] + [["Jumlah"]],
        heads,
        with_sums(values),
        total_rows=[6],
        total_columns=[4],
        column_extra=["Tahun 2023"],
    )
    grid = [
        ["Realisasi Penerimaan Pajak Per Triwulan"],
        ["No", "Uraian", "Tahun 2023", None, None, None, None],
        [None, None, "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Jumlah"],
        *table([[i, t] for i, t in enumerate(_TAXES, 1)] + [["Jumlah", None]], cells),
    ]
    return Case(
        "quarters_and_their_sum",
        [Page(grid, merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 6), (9, 0, 9, 1)])],
        ("csv", "xlsx", "ods"),
        clean=True,
    )


@case
def half_years_under_years() -> Case:
    heads = [["Semester I"], ["Semester II"]] * 2
    periods = ["2022-S1", "2022-S2", "2023-S1", "2023-S2"]
    values = [[number(100, 999) for _ in range(4)] for _ in DISTRICTS]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        heads,
        values,
        areas=[c for _, c in DISTRICTS],
        periods=periods,
        column_extra=["2022 2023 Tahun"],
    )
    for row in cells:
        for cell in row:
            cell.column_extra += cell.column
            cell.column = []
    grid = [
        ["Jumlah Reklame Terpasang per Semester"],
        ["Kecamatan", "2022", None, "2023", None],
        [None, "Semester I", "Semester II", "Semester I", "Semester II"],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    return Case(
        "half_years_under_years",
        [Page(grid, merges=[(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)])],
        ("csv", "xlsx", "xls"),
        clean=True,
    )
