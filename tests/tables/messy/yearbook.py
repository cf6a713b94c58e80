"""Pages of the yearbook: two languages, notes, signs, continued tables."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    body,
    case,
    indonesian,
    number,
    table,
    with_sums,
)
from tests.tables.messy.spec import Case, D, Page, Styled


@case
def continued_to_the_right_on_a_second_page() -> Case:
    """The same rows again under "Lanjutan Tabel", with the columns that found no room."""
    names = [[n] for n, _ in DISTRICTS] + [["Kota Palembang"]]
    codes = [c for _, c in DISTRICTS] + [None]
    grid: list[list[Any]] = []
    for start, heads in (
        (0, ["Islam", "Protestan", "Katolik"]),
        (3, ["Hindu", "Buddha", "Lainnya"]),
    ):
        values = with_sums([[number(10, 9999) for _ in heads] for _ in DISTRICTS])
        cells = body(
            names, [[h] for h in heads], values, areas=codes, periods="2023", total_rows=[18]
        )
        for cell in cells[-1]:
            cell.area_accept = ("16.71",)
        if start:
            grid.append(["Lanjutan Tabel/Continued Table 4.5.1"])
        else:
            grid.append(
                [
                    "Tabel 4.5.1 Jumlah Penduduk Menurut Kecamatan dan Agama yang Dianut di Kota Palembang, 2023"
                ]
            )
        grid.append(["Kecamatan", *heads])
        grid.append(["(1)", *(f"({start + i})" for i in (2, 3, 4))])
        grid += table(names, cells)
        grid.append([])
    grid.append(["Sumber: Kantor Kementerian Agama Kota Palembang"])
    return Case(
        "continued_to_the_right_on_a_second_page",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )


@case
def marks_behind_figures_and_superscripts_behind_names() -> Case:
    marks = {
        0: ("{}*", "*"),
        1: ("{}**", "**"),
        2: ("{}e", "e"),
        3: ("{} r", "r"),
        4: ("{} (a)", "a"),
        5: ("{}x", "*"),
        6: ("{}xx", "**"),
        7: ("{}b", "b"),
    }
    cells: list[list[Any]] = []
    for i, (name, code) in enumerate(DISTRICTS):
        line = []
        for head in ("Produksi", "Luas Panen"):
            value = number(10000, 99999)
            text, flag = f"{value:,}".replace(",", " "), None
            if head == "Produksi" and i in marks:
                form, flag = marks[i]
                text = form.format(text)
                accepted = ("x",) if i == 5 else ("xx",) if i == 6 else ()
            else:
                accepted = ()
            line.append(
                D(
                    text,
                    value,
                    [name],
                    [head],
                    code,
                    "2023",
                    flag=flag,
                    flag_accept=accepted,
                    column_extra=["ton ha Production Harvested Area"],
                    row_extra=["1 2"],
                )
            )
        cells.append(line)
    labels = [
        [n + ("¹" if i == 3 else "²⁾" if i == 7 else "1)" if i == 11 else "")]
        for i, (n, _) in enumerate(DISTRICTS)
    ]
    grid = [
        ["Produksi dan Luas Panen Padi Menurut Kecamatan di Kota Palembang, 2023"],
        ["Production and Harvested Area of Paddy by Subdistrict in Palembang Municipality, 2023"],
        [
            "Kecamatan\nSubdistrict",
            "Produksi\nProduction\n(ton)",
            "Luas Panen\nHarvested Area\n(ha)",
        ],
        ["(1)", "(2)", "(3)"],
        *table(labels, cells),
        ["Catatan/Note: ¹ Termasuk lahan tidur"],
        ["²⁾ Angka gabungan"],
    ]
    return Case(
        "marks_behind_figures_and_superscripts_behind_names",
        [Page(grid)],
        ("csv", "xlsx", "ods"),
        clean=True,
    )


@case
def earlier_years_below_the_city() -> Case:
    values = [[number(100, 999), number(100, 999)] for _ in DISTRICTS]
    sums = with_sums(values)
    names = [[n] for n, _ in DISTRICTS] + [["Palembang"]]
    cells = body(
        names,
        [["Desa/Kelurahan"], ["Rukun Warga"]],
        sums,
        write=lambda n: n,
        areas=[c for _, c in DISTRICTS] + [None],
        periods="2023",
        total_rows=[18],
        column_extra=["Village Neighbourhood"],
    )
    for cell in cells[-1]:
        cell.area_accept = ("16.71",)
    past = body(
        [["Palembang"]] * 3,
        [["Desa/Kelurahan"], ["Rukun Warga"]],
        [[number(1000, 9999), number(1000, 9999)] for _ in range(3)],
        row_periods=["2022", "2021", "2020"],
        column_extra=["Village Neighbourhood"],
        no_total=True,
    )
    for row in past:
        for cell in row:
            cell.row, cell.row_extra = [], ["Palembang", "2022 2021 2020"]
            cell.area_accept = ("16.71",)
    grid = [
        ["2.1.1", "Jumlah Kelurahan dan Rukun Warga Menurut Kecamatan di Kota Palembang, 2023"],
        ["Kecamatan/District", "Desa/Kelurahan\nVillage", "Rukun Warga\nNeighbourhood"],
        ["(1)", "(2)", "(3)"],
        *table(names, cells),
        *table([["2022"], ["2021"], ["2020"]], past),
        ["Sumber/Source: Bagian Tata Pemerintahan Setda Kota Palembang"],
    ]
    return Case("earlier_years_below_the_city", [Page(grid)], ("csv", "xlsx", "xls"), clean=True)


@case
def shares_that_add_up_to_a_hundred() -> Case:
    heads = [
        ["Penduduk (ribu)"],
        ["Laju Pertumbuhan"],
        ["Persentase Penduduk"],
        ["Kepadatan Penduduk per km2"],
        ["Rasio Jenis Kelamin"],
    ]
    people = [round(number(300, 1900) / 10, 1) for _ in DISTRICTS]
    whole = round(sum(people), 1)
    values = [
        [
            p,
            round(number(1, 200) / 100, 2),
            round(100 * p / whole, 2),
            number(1000, 20000),
            round(number(9500, 10400) / 100, 1),
        ]
        for p in people
    ]
    last = [whole, 1.05, 100.0, 4521, 100.4]
    cells = body(
        [[n] for n, _ in DISTRICTS] + [["Kota Palembang"]],
        heads,
        [*values, last],
        write=[
            lambda v: indonesian(v, 1),
            lambda v: indonesian(v, 2),
            lambda v: indonesian(v, 2),
            lambda v: f"{v:,}".replace(",", " "),
            lambda v: indonesian(v, 1),
        ],
        areas=[c for _, c in DISTRICTS] + [None],
        periods="2023",
        column_extra=["ribu persen per km2 2020–2023 tahun"],
    )
    for i, cell in enumerate(cells[-1]):
        cell.total = True if i in (0, 2) else None
        cell.area_accept = ("16.71",)
    for row in cells:
        row[1].period = None
    grid = [
        [
            "Penduduk, Laju Pertumbuhan Penduduk, Distribusi Persentase, Kepadatan, dan Rasio Jenis Kelamin Penduduk Menurut Kecamatan di Kota Palembang, 2023"
        ],
        [
            "Kecamatan",
            "Penduduk (ribu)",
            "Laju Pertumbuhan per Tahun 2020–2023 (persen)",
            "Persentase Penduduk",
            "Kepadatan Penduduk per km2",
            "Rasio Jenis Kelamin",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        *table(
            [[f"{i:02d}. {n}"] for i, (n, _) in enumerate(DISTRICTS, 1)] + [["Kota Palembang"]],
            cells,
        ),
    ]
    for i, row in enumerate(cells[:-1], 1):
        for cell in row:
            cell.row_extra = [f"{i:02d}", str(i)]
    return Case(
        "shares_that_add_up_to_a_hundred", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True
    )


@case
def years_in_the_stub_and_two_titles_over_lines() -> Case:
    years = list(range(2018, 2024))
    cells = body(
        [[] for _ in years],
        [["Bank Umum", "Kantor Pusat"], ["Bank Umum", "Kantor Cabang"], ["BPR"]],
        [[number(1, 9), number(10, 99), number(1, 9)] for _ in years],
        row_periods=[str(y) for y in years],
        row_extra=[str(y) for y in years],
        column_extra=["Commercial Bank Head Office Branch Rural"],
    )
    grid = [
        ["Tabel", "9.1.1"],
        ["Table", None],
        [None, "Jumlah Kantor Bank Menurut Jenis Bank", None, None],
        [None, "di Kota Palembang, 2018–2023"],
        [None, "Number of Bank Offices by Kind of Bank"],
        [None, "in Palembang Municipality, 2018–2023"],
        [],
        ["Tahun\nYear", "Bank Umum\nCommercial Bank", None, "BPR\nRural Bank"],
        [None, "Kantor Pusat\nHead Office", "Kantor Cabang\nBranch Office", None],
        ["(1)", "(2)", "(3)", "(4)"],
        *table([[y] for y in years], cells),
        [],
        ["Sumber/Source:", "Otoritas Jasa Keuangan"],
    ]
    return Case(
        "years_in_the_stub_and_two_titles_over_lines",
        [Page(grid, merges=[(7, 0, 8, 0), (7, 1, 7, 2), (7, 3, 8, 3)])],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )


@case
def english_stub_in_the_last_column_and_indents() -> Case:
    groups = {
        "Makanan": ["Padi-padian", "Umbi-umbian", "Ikan"],
        "Bukan Makanan": ["Perumahan", "Aneka barang", "Pajak"],
    }
    grid: list[list[Any]] = [
        [
            "Rata-rata Pengeluaran per Kapita Sebulan Menurut Kelompok Komoditas di Kota Palembang (rupiah), 2022 dan 2023"
        ],
        ["Kelompok Komoditas", 2022, 2023],
        ["(1)", "(2)", "(3)"],
    ]
    sums = []
    for group, kids in groups.items():
        values = [[number(10000, 99999) for _ in range(2)] for _ in kids]
        cells = body(
            [[group, k] for k in kids],
            [[], []],
            values,
            periods=["2022", "2023"],
            column_extra=["2022 2023"],
        )
        whole = [sum(c) for c in zip(*values, strict=True)]
        sums.append(whole)
        for row, kid in zip(cells, kids, strict=True):
            grid.append([Styled(kid, indent=2), *row])
            for cell in row:
                cell.row, cell.row_extra = [kid], [group]
        last = body(
            [[f"Jumlah {group}"]],
            [[], []],
            [whole],
            periods=["2022", "2023"],
            total_rows=[0],
            column_extra=["2022 2023"],
        )
        grid.append([Styled(f"Jumlah {group}", bold=True), *last[0]])
        for cell in last[0]:
            cell.row_extra = [group]
    end = body(
        [["Jumlah"]],
        [[], []],
        [[a + b for a, b in zip(*sums, strict=True)]],
        periods=["2022", "2023"],
        total_rows=[0],
        column_extra=["2022 2023"],
    )
    grid.append([Styled("Jumlah", bold=True), *end[0]])
    return Case(
        "english_stub_in_the_last_column_and_indents",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
    )
