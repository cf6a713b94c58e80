"""Shapes of sheets: tables that start late, stand beside and below each other, end in signatures."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import DISTRICTS, body, case, indonesian, number, table, with_sums
from tests.tables.messy.spec import Case, Page


@case
def starts_low_and_right_ends_in_a_signature() -> Case:
    values = with_sums([[number(10, 99), number(10, 99)] for _ in DISTRICTS])
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Jumlah"]],
        [["Taman"], ["Pohon"]],
        values,
        areas=[c for _, c in DISTRICTS] + [None],
        periods="2021",
        total_rows=[18],
    )
    pad: list[Any] = [None, None, None]
    grid: list[list[Any]] = [
        [],
        [],
        [],
        [*pad, "RUANG TERBUKA HIJAU TAHUN 2021"],
        [],
        [*pad, "No", "Kecamatan", "Taman", "Pohon"],
    ]
    grid += [
        [*pad, *row]
        for row in table(
            [[i, n] for i, (n, _) in enumerate(DISTRICTS, 1)] + [[None, "Jumlah"]], cells
        )
    ]
    grid += [
        [],
        [*pad, None, None, "Palembang, 12 Januari 2022"],
        [*pad, None, None, "Kepala Dinas,"],
        [],
        [*pad, None, None, "Ir. Fulan, M.T."],
        [*pad, None, None, "NIP. 19700101 199003 1 001"],
    ]
    return Case(
        "starts_low_and_right_ends_in_a_signature",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )


@case
def stacked_without_a_blank_row() -> Case:
    grid: list[list[Any]] = []
    for title, heads, period in (
        ("Tabel 1. Panjang Jalan (km) Tahun 2022", ["Aspal", "Beton"], "2022"),
        ("Tabel 2. Jembatan (unit) Tahun 2023", ["Baik", "Rusak", "Jumlah"], "2023"),
    ):
        some = DISTRICTS[:7]
        values: list[list[float]] = [[number(1, 99) for _ in range(2)] for _ in some]
        if len(heads) == 3:
            values = [[*v, sum(v)] for v in values]
        cells = body(
            [[n] for n, _ in some],
            [[h] for h in heads],
            values,
            areas=[c for _, c in some],
            periods=period,
            total_columns=[2],
        )
        grid += [[title], ["Kecamatan", *heads], *table([[n] for n, _ in some], cells)]
    return Case("stacked_without_a_blank_row", [Page(grid)], ("csv", "xlsx", "xls"), clean=True)


@case
def side_by_side_with_own_titles_and_lengths() -> Case:
    left = body(
        [[n] for n, _ in DISTRICTS],
        [["Sumur"], ["Ledeng"]],
        [[number(10, 99), number(10, 99)] for _ in DISTRICTS],
        areas=[c for _, c in DISTRICTS],
        periods="2022",
    )
    kinds = ["Rumah Tangga", "Niaga", "Industri", "Sosial"]
    right = body(
        [[k] for k in kinds] + [["Jumlah"]],
        [["Pelanggan"], ["Volume"]],
        with_sums([[number(100, 999), number(100, 999)] for _ in kinds]),
        periods="2023",
        total_rows=[4],
    )
    grid: list[list[Any]] = [
        ["Sumber Air Minum Tahun 2022", None, None, None, "Pelanggan Air Bersih Tahun 2023"],
        ["Kecamatan", "Sumur", "Ledeng", None, "Jenis Pelanggan", "Pelanggan", "Volume"],
    ]
    for i, (name, _) in enumerate(DISTRICTS):
        row: list[Any] = [name, *left[i]]
        if i < 5:
            row += [None, [*kinds, "Jumlah"][i], *right[i]]
        grid.append(row)
    return Case(
        "side_by_side_with_own_titles_and_lengths", [Page(grid)], ("csv", "xlsx", "ods"), clean=True
    )


@case
def units_in_a_row_below_the_head() -> Case:
    heads = [["Luas Wilayah"], ["Jumlah Penduduk"], ["Kepadatan"]]
    values = [
        [round(number(500, 9000) / 100, 2), number(30000, 150000), number(1000, 9000)]
        for _ in DISTRICTS
    ]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        heads,
        values,
        write=[lambda v: indonesian(v, 2), indonesian, indonesian],
        areas=[c for _, c in DISTRICTS],
        periods="2023",
        column_extra=["km2 km² jiwa orang"],
    )
    grid = [
        ["Luas Wilayah, Penduduk dan Kepadatan Kota Palembang 2023"],
        ["Kecamatan", "Luas Wilayah", "Jumlah Penduduk", "Kepadatan"],
        [None, "(km²)", "(jiwa)", "(jiwa/km²)"],
        ["1", "2", "3", "4"],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    return Case(
        "units_in_a_row_below_the_head",
        [Page(grid)],
        ("csv", "xlsx", "xls"),
        delimiter=";",
        clean=True,
    )


@case
def years_as_headings_between_groups() -> Case:
    grid: list[list[Any]] = [
        ["Jumlah Kendaraan Bermotor Menurut Jenis"],
        ["Jenis Kendaraan", "Dinas", "Pribadi", "Umum", "Jumlah"],
    ]
    kinds = ["Sepeda Motor", "Mobil Penumpang", "Bus", "Truk"]
    for year in (2021, 2022, 2023):
        values = [[number(10, 999) for _ in range(3)] for _ in kinds]
        values = [[*v, sum(v)] for v in with_sums(values)]
        cells = body(
            [[k] for k in kinds] + [["Jumlah"]],
            [["Dinas"], ["Pribadi"], ["Umum"], ["Jumlah"]],
            values,
            row_periods=str(year),
            total_rows=[4],
            total_columns=[3],
            row_extra=[str(year), "Tahun"],
        )
        grid += [[f"Tahun {year}"], *table([[k] for k in kinds] + [["Jumlah"]], cells)]
    return Case(
        "years_as_headings_between_groups", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True
    )


@case
def blank_rows_and_rank_column() -> Case:
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["Volume Sampah"]],
        [[round(number(100, 9000) / 10, 1)] for _ in DISTRICTS],
        areas=[c for _, c in DISTRICTS],
        column_extra=["ton/hari"],
    )
    grid: list[list[Any]] = [
        ["VOLUME SAMPAH (TON/HARI)"],
        ["No", "Kecamatan", "Volume Sampah", "Keterangan"],
    ]
    for i, ((name, _), row) in enumerate(zip(DISTRICTS, cells, strict=True), 1):
        grid.append([i, name, *row, "Terangkut" if i % 2 else "Belum terlayani penuh"])
        if i % 6 == 0:
            grid.append([])
    return Case("blank_rows_and_rank_column", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def title_merged_over_everything_and_unit_right_above() -> Case:
    values = with_sums([[number(10, 99), number(10, 99), number(10, 99)] for _ in DISTRICTS])
    heads = [["Truk"], ["Motor Sampah"], ["Gerobak"]]
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Jumlah"]],
        heads,
        values,
        areas=[c for _, c in DISTRICTS] + [None],
        periods="2024",
        total_rows=[18],
        column_extra=["Armada"],
    )
    grid: list[list[Any]] = [
        ["SARANA ANGKUTAN SAMPAH\nKOTA PALEMBANG\nTAHUN 2024"],
        [],
        [None, None, None, None, "(unit)"],
        ["NO.", "KECAMATAN", "Armada", None, None],
        [None, None, "Truk", "Motor Sampah", "Gerobak"],
        *table([[f"{i}.", n] for i, (n, _) in enumerate(DISTRICTS, 1)] + [["Jumlah", None]], cells),
    ]
    merges = [(0, 0, 1, 4), (3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 3, 4), (23, 0, 23, 1)]
    return Case(
        "title_merged_over_everything_and_unit_right_above",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls"),
        clean=True,
        unit="unit",
    )


@case
def numbered_groups_with_letters_below() -> Case:
    groups = {
        "Jalan Nasional": ["Arteri", "Kolektor"],
        "Jalan Provinsi": ["Kolektor"],
        "Jalan Kota": ["Arteri", "Lokal", "Lingkungan"],
    }
    grid: list[list[Any]] = [
        ["Panjang Jalan Menurut Kewenangan dan Fungsi, 2020–2022 (km)"],
        ["No", "Uraian", 2020, 2021, 2022],
    ]
    periods, sums = ["2020", "2021", "2022"], []
    for i, (group, kids) in enumerate(groups.items(), 1):
        values = [[number(10, 99) for _ in periods] for _ in kids]
        top = [sum(c) for c in zip(*values, strict=True)]
        sums.append(top)
        head = body(
            [[group]], [[]] * 3, [top], periods=periods, total_rows=[0], column_extra=periods
        )
        grid.append([i, group, *head[0]])
        cells = body(
            [[group, k] for k in kids], [[]] * 3, values, periods=periods, column_extra=periods
        )
        grid += [
            [None, f"{letter}. {kid}", *row]
            for letter, kid, row in zip("abc", kids, cells, strict=False)
        ]
        for row in cells:
            for cell in row:
                cell.row_extra = list("abc")
        if len(kids) == 1:
            for cell in (*head[0], *cells[0]):
                cell.total = None
    end = body(
        [["Total"]],
        [[]] * 3,
        [[sum(c) for c in zip(*sums, strict=True)]],
        periods=periods,
        total_rows=[0],
        column_extra=periods,
    )
    grid.append([None, "Total", *end[0]])
    return Case(
        "numbered_groups_with_letters_below", [Page(grid)], ("csv", "xlsx", "xls"), clean=True
    )
