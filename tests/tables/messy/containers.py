"""Delimiters, encodings, web pages: the same kind of table in other wrappings."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    body,
    case,
    districts_table,
    indonesian,
    number,
    table,
    with_sums,
)
from tests.tables.messy.spec import Case, Page


def _grid(write: Any = None) -> list[list[Any]]:
    values = [[number(1000, 90000), number(1000, 90000)] for _ in DISTRICTS]
    values = with_sums([[*v, sum(v)] for v in values])
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Jumlah"]],
        [["Laki-laki"], ["Perempuan"], ["Jumlah"]],
        values,
        write=write,
        areas=[c for _, c in DISTRICTS] + [None],
        periods="2023",
        total_rows=[18],
        total_columns=[2],
        column_extra=["Penduduk"],
    )
    return [
        ["Penduduk Kota Palembang “akhir tahun” – 2023"],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *districts_table(cells),
    ]


@case
def separator_said_in_the_first_line() -> Case:
    return Case(
        "separator_said_in_the_first_line",
        [Page([["sep=;"], *_grid(indonesian)])],
        ("csv",),
        delimiter=";",
        clean=True,
    )


@case
def pipes() -> Case:
    return Case("pipes", [Page(_grid(indonesian))], ("csv",), delimiter="|", clean=True)


@case
def tabs_in_windows_letters() -> Case:
    return Case(
        "tabs_in_windows_letters",
        [Page(_grid(indonesian))],
        ("csv",),
        delimiter="\t",
        encoding="cp1252",
        clean=True,
    )


@case
def sixteen_bits_without_a_mark() -> Case:
    return Case(
        "sixteen_bits_without_a_mark",
        [Page(_grid())],
        ("csv",),
        delimiter="\t",
        encoding="utf-16-le",
        clean=True,
    )


@case
def commas_in_quotes() -> Case:
    return Case(
        "commas_in_quotes",
        [Page(_grid(lambda n: f"{n:,}"))],
        ("csv",),
        encoding="utf-8-sig",
        clean=True,
    )


@case
def web_page_with_merged_heads() -> Case:
    grid = _grid(indonesian)
    head = [["Kecamatan", "Penduduk", None, None], [None, *grid[1][1:]]]
    grid = [grid[0], *head, *grid[2:]]
    return Case(
        "web_page_with_merged_heads",
        [Page(grid, merges=[(0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 1, 3)])],
        ("html",),
        findings=[("not-a-spreadsheet", [])],
    )


@case
def line_breaks_in_quoted_heads() -> Case:
    grid = _grid(indonesian)
    grid[1] = ["Kecamatan\nSubdistrict", "Laki-laki\nMale", "Perempuan\nFemale", "Jumlah\nTotal"]
    for row in grid[2:]:
        for cell in row[1:]:
            cell.column_extra.append("Male Female Total")
    return Case("line_breaks_in_quoted_heads", [Page(grid)], ("csv",), delimiter=";", clean=True)


@case
def semicolons_with_decimal_commas_and_notes_with_semicolons() -> Case:
    values = [
        [round(number(100, 9999) / 100, 2), round(number(100, 9999) / 100, 2)] for _ in DISTRICTS
    ]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["IPM"], ["Gini"]],
        values,
        write=lambda v: indonesian(v, 2),
        areas=[c for _, c in DISTRICTS],
    )
    grid = [
        ["Kecamatan", "IPM", "Gini"],
        *table([[n] for n, _ in DISTRICTS], cells),
        [],
        ["Catatan: angka 2020, 2021; dan 2022, diperbaiki"],
    ]
    return Case(
        "semicolons_with_decimal_commas_and_notes_with_semicolons",
        [Page(grid)],
        ("csv",),
        delimiter=";",
        clean=True,
    )
