"""Money of the city."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import (
    case,
    indonesian,
    number,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def negative_budget() -> Case:
    grid: list[list[Any]] = [
        title_row("Realisasi Anggaran (juta rupiah) 2022"),
        ["Uraian", "Anggaran", "Realisasi", "Lebih/(Kurang)"],
    ]
    for kind in [
        "Pendapatan Asli Daerah",
        "Dana Perimbangan",
        "Lain-lain Pendapatan",
        "Belanja Operasi",
        "Belanja Modal",
    ]:
        a, b = number(10**5, 10**6), number(10**5, 10**6)
        d = b - a
        grid.append(
            [
                kind,
                D(indonesian(a, 2), a, [kind], ["Anggaran"], None, "2022"),
                D(indonesian(b, 2), b, [kind], ["Realisasi"], None, "2022"),
                D(
                    indonesian(d, 2) if d >= 0 else f"({indonesian(-d, 2)})",
                    d,
                    [kind],
                    ["Lebih/(Kurang)"],
                    None,
                    "2022",
                ),
            ]
        )
    return Case(
        "negative_budget",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
        unit="juta rupiah",
    )


@case
def budget_by_code() -> Case:
    leaves = {
        "4.1.1": "Pajak Daerah",
        "4.1.2": "Retribusi Daerah",
        "4.2.1": "Bagi Hasil",
        "4.2.2": "Dana Alokasi Umum",
        "5.1.1": "Belanja Pegawai",
        "5.1.2": "Belanja Barang",
    }
    names = {
        "4": "PENDAPATAN",
        "4.1": "Pendapatan Asli Daerah",
        "4.2": "Dana Transfer",
        "5": "BELANJA",
        "5.1": "Belanja Operasi",
        **leaves,
    }
    values = {code: (number(10**8, 10**9), number(10**8, 10**9)) for code in leaves}
    grid: list[list[Any]] = [["KODE REKENING", "URAIAN", "ANGGARAN (Rp)", "REALISASI (Rp)", "%"]]
    for code in sorted(names):
        pair = [
            sum(v[i] for c, v in values.items() if c == code or c.startswith(code + "."))
            for i in (0, 1)
        ]
        share = round(100 * pair[1] / pair[0], 2)
        total: bool | None = None if code == "5" else code not in leaves
        row = [names[code]]
        grid.append(
            [
                code,
                names[code],
                D(
                    indonesian(pair[0], 2),
                    pair[0],
                    row,
                    ["ANGGARAN"],
                    total=total,
                    row_extra=[code],
                    column_extra=["Rp"],
                ),
                D(
                    indonesian(pair[1], 2),
                    pair[1],
                    row,
                    ["REALISASI"],
                    total=total,
                    row_extra=[code],
                    column_extra=["Rp"],
                ),
                D(indonesian(share, 2), share, row, ["%"], total=None, row_extra=[code]),
            ]
        )
    return Case("budget_by_code", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)
