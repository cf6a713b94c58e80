"""Habits of those who type: (1) that became -1, sheets named after years, two hands in one table."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.builder import DISTRICTS, body, case, indonesian, number, table, with_sums
from tests.tables.messy.spec import Case, D, Page

_NAMES = [[n] for n, _ in DISTRICTS]
_CODES = [c for _, c in DISTRICTS]


@case
def column_numbers_that_became_negative() -> Case:
    """Excel stores a typed "(1)" as -1."""
    cells = body(
        _NAMES,
        [["Guru"], ["Murid"]],
        [[number(), number()] for _ in _NAMES],
        areas=_CODES,
        periods="2023",
    )
    grid = [
        ["Guru dan Murid Menurut Kecamatan, 2023"],
        ["Kecamatan", "Guru", "Murid"],
        [-1, -2, -3],
        *table(_NAMES, cells),
    ]
    return Case(
        "column_numbers_that_became_negative", [Page(grid)], ("csv", "xlsx", "xls"), clean=True
    )


@case
def english_heads_in_a_row_of_their_own() -> Case:
    cells = body(
        _NAMES,
        [["Masjid"], ["Mushola"], ["Gereja"]],
        [[number(10, 99) for _ in range(3)] for _ in _NAMES],
        areas=_CODES,
        periods="2022",
        column_extra=["Mosque Small Church Tempat Ibadah Place of Worship"],
    )
    grid = [
        ["Tempat Peribadatan Menurut Kecamatan 2022"],
        ["Kecamatan", "Tempat Ibadah", None, None],
        ["Subdistrict", "Place of Worship", None, None],
        [None, "Masjid", "Mushola", "Gereja"],
        [None, "Mosque", "Small Mosque", "Church"],
        ["(1)", "(2)", "(3)", "(4)"],
        *table(_NAMES, cells),
    ]
    return Case(
        "english_heads_in_a_row_of_their_own",
        [Page(grid, merges=[(1, 1, 1, 3), (2, 1, 2, 3)])],
        ("csv", "xlsx", "ods"),
        clean=True,
    )


@case
def years_over_levels_over_sexes() -> Case:
    years, levels, subs = ["2022", "2023"], ["SD", "SMP"], ["Lk", "Pr", "Jlh"]
    heads = [[level, s] for _ in years for level in levels for s in subs]
    periods = [y for y in years for _ in range(6)]
    values = []
    for _ in _NAMES:
        line: list[float] = []
        for _ in range(4):
            a, b = number(100, 900), number(100, 900)
            line += [a, b, a + b]
        values.append(line)
    cells = body(
        [*_NAMES, ["Jlh"]],
        heads,
        with_sums(values),
        areas=[*_CODES, None],
        periods=periods,
        total_rows=[18],
        total_columns=[2, 5, 8, 11],
        column_extra=years,
    )
    grid = [
        ["Kecamatan", "2022", *[None] * 5, "2023", *[None] * 5],
        [None, *("SD", None, None, "SMP", None, None) * 2],
        [None, *subs * 4],
        *table([*_NAMES, ["Jlh"]], cells),
    ]
    merges = [(0, 0, 2, 0), (0, 1, 0, 6), (0, 7, 0, 12)] + [(1, c, 1, c + 2) for c in (1, 4, 7, 10)]
    return Case(
        "years_over_levels_over_sexes",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls"),
        clean=True,
    )


@case
def head_repeated_on_every_page() -> Case:
    cells = body(
        _NAMES, [["Koperasi"], ["Anggota"]], [[number(), number()] for _ in _NAMES], areas=_CODES
    )
    head = ["No", "Kecamatan", "Koperasi", "Anggota"]
    rows = table([[i, n] for i, (n, _) in enumerate(DISTRICTS, 1)], cells)
    grid = [head, *rows[:8], head, *rows[8:14], [], head, *rows[14:]]
    return Case("head_repeated_on_every_page", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def a_sheet_for_every_year() -> Case:
    pages = []
    for year in ("2021", "2022", "2023"):
        cells = body(
            _NAMES,
            [["Hotel"], ["Kamar"]],
            [[number(1, 50), number(10, 900)] for _ in _NAMES],
            areas=_CODES,
            periods=year,
        )
        pages.append(
            Page(
                [
                    ["Hotel Menurut Kecamatan"],
                    ["Kecamatan", "Hotel", "Kamar"],
                    *table(_NAMES, cells),
                ],
                year,
            )
        )
    return Case("a_sheet_for_every_year", pages, ("xlsx", "xls", "ods"), clean=True)


@case
def villages_of_the_district_in_the_title() -> Case:
    kids = list(areas("kelurahan", within="16.71.07"))
    cells = body(
        [[k.name] for k in kids] + [["Jumlah"]],
        [["RT"], ["RW"]],
        with_sums([[number(10, 99), number(5, 20)] for _ in kids]),
        areas=[*(k.code for k in kids), None],
        periods="2024",
        total_rows=[len(kids)],
    )
    for cell in cells[-1]:
        cell.area_accept = ("16.71.07",)
    grid = [
        ["Jumlah RT dan RW Menurut Kelurahan di Kecamatan Sukarami, 2024"],
        ["Kelurahan", "RT", "RW"],
        *table([[k.name] for k in kids] + [["Jumlah"]], cells),
    ]
    return Case("villages_of_the_district_in_the_title", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def districts_once_and_sums_named_after_them() -> Case:
    grid: list[list[Any]] = [["No", "Kecamatan", "Kelurahan", "Posyandu", "Kader"]]
    some = [d for d in DISTRICTS if d[0] in ("Gandus", "Sako", "Kemuning")]
    sums = []
    for i, (name, code) in enumerate(some, 1):
        kids = list(areas("kelurahan", within=code))
        values = [[number(1, 20), number(10, 99)] for _ in kids]
        cells = body(
            [[name, k.name] for k in kids],
            [["Posyandu"], ["Kader"]],
            values,
            areas=[k.code for k in kids],
        )
        grid += table(
            [[i if j == 0 else None, name if j == 0 else None, k.name] for j, k in enumerate(kids)],
            cells,
        )
        top = [sum(c) for c in zip(*values, strict=True)]
        sums.append(top)
        last = body(
            [[f"Jumlah Kec. {name}"]],
            [["Posyandu"], ["Kader"]],
            [top],
            total_rows=[0],
            row_extra=[name],
        )
        for cell in last[0]:
            cell.area_accept = (code,)
        grid.append([None, f"Jumlah Kec. {name}", None, *last[0]])
    end = body(
        [["Total"]],
        [["Posyandu"], ["Kader"]],
        [[sum(c) for c in zip(*sums, strict=True)]],
        total_rows=[0],
    )
    grid.append([None, "Total", None, *end[0]])
    return Case(
        "districts_once_and_sums_named_after_them", [Page(grid)], ("csv", "xlsx", "xls"), clean=True
    )


@case
def districts_without_a_figure() -> Case:
    values: list[list[Any]] = [
        [number(), number()] if i not in (2, 9, 17) else [None, None] for i, _ in enumerate(_NAMES)
    ]
    cells = body(_NAMES, [["Usaha"], ["Pekerja"]], values, areas=_CODES)
    grid = [["Kecamatan", "Usaha", "Pekerja"], *table(_NAMES, cells)]
    return Case("districts_without_a_figure", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def ratios_with_a_colon() -> Case:
    cells = body(
        _NAMES, [["Murid"], ["Rasio Guru Murid"]], [[number(), 0] for _ in _NAMES], areas=_CODES
    )
    for i, row in enumerate(cells):
        row[1] = D(f"1 : {12 + i}", None, row[1].row, row[1].column, row[1].area, optional=True)
    grid = [["Kecamatan", "Murid", "Rasio Guru Murid"], *table(_NAMES, cells)]
    return Case("ratios_with_a_colon", [Page(grid)], ("csv", "xlsx"))


@case
def two_hands_in_one_column() -> Case:
    """Dots above, commas below, and a sum that only holds when both part thousands."""
    values = [[number(1001, 9999)] for _ in _NAMES]
    sums = with_sums(values)
    cells = body(
        [*_NAMES, ["Jumlah"]], [["Penduduk"]], sums, areas=[*_CODES, None], total_rows=[18]
    )
    for i, row in enumerate(cells):
        row[0].written = indonesian(row[0].value) if i < 9 else f"{int(row[0].value):,}"
    grid = [["Kecamatan", "Penduduk"], *table([*_NAMES, ["Jumlah"]], cells)]
    return Case(
        "two_hands_in_one_column", [Page(grid)], ("csv", "xlsx"), findings=[("bad-number", ["B3"])]
    )


@case
def apostrophes_and_blanks_around_figures() -> Case:
    values = [[number(1000, 99999), number(10, 99)] for _ in _NAMES]
    cells = body(
        _NAMES,
        [["Pelanggan"], ["Loket"]],
        values,
        areas=_CODES,
        write=[lambda n: f" {indonesian(n)} ", lambda n: f"'{n}"],
    )
    grid = [["Kecamatan", "Pelanggan", "Loket"], *table(_NAMES, cells)]
    return Case("apostrophes_and_blanks_around_figures", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def square_kilometres_with_three_decimals() -> Case:
    sizes = [
        6.22,
        17.44,
        10.69,
        19.77,
        6.5,
        25.58,
        51.459,
        18.04,
        9.0,
        27.92,
        9.92,
        68.78,
        42.56,
        15.17,
        34.581,
        36.98,
        12.345,
        11.111,
    ]
    cells = body(
        _NAMES,
        [["Luas"], ["Kelurahan"]],
        [[s, number(4, 9)] for s in sizes],
        areas=_CODES,
        write=[lambda v: f"{v:.3f}", lambda n: n],
        column_extra=["km2"],
    )
    grid = [
        ["Luas Daerah dan Jumlah Kelurahan Menurut Kecamatan"],
        ["Kecamatan", "Luas (km2)", "Kelurahan"],
        *table(_NAMES, cells),
    ]
    return Case(
        "square_kilometres_with_three_decimals",
        [Page(grid)],
        ("csv",),
        findings=[("bad-number", ["B3"])],
    )


@case
def months_across_and_their_sum() -> Case:
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
    values = [[number(10, 99) for _ in months] for _ in _NAMES]
    values = [[*v, sum(v)] for v in with_sums(values)]
    cells = body(
        [*_NAMES, ["Jumlah"]],
        [[m] for m in months] + [["Jumlah"]],
        values,
        areas=[*_CODES, None],
        periods=[f"2024-{m:02d}" for m in range(1, 13)] + ["2024"],
        total_rows=[18],
        total_columns=[12],
    )
    for row in cells:
        for cell in row[:-1]:
            cell.column_extra, cell.column = cell.column, []
    grid = [
        ["REKAP AKTA KELAHIRAN TAHUN 2024"],
        ["KECAMATAN", *months, "Jumlah"],
        *table([*_NAMES, ["Jumlah"]], cells),
    ]
    return Case("months_across_and_their_sum", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def a_stub_with_sexes_below_districts() -> Case:
    """Every district in a line of its own, its sexes in the lines below it."""
    grid: list[list[Any]] = [["Uraian", "2021", "2022"]]
    for name, code in DISTRICTS[:6]:
        values = [[number(100, 999), number(100, 999)] for _ in range(2)]
        top = [sum(c) for c in zip(*values, strict=True)]
        head = body(
            [[name]],
            [[], []],
            [top],
            areas=[code],
            periods=["2021", "2022"],
            total_rows=[0],
            column_extra=["2021 2022"],
        )
        cells = body(
            [[name, s] for s in ("Laki-laki", "Perempuan")],
            [[], []],
            values,
            periods=["2021", "2022"],
            column_extra=["2021 2022"],
        )
        for row in cells:
            for cell in row:
                cell.area = code
        grid.append([f"Kecamatan {name}", *head[0]])
        grid += table([["   - Laki-laki"], ["   - Perempuan"]], cells)
    return Case("a_stub_with_sexes_below_districts", [Page(grid)], ("csv", "xlsx"), clean=True)
