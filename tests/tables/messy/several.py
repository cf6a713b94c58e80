"""Several tables in a sheet, several sheets."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    case,
    number,
    sexes,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def stacked_tables() -> Case:
    first = sexes(period="2022")
    second = []
    for name, code in DISTRICTS:
        v, w = number(1, 60), number(1, 60)
        second.append(
            [
                name,
                D(v, v, [name], ["Puskesmas"], code, "2023"),
                D(w, w, [name], ["Posyandu"], code, "2023"),
            ]
        )
    grid = [
        title_row("Tabel 1. Jumlah Penduduk Kota Palembang Tahun 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *first,
        title_row("Sumber: Disdukcapil"),
        [],
        [],
        title_row("Tabel 2. Fasilitas Kesehatan Kota Palembang Tahun 2023"),
        ["Kecamatan", "Puskesmas", "Posyandu"],
        *second,
        title_row("Sumber: Dinas Kesehatan"),
    ]
    return Case("stacked_tables", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def side_by_side() -> Case:
    left = [(name, code, number(), number()) for name, code in DISTRICTS]
    grid: list[list[Any]] = [["Kecamatan", "Masjid", "Gereja", None, "Jenis", "Jumlah Kasus"]]
    kinds = ["Pencurian", "Penipuan", "Narkotika", "Penganiayaan", "Lainnya"]
    for i, (name, code, a, b) in enumerate(left):
        row: list[Any] = [
            name,
            D(a, a, [name], ["Masjid"], code),
            D(b, b, [name], ["Gereja"], code),
            None,
        ]
        if i < len(kinds):
            v = number()
            row += [kinds[i], D(v, v, [kinds[i]], ["Jumlah Kasus"])]
        grid.append(row)
    return Case("side_by_side", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def two_halves_abutting() -> Case:
    half = len(DISTRICTS) // 2
    grid: list[list[Any]] = [["No", "Kecamatan", "Jumlah KK", "No", "Kecamatan", "Jumlah KK"]]
    for i in range(half):
        row: list[Any] = []
        for j in (i, i + half):
            name, code = DISTRICTS[j]
            v = number()
            row += [j + 1, name, D(v, v, [name], ["Jumlah KK"], code)]
        grid.append(row)
    return Case("two_halves_abutting", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def continued_table() -> Case:
    head = ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"]
    rows = sexes(period="2023")
    grid = [
        title_row("Tabel 3.1 Penduduk Menurut Kecamatan, 2023"),
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        *rows[:9],
        title_row("Lanjutan Tabel 3.1"),
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        *rows[9:],
    ]
    return Case("continued_table", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def several_sheets() -> Case:
    pages = []
    for y in ("2021", "2022", "2023"):
        rows = sexes(period=y)
        pages.append(Page([["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows], name=y))
    pages.append(Page([["Petunjuk pengisian"], ["Isi angka tanpa titik"]], name="Petunjuk"))
    return Case("several_sheets", pages, ("xlsx", "xls", "ods"), clean=True)


@case
def narrow_second_table_right() -> Case:
    grid: list[list[Any]] = [
        ["Jumlah Guru 2021", None, None, None, "Jumlah Murid 2022"],
        ["Kecamatan", "L", "P", None, "Kecamatan", "L", "P"],
    ]
    for i, (name, code) in enumerate(DISTRICTS):
        left = [name, *(D(v := number(), v, [name], [h], code, "2021") for h in ("L", "P"))]
        other, its = DISTRICTS[-1 - i]
        right = [other, *(D(v := number(), v, [other], [h], its, "2022") for h in ("L", "P"))]
        grid.append([*left, None, *right])
    return Case("narrow_second_table_right", [Page(grid)], ("csv", "xlsx"), clean=True)
