"""Harder tables: several kinds of trouble at once."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from ckanext.palembang.reference import areas

from tests.tables.messy.cases import (
    DISTRICTS,
    REGENCIES,
    case,
    english,
    indonesian,
    number,
    sexes,
    title_row,
    two_level,
)
from tests.tables.messy.spec import Case, D, Page, Styled


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
def civil_registry_codes() -> Case:
    grid: list[list[Any]] = [["KODE", "KECAMATAN", "LK", "PR", "JML", "KK"]]
    sums = [0] * 4
    for name, code in DISTRICTS:
        a, b, c = number(20000, 90000), number(20000, 90000), number(9000, 30000)
        values = [a, b, a + b, c]
        sums = [x + y for x, y in zip(sums, values, strict=True)]
        grid.append(
            [
                code,
                name.upper(),
                *(
                    D(indonesian(v), v, [name], [h], code, total=h == "JML", row_extra=[code])
                    for v, h in zip(values, ("LK", "PR", "JML", "KK"), strict=True)
                ),
            ]
        )
    grid.append(
        [
            None,
            "TOTAL",
            *(
                D(indonesian(v), v, ["TOTAL"], [h], None, total=True)
                for v, h in zip(sums, ("LK", "PR", "JML", "KK"), strict=True)
            ),
        ]
    )
    return Case("civil_registry_codes", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


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
def budget_by_code() -> Case:
    leaves = {
        "4.1.1": "Pajak Daerah",
        "4.1.2": "Retribusi Daerah",
        "4.2.1": "Bagi Hasil",
        "4.2.2": "Dana Alokasi Umum",
        "5.1.1": "Belanja Pegawai",
        "5.1.2": "Belanja Barang",
    }
    names = {
        "4": "PENDAPATAN",
        "4.1": "Pendapatan Asli Daerah",
        "4.2": "Dana Transfer",
        "5": "BELANJA",
        "5.1": "Belanja Operasi",
        **leaves,
    }
    values = {code: (number(10**8, 10**9), number(10**8, 10**9)) for code in leaves}
    grid: list[list[Any]] = [["KODE REKENING", "URAIAN", "ANGGARAN (Rp)", "REALISASI (Rp)", "%"]]
    for code in sorted(names):
        pair = [
            sum(v[i] for c, v in values.items() if c == code or c.startswith(code + "."))
            for i in (0, 1)
        ]
        share = round(100 * pair[1] / pair[0], 2)
        total: bool | None = None if code == "5" else code not in leaves
        row = [names[code]]
        grid.append(
            [
                code,
                names[code],
                D(
                    indonesian(pair[0], 2),
                    pair[0],
                    row,
                    ["ANGGARAN"],
                    total=total,
                    row_extra=[code],
                    column_extra=["Rp"],
                ),
                D(
                    indonesian(pair[1], 2),
                    pair[1],
                    row,
                    ["REALISASI"],
                    total=total,
                    row_extra=[code],
                    column_extra=["Rp"],
                ),
                D(indonesian(share, 2), share, row, ["%"], total=None, row_extra=[code]),
            ]
        )
    return Case("budget_by_code", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


@case
def grdp() -> Case:
    sectors = [
        "A. Pertanian, Kehutanan, dan Perikanan",
        "B. Pertambangan dan Penggalian",
        "C. Industri Pengolahan",
        "D. Pengadaan Listrik dan Gas",
        "E. Pengadaan Air",
        "F. Konstruksi",
    ]
    grid: list[list[Any]] = [
        title_row(
            "Produk Domestik Regional Bruto Atas Dasar Harga Berlaku Menurut Lapangan Usaha di Kota Palembang (juta rupiah), 2020-2022",
            4,
        ),
        ["Lapangan Usaha/Industry", "2020", "2021*", "2022**"],
    ]
    sums = [0, 0, 0]
    for sector in sectors:
        values = [number(10**5, 10**7) for _ in range(3)]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        label = sector[3:]
        grid.append(
            [
                sector,
                *(
                    D(
                        indonesian(v, 1),
                        v,
                        [label],
                        [],
                        None,
                        y,
                        row_extra=[sector],
                        column_extra=[y],
                    )
                    for v, y in zip(values, ("2020", "2021", "2022"), strict=True)
                ),
            ]
        )
    label = "Produk Domestik Regional Bruto"
    grid.append(
        [
            label,
            *(
                D(indonesian(v, 1), v, [label], [], None, y, total=True, column_extra=[y])
                for v, y in zip(sums, ("2020", "2021", "2022"), strict=True)
            ),
        ]
    )
    grid += [
        title_row("Catatan: * Angka sementara ** Angka sangat sementara"),
        title_row("Sumber: BPS Kota Palembang"),
    ]
    return Case(
        "grdp",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
        unit="juta rupiah",
    )


@case
def year_blocks_down() -> Case:
    grid: list[list[Any]] = [["Tahun", "Jenis Kelamin", "SD", "SMP", "SMA"]]
    for y in (2020, 2021, 2022):
        for k, sex in enumerate(("Laki-laki", "Perempuan")):
            grid.append(
                [
                    y if k == 0 else None,
                    sex,
                    *(
                        D(v := number(), v, [sex], [h], None, str(y), row_extra=[str(y)])
                        for h in ("SD", "SMP", "SMA")
                    ),
                ]
            )
    return Case("year_blocks_down", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def year_blocks_merged() -> Case:
    inner = indonesian
    grid: list[list[Any]] = [["Tahun", "Jenis Kelamin", "SD", "SMP"]]
    merges = []
    for i, y in enumerate((2020, 2021, 2022)):
        merges.append((1 + 2 * i, 0, 2 + 2 * i, 0))
        for k, sex in enumerate(("Laki-laki", "Perempuan")):
            grid.append(
                [
                    y if k == 0 else None,
                    sex,
                    *(
                        D(
                            inner(v := number(1000, 9000)),
                            v,
                            [sex],
                            [h],
                            None,
                            str(y),
                            row_extra=[str(y)],
                        )
                        for h in ("SD", "SMP")
                    ),
                ]
            )
    return Case(
        "year_blocks_merged",
        [Page(grid, merges=merges)],
        ("xlsx", "xls", "ods"),
        findings=[("bad-number", ["C2"])],
    )


@case
def monthly_period_codes() -> Case:
    grid: list[list[Any]] = [["periode_data", "wilayah", "kecamatan", "jumlah_kasus"]]
    for month in ("202301", "202302", "202303"):
        for name, code in DISTRICTS[:6]:
            v = number()
            grid.append(
                [
                    int(month),
                    "PALEMBANG",
                    name.upper(),
                    D(
                        v,
                        v,
                        ["PALEMBANG", name],
                        ["jumlah_kasus"],
                        code,
                        f"{month[:4]}-{month[4:]}",
                        row_extra=[month],
                    ),
                ]
            )
    return Case("monthly_period_codes", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def daily_dates() -> Case:
    grid: list[list[Any]] = [["Tanggal", "Suhu Rata-rata", "Curah Hujan"]]
    for i in range(20):
        day = datetime(2022, 3, 1) + timedelta(days=i)
        a, b = round(random.uniform(24, 32), 1), round(random.uniform(0, 90), 1)
        p = f"{day:%Y-%m-%d}"
        grid.append(
            [
                day,
                D(a, a, [], ["Suhu Rata-rata"], None, p, row_extra=[p]),
                D(b, b, [], ["Curah Hujan"], None, p, row_extra=[p]),
            ]
        )
    return Case("daily_dates", [Page(grid)], ("xlsx", "ods"), clean=True)


@case
def averages_below() -> Case:
    rows = sexes(period="2020")
    grid = [title_row("Penduduk 2020"), ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    values = [round(row.value / 18, 2) for row in rows[-1][1:]]
    grid.append(
        [
            "Rata-rata",
            *(
                D(v, v, ["Rata-rata"], [h], None, "2020", total=None)
                for v, h in zip(values, ("Laki-laki", "Perempuan", "Jumlah"), strict=True)
            ),
        ]
    )
    return Case("averages_below", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def total_without_label() -> Case:
    rows = sexes()
    rows[-1][0] = None
    for d in rows[-1][1:]:
        d.row = []
    grid = [["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"], *rows]
    return Case("total_without_label", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def pandas_leftovers() -> Case:
    grid: list[list[Any]] = [
        ["Unnamed: 0", "Jumlah Penduduk Kota Palembang 2022", "Unnamed: 2", "Unnamed: 3"],
        [0, "Kecamatan", "Laki-laki", "Perempuan"],
    ]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        a, b = number(), number()
        grid.append(
            [
                i,
                name,
                D(
                    f"{a}.0",
                    a,
                    [name],
                    ["Laki-laki"],
                    code,
                    column_extra=["Jumlah Penduduk Kota Palembang 2022"],
                    period="2022",
                ),
                D(
                    f"{b}.0",
                    b,
                    [name],
                    ["Perempuan"],
                    code,
                    column_extra=["Jumlah Penduduk Kota Palembang 2022"],
                    period="2022",
                ),
            ]
        )
    return Case("pandas_leftovers", [Page(grid)], ("csv",), clean=True)


@case
def spacer_columns() -> Case:
    rows = sexes(period="2022")
    grid = [
        title_row("Penduduk 2022", 7),
        ["Kecamatan", None, "Laki-laki", None, "Perempuan", None, "Jumlah"],
    ]
    grid += [[row[0], None, row[1], None, row[2], None, row[3]] for row in rows]
    return Case("spacer_columns", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def leading_blank_columns() -> Case:
    rows = sexes(period="2022")
    grid = [
        [],
        [],
        [None, None, "PENDUDUK KOTA PALEMBANG TAHUN 2022"],
        [None, None, "Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *([None, None, *row] for row in rows),
    ]
    return Case(
        "leading_blank_columns",
        [Page(grid)],
        ("csv", "xlsx", "xls", "ods"),
        clean=True,
        title=grid[2][2],
    )


@case
def no_head() -> Case:
    grid = [[name, D(v := number(), v, [name], [], code)] for name, code in DISTRICTS]
    return Case("no_head", [Page(grid)], ("csv", "xlsx"), clean=True)


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


@case
def school_list() -> Case:
    grid: list[list[Any]] = [
        ["No", "Nama Sekolah", "NPSN", "Status", "Kecamatan", "Jumlah Siswa", "Jumlah Guru"]
    ]
    for i in range(1, 31):
        name, code = DISTRICTS[i % 18]
        label = f"SD Negeri {i} Palembang"
        a, b = number(), number(5, 60)
        row = [label, "Negeri", name]
        grid.append(
            [
                i,
                label,
                10600000 + i,
                "Negeri",
                f"Kec. {name}",
                *(
                    D(v, v, row, [h], code, row_extra=[str(10600000 + i)])
                    for v, h in ((a, "Jumlah Siswa"), (b, "Jumlah Guru"))
                ),
            ]
        )
    return Case("school_list", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def units_in_rows() -> Case:
    grid: list[list[Any]] = [["No.", "Indikator", "Satuan", "2021", "2022", "Keterangan"]]
    for i, (kind, unit) in enumerate(
        [
            ("Penduduk Miskin", "ribu jiwa"),
            ("Garis Kemiskinan", "rupiah"),
            ("IPM", "indeks"),
            ("TPT", "persen"),
        ],
        start=1,
    ):
        a, b = round(random.uniform(1, 900), 2), round(random.uniform(1, 900), 2)
        grid.append(
            [
                i,
                kind,
                unit,
                D(
                    indonesian(a, 2),
                    a,
                    [kind],
                    [],
                    None,
                    "2021",
                    row_extra=[unit],
                    column_extra=["2021"],
                ),
                D(
                    indonesian(b, 2),
                    b,
                    [kind],
                    [],
                    None,
                    "2022",
                    row_extra=[unit],
                    column_extra=["2022"],
                ),
                "BPS",
            ]
        )
    return Case("units_in_rows", [Page(grid)], ("csv", "xlsx"), delimiter=";", clean=True)


@case
def two_years_two_sexes_csv() -> Case:
    return Case(
        "two_years_two_sexes_csv",
        [
            Page(
                [
                    title_row("Jumlah Murid", 7),
                    ["Kecamatan", "2021/2022", None, None, "2022/2023", None, None],
                    [None, "L", "P", "Jml", "L", "P", "Jml"],
                    *two_level(["2021/2022", "2022/2023"], ["L", "P", "Jml"], period=lambda g: g),
                ]
            )
        ],
        ("csv", "xlsx"),
        clean=True,
        title="Jumlah Murid",
    )


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
def excel_subtotals() -> Case:
    grid: list[list[Any]] = [["Wilayah", "Jenis", "Jumlah"]]
    grand = 0
    for zone in ("Timur", "Barat", "Utara"):
        subtotal = 0
        for kind in ("Pasar", "Toko", "Kios"):
            v = number()
            subtotal += v
            grid.append([zone, kind, D(v, v, [zone, kind], ["Jumlah"])])
        grid.append(
            [
                f"{zone} Total",
                None,
                D(subtotal, subtotal, [f"{zone} Total"], ["Jumlah"], total=True),
            ]
        )
        grand += subtotal
    grid.append(["Grand Total", None, D(grand, grand, ["Grand Total"], ["Jumlah"], total=True)])
    return Case("excel_subtotals", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def english_comma_thousands_quoted() -> Case:
    grid = [
        ["District", "Male", "Female", "Total"],
        *sexes(english, head=["Male", "Female", "Total"], total="Total"),
    ]
    return Case("english_comma_thousands_quoted", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def half_years() -> Case:
    grid: list[list[Any]] = [
        title_row("Penduduk Kota Palembang", 5),
        ["Kecamatan", "Semester I 2023", "Semester II 2023"],
    ]
    for name, code in DISTRICTS:
        grid.append(
            [
                name,
                *(
                    D(v := number(), v, [name], [], code, p, column_extra=["Semester I II 2023"])
                    for p in ("2023-S1", "2023-S2")
                ),
            ]
        )
    return Case("half_years", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0])


@case
def quarters_under_years() -> Case:
    grid: list[list[Any]] = [
        ["Bahan Pokok", "2022", None, None, None, "2023", None, None, None],
        [None, *["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"] * 2],
    ]
    for kind in ["Beras", "Gula", "Minyak", "Telur"]:
        grid.append(  # noqa: PERF401 - a row of figures is long enough as it is
            [
                kind,
                *(
                    D(v := number(), v, [kind], [q], None, f"{y}-Q{i}", column_extra=[y])
                    for y in ("2022", "2023")
                    for i, q in enumerate(
                        ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"), start=1
                    )
                ),
            ]
        )
    return Case(
        "quarters_under_years",
        [Page(grid, merges=[(0, 0, 1, 0), (0, 1, 0, 4), (0, 5, 0, 8)])],
        ("csv", "xlsx"),
        clean=True,
    )


@case
def title_in_data_column() -> Case:
    rows = sexes(period="2021")
    grid = [
        [None, "JUMLAH PENDUDUK KOTA PALEMBANG"],
        [None, "TAHUN 2021"],
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *rows,
    ]
    return Case(
        "title_in_data_column",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
        title="JUMLAH PENDUDUK KOTA PALEMBANG TAHUN 2021",
    )


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
def marginal_remarks() -> Case:
    rows = sexes(period="2022")
    grid = [
        ["PEMERINTAH KOTA PALEMBANG"],
        ["DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"],
        ["Jl. Merdeka No. 1 Palembang Telp. (0711) 312345"],
        [],
        ["REKAPITULASI PENDUDUK TAHUN 2022"],
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *rows,
        [],
        [None, None, "Palembang, 12 Januari 2023"],
        [None, None, "Kepala Dinas"],
        [],
        [None, None, "Drs. H. Amin, M.Si"],
        [None, None, "NIP. 19650101 199003 1 001"],
    ]
    return Case(
        "marginal_remarks",
        [Page(grid)],
        ("csv", "xlsx"),
        clean=True,
        title=" ".join(r[0] for r in grid[:6] if r),
    )


@case
def figures_that_look_like_years() -> Case:
    numbers = [
        2011,
        1987,
        1999,
        345,
        8766,
        2020,
        12,
        4500,
        77,
        3210,
        1975,
        60,
        888,
        432,
        991,
        1450,
        2003,
        1980,
    ]
    grid: list[list[Any]] = [["Kecamatan", "Jumlah KK"]]
    grid += [
        [name, D(v, v, [name], ["Jumlah KK"], code)]
        for (name, code), v in zip(DISTRICTS, numbers, strict=True)
    ]
    return Case("figures_that_look_like_years", [Page(grid)], ("csv", "xlsx", "ods"), clean=True)


@case
def amounts_named_total() -> Case:
    grid: list[list[Any]] = [["Kecamatan", "Luas", "Jumlah", "Kepadatan"]]
    for name, code in DISTRICTS:
        a, b = number(400, 9000), number(10, 300)
        values = (a, b, round(b / a, 3))
        grid.append(
            [
                name,
                *(
                    D(v, v, [name], [h], code)
                    for v, h in zip(values, ("Luas", "Jumlah", "Kepadatan"), strict=True)
                ),
            ]
        )
    return Case("amounts_named_total", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def codes_before_names() -> Case:
    grid: list[list[Any]] = [
        title_row("Luas Wilayah Kota Palembang 2015", 3),
        ["Kecamatan", "Luas (km2)", "Persentase"],
        ["(1)", "(2)", "(3)"],
    ]
    for i, (name, code) in enumerate(DISTRICTS, start=1):
        a, b = round(random.uniform(3, 99), 2), round(random.uniform(1, 20), 2)
        shown = f"{i * 10:03d} {name}"
        grid.append(
            [
                shown,
                D(indonesian(a, 2), a, [shown], ["Luas"], code, "2015", column_extra=["km2"]),
                D(indonesian(b, 2), b, [shown], ["Persentase"], code, "2015"),
            ]
        )
    grid += [["Dicetak:", None, "12 Januari 2016"]]
    return Case(
        "codes_before_names",
        [Page(grid)],
        ("csv", "xlsx"),
        delimiter=";",
        clean=True,
        title=grid[0][0],
    )


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


@case
def narrow_second_table_right() -> Case:
    grid: list[list[Any]] = [
        ["Jumlah Guru 2021", None, None, None, "Jumlah Murid 2022"],
        ["Kecamatan", "L", "P", None, "Kecamatan", "L", "P"],
    ]
    for i, (name, code) in enumerate(DISTRICTS):
        left = [name, *(D(v := number(), v, [name], [h], code, "2021") for h in ("L", "P"))]
        other, its = DISTRICTS[-1 - i]
        right = [other, *(D(v := number(), v, [other], [h], its, "2022") for h in ("L", "P"))]
        grid.append([*left, None, *right])
    return Case("narrow_second_table_right", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def english_order_of_years_down_and_sexes_across() -> Case:
    grid: list[list[Any]] = [
        title_row(
            "Tabel 4.1.1 Murid Menurut Jenjang dan Jenis Kelamin di Kota Palembang, 2020/2021-2022/2023",
            4,
        ),
        ["Jenjang / Tahun Ajaran", "Laki-laki", "Perempuan", "Jumlah"],
    ]
    for level in ("SD", "SMP"):
        grid.append([Styled(level, bold=True), None, None, None])
        for y in ("2020/2021", "2021/2022", "2022/2023"):
            a, b = number(), number()
            grid.append(
                [
                    y,
                    *(
                        D(v, v, [level], [h], None, y, total=h == "Jumlah", row_extra=[y])
                        for v, h in ((a, "Laki-laki"), (b, "Perempuan"), (a + b, "Jumlah"))
                    ),
                ]
            )
    return Case(
        "english_order_of_years_down", [Page(grid)], ("csv", "xlsx"), clean=True, title=grid[0][0]
    )


@case
def list_with_years_as_figures_and_gaps() -> Case:
    grid: list[list[Any]] = [["tahun", "kabupaten_kota", "jenjang", "jumlah_murid", "sumber_url"]]
    figures = [1977, 2019, 1999, 45000]
    for y in (2019, 2020, 2021):
        for name in REGENCIES[:8]:
            for level in ("SD", "SMP", "SMA"):
                v = figures[number(0, 3)] + (y - 2019) * (len(name) % 2)
                gap = level == "SMA" and name == "Lahat"
                data = (
                    None
                    if gap
                    else D(v, v, [name, level], ["jumlah_murid"], None, str(y), row_extra=[str(y)])
                )
                grid.append([y, name, level, data, f"http://a.id/{y}"])
    return Case(
        "list_with_years_as_figures_and_gaps", [Page(grid)], ("csv", "xlsx", "ods"), clean=True
    )


@case
def list_with_a_numeric_classification() -> Case:
    grid: list[list[Any]] = [["tahun", "kabupaten_kota", "kbli_2digit", "jumlah_perusahaan"]]
    for name in REGENCIES[:8]:
        for kbli in (10, 13, 16, 22, 31):
            v = number(0, 40)
            grid.append(
                [
                    2025,
                    name,
                    kbli,
                    D(
                        v,
                        v,
                        [name, str(kbli)],
                        ["jumlah_perusahaan"],
                        None,
                        "2025",
                        row_extra=["2025"],
                    ),
                ]
            )
    return Case("list_with_a_numeric_classification", [Page(grid)], ("csv", "xlsx"), clean=True)


@case
def list_with_totals_of_each_year() -> Case:
    grid: list[list[Any]] = [["tahun", "jenis", "jumlah"]]
    for y in ("2021-2022", "2022-2023"):
        a, b = number(), number()
        for kind, v in (("total", a + b), ("nusantara", a), ("mancanegara", b)):
            grid.append(
                [
                    y,
                    kind,
                    D(
                        v,
                        v,
                        [kind],
                        ["jumlah"],
                        None,
                        y.replace("-", "/"),
                        total=kind == "total",
                        row_extra=[y],
                    ),
                ]
            )
    return Case("list_with_totals_of_each_year", [Page(grid)], ("csv", "xlsx"), clean=True)
