"""Dots, commas, spaces, percents, signs: what is written and what it means."""

from __future__ import annotations

import random
from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.builder import (
    DISTRICTS,
    REGENCIES,
    case,
    english,
    indonesian,
    number,
    sexes,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def thousands_dots() -> Case:
    grid = [
        title_row("Data Penduduk Kota Palembang Tahun 2022"),
        ["No", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for i, row in enumerate(
        sexes(indonesian, period="2022", names=lambda n: f"Kec. {n.upper()}"), start=1
    ):
        grid.append([i if i < 19 else None, *row])
    return Case(
        "thousands_dots",
        [Page(grid)],
        ("csv", "xlsx", "ods"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
    )


@case
def thousands_commas_no_total() -> Case:
    grid = [["Kecamatan", "Jumlah Penduduk (Jiwa)", "Luas Wilayah (km2)"]]
    for name, code in DISTRICTS:
        people, size = number(20000, 99999), round(random.uniform(4, 90), 2)
        grid.append(
            [
                name,
                D(
                    english(people),
                    people,
                    [name],
                    ["Jumlah Penduduk"],
                    code,
                    column_extra=["Jiwa"],
                ),
                D(english(size, 2), size, [name], ["Luas Wilayah"], code, column_extra=["km2"]),
            ]
        )
    return Case(
        "thousands_commas_no_total", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True
    )


@case
def decimals_three_places() -> Case:
    grid = [["Kecamatan", "Indeks Gini", "Persentase (%)"]]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(0.2, 0.5), 3), round(random.uniform(3, 40), 2)
        grid.append(
            [
                name,
                D(indonesian(a, 3), a, [name], ["Indeks Gini"], code),
                D(indonesian(b, 2), b, [name], ["Persentase"], code, column_extra=["%"]),
            ]
        )
    return Case("decimals_three_places", [Page(grid)], delimiter=";", clean=True)


def _lost(n: int) -> str:
    text = english(n)
    if "," in text and text.endswith("0"):
        text = text.rstrip("0") if not text.endswith(",000") else text[:-4]
    return text


@case
def lost_zeros_three_columns() -> Case:
    rows = sexes(lambda n: _lost(n // 10 * 10 if n % 3 else n), period=None, low=200, high=4000)
    for row in rows[:-1]:
        men, women = (
            int(d.value) // 10 * 10 if int(d.value) % 3 else int(d.value) for d in row[1:3]
        )
        for d, v in zip(row[1:], (men, women, men + women), strict=True):
            d.value, d.written = v, _lost(v)
    for i in (1, 2, 3):
        v = sum(int(row[i].value) for row in rows[:-1])
        rows[-1][i].value, rows[-1][i].written = v, _lost(v)
    grid = [["Wilayah", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case(
        "lost_zeros_three_columns",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        findings=[("lost-zeros", [])],
    )


@case
def stored_lost_zeros() -> Case:
    def stored(n: int) -> float | int:
        return n / 1000 if n >= 1000 else n

    rows = sexes(stored, low=300, high=2500)
    grid = [["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case(
        "stored_lost_zeros", [Page(grid)], ("xlsx", "xls", "ods"), findings=[("lost-zeros", [])]
    )


@case
def symbols_and_marks() -> Case:
    grid = [
        title_row("Produksi Ikan Menurut Kecamatan (ton), 2021"),
        ["Kecamatan", "Budidaya", "Tangkap", "Jumlah"],
    ]
    signs = {0: "...", 3: "-", 5: "NA", 7: "–", 9: "…"}
    for i, (name, code) in enumerate(DISTRICTS):
        a, b = number(10, 900), number(10, 900)
        if i in signs:
            flag = {"–": "-", "…": "..."}.get(signs[i], signs[i])
            left = D(signs[i], None, [name], ["Budidaya"], code, "2021", flag)
            grid.append(
                [
                    name,
                    left,
                    D(b, b, [name], ["Tangkap"], code, "2021"),
                    D(b, b, [name], ["Jumlah"], code, "2021", total=True),
                ]
            )
            continue
        mark = {
            1: ("*", "{}*"),
            2: ("e", "{}e"),
            4: ("r", "{} r"),
            6: ("**", "{}**"),
            8: ("a", "{} (a)"),
        }.get(i)
        written = mark[1].format(a) if mark else a
        grid.append(
            [
                name,
                D(written, a, [name], ["Budidaya"], code, "2021", mark[0] if mark else None),
                D(b, b, [name], ["Tangkap"], code, "2021"),
                D(a + b, a + b, [name], ["Jumlah"], code, "2021", total=True),
            ]
        )
    grid.append(title_row("Sumber: Dinas Perikanan Kota Palembang"))
    return Case(
        "symbols_and_marks",
        [Page(grid)],
        ("csv", "xlsx", "ods"),
        clean=True,
        title=grid[0][0],
        unit="ton",
    )


@case
def percent_cells() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Persentase Penduduk Miskin", "Cakupan Imunisasi"]]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(1, 40), 2), round(random.uniform(50, 100), 1)
        grid.append(
            [
                name,
                D(a / 100, a, [name], ["Persentase Penduduk Miskin"], code, format="0.00%"),
                D(b, b, [name], ["Cakupan Imunisasi"], code, format='0.0"%"'),
            ]
        )
    return Case("percent_cells", [Page(grid)], ("xlsx", "xls", "ods"), clean=True)


@case
def percent_texts() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Persentase", "Jumlah (Rp)"]]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(1, 40), 2), number(10**6, 10**9)
        grid.append(
            [
                name,
                D(f"{indonesian(a, 2)} %", a, [name], ["Persentase"], code),
                D(f"Rp {indonesian(b)},-", b, [name], ["Jumlah"], code, column_extra=["Rp"]),
            ]
        )
    return Case("percent_texts", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


@case
def spaces_as_thousands() -> Case:
    grid = [
        title_row("Penduduk 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(lambda n: f"{n:,}".replace(",", " "), period="2022"),
    ]
    return Case("spaces_as_thousands", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def text_among_numbers() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Sekolah", "Guru"]]
    for i, (name, code) in enumerate(DISTRICTS):
        a, b = number(), number()
        odd = "tidak lapor" if i == 5 else ("12 5" if i == 7 else None)
        grid.append(
            [
                name,
                D(odd or a, None if odd else a, [name], ["Sekolah"], code),
                D(b, b, [name], ["Guru"], code),
            ]
        )
    return Case(
        "text_among_numbers",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("bad-number", ["B7"]), ("bad-number", ["B9"])],
    )


@case
def mixed_notations() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Penduduk", "Luas (km2)", "Kepadatan"]]
    for name, code in DISTRICTS:
        a, b = number(20000, 99999), round(random.uniform(4, 90), 2)
        c = round(a / b, 1)
        grid.append(
            [
                name,
                D(indonesian(a), a, [name], ["Penduduk"], code),
                D(indonesian(b, 2), b, [name], ["Luas"], code, column_extra=["km2"]),
                D(indonesian(c, 1), c, [name], ["Kepadatan"], code),
            ]
        )
    return Case("mixed_notations", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


@case
def stored_and_text_mixed() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Penduduk (jiwa)"]]
    for i, (name, code) in enumerate(DISTRICTS):
        v = number(1000, 99999)
        grid.append(
            [
                name,
                D(
                    indonesian(v) if i % 4 == 0 else v,
                    v,
                    [name],
                    ["Penduduk"],
                    code,
                    column_extra=["jiwa"],
                ),
            ]
        )
    return Case("stored_and_text_mixed", [Page(grid)], ("xlsx", "xls", "ods"), clean=True)


@case
def hundreds_with_signs_total_open() -> Case:
    grid: list[list[Any]] = [["Kabupaten/Kota", "SD", "SMP", "Jumlah"]]
    sums = [0, 0, 0]
    for i, name in enumerate(REGENCIES):
        a, b = number(), number()
        if i == 3:
            grid.append(
                [
                    name,
                    D("...", None, [name], ["SD"], flag="..."),
                    D(b, b, [name], ["SMP"]),
                    D("...", None, [name], ["Jumlah"], flag="...", total=True),
                ]
            )
            continue
        sums = [sums[0] + a, sums[1] + b, sums[2] + a + b]
        grid.append(
            [
                name,
                D(a, a, [name], ["SD"]),
                D(b, b, [name], ["SMP"]),
                D(a + b, a + b, [name], ["Jumlah"], total=True),
            ]
        )
    sums[0] += 777
    grid.append(
        [
            "Sumatera Selatan",
            *(
                D(v, v, ["Sumatera Selatan"], [h], total=True)
                for v, h in (
                    (sums[0], "SD"),
                    (sums[1] + grid[4][2].value, "SMP"),
                    (sums[0] + sums[1] + grid[4][2].value, "Jumlah"),
                )
            ),
        ]
    )
    return Case("hundreds_with_signs_total_open", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def english_comma_thousands_quoted() -> Case:
    grid = [
        ["District", "Male", "Female", "Total"],
        *sexes(english, head=["Male", "Female", "Total"], total="Total"),
    ]
    return Case("english_comma_thousands_quoted", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def regional_names_with_numbers() -> Case:
    grid: list[list[Any]] = [["No.", "Kelurahan", "Jumlah RT"]]
    kids = [
        kid for kid in areas("kelurahan", within="16.71") if any(ch.isdigit() for ch in kid.name)
    ]
    for i, kid in enumerate(kids, start=1):
        v = number()
        grid.append([i, f"KEL. {kid.name.upper()}", D(v, v, [kid.name], ["Jumlah RT"], kid.code)])
    return Case("regional_names_with_numbers", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def marks_of_notes() -> Case:
    grid: list[list[Any]] = [
        title_row("Jumlah Murid<sup>1</sup> Menurut Kecamatan, 2019", 3),
        ["Kecamatan", "SD 1)", "SMP²"],
    ]
    for i, (name, code) in enumerate(DISTRICTS):
        a, b = number(), number()
        grid.append(
            [
                f"{name}*)" if i == 2 else name,
                D(f"{a} 1)" if i == 3 else a, a, [name], ["SD"], code, "2019"),
                D(b, b, [name], ["SMP"], code, "2019"),
            ]
        )
    grid += [title_row("1) Termasuk MI", 3), title_row("*) Angka sementara", 3)]
    return Case("marks_of_notes", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])
