"""Lists of schools, pupils and teachers."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import DISTRICTS, body, case, indonesian, number, table, with_sums
from tests.tables.messy.spec import Case, Page

_LEVELS = ["TK", "SD", "SMP", "SMA", "SMK"]


def _page(sheet: str, title: str) -> Page:
    measures = ["Sekolah", "Guru", "Murid"]
    subs = ["Negeri", "Swasta", "Jumlah"]
    heads = [[m, s] for m in measures for s in subs]
    values = []
    for _ in DISTRICTS:
        line: list[float] = []
        for _ in measures:
            a, b = number(1, 900), number(1, 900)
            line += [a, b, a + b]
        values.append(line)
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Jumlah"]],
        heads,
        with_sums(values),
        areas=[c for _, c in DISTRICTS] + [None],
        periods="2023/2024",
        total_rows=[18],
        total_columns=[2, 5, 8],
    )
    grid: list[list[Any]] = [
        [title],
        ["di Kota Palembang Tahun Ajaran 2023/2024"],
        [],
        ["No", "Kecamatan", "Sekolah", None, None, "Guru", None, None, "Murid", None, None],
        [None, None, *subs * 3],
        *table([[i, n] for i, (n, _) in enumerate(DISTRICTS, 1)] + [["Jumlah", None]], cells),
        ["Sumber : Dinas Pendidikan Kota Palembang"],
    ]
    merges = [(0, 0, 0, 10), (1, 0, 1, 10), (3, 0, 4, 0), (3, 1, 4, 1)]
    merges += [(3, 2, 3, 4), (3, 5, 3, 7), (3, 8, 3, 10), (23, 0, 23, 1)]
    return Page(grid, sheet, merges=merges)


@case
def a_sheet_for_every_level() -> Case:
    pages = [
        Page(
            [["DAFTAR ISI"], ["1", "SD", "Sekolah Dasar"], ["2", "SMP", "Sekolah Menengah"]],
            "Daftar Isi",
        ),
        _page("SD", "Jumlah Sekolah, Guru, dan Murid Sekolah Dasar (SD) Menurut Kecamatan"),
        _page("SMP", "Jumlah Sekolah, Guru, dan Murid SMP Menurut Kecamatan"),
        Page([["catatan"]], "Sheet3"),
    ]
    return Case("a_sheet_for_every_level", pages, ("xlsx", "xls", "ods"), clean=True)


@case
def levels_down_by_status_districts_across() -> Case:
    some = DISTRICTS[2:10]
    values: list[list[float]] = []
    names, labels = [], []
    for level in _LEVELS:
        lines = [[number(1, 90) for _ in some] for _ in range(2)]
        for status, line in zip(("Negeri", "Swasta"), lines, strict=True):
            names.append([level, status])
            labels.append([level if status == "Negeri" else None, status])
            values.append([*line, sum(line)])
    values = with_sums(values)
    cells = body(
        [*names, ["Jumlah"]],
        [*([n] for n, _ in some), ["Jumlah"]],
        values,
        area_columns=[*(c for _, c in some), None],
        total_rows=[10],
        total_columns=[8],
    )
    grid = [
        ["Jenjang", "Status", *(n for n, _ in some), "Jumlah"],
        *table([*labels, ["Jumlah", None]], cells),
    ]
    merges = [(1 + 2 * i, 0, 2 + 2 * i, 0) for i in range(5)] + [(11, 0, 11, 1)]
    return Case(
        "levels_down_by_status_districts_across",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "ods"),
        clean=True,
    )


@case
def school_years_across_in_two_rows() -> Case:
    years = ["2021/2022", "2022/2023", "2023/2024"]
    values = []
    for _ in DISTRICTS:
        line: list[float] = []
        for _ in years:
            line += [number(10, 99), number(2000, 9999)]
        values.append(line)
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Kota Palembang"]],
        [[s] for _ in years for s in ("Rombel", "Siswa")],
        with_sums(values),
        write=indonesian,
        areas=[c for _, c in DISTRICTS] + [None],
        periods=[y for y in years for _ in range(2)],
        total_rows=[18],
        column_extra=years,
    )
    for cell in cells[-1]:
        cell.area_accept = ("16.71",)
    grid = [
        ["Kecamatan", *(x for y in years for x in (y, None))],
        [None, *("Rombel", "Siswa") * 3],
        *table([[n] for n, _ in DISTRICTS] + [["Kota Palembang"]], cells),
    ]
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 0, 6)]
    return Case(
        "school_years_across_in_two_rows",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls"),
        delimiter=";",
        clean=True,
    )


@case
def rates_by_level_and_year() -> Case:
    rates = [[0.9981, 0.9975], [0.8812, 0.8903], [0.6677, 0.6701]]
    shown = [[round(100 * v, 2) for v in row] for row in rates]
    levels = ["SD/MI", "SMP/MTs", "SMA/SMK/MA"]
    cells = body(
        [[x] for x in levels],
        [["2022"], ["2023"]],
        shown,
        periods=["2022", "2023"],
        format="0.00%",
        write=lambda v: round(v / 100, 6),
        column_extra=["2022", "2023"],
    )
    for row in cells:
        for cell in row:
            cell.column = []
            cell.column_extra = ["2022 2023 APM"]
    grid = [
        ["Angka Partisipasi Murni (APM) Menurut Jenjang Pendidikan, 2022-2023"],
        ["Jenjang Pendidikan", "APM", None],
        [None, 2022, 2023],
        *table([[x] for x in levels], cells),
    ]
    return Case(
        "rates_by_level_and_year",
        [Page(grid, merges=[(1, 0, 2, 0), (1, 1, 1, 2)])],
        ("xlsx", "xls"),
        clean=True,
    )


@case
def one_measure_per_school_stage_with_sum_on_top() -> Case:
    values = [[number(1000, 9999) for _ in _LEVELS] for _ in DISTRICTS]
    top = [sum(c) for c in zip(*values, strict=True)]
    cells = body(
        [["Kota Palembang"], *([n] for n, _ in DISTRICTS), ["Jumlah"]],
        [[x] for x in _LEVELS],
        [top, *values, top],
        write=lambda n: f"{n:,}",
        areas=[None, *(c for _, c in DISTRICTS), None],
        total_rows=[0, 19],
    )
    for cell in cells[0]:
        cell.area_accept = ("16.71",)
    grid = [
        ["Murid menurut kecamatan dan jenjang, TA 2022/2023"],
        ["Kecamatan", *_LEVELS],
        *table(
            [["Kota Palembang"], *([f"Kecamatan {n}"] for n, _ in DISTRICTS), ["Jumlah"]], cells
        ),
    ]
    for row in cells:
        for cell in row:
            cell.period = "2022/2023"
            cell.row_extra = ["Kecamatan"]
    return Case(
        "one_measure_per_school_stage_with_sum_on_top", [Page(grid)], ("csv", "ods"), clean=True
    )
