"""Heads of one to four rows, merged or only looking so."""

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
    two_level,
)
from tests.tables.messy.spec import Case, D, Page


@case
def plain_sexes() -> Case:
    grid = [
        title_row("Jumlah Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang, 2023"),
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(period="2023"),
    ]
    return Case(
        "plain_sexes", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True, title=grid[0][0]
    )


@case
def yearbook() -> Case:
    head = ["Kecamatan\nSubdistrict", "Laki-laki\nMale", "Perempuan\nFemale", "Jumlah\nTotal"]
    heads = ["Laki-laki Male", "Perempuan Female", "Jumlah Total"]
    rows = sexes(head=heads, period="2023", total="Kota Palembang")
    grid = [
        title_row(
            "Tabel 3.1.2 Jumlah Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang (orang), 2023"
        ),
        title_row(
            "Table 3.1.2 Population by Subdistrict and Sex in Palembang Municipality (people), 2023"
        ),
        [],
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        *rows,
        [],
        title_row("Catatan/Note: Angka proyeksi"),
        title_row("Sumber/Source: Badan Pusat Statistik Kota Palembang"),
    ]
    return Case(
        "yearbook",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[0][0] + grid[1][0],
        unit="orang people",
    )


@case
def merged_two_rows() -> Case:
    groups, subs = ["SD", "SMP", "SMA"], ["Negeri", "Swasta", "Jumlah"]
    head1 = ["Kecamatan", *(x for g in groups for x in (g, None, None))]
    head2 = [None, *(s for _ in groups for s in subs)]
    grid = [
        title_row("JUMLAH SEKOLAH MENURUT KECAMATAN TAHUN AJARAN 2022/2023", 10),
        [],
        head1,
        head2,
        *two_level(groups, subs, period=lambda _: "2022/2023"),
    ]
    merges = [(0, 0, 0, 9), (2, 0, 3, 0), *((2, c, 2, c + 2) for c in (1, 4, 7))]
    return Case(
        "merged_two_rows",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[0][0],
    )


@case
def three_row_head() -> Case:
    years, statuses, sexes = ["2021", "2022"], ["Negeri", "Swasta"], ["L", "P"]
    head1 = ["No", "Kecamatan", "Jumlah Guru"] + [None] * 7
    head2 = [None, None] + [x for y in years for x in (y, None, None, None)]
    head3 = [None, None] + [x for _ in years for s in statuses for x in (s, None)]
    head4 = [None, None] + [x for _ in range(4) for x in sexes]
    grid: list[list[Any]] = [head1, head2, head3, head4]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        line: list[Any] = [i, name]
        for y in years:
            for s in statuses:
                for x in sexes:
                    v = number(5, 500)
                    line.append(D(v, v, [name], ["Jumlah Guru", s, x], code, y, column_extra=[y]))
        grid.append(line)
    merges = [
        (0, 0, 3, 0),
        (0, 1, 3, 1),
        (0, 2, 0, 9),
        (1, 2, 1, 5),
        (1, 6, 1, 9),
        *((2, c, 2, c + 1) for c in (2, 4, 6, 8)),
    ]
    return Case(
        "three_row_head", [Page(grid, merges=merges)], ("csv", "xlsx", "xls", "ods"), clean=True
    )


@case
def units_row() -> Case:
    grid: list[list[Any]] = [
        title_row("Luas, Penduduk, dan Kepadatan Kota Palembang, 2022"),
        ["Kecamatan", "Luas", "Penduduk", "Kepadatan"],
        [None, "(km2)", "(jiwa)", "(jiwa/km2)"],
        ["(1)", "(2)", "(3)", "(4)=(3)/(2)"],
    ]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(4, 90), 2), number(20000, 99999)
        c = round(b / a, 2)
        grid.append(
            [
                name,
                D(indonesian(a, 2), a, [name], ["Luas"], code, "2022", column_extra=["km2"]),
                D(indonesian(b), b, [name], ["Penduduk"], code, "2022", column_extra=["jiwa"]),
                D(
                    indonesian(c, 2),
                    c,
                    [name],
                    ["Kepadatan"],
                    code,
                    "2022",
                    column_extra=["jiwa/km2"],
                ),
            ]
        )
    return Case(
        "units_row", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True, title=grid[0][0]
    )


@case
def blank_rows_between() -> Case:
    rows = sexes(period="2022")
    grid = [title_row("Penduduk 2022"), [], ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], []]
    for row in rows:
        grid += [row, []]
    return Case("blank_rows_between", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def kpi_key_values() -> Case:
    grid: list[list[Any]] = [
        ["Provinsi", ": Sumatera Selatan"],
        ["Kab/Kota", ": Palembang"],
        ["Tahun", ": 2023"],
        [],
        ["No", "Jenis", "Jumlah", "Satuan"],
    ]
    for i, kind in enumerate(["Taman", "Hutan Kota", "Jalur Hijau", "Pemakaman"], start=1):
        v = number()
        grid.append(
            [i, kind, D(v, v, [kind], ["Jumlah"], None, "2023", row_extra=["unit"]), "unit"]
        )
    return Case("kpi_key_values", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def english_stub_right() -> Case:
    kinds = [
        ("Islam", "Moslem"),
        ("Kristen", "Protestant"),
        ("Katolik", "Catholic"),
        ("Hindu", "Hindu"),
        ("Buddha", "Buddhist"),
    ]
    grid: list[list[Any]] = [
        title_row("Penduduk Menurut Agama, 2022"),
        ["Agama", "2021", "2022", "Religion"],
    ]
    for a, b in kinds:
        grid.append(
            [
                a,
                *(
                    D(v := number(), v, [a], [], None, y, row_extra=[b], column_extra=[y])
                    for y in ("2021", "2022")
                ),
                b,
            ]
        )
    return Case("english_stub_right", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def total_columns_first() -> Case:
    groups, subs = ["Total", "TK", "SD", "SMP"], ["Jml", "L", "P"]
    head1 = ["No", "Wilayah", *(x for g in groups for x in (g, None, None))]
    head2 = [None, None, *(s for _ in groups for s in subs)]
    grid: list[list[Any]] = [title_row("Data Guru", 14), head1, head2]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        parts = [(number(0, 500), number(0, 500)) for _ in groups[1:]]
        men, women = sum(p[0] for p in parts), sum(p[1] for p in parts)
        line: list[Any] = [i, f"Kec. {name}"]
        for group, (left, p) in zip(groups, [(men, women), *parts], strict=True):
            line += [
                D(
                    v,
                    v,
                    [name],
                    [group, s],
                    code,
                    total=s == "Jml" or group == "Total",
                    row_extra=["Kec."],
                )
                for s, v in (("Jml", left + p), ("L", left), ("P", p))
            ]
        grid.append(line)
    return Case("total_columns_first", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def flat_total_heads() -> Case:
    grid: list[list[Any]] = [
        [
            "Kecamatan",
            "Guru L",
            "Guru P",
            "Jumlah Guru",
            "Murid L",
            "Murid P",
            "Jumlah Murid",
            "Jumlah Sekolah",
        ]
    ]
    for name, code in DISTRICTS:
        a, b, c, d, e = (number() for _ in range(5))
        values = [a, b, a + b, c, d, c + d, e]
        grid.append(
            [
                name,
                *(
                    D(v, v, [name], [h], code, total=h in ("Jumlah Guru", "Jumlah Murid"))
                    for v, h in zip(values, grid[0][1:], strict=True)
                ),
            ]
        )
    return Case("flat_total_heads", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def visually_merged_centre() -> Case:
    groups, subs = ["Islam", "Kristen", "Katolik"], ["L", "P", "Jumlah"]
    head1 = ["Kecamatan", *(x for g in groups for x in (None, g, None))]
    head2 = [None, *(s for _ in groups for s in subs)]
    return Case(
        "visually_merged_centre",
        [Page([head1, head2, *two_level(groups, subs)])],
        ("csv", "xlsx"),
        clean=True,
    )


@case
def spacer_columns() -> Case:
    rows = sexes(period="2022")
    grid = [
        title_row("Penduduk 2022", 7),
        ["Kecamatan", None, "Laki-laki", None, "Perempuan", None, "Jumlah"],
    ]
    grid += [[row[0], None, row[1], None, row[2], None, row[3]] for row in rows]
    return Case("spacer_columns", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def leading_blank_columns() -> Case:
    rows = sexes(period="2022")
    grid = [
        [],
        [],
        [None, None, "PENDUDUK KOTA PALEMBANG TAHUN 2022"],
        [None, None, "Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *([None, None, *row] for row in rows),
    ]
    return Case(
        "leading_blank_columns",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[2][2],
    )


@case
def no_head() -> Case:
    grid = [[name, D(v := number(), v, [name], [], code)] for name, code in DISTRICTS]
    return Case("no_head", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def units_in_rows() -> Case:
    grid: list[list[Any]] = [["No.", "Indikator", "Satuan", "2021", "2022", "Keterangan"]]
    for i, (kind, unit) in enumerate(
        [
            ("Penduduk Miskin", "ribu jiwa"),
            ("Garis Kemiskinan", "rupiah"),
            ("IPM", "indeks"),
            ("TPT", "persen"),
        ],
        start=1,
    ):
        a, b = round(random.uniform(1, 900), 2), round(random.uniform(1, 900), 2)
        grid.append(
            [
                i,
                kind,
                unit,
                D(
                    indonesian(a, 2),
                    a,
                    [kind],
                    [],
                    None,
                    "2021",
                    row_extra=[unit],
                    column_extra=["2021"],
                ),
                D(
                    indonesian(b, 2),
                    b,
                    [kind],
                    [],
                    None,
                    "2022",
                    row_extra=[unit],
                    column_extra=["2022"],
                ),
                "BPS",
            ]
        )
    return Case("units_in_rows", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


@case
def title_in_data_column() -> Case:
    rows = sexes(period="2021")
    grid = [
        [None, "JUMLAH PENDUDUK KOTA PALEMBANG"],
        [None, "TAHUN 2021"],
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *rows,
    ]
    return Case(
        "title_in_data_column",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
        title="JUMLAH PENDUDUK KOTA PALEMBANG TAHUN 2021",
    )


@case
def marginal_remarks() -> Case:
    rows = sexes(period="2022")
    grid = [
        ["PEMERINTAH KOTA PALEMBANG"],
        ["DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"],
        ["Jl. Merdeka No. 1 Palembang Telp. (0711) 312345"],
        [],
        ["REKAPITULASI PENDUDUK TAHUN 2022"],
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *rows,
        [],
        [None, None, "Palembang, 12 Januari 2023"],
        [None, None, "Kepala Dinas"],
        [],
        [None, None, "Drs. H. Amin, M.Si"],
        [None, None, "NIP. 19650101 199003 1 001"],
    ]
    return Case(
        "marginal_remarks",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
        title=" ".join(r[0] for r in grid[:6] if r),
    )
