"""Months, stations and negative degrees."""

from __future__ import annotations

from datetime import datetime

from tests.tables.messy.builder import body, case, indonesian, number, table
from tests.tables.messy.spec import Case, Page

_MONTHS = [
    "Januari/January",
    "Februari/February",
    "Maret/March",
    "April/April",
    "Mei/May",
    "Juni/June",
    "Juli/July",
    "Agustus/August",
    "September/September",
    "Oktober/October",
    "November/November",
    "Desember/December",
]


@case
def bilingual_months_with_average() -> Case:
    heads = [
        ["Suhu", "Minimum"],
        ["Suhu", "Rata-rata"],
        ["Suhu", "Maksimum"],
        ["Kelembaban"],
        ["Curah Hujan"],
    ]
    values = [
        [
            round(number(210, 240) / 10, 1),
            round(number(250, 290) / 10, 1),
            round(number(320, 360) / 10, 1),
            number(70, 95),
            round(number(0, 4000) / 10, 1),
        ]
        for _ in _MONTHS
    ]
    mean = [round(sum(c) / 12, 1) for c in zip(*values, strict=True)]
    names = [["Januari January"] for _ in _MONTHS] + [["Rata-rata Average"]]
    cells = body(
        names,
        heads,
        [*values, mean],
        row_periods=[f"2023-{m:02d}" for m in range(1, 13)] + [None],
        column_extra=[
            "Temperature Minimum Average Maximum Humidity Precipitation Min Mean Max °C % mm"
        ],
    )
    for row, month in zip(cells, _MONTHS, strict=False):
        for cell in row:
            cell.row, cell.row_extra = [], month.split("/")
            cell.write = indonesian
    for cell in cells[-1]:
        cell.total = None
    grid = [
        ["Tabel 1.2.1 Pengamatan Unsur Iklim Menurut Bulan di Stasiun Meteorologi SMB II, 2023"],
        [
            "Table 1.2.1 Observation of Climate Elements by Month at SMB II Meteorological Station, 2023"
        ],
        [
            "Bulan/Month",
            "Suhu/Temperature (°C)",
            None,
            None,
            "Kelembaban/Humidity (%)",
            "Curah Hujan/Precipitation (mm)",
        ],
        [None, "Minimum/Min", "Rata-rata/Mean", "Maksimum/Max", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        *table([[m] for m in _MONTHS] + [["Rata-rata/Average"]], cells),
    ]
    return Case(
        "bilingual_months_with_average",
        [Page(grid, merges=[(2, 0, 3, 0), (2, 1, 2, 3), (2, 4, 3, 4), (2, 5, 3, 5)])],
        ("csv", "xlsx", "ods"),
        clean=True,
    )


@case
def months_as_dates_in_the_head() -> Case:
    stations = ["SMB II", "Kenten", "Musi II"]
    values = [[round(number(0, 4000) / 10, 1) for _ in range(6)] for _ in stations]
    cells = body(
        [[s] for s in stations], [[]] * 6, values, periods=[f"2023-{m:02d}" for m in range(1, 7)]
    )
    for row in cells:
        for cell in row:
            cell.column_extra = [
                "2023 Jan Feb Mar Apr May Mei Jun Januari Februari Maret April Juni 01 02 03 04 05 06"
            ]
    grid = [
        ["Curah Hujan Bulanan (mm)"],
        ["Stasiun", *(datetime(2023, m, 1) for m in range(1, 7))],
        *table([[s] for s in stations], cells),
    ]
    return Case("months_as_dates_in_the_head", [Page(grid)], ("xlsx", "xls"))


@case
def daily_with_day_first() -> Case:
    days = [f"{d:02d}-01-2024" for d in range(1, 20)]
    values = [
        [round(number(220, 250) / 10, 1), round(number(300, 350) / 10, 1), number(0, 60)]
        for _ in days
    ]
    cells = body(
        [[] for _ in days],
        [["TN"], ["TX"], ["RR"]],
        values,
        row_periods=[f"2024-01-{d:02d}" for d in range(1, 20)],
        row_extra=["01 2024", *days],
    )
    grid = [
        ["ID WMO", ":", "96221"],
        ["NAMA STASIUN", ":", "Stasiun Meteorologi SMB II"],
        [],
        ["TANGGAL", "TN", "TX", "RR"],
        *table([[d] for d in days], cells),
        [],
        ["KETERANGAN:"],
        ["8888: data tidak terukur"],
        ["TN: Temperatur minimum (°C)"],
    ]
    return Case("daily_with_day_first", [Page(grid)], ("csv", "xlsx"), delimiter=";")


@case
def degrees_below_zero_in_three_spellings() -> Case:
    written = ["-1,5", "(2,25)", "\u22123,5", "4,75", "5,25-", "6,5"]
    meant = [-1.5, -2.25, -3.5, 4.75, -5.25, 6.5]
    names = ["Neraca A", "Neraca B", "Neraca C", "Neraca D", "Neraca E", "Neraca F"]
    cells = body([[n] for n in names], [["Pertumbuhan"]], [[m] for m in meant])
    for row, text in zip(cells, written, strict=True):
        row[0].written = text
    grid = [["Uraian", "Pertumbuhan (%)"], *table([[n] for n in names], cells)]
    return Case(
        "degrees_below_zero_in_three_spellings", [Page(grid)], ("csv", "xlsx"), delimiter=";"
    )


@case
def short_month_and_year_rows() -> Case:
    labels = [f"{m}-{y}" for y in (22, 23) for m in ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun")]
    periods = [f"20{y}-{m:02d}" for y in (22, 23) for m in range(1, 7)]
    cells = body(
        [[] for _ in labels],
        [["Penumpang"], ["Bagasi"]],
        [[number(), number()] for _ in labels],
        row_periods=periods,
        row_extra=labels,
    )
    grid = [
        ["Penumpang LRT Sumsel"],
        ["Bulan", "Penumpang", "Bagasi"],
        *table([[x] for x in labels], cells),
    ]
    return Case("short_month_and_year_rows", [Page(grid)], ("csv", "xlsx"), clean=True)
