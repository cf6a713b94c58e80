"""The workbook: the yearbook's layout, read back by openpyxl and by our own reader."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from freezegun import freeze_time
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.worksheet import Worksheet

from ckanext.palembang.tables import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
    read,
)
from ckanext.palembang.tables.outputs import TooManyCellsError, write_xlsx
from ckanext.palembang.tables.outputs.workbook.book import sheet_name

from tests.tables.outputs.figures import PUBLICATION, STRUCTURE, figures, tables


def _written(structure: DataStructure, points: list[DataPoint], **limits: int) -> bytes:
    target = BytesIO()
    write_xlsx(structure, points, target, PUBLICATION, **limits)
    return target.getvalue()


def _sheets(structure: DataStructure, points: list[DataPoint]) -> list[Worksheet]:
    return list(load_workbook(BytesIO(_written(structure, points)), rich_text=True).worksheets)


def _texts(sheet: Worksheet) -> list[list[str]]:
    return [
        ["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()
    ]


def test_title_heads_numbers_rows_and_foot_as_in_the_yearbook() -> None:
    (sheet,) = _sheets(STRUCTURE, figures())

    assert _texts(sheet)[:6] == [
        ["Tabel/Table 3.1.2", *[""] * 6],
        [f"{STRUCTURE.title} (orang), 2023–2024", *[""] * 6],
        [f"{STRUCTURE.title_en} (persons), 2023–2024", *[""] * 6],
        [""] * 7,
        ["Kecamatan\nSubdistrict", "2023", "", "", "2024", "", ""],
        ["", *["Laki-laki\nMale", "Perempuan\nFemale", "Jumlah\nTotal"] * 2],
    ]
    assert _texts(sheet)[6] == [f"({number})" for number in range(1, 8)]
    assert _texts(sheet)[7][:2] == ["Sukarami", "..."]
    assert [row[0] for row in _texts(sheet)[11:]] == [
        "... Data tidak tersedia / Data not available",
        "r Angka diperbaiki / Revised figures",
        "x Angka sementara / Preliminary figures",
        "Catatan: Pertengahan tahun.",
        "Catatan: Hasil proyeksi.",
        "Note: Mid-year.",
        "Sumber/Source: BPS Kota Palembang",
        PUBLICATION.address,
    ]


def test_english_is_italic_and_totals_are_bold() -> None:
    (sheet,) = _sheets(STRUCTURE, figures())

    head = sheet["A5"].value
    assert isinstance(head, CellRichText)
    assert [bool(part.font.i) for part in head] == [False, True]
    assert sheet["A3"].font.i
    assert [sheet[f"B{row}"].font.b for row in (8, 9, 10)] == [False, False, True]


def test_figures_are_numbers_with_their_decimals_and_symbols() -> None:
    (sheet,) = _sheets(STRUCTURE, figures())

    assert (sheet["E8"].value, sheet["E8"].number_format) == (1007, '#,##0"x"')
    assert (sheet["C8"].value, sheet["C8"].number_format) == (-12.5, '#,##0.00"r"')
    assert sheet["D8"].value is None


def test_hostile_texts_stay_texts() -> None:
    code = '=HYPERLINK("http://evil.example")'
    dimension = DimensionColumn("d", Role.CATEGORY, "=1+1", members=(Member(code, code),))
    structure = replace(STRUCTURE, title="=2+2", dimensions=(dimension,), notes="=3+3")

    (sheet,) = _sheets(structure, [DataPoint((code,), Decimal(1))])

    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_many_periods_get_a_sheet_each_the_latest_first() -> None:
    periods = tuple(
        Member(f"{year}/{year + 1}", f"{year}/{year + 1}") for year in range(2001, 2025)
    )
    area, sex, time = STRUCTURE.dimensions
    structure = replace(STRUCTURE, dimensions=(area, sex, replace(time, members=periods)))
    points = [
        DataPoint((one.code, other.code, period.code), Decimal(1))
        for one in area.members
        for other in sex.members
        for period in periods
    ]

    sheets = _sheets(structure, points)

    assert [sheet.title for sheet in sheets][:2] == ["2024-2025", "2023-2024"]
    assert len(sheets) == 24
    assert _texts(sheets[0])[1][0].endswith("(orang), 2024/2025")


def test_a_long_daily_series_goes_down() -> None:
    days = tuple(Member(f"2020-{day:03}", f"2020-{day:03}") for day in range(366))
    time = DimensionColumn("tanggal", Role.TIME, "Tanggal", "Date", days)
    structure = replace(STRUCTURE, dimensions=(STRUCTURE.dimensions[0], time))

    (sheet,) = _sheets(structure, [DataPoint(("16.71", one.code), Decimal("0.1")) for one in days])

    assert sheet.max_row > 366
    assert sheet.max_column == 2


def test_a_figure_of_more_digits_than_a_spreadsheet_has_keeps_them_all() -> None:
    exact = Decimal("123456789012345678.25")
    (sheet,) = _sheets(STRUCTURE, [DataPoint(("16.71", "Jumlah", "2024"), exact)])

    assert "123456789012345678.25" in {cell for row in _texts(sheet) for cell in row}


def test_a_table_that_is_too_large_is_refused() -> None:
    with pytest.raises(TooManyCellsError):
        _written(STRUCTURE, figures(), most_cells=16)


def test_a_table_without_figures_is_a_sheet_without_rows() -> None:
    (sheet,) = _sheets(STRUCTURE, [])

    assert _texts(sheet)[0][0] == "Tabel/Table 3.1.2"


def test_our_own_reader_finds_the_same_figures_at_the_same_places(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(_written(STRUCTURE, figures()))

    (table,) = read(path).tables

    found = {
        (one.row[0].partition("/")[0], one.column[-1].split()[0], one.period): one
        for one in table.observations
    }
    names = {member.code: member.label for member in STRUCTURE.dimensions[0].members}
    assert len(found) == len(figures())
    for point in figures():
        one = found[(names[point.key[0]], *point.key[1:])]
        assert (None if one.value is None else Decimal(str(one.value))) == point.value
    assert table.observations[0].flag == "..."
    assert table.observations[0].area == "16.71.07"
    assert (table.title.number, table.unit, table.source) == (
        "3.1.2", "orang", "BPS Kota Palembang",
    )  # fmt: skip


@settings(max_examples=40)
@given(tables())
def test_every_figure_is_there_once(table: tuple[DataStructure, list[DataPoint]]) -> None:
    structure, points = table

    found: Counter[Decimal] = Counter()
    for sheet in _sheets(structure, points):
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n"]
        # Excel shows 15 digits of what is stored.
        found.update(Decimal(f"{cell.value:.15G}") for cell in cells if cell.value is not None)

    # Equal decimals are one key, whatever zeros they end with.
    assert found == Counter(point.value for point in points if point.value is not None)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
@settings(max_examples=40)
def test_any_name_of_a_period_makes_a_sheet(names: list[str]) -> None:
    taken: set[str] = set()
    made = [sheet_name(name, taken) for name in names]

    assert len({name.casefold() for name in made}) == len(names)
    assert all(0 < len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in made)


def test_the_same_figures_are_the_same_bytes_whenever_somebody_asks() -> None:
    with freeze_time("2025-01-01 00:00:00"):
        earlier = _written(STRUCTURE, figures())
    with freeze_time("2026-07-07 07:07:07"):
        later = _written(STRUCTURE, figures())

    assert earlier == later
    assert str(load_workbook(BytesIO(later)).properties.created.date()) == PUBLICATION.updated
