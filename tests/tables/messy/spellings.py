"""Names of areas as hurried people write them."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.builder import DISTRICTS, body, case, number, table, with_sums
from tests.tables.messy.spec import Case, Page

_HURRIED = {
    "16.71.01": "Ilir Brt II",
    "16.71.02": "Kec. SU I",
    "16.71.03": "SEBERANG ULU DUA",
    "16.71.04": "Ilir Barat 1",
    "16.71.05": "IT I",
    "16.71.06": "Kec.Ilir Timur II",
    "16.71.07": "SUKARAME*",
    "16.71.08": "SAKO",
    "16.71.09": "Kemuning ",
    "16.71.10": "  Kalidoni",
    "16.71.11": "Bukitkecil",
    "16.71.12": "KEC GANDUS",
    "16.71.13": "Kerta Pati",
    "16.71.14": "PLAJU",
    "16.71.15": "Alang2 Lebar",
    "16.71.16": "Sematangborang",
    "16.71.17": "Jaka Baring",
    "16.71.18": "Ilir Timur Tiga",
}


@case
def hurried_spellings() -> Case:
    names = {**_HURRIED, "16.71.07": "Kec. SUKARAMI"}
    values = with_sums([[number(10, 999), number(10, 999)] for _ in names])
    cells = body(
        [[n.strip()] for n in names.values()] + [["TOTAL"]],
        [["Pasar"], ["Toko"]],
        values,
        areas=[*names, None],
        total_rows=[18],
    )
    grid = [
        ["KECAMATAN", "Pasar", "Toko"],
        *table([[n] for n in names.values()] + [["TOTAL"]], cells),
    ]
    return Case("hurried_spellings", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True)


@case
def names_of_other_regencies_districts() -> Case:
    """Districts of Banyuasin and Muara Enim that bear names of villages of Palembang."""
    names = ["Talang Kelapa", "Tanjung Lago", "Banyuasin I", "Rambutan", "Sembawa", "Suak Tapeh"]
    cells = body(
        [[n] for n in names] + [["Jumlah"]],
        [["Laki-laki"], ["Perempuan"]],
        with_sums([[number(), number()] for _ in names]),
        periods="2023",
        total_rows=[6],
    )
    grid = [
        ["Jumlah Penduduk Kabupaten Banyuasin Menurut Kecamatan dan Jenis Kelamin, 2023"],
        ["Kecamatan", "Laki-laki", "Perempuan"],
        *table([[n] for n in names] + [["Jumlah"]], cells),
    ]
    return Case("names_of_other_regencies_districts", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def villages_with_bare_numbers_in_their_names() -> Case:
    codes = ["16.71.05", "16.71.11", "16.71.01"]
    grid: list[list[Any]] = [["Kecamatan", "Kelurahan", "RT", "RW"]]
    merges = []
    for code in codes:
        name = next(n for n, c in DISTRICTS if c == code)
        kids = list(areas("kelurahan", within=code))
        cells = body(
            [[name, k.name] for k in kids],
            [["RT"], ["RW"]],
            [[number(10, 99), number(2, 9)] for _ in kids],
            areas=[k.code for k in kids],
        )
        merges.append((len(grid), 0, len(grid) + len(kids) - 1, 0))
        grid += table(
            [
                [f"Kec. {name}" if i == 0 else None, f"Kel. {k.name.replace('I', 'I')}"]
                for i, k in enumerate(kids)
            ],
            cells,
        )
    return Case(
        "villages_with_bare_numbers_in_their_names",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )


@case
def district_names_repeat_and_villages_without_prefix() -> Case:
    """Long list: the district stands in every row; two villages bear their district's name."""
    kids = [
        k
        for n, c in DISTRICTS
        if n in ("Sukarami", "Sako", "Kalidoni", "Plaju")
        for k in areas("kelurahan", within=c)
    ]
    above = {c: n for n, c in DISTRICTS}
    cells = body(
        [[above[k.code[:8]], k.name] for k in kids],
        [["jumlah_posyandu"], ["jumlah_kader"]],
        [[number(1, 20), number(10, 99)] for _ in kids],
        areas=[k.code for k in kids],
        row_periods="2024",
        row_extra=["2024 Kota Palembang"],
    )
    grid = [
        [
            "no",
            "kabupaten_kota",
            "kecamatan",
            "kelurahan",
            "tahun",
            "jumlah_posyandu",
            "jumlah_kader",
        ],
        *table(
            [
                [i, "Kota Palembang", above[k.code[:8]].upper(), k.name.upper(), 2024]
                for i, k in enumerate(kids, 1)
            ],
            cells,
        ),
    ]
    for i, row in enumerate(cells, 1):
        for cell in row:
            cell.row_extra = ["2024 Kota Palembang", str(i)]
    return Case(
        "district_names_repeat_and_villages_without_prefix",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
    )


@case
def health_centres_named_like_districts() -> Case:
    """A column of health centres only: their names are no districts."""
    names = [
        "Puskesmas Sukarami",
        "Puskesmas Dempo",
        "Puskesmas 5 Ilir",
        "Puskesmas Plaju",
        "Puskesmas Boom Baru",
    ]
    cells = body(
        [[n] for n in names],
        [["Kunjungan"], ["Rujukan"]],
        [[number(), number(10, 99)] for _ in names],
        periods="2023",
    )
    grid = [
        ["Kunjungan Puskesmas, 2023"],
        ["Nama Puskesmas", "Kunjungan", "Rujukan"],
        *table([[n] for n in names], cells),
    ]
    return Case("health_centres_named_like_districts", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def two_halves_of_districts_side_by_side() -> Case:
    left, right = DISTRICTS[:9], DISTRICTS[9:]
    halves = [
        body(
            [[n] for n, _ in part],
            [["Jumlah KK"], ["Jumlah Jiwa"]],
            [[number(), number()] for _ in part],
            areas=[c for _, c in part],
            periods="2022",
        )
        for part in (left, right)
    ]
    grid: list[list[Any]] = [
        ["Data Keluarga Miskin per Kecamatan Tahun 2022"],
        [
            "No",
            "Kecamatan",
            "Jumlah KK",
            "Jumlah Jiwa",
            None,
            "No",
            "Kecamatan",
            "Jumlah KK",
            "Jumlah Jiwa",
        ],
    ]
    grid += [
        [i + 1, left[i][0], *halves[0][i], None, i + 10, right[i][0], *halves[1][i]]
        for i in range(9)
    ]
    return Case(
        "two_halves_of_districts_side_by_side",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )


@case
def areas_across_with_codes_below() -> Case:
    some = DISTRICTS[4:12]
    kinds = ["Baik", "Sedang", "Rusak Ringan", "Rusak Berat"]
    values = [[round(number(100, 9000) / 100, 2) for _ in some] for _ in kinds]
    values = [[*row, round(sum(row), 2)] for row in values]
    values.append([round(sum(c), 2) for c in zip(*values, strict=True)])
    cells = body(
        [[k] for k in kinds] + [["Jumlah"]],
        [*([n] for n, _ in some), ["Jumlah"]],
        values,
        area_columns=[*(c for _, c in some), None],
        total_rows=[4],
        total_columns=[8],
        column_extra=[c for _, c in some],
    )
    grid = [
        ["Panjang Jalan Menurut Kondisi dan Kecamatan (km)"],
        ["Kondisi", *(n for n, _ in some), "Jumlah"],
        [None, *(c for _, c in some), None],
        *table([[k] for k in kinds] + [["Jumlah"]], cells),
    ]
    return Case("areas_across_with_codes_below", [Page(grid)], ("csv", "xlsx"), clean=True)
