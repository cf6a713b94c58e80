"""Errors, dates, lost zeros and odd figures, each with the finding that must point at it."""

from __future__ import annotations

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


def _dot_lost(n: float) -> str:
    text = f"{n:,.0f}".replace(",", ".")
    return text.rstrip("0").rstrip(".") if "." in text else text


@case
def dots_that_lost_their_zeros() -> Case:
    values, heads = sums_of(DISTRICTS)
    values[3] = [1200, 1340, 2540]
    values[-1] = [sum(v[i] for v in values[:-1]) for i in range(3)]
    cells = districts_body(heads, values, write=_dot_lost)
    grid = [
        ["Kecamatan", "L", "P", "L+P"],
        *districts_table(cells),
    ]
    return Case(
        "dots_that_lost_their_zeros",
        [Page(grid)],
        ("csv",),
        findings=[("lost-zeros", ["B5"]), ("lost-zeros", ["C5"]), ("lost-zeros", ["D5"])],
    )


@case
def stored_thousandths() -> Case:
    """A program read "1.234" as 1.234 and "956" as 956, and stored them as numbers."""
    values, heads = sums_of(DISTRICTS)
    values[2] = [956, 1044, 2000]
    values[-1] = [sum(v[i] for v in values[:-1]) for i in range(3)]
    cells = districts_body(heads, values, write=lambda n: n if n < 1000 else n / 1000)
    grid = [
        ["Kecamatan", "L", "P", "L+P"],
        *districts_table(cells),
    ]
    return Case(
        "stored_thousandths", [Page(grid)], ("xlsx", "ods"), findings=[("lost-zeros", ["D4"])]
    )


@case
def one_zero_too_many() -> Case:
    values = [[number(40000, 90000), number(20, 60)] for _ in DISTRICTS]
    values[6][0] *= 1000
    cells = body(
        [[n] for n, _ in DISTRICTS], [["Penduduk"], ["RW"]], values, areas=[c for _, c in DISTRICTS]
    )
    grid = [["Kecamatan", "Penduduk", "RW"], *table([[n] for n, _ in DISTRICTS], cells)]
    return Case("one_zero_too_many", [Page(grid)], ("csv", "xlsx"), findings=[("outlier", ["B8"])])


@case
def zeros_where_nothing_was_measured() -> Case:
    years = ["2019", "2020", "2021", "2022"]
    values = [[number(100, 999), number(100, 999), 0, number(100, 999)] for _ in DISTRICTS]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [[]] * 4,
        values,
        areas=[c for _, c in DISTRICTS],
        periods=years,
        column_extra=years,
    )
    grid = [
        ["Wisatawan menurut kecamatan"],
        ["Kecamatan", *map(int, years)],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    return Case(
        "zeros_where_nothing_was_measured",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("zero-for-missing", ["D3"])],
    )


@case
def copied_column_and_double_heads() -> Case:
    heads = [["SMA"], ["SMK"], ["MA"], ["MA"]]
    values = []
    for _ in DISTRICTS:
        a, b = number(100, 999), number(100, 999)
        values.append([a, a, b, number(100, 999)])
    cells = body([[n] for n, _ in DISTRICTS], heads, values, areas=[c for _, c in DISTRICTS])
    grid = [["Kecamatan", "SMA", "SMK", "MA", "MA"], *table([[n] for n, _ in DISTRICTS], cells)]
    return Case(
        "copied_column_and_double_heads",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("duplicate-column", ["C2", "B2"]), ("duplicate-header", ["E1", "D1"])],
    )


@case
def the_same_row_twice() -> Case:
    rows = [*DISTRICTS[:9], DISTRICTS[4], *DISTRICTS[9:]]
    figures = {n: [number(), number()] for n, _ in DISTRICTS}
    cells = body(
        [[n] for n, _ in rows],
        [["Warung"], ["Kios"]],
        [figures[n] for n, _ in rows],
        areas=[c for _, c in rows],
    )
    grid = [["Kecamatan", "Warung", "Kios"], *table([[n] for n, _ in rows], cells)]
    return Case(
        "the_same_row_twice",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("duplicate-rows", ["A11", "B11", "C11", "A6", "B6"])],
    )


@case
def a_subtotal_that_is_wrong() -> Case:
    values, heads = sums_of(DISTRICTS)
    values[7][2] += 100
    cells = districts_body(heads, values, write=indonesian)
    grid = [
        ["Kecamatan", "L", "P", "L+P"],
        *districts_table(cells),
    ]
    return Case(
        "a_subtotal_that_is_wrong",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("total-mismatch", ["D9"])],
    )


@case
def a_column_that_can_be_read_in_two_ways() -> Case:
    """Nothing settles 1.234: no sum, no other column, no unit: said for the column."""
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["Indeks X"]],
        [[number(1001, 9999)] for _ in DISTRICTS],
        areas=[c for _, c in DISTRICTS],
        write=indonesian,
    )
    for row in cells:
        row[0].accept = (row[0].value / 1000,)
    grid = [["Kecamatan", "Indeks X"], *table([[n] for n, _ in DISTRICTS], cells)]
    return Case(
        "a_column_that_can_be_read_in_two_ways",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("bad-number", ["B2"])],
    )


@case
def every_column_its_own_notation() -> Case:
    heads = [["Penduduk"], ["Luas"], ["Pendapatan"], ["Persen"]]
    values = [
        [
            number(10000, 99999),
            round(number(1000, 9000) / 100, 2),
            number(10**6, 10**9),
            round(number(100, 9999) / 100, 2),
        ]
        for _ in DISTRICTS
    ]
    cells = body(
        [[n] for n, _ in DISTRICTS],
        heads,
        values,
        areas=[c for _, c in DISTRICTS],
        write=[indonesian, lambda v: indonesian(v, 2), lambda v: f"{v:,}", lambda v: f"{v:.2f}"],
        column_extra=["Jiwa km2 Rp"],
    )
    grid = [
        ["Kecamatan", "Penduduk (Jiwa)", "Luas (km2)", "Pendapatan (Rp)", "Persen"],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    return Case(
        "every_column_its_own_notation", [Page(grid)], ("csv", "xlsx"), clean=True, delimiter=";"
    )


@case
def empty_columns_and_forms() -> Case:
    cells = body(
        [[n] for n, _ in DISTRICTS],
        [["Hotel"], ["Kamar"]],
        [[number(1, 99), None] for _ in DISTRICTS],
        areas=[c for _, c in DISTRICTS],
        periods="2023",
    )
    grid = [
        ["Data Hotel Tahun 2023"],
        ["Kecamatan", "Hotel", "Kamar"],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    form = [
        ["Data Restoran Tahun 2023"],
        ["Kecamatan", "Restoran", "Kursi"],
        *([n, None, None] for n, _ in DISTRICTS),
    ]
    return Case(
        "empty_columns_and_forms",
        [Page(grid, "Hotel"), Page(form, "Restoran")],
        ("xlsx", "xls", "ods"),
        findings=[("empty", ["C3"])],
    )


@case
def mixed_dots_and_stored_numbers() -> Case:
    """Typed by two hands: small figures stored, large ones as text with dots."""
    values, heads = sums_of(DISTRICTS)
    cells = districts_body(heads, values)
    for i, row in enumerate(cells):
        for cell in row:
            if i % 2:
                cell.written = indonesian(cell.value)
    grid = [
        ["Kecamatan", "L", "P", "L+P"],
        *districts_table(cells),
    ]
    return Case("mixed_dots_and_stored_numbers", [Page(grid)], ("xlsx", "xls", "ods"), clean=True)
