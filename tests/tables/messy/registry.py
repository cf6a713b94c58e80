"""Lists of the civil registry: codes, villages, religions, ages by district."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.builder import (
    DISTRICTS,
    body,
    case,
    indonesian,
    number,
    table,
    with_sums,
)
from tests.tables.messy.spec import Case, D, Page

_RELIGIONS = ["ISLAM", "KRISTEN", "KATHOLIK", "HINDU", "BUDHA", "KONGHUCHU", "KEPERCAYAAN"]


@case
def ages_down_districts_across() -> Case:
    ages = ["00-04", "05-09", "10-14", "15-19", "20-24", "> 75"]
    some = DISTRICTS[:6]
    grid: list[list[Any]] = [
        ["DATA AGREGAT KEPENDUDUKAN SEMESTER II TAHUN 2023"],
        ["KOTA PALEMBANG"],
        [],
        ["NO", "KELOMPOK UMUR", "KECAMATAN"],
        [None, None, *(x for n, _ in some for x in (n.upper(), None, None))],
        [None, None, *("LK", "PR", "JML") * 6],
    ]
    heads = [[n.upper(), s] for n, _ in some for s in ("LK", "PR", "JML")]
    values = []
    for _ in ages:
        line: list[float] = []
        for _ in some:
            men, women = number(1000, 9000), number(1000, 9000)
            line += [men, women, men + women]
        values.append(line)
    values = with_sums(values)
    names = [[age] for age in ages] + [["JUMLAH"]]
    grid += table(
        [[i + 1, age] for i, age in enumerate(ages)] + [["JUMLAH", None]],
        body(
            names,
            heads,
            values,
            area_columns=[code for _, code in some for _ in range(3)],
            total_rows=[6],
            total_columns=range(2, 18, 3),
            column_extra=["KECAMATAN"],
        ),
    )
    merges = [(3, 0, 5, 0), (3, 1, 5, 1), (3, 2, 3, 19), (12, 0, 12, 1)]
    merges += [(4, 2 + 3 * i, 4, 4 + 3 * i) for i in range(6)]
    return Case(
        "ages_down_districts_across",
        [Page(grid, merges=merges)],
        ("xlsx", "xls", "ods"),
        clean=True,
    )


@case
def village_codes_with_district_sums() -> Case:
    heads = [["LAKI-LAKI"], ["PEREMPUAN"], ["JUMLAH"], ["JUMLAH KK"]]
    grid: list[list[Any]] = [
        ["REKAPITULASI JUMLAH PENDUDUK PER KELURAHAN"],
        ["KEADAAN 31 DESEMBER 2023"],
        ["NO", "KODE", "KECAMATAN/KELURAHAN", "LAKI-LAKI", "PEREMPUAN", "JUMLAH", "JUMLAH KK"],
    ]
    for i, (name, code) in enumerate(DISTRICTS[:5], start=1):
        kids = list(areas("kelurahan", within=code))
        values: list[list[float]] = []
        for _ in kids:
            men, women = number(1000, 9000), number(1000, 9000)
            values.append([men, women, men + women, number(500, 4000)])
        top = [sum(column) for column in zip(*values, strict=True)]
        cells = body(
            [[name], *([kid.name] for kid in kids)],
            heads,
            [top, *values],
            write=indonesian,
            areas=[code, *(kid.code for kid in kids)],
            total_rows=[0],
            total_columns=[2],
            row_extra=[name, "Kec Kel Kecamatan Kelurahan"],
        )
        labels = [[i, code, f"KEC. {name.upper()}"]]
        labels += [[None, kid.code, kid.name.upper()] for kid in kids]
        grid += table(labels, cells)
    return Case(
        "village_codes_with_district_sums", [Page(grid)], ("csv", "xlsx", "xls"), clean=True
    )


@case
def religions_with_dashes_for_zero() -> Case:
    form = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'
    heads = [[r] for r in [*_RELIGIONS, "JUMLAH"]]
    values: list[list[float]] = []
    for i, _ in enumerate(DISTRICTS):
        line = [number(2000, 90000) for _ in _RELIGIONS]
        if i % 3:
            line[5] = line[6] = 0
        values.append([*line, sum(line)])
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["TOTAL"]],
        heads,
        with_sums(values),
        areas=[c for _, c in DISTRICTS] + [None],
        format=form,
        total_rows=[18],
        total_columns=[7],
    )
    for row in cells:
        for cell in row:
            if cell.value == 0:
                cell.accept, cell.flag_accept = (None,), ("-",)
    grid = [
        [None, "JUMLAH PENDUDUK MENURUT AGAMA PER KECAMATAN TAHUN 2022"],
        [None, "NO", "KECAMATAN", *_RELIGIONS, "JUMLAH"],
        *table(
            [[None, i, n.upper()] for i, (n, _) in enumerate(DISTRICTS, 1)]
            + [[None, None, "TOTAL"]],
            cells,
        ),
    ]
    return Case("religions_with_dashes_for_zero", [Page(grid)], ("xlsx", "xls"), clean=True)


@case
def codes_without_names() -> Case:
    values = [[number(), number()] for _ in DISTRICTS]
    cells = body(
        [[c] for _, c in DISTRICTS],
        [["wajib_ktp"], ["perekaman"]],
        values,
        areas=[c for _, c in DISTRICTS],
        periods="2024",
        row_extra=["2024", *(n for n, _ in DISTRICTS)],
    )
    grid = [
        ["kode_wilayah", "tahun", "wajib_ktp", "perekaman"],
        *table([[c, 2024] for _, c in DISTRICTS], cells),
    ]
    return Case("codes_without_names", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def codes_of_the_statistics_office() -> Case:
    """1671070 is Sako of the statistics office and would be Sukarami in the other list."""
    codes = {"Sako": "1671070", "Sukarami": "1671080", "Kemuning": "1671051", "Plaju": "1671031"}
    names = dict(DISTRICTS)
    values = [[number(), number()] for _ in codes]
    cells = body(
        [[n] for n in codes],
        [["Keluarga"], ["Penduduk"]],
        values,
        areas=[names[n] for n in codes],
        row_extra=list(codes.values()),
    )
    grid = [
        ["Kode BPS", "Kecamatan", "Keluarga", "Penduduk"],
        *table([[int(code), n] for n, code in codes.items()], cells),
    ]
    return Case("codes_of_the_statistics_office", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def sexes_as_rows_under_merged_districts() -> Case:
    groups = [["0-14"], ["15-64"], ["65+"], ["Jumlah"]]
    grid: list[list[Any]] = [
        ["Penduduk menurut Kecamatan, Jenis Kelamin dan Umur, 2021"],
        ["Kecamatan", "Jenis Kelamin", "Kelompok Umur", None, None, "Jumlah"],
        [None, None, "0-14", "15-64", "65+", None],
    ]
    merges = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5)]
    for name, code in DISTRICTS:
        men, women = ([number(900, 5000) for _ in range(3)] for _ in range(2))
        both = [a + b for a, b in zip(men, women, strict=True)]
        values = [[*line, sum(line)] for line in (men, women, both)]
        top = len(grid)
        merges.append((top, 0, top + 2, 0))
        grid += table(
            [[name, "Laki-laki"], [None, "Perempuan"], [None, "Jumlah"]],
            body(
                [[name, "Laki-laki"], [name, "Perempuan"], [name, "Jumlah"]],
                groups,
                values,
                areas=code,
                periods="2021",
                total_rows=[2],
                total_columns=[3],
                column_extra=["Kelompok Umur"],
            ),
        )
        for row in grid[-3:]:
            for cell in row[2:]:
                cell.area = code
    return Case(
        "sexes_as_rows_under_merged_districts",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )


@case
def old_districts_only() -> Case:
    """Names of before the split, code numbers as stored figures with two lost dots."""
    some = [(n, c) for n, c in DISTRICTS if c not in ("16.71.17", "16.71.18")]
    values = [[number(100, 999)] for _ in some]
    cells = body(
        [[n] for n, _ in some],
        [["Akta Kelahiran"]],
        values,
        areas=[c for _, c in some],
        periods="2016",
        row_extra=[c.replace(".", "") for _, c in some],
    )
    grid = [
        ["Kepemilikan Akta Kelahiran Tahun 2016"],
        ["No.", "Kode Kec.", "Nama Kec.", "Akta Kelahiran"],
        *table([[i, int(c.replace(".", "")), n] for i, (n, c) in enumerate(some, 1)], cells),
        [
            "Jumlah",
            None,
            None,
            D(
                sum(v[0] for v in values),
                sum(v[0] for v in values),
                ["Jumlah"],
                ["Akta Kelahiran"],
                None,
                "2016",
                total=True,
            ),
        ],
    ]
    return Case("old_districts_only", [Page(grid)], ("csv", "xlsx"), clean=True)
