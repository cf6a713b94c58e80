"""Health centres, diseases, cases by month."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import DISTRICTS, body, case, indonesian, number, table, with_sums
from tests.tables.messy.spec import Case, D, Page

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
_CENTRES = {
    "Ilir Barat II": ["Makrayu"],
    "Gandus": ["Gandus"],
    "Seberang Ulu I": ["4 Ulu", "7 Ulu", "1 Ulu"],
    "Kertapati": ["Kertapati", "Keramasan"],
    "Sukarami": ["Sukarami", "Talang Betutu", "Alang-Alang Lebar"],
    "Sako": ["Sako", "Multiwahana"],
}


@case
def centres_in_merged_districts_four_row_head() -> Case:
    codes = dict(DISTRICTS)
    heads = [
        ["Bayi Lahir", "Hidup", "L"],
        ["Bayi Lahir", "Hidup", "P"],
        ["Bayi Lahir", "Hidup", "L+P"],
        ["Bayi Lahir", "Mati"],
        ["Cakupan (%)"],
    ]
    grid: list[list[Any]] = [
        ["TABEL 20"],
        ["JUMLAH KELAHIRAN MENURUT KECAMATAN DAN PUSKESMAS"],
        ["KOTA PALEMBANG"],
        ["TAHUN 2022"],
        ["NO", "KECAMATAN", "PUSKESMAS", "JUMLAH KELAHIRAN", None, None, None, None],
        [None, None, None, "Bayi Lahir", None, None, None, "Cakupan (%)"],
        [None, None, None, "Hidup", None, None, "Mati", None],
        [None, None, None, "L", "P", "L+P", None, None],
        [1, 2, 3, 4, 5, 6, 7, 8],
    ]
    merges = [
        (4, 0, 7, 0),
        (4, 1, 7, 1),
        (4, 2, 7, 2),
        (4, 3, 4, 7),
        (5, 3, 5, 6),
        (5, 7, 7, 7),
        (6, 3, 6, 5),
        (6, 6, 7, 6),
    ]
    sums = [0.0] * 4
    place = 0
    for name, centres in _CENTRES.items():
        if len(centres) > 1:
            merges.append((len(grid), 1, len(grid) + len(centres) - 1, 1))
        for j, centre in enumerate(centres):
            place += 1
            men, women, dead = number(100, 900), number(100, 900), number(1, 9)
            values = [men, women, men + women, dead]
            sums = [a + b for a, b in zip(sums, values, strict=True)]
            cells = body(
                [[name, centre]],
                heads,
                [[*values, round(number(700, 999) / 10, 1)]],
                areas=[codes[name]],
                periods="2022",
                total_columns=[2],
                column_extra=["JUMLAH KELAHIRAN"],
            )
            grid.append([place, name if j == 0 else None, centre, *cells[0]])
    cells = body(
        [["JUMLAH (KOTA)"]],
        heads,
        [[*sums, 87.5]],
        periods="2022",
        total_rows=[0],
        column_extra=["JUMLAH KELAHIRAN"],
    )
    cells[0][4].total = None
    grid.append(["JUMLAH (KOTA)", None, None, *cells[0]])
    grid.append(["Sumber: Bidang Kesehatan Masyarakat, Dinas Kesehatan Kota Palembang, 2022"])
    return Case(
        "centres_in_merged_districts_four_row_head",
        [Page(grid, merges=merges)],
        ("xlsx", "xls", "ods"),
        clean=True,
    )


@case
def diseases_by_month_with_dashes() -> Case:
    diseases = ["DBD", "Diare", "Pneumonia", "Campak", "Malaria", "Rabies (GHPR)"]
    values: list[list[Any]] = []
    for i, _ in enumerate(diseases):
        line: list[Any] = [number(5, 90) for _ in _MONTHS]
        if i > 2:
            line[i] = line[i + 3] = "-"
        values.append([*line, sum(v for v in line if v != "-")])
    heads = [[m] for m in _MONTHS] + [["Jumlah"]]
    cells = body(
        [[d] for d in diseases],
        heads,
        values,
        periods=[f"2023-{m:02d}" for m in range(1, 13)] + [None],
        total_columns=[12],
        column_extra=["Bulan"],
    )
    for row in cells:
        for cell in row[:-1]:
            cell.column_extra += cell.column
            cell.column = []
    grid = [
        ["Kasus Penyakit Menular Menurut Bulan di Kota Palembang Tahun 2023"],
        ["No.", "Jenis Penyakit", "Bulan", *[None] * 11, "Jumlah"],
        [None, None, *_MONTHS, None],
        *table([[i, d] for i, d in enumerate(diseases, 1)], cells),
        ["Ket: - tidak ada kasus"],
    ]
    return Case(
        "diseases_by_month_with_dashes",
        [Page(grid, merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 13), (1, 14, 2, 14)])],
        ("csv", "xlsx", "xls"),
        clean=True,
    )


@case
def missing_said_in_words() -> Case:
    said = {"n.a.": "NA", "N/A": "NA", "...": "...", "…": "...", "–": "-", "NA": "NA"}
    words = list(said)
    values: list[list[Any]] = []
    for i, _ in enumerate(DISTRICTS):
        line: list[Any] = [number(10, 99), number(10, 99), number(1000, 9999)]
        if i < len(words):
            line[i % 3] = D(words[i], None, [], [], flag=said[words[i]])
        values.append(line)
    heads = [["Dokter Umum"], ["Dokter Gigi"], ["Pasien"]]
    cells = body(
        [[n] for n, _ in DISTRICTS], heads, values, areas=[c for _, c in DISTRICTS], periods="2020"
    )
    for (name, code), row in zip(DISTRICTS, cells, strict=True):
        for head, cell in zip(heads, row, strict=True):
            cell.row, cell.column, cell.area, cell.period = [name], head, code, "2020"
    grid = [
        ["Tenaga Kesehatan Tahun 2020"],
        ["Kecamatan", "Dokter Umum", "Dokter Gigi", "Pasien"],
        *table([[n] for n, _ in DISTRICTS], cells),
    ]
    return Case("missing_said_in_words", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def percent_beside_every_count() -> Case:
    heads = [[g, s] for g in ("Imunisasi BCG", "Imunisasi Campak") for s in ("Jumlah", "%")]
    base = [number(500, 900) for _ in DISTRICTS]
    values: list[list[Any]] = []
    for size in base:
        a, b = number(100, 499), number(100, 499)
        values.append([size, a, round(100 * a / size, 1), b, round(100 * b / size, 1)])
    whole = [sum(v[i] for v in values) for i in (0, 1, 3)]
    values.append(
        [
            whole[0],
            whole[1],
            round(100 * whole[1] / whole[0], 1),
            whole[2],
            round(100 * whole[2] / whole[0], 1),
        ]
    )
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Kota Palembang"]],
        [["Jumlah Bayi"], *heads],
        values,
        write=lambda v: indonesian(v, 1) if isinstance(v, float) else indonesian(v),
        areas=[c for _, c in DISTRICTS] + [None],
        total_rows=[18],
    )
    for row in cells:
        row[1].total = row[3].total = row[0].total
        row[2].total = row[4].total = None
    for cell in cells[-1]:
        cell.area_accept = ("16.71",)
    grid = [
        ["Cakupan Imunisasi"],
        ["Kecamatan", "Jumlah Bayi", "Imunisasi BCG", None, "Imunisasi Campak", None],
        [None, None, "Jumlah", "%", "Jumlah", "%"],
        *table([[f"Kec. {n}"] for n, _ in DISTRICTS] + [["Kota Palembang"]], cells),
    ]
    return Case(
        "percent_beside_every_count",
        [Page(grid, merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)])],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
    )


@case
def years_merged_before_months() -> Case:
    names = ["Januari", "Februari", "Maret", "April"]
    grid: list[list[Any]] = [
        ["Kunjungan Puskesmas Menurut Tahun dan Bulan"],
        ["Tahun", "Bulan", "Rawat Jalan", "Rawat Inap", "Total"],
    ]
    merges = []
    for year in (2022, 2023):
        values = [[number(100, 9000), number(10, 90)] for _ in names]
        values = [[*v, sum(v)] for v in with_sums(values)]
        merges.append((len(grid), 0, len(grid) + 4, 0))
        periods = [f"{year}-{m:02d}" for m in range(1, 5)] + [str(year)]
        cells = body(
            [*([] for _ in names), ["Jumlah"]],
            [["Rawat Jalan"], ["Rawat Inap"], ["Total"]],
            values,
            row_periods=periods,
            total_rows=[4],
            total_columns=[2],
            row_extra=[str(year), *names],
        )
        labels = [[year if i == 0 else None, n] for i, n in enumerate([*names, "Jumlah"])]
        grid += table(labels, cells)
    return Case(
        "years_merged_before_months",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )
