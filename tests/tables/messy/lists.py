"""Long forms: one figure, or few, in a row."""

from __future__ import annotations

import random
from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    REGENCIES,
    case,
    indonesian,
    number,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def tidy_long() -> Case:
    grid: list[list[Any]] = [
        ["kode_kecamatan", "nama_kecamatan", "jenis_kelamin", "jumlah_penduduk", "satuan", "tahun"]
    ]
    for y in (2021, 2022):
        for name, code in DISTRICTS:
            for sex in ("LAKI-LAKI", "PEREMPUAN"):
                v = number()
                grid.append(
                    [
                        code,
                        name.upper(),
                        sex,
                        D(
                            v,
                            v,
                            [name, sex],
                            ["jumlah_penduduk"],
                            code,
                            str(y),
                            row_extra=[code, str(y), "JIWA"],
                        ),
                        "JIWA",
                        y,
                    ]
                )
    return Case("tidy_long", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def tidy_with_totals() -> Case:
    grid: list[list[Any]] = [["tahun", "kecamatan", "kategori", "nilai"]]
    for name, code in DISTRICTS:
        a, b = number(), number()
        for label, v in (("Negeri", a), ("Swasta", b), ("Jumlah", a + b)):
            grid.append(
                [
                    2023,
                    name,
                    label,
                    D(
                        v,
                        v,
                        [name, label],
                        ["nilai"],
                        code,
                        "2023",
                        total=label == "Jumlah",
                        row_extra=["2023"],
                    ),
                ]
            )
    return Case("tidy_with_totals", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def civil_registry_codes() -> Case:
    grid: list[list[Any]] = [["KODE", "KECAMATAN", "LK", "PR", "JML", "KK"]]
    sums = [0] * 4
    for name, code in DISTRICTS:
        a, b, c = number(20000, 90000), number(20000, 90000), number(9000, 30000)
        values = [a, b, a + b, c]
        sums = [x + y for x, y in zip(sums, values, strict=True)]
        grid.append(
            [
                code,
                name.upper(),
                *(
                    D(indonesian(v), v, [name], [h], code, total=h == "JML", row_extra=[code])
                    for v, h in zip(values, ("LK", "PR", "JML", "KK"), strict=True)
                ),
            ]
        )
    grid.append(
        [
            None,
            "TOTAL",
            *(
                D(indonesian(v), v, ["TOTAL"], [h], None, total=True)
                for v, h in zip(sums, ("LK", "PR", "JML", "KK"), strict=True)
            ),
        ]
    )
    return Case("civil_registry_codes", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


@case
def pandas_leftovers() -> Case:
    grid: list[list[Any]] = [
        ["Unnamed: 0", "Jumlah Penduduk Kota Palembang 2022", "Unnamed: 2", "Unnamed: 3"],
        [0, "Kecamatan", "Laki-laki", "Perempuan"],
    ]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        a, b = number(), number()
        grid.append(
            [
                i,
                name,
                D(
                    f"{a}.0",
                    a,
                    [name],
                    ["Laki-laki"],
                    code,
                    column_extra=["Jumlah Penduduk Kota Palembang 2022"],
                    period="2022",
                ),
                D(
                    f"{b}.0",
                    b,
                    [name],
                    ["Perempuan"],
                    code,
                    column_extra=["Jumlah Penduduk Kota Palembang 2022"],
                    period="2022",
                ),
            ]
        )
    return Case("pandas_leftovers", [Page(grid)], ("csv",), clean=True)


@case
def school_list() -> Case:
    grid: list[list[Any]] = [
        ["No", "Nama Sekolah", "NPSN", "Status", "Kecamatan", "Jumlah Siswa", "Jumlah Guru"]
    ]
    for i in range(1, 31):
        name, code = DISTRICTS[i % 18]
        label = f"SD Negeri {i} Palembang"
        a, b = number(), number(5, 60)
        row = [label, "Negeri", name]
        grid.append(
            [
                i,
                label,
                10600000 + i,
                "Negeri",
                f"Kec. {name}",
                *(
                    D(v, v, row, [h], code, row_extra=[str(10600000 + i)])
                    for v, h in ((a, "Jumlah Siswa"), (b, "Jumlah Guru"))
                ),
            ]
        )
    return Case("school_list", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def codes_before_names() -> Case:
    grid: list[list[Any]] = [
        title_row("Luas Wilayah Kota Palembang 2015", 3),
        ["Kecamatan", "Luas (km2)", "Persentase"],
        ["(1)", "(2)", "(3)"],
    ]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        a, b = round(random.uniform(3, 99), 2), round(random.uniform(1, 20), 2)
        shown = f"{i * 10:03d} {name}"
        grid.append(
            [
                shown,
                D(indonesian(a, 2), a, [shown], ["Luas"], code, "2015", column_extra=["km2"]),
                D(indonesian(b, 2), b, [shown], ["Persentase"], code, "2015"),
            ]
        )
    grid += [["Dicetak:", None, "12 Januari 2016"]]
    return Case(
        "codes_before_names",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
    )


@case
def list_with_years_as_figures_and_gaps() -> Case:
    grid: list[list[Any]] = [["tahun", "kabupaten_kota", "jenjang", "jumlah_murid", "sumber_url"]]
    figures = [1977, 2019, 1999, 45000]
    for y in (2019, 2020, 2021):
        for name in REGENCIES[:8]:
            for level in ("SD", "SMP", "SMA"):
                v = figures[number(0, 3)] + (y - 2019) * (len(name) % 2)
                gap = level == "SMA" and name == "Lahat"
                data = (
                    None
                    if gap
                    else D(v, v, [name, level], ["jumlah_murid"], None, str(y), row_extra=[str(y)])
                )
                grid.append([y, name, level, data, f"http://a.id/{y}"])
    return Case(
        "list_with_years_as_figures_and_gaps", [Page(grid)], ("csv", "xlsx", "ods"), clean=True
    )


@case
def list_with_a_numeric_classification() -> Case:
    grid: list[list[Any]] = [["tahun", "kabupaten_kota", "kbli_2digit", "jumlah_perusahaan"]]
    for name in REGENCIES[:8]:
        for kbli in (10, 13, 16, 22, 31):
            v = number(0, 40)
            grid.append(
                [
                    2025,
                    name,
                    kbli,
                    D(
                        v,
                        v,
                        [name, str(kbli)],
                        ["jumlah_perusahaan"],
                        None,
                        "2025",
                        row_extra=["2025"],
                    ),
                ]
            )
    return Case("list_with_a_numeric_classification", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def list_with_totals_of_each_year() -> Case:
    grid: list[list[Any]] = [["tahun", "jenis", "jumlah"]]
    for y in ("2021-2022", "2022-2023"):
        a, b = number(), number()
        for kind, v in (("total", a + b), ("nusantara", a), ("mancanegara", b)):
            grid.append(
                [
                    y,
                    kind,
                    D(
                        v,
                        v,
                        [kind],
                        ["jumlah"],
                        None,
                        y.replace("-", "/"),
                        total=kind == "total",
                        row_extra=[y],
                    ),
                ]
            )
    return Case("list_with_totals_of_each_year", [Page(grid)], ("csv", "xlsx"), clean=True)
