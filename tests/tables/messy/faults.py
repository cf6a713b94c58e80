"""What spreadsheet programs and tired hands do to tables."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    case,
    english,
    indonesian,
    number,
    sexes,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def dates_for_ages() -> Case:
    labels = ["0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "75+"]
    grid: list[list[Any]] = [["Kelompok Umur", "Laki-laki", "Perempuan", "Jumlah"]]
    sums = [0, 0, 0]
    for label in labels:
        a, b = number(), number()
        values = [a, b, a + b]
        sums = [x + y for x, y in zip(sums, values, strict=True)]
        shown: Any = {"5-9": datetime(2024, 9, 5), "10-14": datetime(2024, 10, 14)}.get(
            label, label
        )
        grid.append(
            [
                shown,
                *(
                    D(v, v, [label], [h], total=h == "Jumlah")
                    for v, h in zip(values, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
                ),
            ]
        )
    grid.append(
        [
            "Jumlah",
            *(
                D(v, v, ["Jumlah"], [h], total=True)
                for v, h in zip(sums, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
            ),
        ]
    )
    return Case(
        "dates_for_ages",
        [Page(grid)],
        ("xlsx", "xls", "ods"),
        findings=[("date-for-label", ["A3"])],
    )


@case
def dates_in_csv() -> Case:
    labels = ["0-4", "5-9", "10-14", "15-19", "20-24", "75+"]
    grid: list[list[Any]] = [["Kelompok Umur", "Jumlah Penduduk"]]
    for label in labels:
        v = number()
        grid.append(
            [
                {"5-9": "05-Sep", "10-14": "14-Oct"}.get(label, label),
                D(v, v, [label], ["Jumlah Penduduk"]),
            ]
        )
    return Case("dates_in_csv", [Page(grid)], ("csv",), findings=[("date-for-label", ["A3"])])


@case
def date_for_number() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Rasio Guru Murid"]]
    for i, (name, code) in enumerate(DISTRICTS):
        v = round(random.uniform(10, 20), 2)
        if i == 4:
            grid.append([name, D(datetime(2024, 5, 12), None, [name], ["Rasio Guru Murid"], code)])
        else:
            grid.append([name, D(v, v, [name], ["Rasio Guru Murid"], code)])
    return Case(
        "date_for_number",
        [Page(grid)],
        ("xlsx", "xls", "ods"),
        findings=[("date-for-number", ["B6"])],
    )


@case
def hidden_parts() -> Case:
    rows = sexes(period="2021")
    grid = [title_row("Penduduk 2021"), ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case(
        "hidden_parts",
        [Page(grid, hidden_rows=[5], hidden_columns=[2])],
        ("xlsx", "xls", "ods"),
        findings=[("hidden", ["A6", "B6"]), ("hidden", ["C3"])],
        title=grid[0][0],
    )


@case
def formulas_without_values() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "A", "B", "Jumlah"]]
    formulas = {}
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        a, b = number(), number()
        grid.append(
            [
                name,
                D(a, a, [name], ["A"], code),
                D(b, b, [name], ["B"], code),
                D(None, None, [name], ["Jumlah"], code, total=True),
            ]
        )
        formulas[i, 3] = f"=B{i + 1}+C{i + 1}"
    return Case(
        "formulas_without_values",
        [Page(grid, formulas=formulas)],
        ("xlsx",),
        findings=[("formula-without-value", ["D2"])],
    )


@case
def encodings() -> Case:
    grid = [
        title_row("Catatan – Penduduk “Kota” 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(indonesian, period="2022"),
    ]
    return Case(
        "encodings",
        [Page(grid)],
        ("csv",),
        encoding="cp1252",
        delimiter=";",
        clean=True,
        title=grid[0][0],
    )


@case
def utf16_tabs() -> Case:
    grid = [
        title_row("Penduduk 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(english, period="2022"),
    ]
    return Case(
        "utf16_tabs",
        [Page(grid)],
        ("csv",),
        encoding="utf-16",
        delimiter="\t",
        clean=True,
        title=grid[0][0],
    )


@case
def duplicates() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Sekolah", "Guru", "Murid"]]
    for name, code in DISTRICTS:
        a, b = number(), number()
        grid.append(
            [
                name,
                D(a, a, [name], ["Sekolah"], code),
                D(b, b, [name], ["Guru"], code),
                D(b, b, [name], ["Murid"], code),
            ]
        )
    grid.insert(
        9,
        [
            c if not isinstance(c, D) else D(c.written, c.value, c.row, c.column, c.area)
            for c in grid[8]
        ],
    )
    return Case(
        "duplicates",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("duplicate-rows", ["A10", "A9"]), ("duplicate-column", ["D2", "C2"])],
    )


@case
def empty_column() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Sekolah", "Guru", "Murid"]]
    for name, code in DISTRICTS:
        a, b = number(), number()
        grid.append(
            [name, D(a, a, [name], ["Sekolah"], code), None, D(b, b, [name], ["Murid"], code)]
        )
    return Case("empty_column", [Page(grid)], ("csv", "xlsx"), findings=[("empty", ["C2"])])
