"""Regencies and provinces, our own among them."""

from __future__ import annotations

from tests.tables.messy.builder import (
    REGENCIES,
    body,
    case,
    indonesian,
    number,
    table,
    with_sums,
)
from tests.tables.messy.spec import Case, Page


@case
def regencies_in_short_names() -> Case:
    short = [
        "OKU",
        "OKI",
        "Kab. Muara Enim",
        "Kab. Lahat",
        "Mura",
        "Muba",
        "Banyu Asin",
        "OKUS",
        "OKUT",
        "Ogan Ilir",
        "Empat Lawang",
        "PALI",
        "Muratara",
        "Kota Palembang",
        "Kota Prabumulih",
        "Kota Pagar Alam",
        "Kota Lubuk Linggau",
    ]
    values = with_sums([[number(1000, 9999), number(100, 999)] for _ in short])
    cells = body(
        [[n] for n in [*short, "Sumatera Selatan"]],
        [["Penduduk Miskin"], ["Pengangguran"]],
        values,
        periods="2023",
        total_rows=[len(short)],
        write=indonesian,
    )
    for row in cells:
        for cell in row:
            cell.area_accept = ("16.71",) if "Palembang" in cell.row[0] else ()
    grid = [
        [
            "Penduduk Miskin dan Pengangguran Menurut Kabupaten/Kota di Provinsi Sumatera Selatan Tahun 2023"
        ],
        ["No", "Kabupaten/Kota", "Penduduk Miskin", "Pengangguran"],
        *table([[i, n] for i, n in enumerate(short, 1)] + [[None, "Sumatera Selatan"]], cells),
    ]
    assert len(short) == len(REGENCIES)
    return Case("regencies_in_short_names", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def provinces_with_our_own_among_them() -> Case:
    names = [
        "Aceh",
        "Sumatera Utara",
        "Riau",
        "Jambi",
        "Sumatera Selatan",
        "Bengkulu",
        "Lampung",
        "DKI Jakarta",
        "INDONESIA",
    ]
    values = with_sums([[number(100, 999), number(100, 999)] for _ in names[:-1]])
    shares = [[*row, round(number(100, 2000) / 100, 2)] for row in values]
    cells = body(
        [[n] for n in names],
        [["Perkotaan"], ["Perdesaan"], ["Persentase"]],
        shares,
        total_rows=[8],
        column_extra=["Jumlah Penduduk Miskin ribu"],
    )
    cells[-1][2].total = None
    grid = [
        ["Provinsi", "Jumlah Penduduk Miskin (ribu)", None, "Persentase"],
        [None, "Perkotaan", "Perdesaan", None],
        *table([[n] for n in names], cells),
    ]
    return Case(
        "provinces_with_our_own_among_them",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)])],
        ("csv", "xlsx", "xls"),
        clean=True,
    )
