"""Fills in a template as an office does: opens it, types figures into the yellow cells, saves it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

#: Code of an area and word of a head, to what is typed there.
Entries = Mapping[tuple[str, str], Any]

_SHEET = "Isian"


def fill_in(
    template: Path, entries: Entries, filled: Path, *, period: str
) -> dict[tuple[str, str], str]:
    """Type entries into a template and save it, by LibreOffice where that is installed.

    Returns:
        The address of each entry's cell.
    """
    book = openpyxl.load_workbook(template)
    sheet = book[_SHEET]
    numbers = next(n for n in range(1, 40) if sheet.cell(n, 1).value == "(1)")
    columns = _input_columns(sheet, numbers, period)
    last = sheet.max_row
    rows = {str(sheet.cell(row, 1).value): row for row in range(numbers + 1, last + 1)}
    cells = {}
    for (area, head), value in entries.items():
        cell = sheet.cell(rows[area], columns[head])
        cells[area, head] = cell.coordinate
        # Sums are formulas of the form, which nobody can type over.
        if not cell.protection.locked:
            cell.value = value
    book.save(filled)
    _save_by_office(filled)
    return cells


def _input_columns(sheet: Worksheet, numbers: int, period: str) -> dict[str, int]:
    """Columns of the period's figures by the Indonesian word over them."""
    found: dict[str, int] = {}
    for column in range(3, sheet.max_column + 1):
        head = str(sheet.cell(numbers - 1, column).value)
        if head.split("\n", maxsplit=1)[0] == period:
            found[str(sheet.cell(numbers - 2, column).value).split("\n")[0]] = column
    return found


def _save_by_office(path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        return
    saved = path.parent / "saved"
    home = f"-env:UserInstallation=file://{path.parent}/office"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    shutil.move(saved / path.name, path)
