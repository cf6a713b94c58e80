"""Months, days, half-years and quarters."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    case,
    indonesian,
    number,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def month_rows() -> Case:
    months = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    grid = [
        title_row("Curah Hujan dan Hari Hujan Menurut Bulan di Kota Palembang, 2022", 3),
        ["Bulan/Month", "Curah Hujan (mm)", "Hari Hujan (hari)"],
    ]
    for i, m in enumerate(months, start=1):
        a, b = round(random.uniform(20, 400), 1), number(3, 28)
        p = f"2022-{i:02d}"
        grid.append(
            [
                f"{m}",
                D(
                    indonesian(a, 1),
                    a,
                    [],
                    ["Curah Hujan"],
                    None,
                    p,
                    row_extra=[m],
                    column_extra=["mm"],
                ),
                D(b, b, [], ["Hari Hujan"], None, p, row_extra=[m], column_extra=["hari"]),
            ]
        )
    return Case(
        "month_rows", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True, title=grid[0][0]
    )


@case
def month_columns() -> Case:
    months = ["Januari", "Februari", "Maret", "April"]
    grid = [title_row("Jumlah Penumpang LRT Tahun 2023", 6), ["Stasiun", *months, "Jumlah"]]
    for s in ["Bandara", "Asrama Haji", "Punti Kayu", "RSUD", "Ampera"]:
        values = [number() for _ in months]
        grid.append(
            [
                s,
                *(
                    D(v, v, [s], [m], None, f"2023-{i:02d}")
                    for i, (v, m) in enumerate(zip(values, months, strict=True), start=1)
                ),
                D(sum(values), sum(values), [s], ["Jumlah"], None, "2023", total=True),
            ]
        )
    return Case("month_columns", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def monthly_period_codes() -> Case:
    grid: list[list[Any]] = [["periode_data", "wilayah", "kecamatan", "jumlah_kasus"]]
    for month in ("202301", "202302", "202303"):
        for name, code in DISTRICTS[:6]:
            v = number()
            grid.append(
                [
                    int(month),
                    "PALEMBANG",
                    name.upper(),
                    D(
                        v,
                        v,
                        ["PALEMBANG", name],
                        ["jumlah_kasus"],
                        code,
                        f"{month[:4]}-{month[4:]}",
                        row_extra=[month],
                    ),
                ]
            )
    return Case("monthly_period_codes", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def daily_dates() -> Case:
    grid: list[list[Any]] = [["Tanggal", "Suhu Rata-rata", "Curah Hujan"]]
    for i in range(20):
        day = datetime(2022, 3, 1) + timedelta(days=i)
        a, b = round(random.uniform(24, 32), 1), round(random.uniform(0, 90), 1)
        p = f"{day:%Y-%m-%d}"
        grid.append(
            [
                day,
                D(a, a, [], ["Suhu Rata-rata"], None, p, row_extra=[p]),
                D(b, b, [], ["Curah Hujan"], None, p, row_extra=[p]),
            ]
        )
    return Case("daily_dates", [Page(grid)], ("xlsx", "ods"), clean=True)


@case
def half_years() -> Case:
    grid: list[list[Any]] = [
        title_row("Penduduk Kota Palembang", 5),
        ["Kecamatan", "Semester I 2023", "Semester II 2023"],
    ]
    for name, code in DISTRICTS:
        grid.append(
            [
                name,
                *(
                    D(v := number(), v, [name], [], code, p, column_extra=["Semester I II 2023"])
                    for p in ("2023-S1", "2023-S2")
                ),
            ]
        )
    return Case("half_years", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def quarters_under_years() -> Case:
    grid: list[list[Any]] = [
        ["Bahan Pokok", "2022", None, None, None, "2023", None, None, None],
        [None, *["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"] * 2],
    ]
    for kind in ["Beras", "Gula", "Minyak", "Telur"]:
        grid.append(  # noqa: PERF401 - a row of figures is long enough as it is
            [
                kind,
                *(
                    D(v := number(), v, [kind], [q], None, f"{y}-Q{i}", column_extra=[y])
                    for y in ("2022", "2023")
                    for i, q in enumerate(
                        ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"), start=1
                    )
                ),
            ]
        )
    return Case(
        "quarters_under_years",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 4), (0, 5, 0, 8)])],
        ("csv", "xlsx"),
        clean=True,
    )
