"""Large sheets are read without openpyxl, and yet as they are shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from ckanext.palembang.tables.formats import xlsx
from ckanext.palembang.tables.reader import read_here


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "besar.xlsx"
    with Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Data & <lain>")
        percent, whole = (
            book.add_format({"num_format": "0.00%"}),
            book.add_format({"num_format": "#,##0"}),
        )
        sheet.write_row(0, 0, ["Kegiatan", "Jumlah", "Persentase"])
        for row in range(1, 4):
            sheet.write(row, 0, f"Kegiatan {'ABC'[row - 1]}")
            sheet.write(row, 1, 1000 + 7 * row, whole)
            sheet.write(row, 2, 0.1178 * row, percent)
        sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")
        sheet.write(4, 0, "Kegiatan D")
        sheet.write(4, 2, 0.25, percent)
    return path


def test_per_cent_and_errors_are_seen(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = read_here(book)
    monkeypatch.setattr(xlsx, "_MOST_DECORATED_CELLS", 0)
    large = read_here(book)

    [table] = large.tables
    shares = [one.value for one in table.observations if one.column == ("Persentase",)]
    assert shares[0] == Decimal("11.78")
    assert [(one.cell, one.value) for one in table.observations] == [
        (one.cell, one.value) for one in small.tables[0].observations
    ]
    assert "error-value" in {one.code for one in large.findings}


def test_cells_across_pieces_are_seen(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ckanext.palembang.tables.formats import xlsx_formats  # noqa: PLC0415 - patched

    monkeypatch.setattr(xlsx, "_MOST_DECORATED_CELLS", 0)
    whole = read_here(book)
    for size in (64, 97, 301):
        monkeypatch.setattr(xlsx_formats, "_PIECE", size)
        assert read_here(book) == whole
