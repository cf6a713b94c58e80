"""Cells that hold a date, an error, a range or a note where a figure or a label belongs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    body,
    case,
    districts_body,
    districts_table,
    indonesian,
    number,
    sums_of,
    table,
)
from tests.tables.messy.spec import Case, Page


@case
def errors_in_cells() -> Case:
    faults = {2: "#DIV/0!", 5: "#REF!", 9: "#N/A"}
    values: list[list[Any]] = [
        [number(100, 999), round(number(100, 900) / 10, 1)] for _ in DISTRICTS
    ]
    cells = body(
        [[n] for n, _ in DISTRICTS], [["Guru"], ["Rasio"]], values, areas=[c for _, c in DISTRICTS]
    )
    for row, fault in faults.items():
        cells[row][1].written, cells[row][1].value = fault, None
        cells[row][1].flag_accept = ("NA",)
    grid = [["Kecamatan", "Guru", "Rasio"], *table([[n] for n, _ in DISTRICTS], cells)]
    return Case(
        "errors_in_cells",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("error-value", ["C4"]), ("error-value", ["C7"])],
    )


@case
def ranges_and_words_where_numbers_belong() -> Case:
    values: list[list[Any]] = [[number(100, 999)] for _ in DISTRICTS]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["Timbulan Sampah"]],
        values,
        areas=[c for _, c in DISTRICTS],
        column_extra=["ton/hari"],
    )
    for row, text in ((1, "800-900"), (4, "5 - 9"), (7, "belum ada data"), (8, "± 450")):
        cells[row][0].written, cells[row][0].value = text, None
        cells[row][0].accept = (450,) if row == 8 else ()
        cells[row][0].flag_accept = ("...",) if row == 7 else ()
    grid = [["Kecamatan", "Timbulan Sampah (ton/hari)"], *table([[n] for n, _ in DISTRICTS], cells)]
    return Case(
        "ranges_and_words_where_numbers_belong",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("bad-number", ["B3"]), ("bad-number", ["B6"]), ("bad-number", ["B10"])],
    )


@case
def ages_turned_into_dates_of_two_kinds() -> Case:
    ages = ["0-4", "5-9", "10-14", "15-19", "20-24"]
    stored: list[Any] = ["0-4", datetime(2023, 9, 5), datetime(2014, 10, 1), "15-19", "20-24"]
    cells = body(
        [[a] for a in ages], [["Laki-laki"], ["Perempuan"]], [[number(), number()] for _ in ages]
    )
    grid = [["Kelompok Umur", "Laki-laki", "Perempuan"], *table([[s] for s in stored], cells)]
    return Case(
        "ages_turned_into_dates_of_two_kinds",
        [Page(grid)],
        ("xlsx",),
        findings=[("date-for-label", ["A3"]), ("date-for-label", ["A4"])],
    )


@case
def months_for_ages_in_text() -> Case:
    ages = {"0-4": "0-4", "05-Sep": "5-9", "Okt-14": "10-14", "15-19": "15-19", "20-24": "20-24"}
    cells = body(
        [[a] for a in ages.values()],
        [["Laki-laki"], ["Perempuan"]],
        [[number(), number()] for _ in ages],
    )
    grid = [["Kelompok Umur", "Laki-laki", "Perempuan"], *table([[s] for s in ages], cells)]
    return Case(
        "months_for_ages_in_text",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("date-for-label", ["A3"]), ("date-for-label", ["A4"])],
    )


@case
def a_number_that_became_a_date() -> Case:
    values = [[round(number(10, 99) / 10, 1)] for _ in DISTRICTS]
    cells = body(
        [[n] for n, _ in DISTRICTS], [["Luas Taman"]], values, areas=[c for _, c in DISTRICTS]
    )
    cells[4][0].written, cells[4][0].value = datetime(2023, 5, 1), None
    cells[4][0].accept = (1.5, 5.1)
    grid = [["Kecamatan", "Luas Taman (ha)"], *table([[n] for n, _ in DISTRICTS], cells)]
    for row in cells:
        row[0].column_extra = ["ha"]
    return Case(
        "a_number_that_became_a_date",
        [Page(grid)],
        ("xlsx", "xls"),
        findings=[("date-for-number", ["B6"])],
    )


@case
def hidden_column_and_rows() -> Case:
    values, heads = sums_of(DISTRICTS)
    cells = districts_body(heads, values)
    for row in cells:
        row[0].optional = True
    for cell in cells[5]:
        cell.optional = True
    grid = [
        ["Kecamatan", "L", "P", "L+P"],
        *districts_table(cells),
    ]
    page = Page(grid, hidden_rows=[6], hidden_columns=[1])
    return Case(
        "hidden_column_and_rows",
        [page],
        ("xlsx", "xls", "ods"),
        findings=[("hidden", ["B2"]), ("hidden", ["B7", "C7", "A7", "D7"])],
    )


@case
def a_note_number_behind_a_figure() -> Case:
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["Pelanggan"]],
        [[number(10000, 99999)] for _ in DISTRICTS],
        areas=[c for _, c in DISTRICTS],
        write=indonesian,
    )
    cells[3][0].written += "¹"
    cells[8][0].written += " 2)"
    cells[11][0].written += "³⁾"
    for row in (3, 8, 11):
        cells[row][0].flag_accept = ("1", "2", "2)", "3", "1)", "3)")
    grid = [
        ["Kecamatan", "Pelanggan"],
        *table([[n] for n, _ in DISTRICTS], cells),
        ["1) Angka sementara"],
        ["2) Gabungan"],
    ]
    return Case("a_note_number_behind_a_figure", [Page(grid)], ("csv", "xlsx"))
