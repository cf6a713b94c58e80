"""Rows named by areas and by groups."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.builder import (
    DISTRICTS,
    case,
    number,
    title_row,
)
from tests.tables.messy.spec import Case, D, Page, Styled


@case
def villages_under_districts_two_columns() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Kelurahan", "RT", "RW"]]
    for name, code in DISTRICTS[:6]:
        for i, village in enumerate(areas("kelurahan", within=code)):
            a, b = number(3, 90), number(2, 20)
            grid.append(
                [
                    name if i == 0 else None,
                    village.name,
                    D(a, a, [village.name], ["RT"], village.code, row_extra=[name]),
                    D(b, b, [village.name], ["RW"], village.code, row_extra=[name]),
                ]
            )
    return Case(
        "villages_under_districts_two_columns", [Page(grid)], ("csv", "xlsx", "ods"), clean=True
    )


@case
def villages_under_district_headings() -> Case:
    grid: list[list[Any]] = [
        title_row("Jumlah RT dan RW Menurut Kelurahan di Kota Palembang, 2020", 3),
        ["Kecamatan / Kelurahan", "RT", "RW"],
    ]
    for name, code in DISTRICTS[:6]:
        kids = areas("kelurahan", within=code)
        values = [(number(3, 90), number(2, 20)) for _ in kids]
        sums = [sum(v[i] for v in values) for i in (0, 1)]
        grid.append(
            [
                Styled(f"Kecamatan {name}", bold=True),
                *(
                    D(s, s, [name], [h], code, "2020", total=True)
                    for s, h in zip(sums, ("RT", "RW"), strict=True)
                ),
            ]
        )
        for kid, v in zip(kids, values, strict=True):
            grid.append(
                [
                    Styled(kid.name, indent=1),
                    *(
                        D(x, x, [kid.name], [h], kid.code, "2020", row_extra=["Kecamatan", name])
                        for x, h in zip(v, ("RT", "RW"), strict=True)
                    ),
                ]
            )
    return Case(
        "villages_under_district_headings",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[0][0],
    )


@case
def groups_with_headings() -> Case:
    grid: list[list[Any]] = [["Uraian", "2021", "2022"]]
    for group in ("Pegawai Negeri", "Tenaga Honorer"):
        grid.append([Styled(group, bold=True), None, None])
        total = [0, 0]
        for sub in ("Laki-laki", "Perempuan"):
            values = [number(), number()]
            total = [a + b for a, b in zip(total, values, strict=True)]
            grid.append(
                [
                    Styled(sub, indent=1),
                    *(
                        D(v, v, [group, sub], [], None, y, column_extra=[y])
                        for v, y in zip(values, ("2021", "2022"), strict=True)
                    ),
                ]
            )
        grid.append(
            [
                "Jumlah",
                *(
                    D(v, v, [group, "Jumlah"], [], None, y, total=True, column_extra=[y])
                    for v, y in zip(total, ("2021", "2022"), strict=True)
                ),
            ]
        )
    return Case("groups_with_headings", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True)


@case
def health_profile() -> Case:
    grid: list[list[Any]] = [
        title_row("TABEL 2", 9),
        title_row("JUMLAH BAYI DIIMUNISASI MENURUT KECAMATAN DAN PUSKESMAS", 9),
        title_row("KABUPATEN/KOTA PALEMBANG", 9),
        title_row("TAHUN 2021", 9),
        [],
        ["NO", "KECAMATAN", "PUSKESMAS", "JUMLAH BAYI", None, None, "DIIMUNISASI", None, None],
        [None, None, None, "L", "P", "L+P", "L", "P", "L+P"],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ]
    clinics = [
        "Makrayu",
        "1 Ulu",
        "OPI",
        "Kampus",
        "Dempo",
        "5 Ilir",
        "Sukarami",
        "Sako",
        "Basuki Rahmat",
        "Kalidoni",
        "23 Ilir",
        "Gandus",
        "Kertapati",
        "Plaju",
        "Alang-Alang Lebar",
        "Sematang Borang",
        "7 Ulu",
        "Boom Baru",
    ]
    heads = [[g, s] for g in ("JUMLAH BAYI", "DIIMUNISASI") for s in ("L", "P", "L+P")]
    sums = [0] * 6
    for i, ((name, code), clinic) in enumerate(zip(DISTRICTS, clinics, strict=True), start=1):
        a, b, c, d = (number() for _ in range(4))
        values = [a, b, a + b, c, d, c + d]
        sums = [x + y for x, y in zip(sums, values, strict=True)]
        grid.append(
            [
                i,
                name,
                clinic,
                *(
                    D(v, v, [name, clinic], h, code, "2021", total=h[1] == "L+P")
                    for v, h in zip(values, heads, strict=True)
                ),
            ]
        )
    grid.append(
        [
            "JUMLAH (KAB/KOTA)",
            None,
            None,
            *(
                D(v, v, ["JUMLAH"], h, None, "2021", total=True, row_extra=["KAB KOTA"])
                for v, h in zip(sums, heads, strict=True)
            ),
        ]
    )
    grid += [[], title_row("Sumber: Bidang P2P Dinas Kesehatan", 9)]
    merges = [(5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 6, 2), (5, 3, 5, 5), (5, 6, 5, 8), (26, 0, 26, 2)]
    return Case(
        "health_profile",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=" ".join(str(r[0]) for r in grid[:4]),
    )


@case
def village_totals_inside() -> Case:
    grid: list[list[Any]] = [["NO", "KECAMATAN", "KELURAHAN", "L", "P", "JUMLAH"]]
    grand = [0, 0, 0]
    for i, (name, code) in enumerate(DISTRICTS[:5], start=1):
        subtotal = [0, 0, 0]
        for j, kid in enumerate(areas("kelurahan", within=code)):
            a, b = number(), number()
            values = [a, b, a + b]
            subtotal = [x + y for x, y in zip(subtotal, values, strict=True)]
            grid.append(
                [
                    i if j == 0 else None,
                    name.upper() if j == 0 else None,
                    kid.name.upper(),
                    *(
                        D(v, v, [kid.name], [h], kid.code, total=h == "JUMLAH", row_extra=[name])
                        for v, h in zip(values, ("L", "P", "JUMLAH"), strict=True)
                    ),
                ]
            )
        grid.append(
            [
                None,
                None,
                "JUMLAH",
                *(
                    D(v, v, ["JUMLAH"], [h], total=True, row_extra=[name])
                    for v, h in zip(subtotal, ("L", "P", "JUMLAH"), strict=True)
                ),
            ]
        )
        grand = [x + y for x, y in zip(grand, subtotal, strict=True)]
    grid.append(
        [
            None,
            "TOTAL KOTA",
            None,
            *(
                D(v, v, ["TOTAL KOTA"], [h], total=True)
                for v, h in zip(grand, ("L", "P", "JUMLAH"), strict=True)
            ),
        ]
    )
    return Case("village_totals_inside", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def province_many_villages() -> Case:
    grid: list[list[Any]] = [["Kabupaten/Kota", "Kecamatan", "Jumlah Sekolah"]]
    others = {
        "Banyuasin": ["Betung", "Talang Kelapa", "Plaju"],
        "Kota Prabumulih": ["Cambai", "Sukarami"],
        "Kota Palembang": ["Sukarami", "Plaju", "Sako"],
    }
    codes = dict(DISTRICTS)
    for regency, names in others.items():
        for i, name in enumerate(names):
            v = number()
            grid.append(
                [
                    regency if i == 0 else None,
                    name,
                    D(
                        v,
                        v,
                        [name],
                        ["Jumlah Sekolah"],
                        codes[name] if regency == "Kota Palembang" else None,
                        row_extra=[regency],
                    ),
                ]
            )
    return Case("province_many_villages", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def bold_total_rows_on_top_of_groups() -> Case:
    grid: list[list[Any]] = [
        title_row("Pegawai Menurut Golongan, 2022", 4),
        ["Golongan", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for group, subs in (
        ("Golongan I", ["I/a", "I/b", "I/c"]),
        ("Golongan II", ["II/a", "II/b", "II/c"]),
        ("Golongan III", ["III/a", "III/b"]),
    ):
        values = [(number(), number()) for _ in subs]
        sums = [sum(v[i] for v in values) for i in (0, 1)]
        for label, pair, bold in (
            (group, sums, True),
            *((s, v, False) for s, v in zip(subs, values, strict=True)),
        ):
            cells = [*pair, sum(pair)]
            grid.append(
                [
                    Styled(label, bold=bold, indent=0 if bold else 2),
                    *(
                        D(
                            v,
                            v,
                            [label],
                            [h],
                            None,
                            "2022",
                            total=bold or h == "Jumlah",
                            row_extra=[group],
                        )
                        for v, h in zip(cells, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
                    ),
                ]
            )
    return Case(
        "bold_total_rows_on_top_of_groups",
        [Page(grid)],
        ("csv", "xlsx", "xls"),
        clean=True,
        title=grid[0][0],
    )
