"""Totals, subtotals, averages and shares."""

from __future__ import annotations

import random
from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    case,
    indonesian,
    number,
    sexes,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page, Styled


@case
def total_first() -> Case:
    rows = sexes(period="2020", total="Kota Palembang")
    grid = [
        title_row("Penduduk Kota Palembang 2020"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Laki-laki + Perempuan"],
        rows[-1],
        *rows[:-1],
    ]
    for row in grid[2:]:
        row[3].column = ["Laki-laki + Perempuan"]
    return Case("total_first", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def wrong_total() -> Case:
    rows = sexes(period="2020")
    rows[4][3].written = rows[4][3].value = rows[4][3].value + 100
    rows[-1][1].written = rows[-1][1].value = rows[-1][1].value - 7
    grid = [title_row("Penduduk 2020"), ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case(
        "wrong_total",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("total-mismatch", ["D7"]), ("total-mismatch", ["B21"])],
        title=grid[0][0],
    )


@case
def subtotals_of_groups() -> Case:
    grid: list[list[Any]] = [["No", "Uraian", "Jumlah"]]
    grand = 0
    for i, group in enumerate(["Ilir", "Ulu"], start=1):
        subtotal = 0
        grid.append(
            [Styled(["I", "II"][i - 1], bold=True), Styled(f"Wilayah {group}", bold=True), None]
        )
        for j in range(1, 5):
            v = number()
            subtotal += v
            label = f"Pasar {'ABCD'[j - 1]}"
            grid.append([j, label, D(v, v, [f"Wilayah {group}", label], ["Jumlah"])])
        grid.append(
            [
                None,
                "Sub Jumlah",
                D(subtotal, subtotal, [f"Wilayah {group}", "Sub Jumlah"], ["Jumlah"], total=True),
            ]
        )
        grand += subtotal
    grid.append([None, "Jumlah Total", D(grand, grand, ["Jumlah Total"], ["Jumlah"], total=True)])
    return Case("subtotals_of_groups", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def averages_are_no_sums() -> Case:
    grid: list[list[Any]] = [
        title_row("Rata-rata Lama Sekolah (tahun) Menurut Kecamatan, 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Total"],
    ]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(7, 12), 2), round(random.uniform(7, 12), 2)
        grid.append(
            [
                name,
                *(
                    D(v, v, [name], [h], code, "2022", total=None)
                    for v, h in (
                        (a, "Laki-laki"),
                        (b, "Perempuan"),
                        (round((a + b) / 2, 2), "Total"),
                    )
                ),
            ]
        )
    grid.append(
        [
            "Palembang",
            *(
                D(v, v, ["Palembang"], [h], None, "2022", total=None)
                for v, h in ((9.8, "Laki-laki"), (9.2, "Perempuan"), (9.5, "Total"))
            ),
        ]
    )
    return Case(
        "averages_are_no_sums",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
        title=grid[0][0],
        unit="tahun",
    )


@case
def counts_with_shares() -> Case:
    grid: list[list[Any]] = [
        ["Kecamatan", "Laki-laki", None, "Perempuan", None, "Jumlah", None],
        [None, *["n", "%"] * 3],
    ]
    for name, code in DISTRICTS:
        a, b = number(), number()
        t = a + b
        line: list[Any] = [name]
        for h, v in (("Laki-laki", a), ("Perempuan", b), ("Jumlah", t)):
            p = round(100 * v / t, 2)
            line += [
                D(v, v, [name], [h, "n"], code, total=h == "Jumlah"),
                D(
                    indonesian(p, 2),
                    p,
                    [name],
                    [h, "%"],
                    code,
                    total=None if h == "Jumlah" else False,
                ),
            ]
        grid.append(line)
    return Case(
        "counts_with_shares",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 0, 6)])],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
    )


@case
def grdp() -> Case:
    sectors = [
        "A. Pertanian, Kehutanan, dan Perikanan",
        "B. Pertambangan dan Penggalian",
        "C. Industri Pengolahan",
        "D. Pengadaan Listrik dan Gas",
        "E. Pengadaan Air",
        "F. Konstruksi",
    ]
    grid: list[list[Any]] = [
        title_row(
            "Produk Domestik Regional Bruto Atas Dasar Harga Berlaku Menurut Lapangan Usaha di Kota Palembang (juta rupiah), 2020-2022",
            4,
        ),
        ["Lapangan Usaha/Industry", "2020", "2021*", "2022**"],
    ]
    sums = [0, 0, 0]
    for sector in sectors:
        values = [number(10**5, 10**7) for _ in range(3)]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        label = sector[3:]
        grid.append(
            [
                sector,
                *(
                    D(
                        indonesian(v, 1),
                        v,
                        [label],
                        [],
                        None,
                        y,
                        row_extra=[sector],
                        column_extra=[y],
                    )
                    for v, y in zip(values, ("2020", "2021", "2022"), strict=True)
                ),
            ]
        )
    label = "Produk Domestik Regional Bruto"
    grid.append(
        [
            label,
            *(
                D(indonesian(v, 1), v, [label], [], None, y, total=True, column_extra=[y])
                for v, y in zip(sums, ("2020", "2021", "2022"), strict=True)
            ),
        ]
    )
    grid += [
        title_row("Catatan: * Angka sementara ** Angka sangat sementara"),
        title_row("Sumber: BPS Kota Palembang"),
    ]
    return Case(
        "grdp",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
        unit="juta rupiah",
    )


@case
def averages_below() -> Case:
    rows = sexes(period="2020")
    grid = [title_row("Penduduk 2020"), ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    values = [round(row.value / 18, 2) for row in rows[-1][1:]]
    grid.append(
        [
            "Rata-rata",
            *(
                D(v, v, ["Rata-rata"], [h], None, "2020", total=None)
                for v, h in zip(values, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
            ),
        ]
    )
    return Case("averages_below", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def total_without_label() -> Case:
    rows = sexes()
    rows[-1][0] = None
    for d in rows[-1][1:]:
        d.row = []
    grid = [["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case("total_without_label", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def excel_subtotals() -> Case:
    grid: list[list[Any]] = [["Wilayah", "Jenis", "Jumlah"]]
    grand = 0
    for zone in ("Timur", "Barat", "Utara"):
        subtotal = 0
        for kind in ("Pasar", "Toko", "Kios"):
            v = number()
            subtotal += v
            grid.append([zone, kind, D(v, v, [zone, kind], ["Jumlah"])])
        grid.append(
            [
                f"{zone} Total",
                None,
                D(subtotal, subtotal, [f"{zone} Total"], ["Jumlah"], total=True),
            ]
        )
        grand += subtotal
    grid.append(["Grand Total", None, D(grand, grand, ["Grand Total"], ["Jumlah"], total=True)])
    return Case("excel_subtotals", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def amounts_named_total() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Luas", "Jumlah", "Kepadatan"]]
    for name, code in DISTRICTS:
        a, b = number(400, 9000), number(10, 300)
        values = (a, b, round(b / a, 3))
        grid.append(
            [
                name,
                *(
                    D(v, v, [name], [h], code)
                    for v, h in zip(values, ("Luas", "Jumlah", "Kepadatan"), strict=True)
                ),
            ]
        )
    return Case("amounts_named_total", [Page(grid)], ("csv", "xlsx"), clean=True)
