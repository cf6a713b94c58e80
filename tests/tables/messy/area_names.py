"""Areas in every spelling, and names that are no area of the city."""

from __future__ import annotations

from typing import Any

from tests.tables.messy.builder import (
    DISTRICTS,
    REGENCIES,
    case,
    number,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page


@case
def areas_across() -> Case:
    some = DISTRICTS[:8]
    grid: list[list[Any]] = [
        title_row("Indikator Kecamatan di Kota Palembang, 2022", 10),
        ["Indikator", *(n for n, _ in some), "Jumlah"],
    ]
    for kind in ["Penduduk", "Rumah Tangga", "Sekolah", "Puskesmas"]:
        values = [number() for _ in some]
        grid.append(
            [
                kind,
                *(D(v, v, [kind], [n], c, "2022") for v, (n, c) in zip(values, some, strict=True)),
                D(sum(values), sum(values), [kind], ["Jumlah"], None, "2022", total=True),
            ]
        )
    return Case("areas_across", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def spelled_areas() -> Case:
    spellings = [
        "Kec. Ilir Barat Dua",
        "SEBERANG ULU 1",
        "Seberang Ulu Dua",
        "IB I",
        "Ilir Timur Satu",
        "ILIR TIMUR II",
        "Kecamatan Sukarami",
        "sako",
        "Kemuning ",
        "Kalidoni",
        "Bukitkecil",
        "Gandus",
        "Kerta Pati",
        "Plaju",
        "Alang Alang Lebar",
        "Sematangborang",
        "Jakabaring",
        "Ilir Timur Tiga",
    ]
    grid: list[list[Any]] = [["Kecamatan", "Jumlah Bank Sampah"]]
    for text, (_, code) in zip(spellings, DISTRICTS, strict=True):
        v = number()
        grid.append([text, D(v, v, [text], ["Jumlah Bank Sampah"], code)])
    return Case("spelled_areas", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def other_city() -> Case:
    names = [
        "Sukarami",
        "Kemuning",
        "Gedong Tengen",
        "Jetis",
        "Tegalrejo",
        "Umbulharjo",
        "Kotagede",
        "Mergangsan",
    ]
    grid: list[list[Any]] = [
        title_row("Jumlah Sekolah di Kota Yogyakarta, 2021", 3),
        ["Kecamatan", "SD", "SMP"],
    ]
    for name in names:
        a, b = number(), number()
        grid.append(
            [name, D(a, a, [name], ["SD"], None, "2021"), D(b, b, [name], ["SMP"], None, "2021")]
        )
    return Case("other_city", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def regencies_province_last() -> Case:
    grid: list[list[Any]] = [["Kabupaten/Kota", "Nikah", "Cerai"]]
    sums = [0, 0]
    for name in REGENCIES:
        values = [number(), number()]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        grid.append(
            [name, *(D(v, v, [name], [h]) for v, h in zip(values, ("Nikah", "Cerai"), strict=True))]
        )
    grid.append(
        [
            "Sumatera Selatan",
            *(
                D(v, v, ["Sumatera Selatan"], [h], total=True)
                for v, h in zip(sums, ("Nikah", "Cerai"), strict=True)
            ),
        ]
    )
    return Case("regencies_province_last", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def misspelt_area() -> Case:
    grid: list[list[Any]] = [
        title_row("Bank Sampah di Kota Palembang 2022", 2),
        ["Kecamatan", "Unit"],
    ]
    for i, (name, code) in enumerate(DISTRICTS):
        v = number()
        shown = (
            "Sematang Boarang"
            if name == "Sematang Borang"
            else ("Antah Berantah" if i == 3 else name)
        )
        grid.append([shown, D(v, v, [shown], ["Unit"], None if i == 3 else code, "2022")])
    return Case(
        "misspelt_area",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("unknown-area", ["A6"])],
        title=grid[0][0],
    )
