"""Years, school years, months, days: in heads, rows and titles."""

from __future__ import annotations

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
from tests.tables.messy.spec import Case, D, Page, Styled


@case
def year_columns() -> Case:
    years = [2019, 2020, 2021, 2022, 2023]
    grid = [
        title_row("Jumlah Kunjungan Wisatawan di Kota Palembang, 2019-2023", 6),
        ["Kecamatan", *years],
    ]
    for name, code in DISTRICTS:
        grid.append(
            [
                name,
                *(
                    D(v := number(), v, [name], [], code, str(y), column_extra=[str(y)])
                    for y in years
                ),
            ]
        )
    return Case(
        "year_columns", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True, title=grid[0][0]
    )


@case
def year_columns_over_total() -> Case:
    years = ["2021", "2022", "2023*"]
    grid = [["Jenis Pajak", "Tahun", None, None], [None, *years]]
    kinds = ["Pajak Hotel", "Pajak Restoran", "Pajak Hiburan", "Pajak Reklame"]
    sums = [0, 0, 0]
    for kind in kinds:
        values = [number(10**8, 10**9) for _ in years]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        grid.append(
            [
                kind,
                *(
                    D(indonesian(v, 2), v, [kind], [], None, y[:4], column_extra=["Tahun", y])
                    for v, y in zip(values, years, strict=True)
                ),
            ]
        )
    grid.append(
        [
            "Total",
            *(
                D(
                    indonesian(v, 2),
                    v,
                    ["Total"],
                    [],
                    None,
                    y[:4],
                    total=True,
                    column_extra=["Tahun", y],
                )
                for v, y in zip(sums, years, strict=True)
            ),
        ]
    )
    return Case(
        "year_columns_over_total",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 3)])],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
    )


@case
def year_rows() -> Case:
    grid = [
        title_row("Perkembangan Penduduk Kota Palembang"),
        ["Tahun", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for y in range(2015, 2024):
        a, b = number(700000, 900000), number(700000, 900000)
        grid.append(
            [
                y,
                *(
                    D(v, v, [], [h], None, str(y), total=h == "Jumlah", row_extra=[str(y)])
                    for v, h in ((a, "Laki-laki"), (b, "Perempuan"), (a + b, "Jumlah"))
                ),
            ]
        )
    return Case(
        "year_rows", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True, title=grid[0][0]
    )


@case
def school_classes() -> Case:
    grid: list[list[Any]] = [
        ["Kecamatan", "Kelas", None, None, None, None, None, "Jumlah"],
        [None, 1, 2, 3, 4, 5, 6, None],
    ]
    for name, code in DISTRICTS:
        values = [number() for _ in range(6)]
        grid.append(
            [
                name,
                *(D(v, v, [name], ["Kelas", str(k)], code) for k, v in enumerate(values, start=1)),
                D(sum(values), sum(values), [name], ["Jumlah"], code, total=True),
            ]
        )
    return Case(
        "school_classes",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 6), (0, 7, 1, 7)])],
        ("csv", "xlsx"),
        clean=True,
    )


@case
def previous_years_below() -> Case:
    rows = sexes(period=None, total="Kota Palembang")
    for row in rows:
        for d in row[1:]:
            d.period = "2023"
    grid = [
        title_row("Penduduk Menurut Kecamatan, 2023"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *rows,
    ]
    for y in ("2022", "2021"):
        a, b = number(600000, 900000), number(600000, 900000)
        grid.append(
            [
                y,
                *(
                    D(v, v, [], [h], None, y, total=None, row_extra=[y])
                    for v, h in ((a, "Laki-laki"), (b, "Perempuan"), (a + b, "Jumlah"))
                ),
            ]
        )
    return Case("previous_years_below", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def year_blocks_down() -> Case:
    grid: list[list[Any]] = [["Tahun", "Jenis Kelamin", "SD", "SMP", "SMA"]]
    for y in (2020, 2021, 2022):
        for k, sex in enumerate(("Laki-laki", "Perempuan")):
            grid.append(
                [
                    y if k == 0 else None,
                    sex,
                    *(
                        D(v := number(), v, [sex], [h], None, str(y), row_extra=[str(y)])
                        for h in ("SD", "SMP", "SMA")
                    ),
                ]
            )
    return Case("year_blocks_down", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def year_blocks_merged() -> Case:
    inner = indonesian
    grid: list[list[Any]] = [["Tahun", "Jenis Kelamin", "SD", "SMP"]]
    merges = []
    for i, y in enumerate((2020, 2021, 2022)):
        merges.append((1 + 2 * i, 0, 2 + 2 * i, 0))
        for k, sex in enumerate(("Laki-laki", "Perempuan")):
            grid.append(
                [
                    y if k == 0 else None,
                    sex,
                    *(
                        D(
                            inner(v := number(1000, 9000)),
                            v,
                            [sex],
                            [h],
                            None,
                            str(y),
                            row_extra=[str(y)],
                        )
                        for h in ("SD", "SMP")
                    ),
                ]
            )
    return Case(
        "year_blocks_merged",
        [Page(grid, merges=merges)],
        ("xlsx", "xls", "ods"),
        findings=[("bad-number", ["C2"])],
    )


@case
def two_years_two_sexes_csv() -> Case:
    return Case(
        "two_years_two_sexes_csv",
        [
            Page(
                [
                    title_row("Jumlah Murid", 7),
                    ["Kecamatan", "2021/2022", None, None, "2022/2023", None, None],
                    [None, "L", "P", "Jml", "L", "P", "Jml"],
                    *two_level(["2021/2022", "2022/2023"], ["L", "P", "Jml"], period=lambda g: g),
                ]
            )
        ],
        ("csv", "xlsx"),
        clean=True,
        title="Jumlah Murid",
    )


@case
def figures_that_look_like_years() -> Case:
    numbers = [
        2011,
        1987,
        1999,
        345,
        8766,
        2020,
        12,
        4500,
        77,
        3210,
        1975,
        60,
        888,
        432,
        991,
        1450,
        2003,
        1980,
    ]
    grid: list[list[Any]] = [["Kecamatan", "Jumlah KK"]]
    grid += [
        [name, D(v, v, [name], ["Jumlah KK"], code)]
        for (name, code), v in zip(DISTRICTS, numbers, strict=True)
    ]
    return Case("figures_that_look_like_years", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def english_order_of_years_down_and_sexes_across() -> Case:
    grid: list[list[Any]] = [
        title_row(
            "Tabel 4.1.1 Murid Menurut Jenjang dan Jenis Kelamin di Kota Palembang, 2020/2021-2022/2023",
            4,
        ),
        ["Jenjang / Tahun Ajaran", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for level in ("SD", "SMP"):
        grid.append([Styled(level, bold=True), None, None, None])
        for y in ("2020/2021", "2021/2022", "2022/2023"):
            a, b = number(), number()
            grid.append(
                [
                    y,
                    *(
                        D(v, v, [level], [h], None, y, total=h == "Jumlah", row_extra=[y])
                        for v, h in ((a, "Laki-laki"), (b, "Perempuan"), (a + b, "Jumlah"))
                    ),
                ]
            )
    return Case(
        "english_order_of_years_down", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0]
    )
