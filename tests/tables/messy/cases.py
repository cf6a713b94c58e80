"""One case per kind of trouble."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.spec import Case, D, Page, Styled

DISTRICTS = [(a.name, a.code) for a in areas("kecamatan", within="16.71")]
REGENCIES = [
    "Ogan Komering Ulu",
    "Ogan Komering Ilir",
    "Muara Enim",
    "Lahat",
    "Musi Rawas",
    "Musi Banyuasin",
    "Banyuasin",
    "OKU Selatan",
    "OKU Timur",
    "Ogan Ilir",
    "Empat Lawang",
    "PALI",
    "Musi Rawas Utara",
    "Palembang",
    "Prabumulih",
    "Pagar Alam",
    "Lubuk Linggau",
]
_BUILDERS: list[Callable[[], Case]] = []


def case(builder: Callable[[], Case]) -> Callable[[], Case]:
    _BUILDERS.append(builder)
    return builder


def all_cases() -> Iterator[Case]:
    for builder in _BUILDERS:
        random.seed(builder.__name__)
        yield builder()


def number(low: int = 10, high: int = 9000) -> int:
    return random.randint(low, high)


def indonesian(number: float, decimals: int = 0) -> str:
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def english(number: float, decimals: int = 0) -> str:
    return f"{number:,.{decimals}f}"


def sexes(
    write: Callable[[int], Any] = lambda n: n,
    *,
    names: Callable[[str], str] = str,
    head: list[str] | None = None,
    total: str = "Jumlah",
    period: str | None = None,
    low: int = 1200,
    high: int = 90000,
) -> list[list[Any]]:
    """Rows of the 18 districts with men, women, sum, and a total row."""
    heads = head or ["Laki-laki", "Perempuan", "Jumlah"]
    rows: list[list[Any]] = []
    sums = [0, 0, 0]
    for name, code in DISTRICTS:
        men, women = number(low, high), number(low, high)
        values = [men, women, men + women]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rows.append(
            [
                names(name),
                *(
                    D(
                        write(v),
                        v,
                        [name],
                        [h],
                        code,
                        period,
                        total=i == 2,
                        row_extra=["Kec. Kecamatan Kel", name],
                    )
                    for i, (v, h) in enumerate(zip(values, heads, strict=True))
                ),
            ]
        )
    rows.append(
        [
            total,
            *(
                D(
                    write(v),
                    v,
                    [total],
                    [h],
                    None,
                    period,
                    total=True,
                    row_extra=["Palembang Kota Total Jumlah"],
                )
                for v, h in zip(sums, heads, strict=True)
            ),
        ]
    )
    return rows


def title_row(text: str, width: int = 4) -> list[Any]:
    return [text, *[None] * (width - 1)]


@case
def plain_sexes() -> Case:
    grid = [
        title_row("Jumlah Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang, 2023"),
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(period="2023"),
    ]
    return Case(
        "plain_sexes", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True, title=grid[0][0]
    )


@case
def yearbook() -> Case:
    head = ["Kecamatan\nSubdistrict", "Laki-laki\nMale", "Perempuan\nFemale", "Jumlah\nTotal"]
    heads = ["Laki-laki Male", "Perempuan Female", "Jumlah Total"]
    rows = sexes(head=heads, period="2023", total="Kota Palembang")
    grid = [
        title_row(
            "Tabel 3.1.2 Jumlah Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang (orang), 2023"
        ),
        title_row(
            "Table 3.1.2 Population by Subdistrict and Sex in Palembang Municipality (people), 2023"
        ),
        [],
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        *rows,
        [],
        title_row("Catatan/Note: Angka proyeksi"),
        title_row("Sumber/Source: Badan Pusat Statistik Kota Palembang"),
    ]
    return Case(
        "yearbook",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[0][0] + grid[1][0],
        unit="orang people",
    )


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


def two_level(
    groups: list[str],
    subs: list[str],
    *,
    write: Callable[[int], Any] = lambda n: n,
    period: Callable[[str], str | None] = lambda g: None,
    total: bool = True,
    low: int = 10,
    high: int = 900,
) -> list[list[Any]]:
    rows = []
    sums: dict[tuple[str, str], int] = {}
    for name, code in DISTRICTS:
        line: list[Any] = [name]
        for group in groups:
            values = [number(low, high) for _ in subs[:-1]]
            values.append(sum(values))
            for sub, v in zip(subs, values, strict=True):
                sums[group, sub] = sums.get((group, sub), 0) + v
                line.append(
                    D(write(v), v, [name], [group, sub], code, period(group), total=sub == subs[-1])
                )
        rows.append(line)
    if total:
        rows.append(
            [
                "Jumlah",
                *(
                    D(
                        write(sums[g, s]),
                        sums[g, s],
                        ["Jumlah"],
                        [g, s],
                        None,
                        period(g),
                        total=True,
                    )
                    for g in groups
                    for s in subs
                ),
            ]
        )
    return rows


@case
def merged_two_rows() -> Case:
    groups, subs = ["SD", "SMP", "SMA"], ["Negeri", "Swasta", "Jumlah"]
    head1 = ["Kecamatan", *(x for g in groups for x in (g, None, None))]
    head2 = [None, *(s for _ in groups for s in subs)]
    grid = [
        title_row("JUMLAH SEKOLAH MENURUT KECAMATAN TAHUN AJARAN 2022/2023", 10),
        [],
        head1,
        head2,
        *two_level(groups, subs, period=lambda _: "2022/2023"),
    ]
    merges = [(0, 0, 0, 9), (2, 0, 3, 0), *((2, c, 2, c + 2) for c in (1, 4, 7))]
    return Case(
        "merged_two_rows",
        [Page(grid, merges=merges)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[0][0],
    )


@case
def three_row_head() -> Case:
    years, statuses, sexes = ["2021", "2022"], ["Negeri", "Swasta"], ["L", "P"]
    head1 = ["No", "Kecamatan", "Jumlah Guru"] + [None] * 7
    head2 = [None, None] + [x for y in years for x in (y, None, None, None)]
    head3 = [None, None] + [x for _ in years for s in statuses for x in (s, None)]
    head4 = [None, None] + [x for _ in range(4) for x in sexes]
    grid: list[list[Any]] = [head1, head2, head3, head4]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        line: list[Any] = [i, name]
        for y in years:
            for s in statuses:
                for x in sexes:
                    v = number(5, 500)
                    line.append(D(v, v, [name], ["Jumlah Guru", s, x], code, y, column_extra=[y]))
        grid.append(line)
    merges = [
        (0, 0, 3, 0),
        (0, 1, 3, 1),
        (0, 2, 0, 9),
        (1, 2, 1, 5),
        (1, 6, 1, 9),
        *((2, c, 2, c + 1) for c in (2, 4, 6, 8)),
    ]
    return Case(
        "three_row_head", [Page(grid, merges=merges)], ("csv", "xlsx", "xls", "ods"), clean=True
    )


@case
def year_columns() -> Case:
    years = [2019, 2020, 2021, 2022, 2023]
    grid = [
        title_row("Jumlah Kunjungan Wisatawan di Kota Palembang, 2019-2023", 6),
        ["Kecamatan", *years],
    ]
    for name, code in DISTRICTS:
        grid.append(
            [
                name,
                *(
                    D(v := number(), v, [name], [], code, str(y), column_extra=[str(y)])
                    for y in years
                ),
            ]
        )
    return Case(
        "year_columns", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True, title=grid[0][0]
    )


@case
def year_columns_over_total() -> Case:
    years = ["2021", "2022", "2023*"]
    grid = [["Jenis Pajak", "Tahun", None, None], [None, *years]]
    kinds = ["Pajak Hotel", "Pajak Restoran", "Pajak Hiburan", "Pajak Reklame"]
    sums = [0, 0, 0]
    for kind in kinds:
        values = [number(10**8, 10**9) for _ in years]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        grid.append(
            [
                kind,
                *(
                    D(indonesian(v, 2), v, [kind], [], None, y[:4], column_extra=["Tahun", y])
                    for v, y in zip(values, years, strict=True)
                ),
            ]
        )
    grid.append(
        [
            "Total",
            *(
                D(
                    indonesian(v, 2),
                    v,
                    ["Total"],
                    [],
                    None,
                    y[:4],
                    total=True,
                    column_extra=["Tahun", y],
                )
                for v, y in zip(sums, years, strict=True)
            ),
        ]
    )
    return Case(
        "year_columns_over_total",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 3)])],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
    )


@case
def year_rows() -> Case:
    grid = [
        title_row("Perkembangan Penduduk Kota Palembang"),
        ["Tahun", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for y in range(2015, 2024):
        a, b = number(700000, 900000), number(700000, 900000)
        grid.append(
            [
                y,
                *(
                    D(v, v, [], [h], None, str(y), total=h == "Jumlah", row_extra=[str(y)])
                    for v, h in ((a, "Laki-laki"), (b, "Perempuan"), (a + b, "Jumlah"))
                ),
            ]
        )
    return Case(
        "year_rows", [Page(grid)], ("csv", "xlsx", "xls", "ods"), clean=True, title=grid[0][0]
    )


@case
def month_rows() -> Case:
    months = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    grid = [
        title_row("Curah Hujan dan Hari Hujan Menurut Bulan di Kota Palembang, 2022", 3),
        ["Bulan/Month", "Curah Hujan (mm)", "Hari Hujan (hari)"],
    ]
    for i, m in enumerate(months, start=1):
        a, b = round(random.uniform(20, 400), 1), number(3, 28)
        p = f"2022-{i:02d}"
        grid.append(
            [
                f"{m}",
                D(
                    indonesian(a, 1),
                    a,
                    [],
                    ["Curah Hujan"],
                    None,
                    p,
                    row_extra=[m],
                    column_extra=["mm"],
                ),
                D(b, b, [], ["Hari Hujan"], None, p, row_extra=[m], column_extra=["hari"]),
            ]
        )
    return Case(
        "month_rows", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True, title=grid[0][0]
    )


@case
def month_columns() -> Case:
    months = ["Januari", "Februari", "Maret", "April"]
    grid = [title_row("Jumlah Penumpang LRT Tahun 2023", 6), ["Stasiun", *months, "Jumlah"]]
    for s in ["Bandara", "Asrama Haji", "Punti Kayu", "RSUD", "Ampera"]:
        values = [number() for _ in months]
        grid.append(
            [
                s,
                *(
                    D(v, v, [s], [m], None, f"2023-{i:02d}")
                    for i, (v, m) in enumerate(zip(values, months, strict=True), start=1)
                ),
                D(sum(values), sum(values), [s], ["Jumlah"], None, "2023", total=True),
            ]
        )
    return Case("month_columns", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def tidy_long() -> Case:
    grid: list[list[Any]] = [
        ["kode_kecamatan", "nama_kecamatan", "jenis_kelamin", "jumlah_penduduk", "satuan", "tahun"]
    ]
    for y in (2021, 2022):
        for name, code in DISTRICTS:
            for sex in ("LAKI-LAKI", "PEREMPUAN"):
                v = number()
                grid.append(
                    [
                        code,
                        name.upper(),
                        sex,
                        D(
                            v,
                            v,
                            [name, sex],
                            ["jumlah_penduduk"],
                            code,
                            str(y),
                            row_extra=[code, str(y), "JIWA"],
                        ),
                        "JIWA",
                        y,
                    ]
                )
    return Case("tidy_long", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def tidy_with_totals() -> Case:
    grid: list[list[Any]] = [["tahun", "kecamatan", "kategori", "nilai"]]
    for name, code in DISTRICTS:
        a, b = number(), number()
        for label, v in (("Negeri", a), ("Swasta", b), ("Jumlah", a + b)):
            grid.append(
                [
                    2023,
                    name,
                    label,
                    D(
                        v,
                        v,
                        [name, label],
                        ["nilai"],
                        code,
                        "2023",
                        total=label == "Jumlah",
                        row_extra=["2023"],
                    ),
                ]
            )
    return Case("tidy_with_totals", [Page(grid)], ("csv", "xlsx"), clean=True)


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
def stacked_tables() -> Case:
    first = sexes(period="2022")
    second = []
    for name, code in DISTRICTS:
        v, w = number(1, 60), number(1, 60)
        second.append(
            [
                name,
                D(v, v, [name], ["Puskesmas"], code, "2023"),
                D(w, w, [name], ["Posyandu"], code, "2023"),
            ]
        )
    grid = [
        title_row("Tabel 1. Jumlah Penduduk Kota Palembang Tahun 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *first,
        title_row("Sumber: Disdukcapil"),
        [],
        [],
        title_row("Tabel 2. Fasilitas Kesehatan Kota Palembang Tahun 2023"),
        ["Kecamatan", "Puskesmas", "Posyandu"],
        *second,
        title_row("Sumber: Dinas Kesehatan"),
    ]
    return Case("stacked_tables", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def side_by_side() -> Case:
    left = [(name, code, number(), number()) for name, code in DISTRICTS]
    grid: list[list[Any]] = [["Kecamatan", "Masjid", "Gereja", None, "Jenis", "Jumlah Kasus"]]
    kinds = ["Pencurian", "Penipuan", "Narkotika", "Penganiayaan", "Lainnya"]
    for i, (name, code, a, b) in enumerate(left):
        row: list[Any] = [
            name,
            D(a, a, [name], ["Masjid"], code),
            D(b, b, [name], ["Gereja"], code),
            None,
        ]
        if i < len(kinds):
            v = number()
            row += [kinds[i], D(v, v, [kinds[i]], ["Jumlah Kasus"])]
        grid.append(row)
    return Case("side_by_side", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def two_halves_abutting() -> Case:
    half = len(DISTRICTS) // 2
    grid: list[list[Any]] = [["No", "Kecamatan", "Jumlah KK", "No", "Kecamatan", "Jumlah KK"]]
    for i in range(half):
        row: list[Any] = []
        for j in (i, i + half):
            name, code = DISTRICTS[j]
            v = number()
            row += [j + 1, name, D(v, v, [name], ["Jumlah KK"], code)]
        grid.append(row)
    return Case("two_halves_abutting", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def continued_table() -> Case:
    head = ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"]
    rows = sexes(period="2023")
    grid = [
        title_row("Tabel 3.1 Penduduk Menurut Kecamatan, 2023"),
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        *rows[:9],
        title_row("Lanjutan Tabel 3.1"),
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        *rows[9:],
    ]
    return Case("continued_table", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def total_first() -> Case:
    rows = sexes(period="2020", total="Kota Palembang")
    grid = [
        title_row("Penduduk Kota Palembang 2020"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Laki-laki + Perempuan"],
        rows[-1],
        *rows[:-1],
    ]
    for row in grid[2:]:
        row[3].column = ["Laki-laki + Perempuan"]
    return Case("total_first", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def wrong_total() -> Case:
    rows = sexes(period="2020")
    rows[4][3].written = rows[4][3].value = rows[4][3].value + 100
    rows[-1][1].written = rows[-1][1].value = rows[-1][1].value - 7
    grid = [title_row("Penduduk 2020"), ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case(
        "wrong_total",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("total-mismatch", ["D7"]), ("total-mismatch", ["B21"])],
        title=grid[0][0],
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
def negative_budget() -> Case:
    grid: list[list[Any]] = [
        title_row("Realisasi Anggaran (juta rupiah) 2022"),
        ["Uraian", "Anggaran", "Realisasi", "Lebih/(Kurang)"],
    ]
    for kind in [
        "Pendapatan Asli Daerah",
        "Dana Perimbangan",
        "Lain-lain Pendapatan",
        "Belanja Operasi",
        "Belanja Modal",
    ]:
        a, b = number(10**5, 10**6), number(10**5, 10**6)
        d = b - a
        grid.append(
            [
                kind,
                D(indonesian(a, 2), a, [kind], ["Anggaran"], None, "2022"),
                D(indonesian(b, 2), b, [kind], ["Realisasi"], None, "2022"),
                D(
                    indonesian(d, 2) if d >= 0 else f"({indonesian(-d, 2)})",
                    d,
                    [kind],
                    ["Lebih/(Kurang)"],
                    None,
                    "2022",
                ),
            ]
        )
    return Case(
        "negative_budget",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
        unit="juta rupiah",
    )


@case
def dates_for_ages() -> Case:
    labels = ["0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "75+"]
    grid: list[list[Any]] = [["Kelompok Umur", "Laki-laki", "Perempuan", "Jumlah"]]
    sums = [0, 0, 0]
    for label in labels:
        a, b = number(), number()
        values = [a, b, a + b]
        sums = [x + y for x, y in zip(sums, values, strict=True)]
        shown: Any = {"5-9": datetime(2024, 9, 5), "10-14": datetime(2024, 10, 14)}.get(
            label, label
        )
        grid.append(
            [
                shown,
                *(
                    D(v, v, [label], [h], total=h == "Jumlah")
                    for v, h in zip(values, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
                ),
            ]
        )
    grid.append(
        [
            "Jumlah",
            *(
                D(v, v, ["Jumlah"], [h], total=True)
                for v, h in zip(sums, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
            ),
        ]
    )
    return Case(
        "dates_for_ages",
        [Page(grid)],
        ("xlsx", "xls", "ods"),
        findings=[("date-for-label", ["A3"])],
    )


@case
def dates_in_csv() -> Case:
    labels = ["0-4", "5-9", "10-14", "15-19", "20-24", "75+"]
    grid: list[list[Any]] = [["Kelompok Umur", "Jumlah Penduduk"]]
    for label in labels:
        v = number()
        grid.append(
            [
                {"5-9": "05-Sep", "10-14": "14-Oct"}.get(label, label),
                D(v, v, [label], ["Jumlah Penduduk"]),
            ]
        )
    return Case("dates_in_csv", [Page(grid)], ("csv",), findings=[("date-for-label", ["A3"])])


@case
def date_for_number() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Rasio Guru Murid"]]
    for i, (name, code) in enumerate(DISTRICTS):
        v = round(random.uniform(10, 20), 2)
        if i == 4:
            grid.append([name, D(datetime(2024, 5, 12), None, [name], ["Rasio Guru Murid"], code)])
        else:
            grid.append([name, D(v, v, [name], ["Rasio Guru Murid"], code)])
    return Case(
        "date_for_number",
        [Page(grid)],
        ("xlsx", "xls", "ods"),
        findings=[("date-for-number", ["B6"])],
    )


@case
def hidden_parts() -> Case:
    rows = sexes(period="2021")
    grid = [title_row("Penduduk 2021"), ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case(
        "hidden_parts",
        [Page(grid, hidden_rows=[5], hidden_columns=[2])],
        ("xlsx", "xls", "ods"),
        findings=[("hidden", ["A6", "B6"]), ("hidden", ["C3"])],
        title=grid[0][0],
    )


@case
def several_sheets() -> Case:
    pages = []
    for y in ("2021", "2022", "2023"):
        rows = sexes(period=y)
        pages.append(Page([["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows], name=y))
    pages.append(Page([["Petunjuk pengisian"], ["Isi angka tanpa titik"]], name="Petunjuk"))
    return Case("several_sheets", pages, ("xlsx", "xls", "ods"), clean=True)


@case
def formulas_without_values() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "A", "B", "Jumlah"]]
    formulas = {}
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        a, b = number(), number()
        grid.append(
            [
                name,
                D(a, a, [name], ["A"], code),
                D(b, b, [name], ["B"], code),
                D(None, None, [name], ["Jumlah"], code, total=True),
            ]
        )
        formulas[i, 3] = f"=B{i + 1}+C{i + 1}"
    return Case(
        "formulas_without_values",
        [Page(grid, formulas=formulas)],
        ("xlsx",),
        findings=[("formula-without-value", ["D2"])],
    )


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
def units_row() -> Case:
    grid: list[list[Any]] = [
        title_row("Luas, Penduduk, dan Kepadatan Kota Palembang, 2022"),
        ["Kecamatan", "Luas", "Penduduk", "Kepadatan"],
        [None, "(km2)", "(jiwa)", "(jiwa/km2)"],
        ["(1)", "(2)", "(3)", "(4)=(3)/(2)"],
    ]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(4, 90), 2), number(20000, 99999)
        c = round(b / a, 2)
        grid.append(
            [
                name,
                D(indonesian(a, 2), a, [name], ["Luas"], code, "2022", column_extra=["km2"]),
                D(indonesian(b), b, [name], ["Penduduk"], code, "2022", column_extra=["jiwa"]),
                D(
                    indonesian(c, 2),
                    c,
                    [name],
                    ["Kepadatan"],
                    code,
                    "2022",
                    column_extra=["jiwa/km2"],
                ),
            ]
        )
    return Case(
        "units_row", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True, title=grid[0][0]
    )


@case
def encodings() -> Case:
    grid = [
        title_row("Catatan – Penduduk “Kota” 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(indonesian, period="2022"),
    ]
    return Case(
        "encodings",
        [Page(grid)],
        ("csv",),
        encoding="cp1252",
        delimiter=";",
        clean=True,
        title=grid[0][0],
    )


@case
def utf16_tabs() -> Case:
    grid = [
        title_row("Penduduk 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(english, period="2022"),
    ]
    return Case(
        "utf16_tabs",
        [Page(grid)],
        ("csv",),
        encoding="utf-16",
        delimiter="\t",
        clean=True,
        title=grid[0][0],
    )


@case
def spaces_as_thousands() -> Case:
    grid = [
        title_row("Penduduk 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *sexes(lambda n: f"{n:,}".replace(",", " "), period="2022"),
    ]
    return Case("spaces_as_thousands", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def school_classes() -> Case:
    grid: list[list[Any]] = [
        ["Kecamatan", "Kelas", None, None, None, None, None, "Jumlah"],
        [None, 1, 2, 3, 4, 5, 6, None],
    ]
    for name, code in DISTRICTS:
        values = [number() for _ in range(6)]
        grid.append(
            [
                name,
                *(D(v, v, [name], ["Kelas", str(k)], code) for k, v in enumerate(values, start=1)),
                D(sum(values), sum(values), [name], ["Jumlah"], code, total=True),
            ]
        )
    return Case(
        "school_classes",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 6), (0, 7, 1, 7)])],
        ("csv", "xlsx"),
        clean=True,
    )


@case
def duplicates() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Sekolah", "Guru", "Murid"]]
    for name, code in DISTRICTS:
        a, b = number(), number()
        grid.append(
            [
                name,
                D(a, a, [name], ["Sekolah"], code),
                D(b, b, [name], ["Guru"], code),
                D(b, b, [name], ["Murid"], code),
            ]
        )
    grid.insert(
        9,
        [
            c if not isinstance(c, D) else D(c.written, c.value, c.row, c.column, c.area)
            for c in grid[8]
        ],
    )
    return Case(
        "duplicates",
        [Page(grid)],
        ("csv", "xlsx"),
        findings=[("duplicate-rows", ["A10", "A9"]), ("duplicate-column", ["D2", "C2"])],
    )


@case
def empty_column() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Sekolah", "Guru", "Murid"]]
    for name, code in DISTRICTS:
        a, b = number(), number()
        grid.append(
            [name, D(a, a, [name], ["Sekolah"], code), None, D(b, b, [name], ["Murid"], code)]
        )
    return Case("empty_column", [Page(grid)], ("csv", "xlsx"), findings=[("empty", ["C2"])])


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
def blank_rows_between() -> Case:
    rows = sexes(period="2022")
    grid = [title_row("Penduduk 2022"), [], ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], []]
    for row in rows:
        grid += [row, []]
    return Case("blank_rows_between", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def kpi_key_values() -> Case:
    grid: list[list[Any]] = [
        ["Provinsi", ": Sumatera Selatan"],
        ["Kab/Kota", ": Palembang"],
        ["Tahun", ": 2023"],
        [],
        ["No", "Jenis", "Jumlah", "Satuan"],
    ]
    for i, kind in enumerate(["Taman", "Hutan Kota", "Jalur Hijau", "Pemakaman"], start=1):
        v = number()
        grid.append(
            [i, kind, D(v, v, [kind], ["Jumlah"], None, "2023", row_extra=["unit"]), "unit"]
        )
    return Case("kpi_key_values", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def previous_years_below() -> Case:
    rows = sexes(period=None, total="Kota Palembang")
    for row in rows:
        for d in row[1:]:
            d.period = "2023"
    grid = [
        title_row("Penduduk Menurut Kecamatan, 2023"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *rows,
    ]
    for y in ("2022", "2021"):
        a, b = number(600000, 900000), number(600000, 900000)
        grid.append(
            [
                y,
                *(
                    D(v, v, [], [h], None, y, total=None, row_extra=[y])
                    for v, h in ((a, "Laki-laki"), (b, "Perempuan"), (a + b, "Jumlah"))
                ),
            ]
        )
    return Case("previous_years_below", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def english_stub_right() -> Case:
    kinds = [
        ("Islam", "Moslem"),
        ("Kristen", "Protestant"),
        ("Katolik", "Catholic"),
        ("Hindu", "Hindu"),
        ("Buddha", "Buddhist"),
    ]
    grid: list[list[Any]] = [
        title_row("Penduduk Menurut Agama, 2022"),
        ["Agama", "2021", "2022", "Religion"],
    ]
    for a, b in kinds:
        grid.append(
            [
                a,
                *(
                    D(v := number(), v, [a], [], None, y, row_extra=[b], column_extra=[y])
                    for y in ("2021", "2022")
                ),
                b,
            ]
        )
    return Case("english_stub_right", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def subtotals_of_groups() -> Case:
    grid: list[list[Any]] = [["No", "Uraian", "Jumlah"]]
    grand = 0
    for i, group in enumerate(["Ilir", "Ulu"], start=1):
        subtotal = 0
        grid.append(
            [Styled(["I", "II"][i - 1], bold=True), Styled(f"Wilayah {group}", bold=True), None]
        )
        for j in range(1, 5):
            v = number()
            subtotal += v
            label = f"Pasar {'ABCD'[j - 1]}"
            grid.append([j, label, D(v, v, [f"Wilayah {group}", label], ["Jumlah"])])
        grid.append(
            [
                None,
                "Sub Jumlah",
                D(subtotal, subtotal, [f"Wilayah {group}", "Sub Jumlah"], ["Jumlah"], total=True),
            ]
        )
        grand += subtotal
    grid.append([None, "Jumlah Total", D(grand, grand, ["Jumlah Total"], ["Jumlah"], total=True)])
    return Case("subtotals_of_groups", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def total_columns_first() -> Case:
    groups, subs = ["Total", "TK", "SD", "SMP"], ["Jml", "L", "P"]
    head1 = ["No", "Wilayah", *(x for g in groups for x in (g, None, None))]
    head2 = [None, None, *(s for _ in groups for s in subs)]
    grid: list[list[Any]] = [title_row("Data Guru", 14), head1, head2]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        parts = [(number(0, 500), number(0, 500)) for _ in groups[1:]]
        men, women = sum(p[0] for p in parts), sum(p[1] for p in parts)
        line: list[Any] = [i, f"Kec. {name}"]
        for group, (left, p) in zip(groups, [(men, women), *parts], strict=True):
            line += [
                D(
                    v,
                    v,
                    [name],
                    [group, s],
                    code,
                    total=s == "Jml" or group == "Total",
                    row_extra=["Kec."],
                )
                for s, v in (("Jml", left + p), ("L", left), ("P", p))
            ]
        grid.append(line)
    return Case("total_columns_first", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def flat_total_heads() -> Case:
    grid: list[list[Any]] = [
        [
            "Kecamatan",
            "Guru L",
            "Guru P",
            "Jumlah Guru",
            "Murid L",
            "Murid P",
            "Jumlah Murid",
            "Jumlah Sekolah",
        ]
    ]
    for name, code in DISTRICTS:
        a, b, c, d, e = (number() for _ in range(5))
        values = [a, b, a + b, c, d, c + d, e]
        grid.append(
            [
                name,
                *(
                    D(v, v, [name], [h], code, total=h in ("Jumlah Guru", "Jumlah Murid"))
                    for v, h in zip(values, grid[0][1:], strict=True)
                ),
            ]
        )
    return Case("flat_total_heads", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def averages_are_no_sums() -> Case:
    grid: list[list[Any]] = [
        title_row("Rata-rata Lama Sekolah (tahun) Menurut Kecamatan, 2022"),
        ["Kecamatan", "Laki-laki", "Perempuan", "Total"],
    ]
    for name, code in DISTRICTS:
        a, b = round(random.uniform(7, 12), 2), round(random.uniform(7, 12), 2)
        grid.append(
            [
                name,
                *(
                    D(v, v, [name], [h], code, "2022", total=None)
                    for v, h in (
                        (a, "Laki-laki"),
                        (b, "Perempuan"),
                        (round((a + b) / 2, 2), "Total"),
                    )
                ),
            ]
        )
    grid.append(
        [
            "Palembang",
            *(
                D(v, v, ["Palembang"], [h], None, "2022", total=None)
                for v, h in ((9.8, "Laki-laki"), (9.2, "Perempuan"), (9.5, "Total"))
            ),
        ]
    )
    return Case(
        "averages_are_no_sums",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
        title=grid[0][0],
        unit="tahun",
    )


@case
def counts_with_shares() -> Case:
    grid: list[list[Any]] = [
        ["Kecamatan", "Laki-laki", None, "Perempuan", None, "Jumlah", None],
        [None, *["n", "%"] * 3],
    ]
    for name, code in DISTRICTS:
        a, b = number(), number()
        t = a + b
        line: list[Any] = [name]
        for h, v in (("Laki-laki", a), ("Perempuan", b), ("Jumlah", t)):
            p = round(100 * v / t, 2)
            line += [
                D(v, v, [name], [h, "n"], code, total=h == "Jumlah"),
                D(
                    indonesian(p, 2),
                    p,
                    [name],
                    [h, "%"],
                    code,
                    total=None if h == "Jumlah" else False,
                ),
            ]
        grid.append(line)
    return Case(
        "counts_with_shares",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 0, 6)])],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
    )


@case
def visually_merged_centre() -> Case:
    groups, subs = ["Islam", "Kristen", "Katolik"], ["L", "P", "Jumlah"]
    head1 = ["Kecamatan", *(x for g in groups for x in (None, g, None))]
    head2 = [None, *(s for _ in groups for s in subs)]
    return Case(
        "visually_merged_centre",
        [Page([head1, head2, *two_level(groups, subs)])],
        ("csv", "xlsx"),
        clean=True,
    )
