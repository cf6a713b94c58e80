"""Read XLSX: values by calamine, what the program shows of them by openpyxl."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Protocol, cast

import openpyxl
import python_calamine
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.errors import DamagedFileError, LimitExceededError
from ckanext.palembang.tables.formats.calamine import open_with_calamine
from ckanext.palembang.tables.formats.marks import without_note_marks
from ckanext.palembang.tables.formats.xlsx_formats import note_formats
from ckanext.palembang.tables.grid import Sheet, Span, Value
from ckanext.palembang.tables.limits import Limits

#: openpyxl takes 10 to 20 times as long as calamine: large sheets are lists without ornaments.
_MOST_DECORATED_CELLS = 200_000


def read(path: Path, limits: Limits) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        DamagedFileError: the workbook is broken.
        LimitExceededError: too many sheets.
    """
    try:
        workbook = open_with_calamine(path)
        sheets = [_values(workbook, name) for name in _sheet_names(workbook, limits)]
    except python_calamine.CalamineError as error:
        raise DamagedFileError(str(error)[:200]) from error
    if sum(sheet.height * sheet.width for sheet in sheets) <= _MOST_DECORATED_CELLS:
        _decorate(path, sheets)
    else:
        note_formats(path, sheets)
    return sheets


def _sheet_names(workbook: python_calamine.CalamineWorkbook, limits: Limits) -> list[str]:
    names = [
        meta.name
        for meta in workbook.sheets_metadata
        if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    if len(names) > limits.max_sheets:
        raise LimitExceededError("sheets", len(names), limits.max_sheets)
    return names


def _values(workbook: python_calamine.CalamineWorkbook, name: str) -> Sheet:
    page = workbook.get_sheet_by_name(name)
    rows = cast("list[list[Value]]", page.to_python(skip_empty_area=False))
    for row in rows:
        for column, value in enumerate(row):
            if isinstance(value, str) and not value.strip():
                row[column] = None
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    merges = [Span(*first, *last) for first, last in page.merged_cell_ranges or []]
    visible = {meta.name: meta.visible for meta in workbook.sheets_metadata}
    hidden = visible[name] != python_calamine.SheetVisibleEnum.Visible
    return Sheet(name, rows, merges, is_hidden=hidden)


def _decorate(path: Path, sheets: list[Sheet]) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(path, rich_text=True, keep_links=False)
    except Exception:  # noqa: BLE001 - openpyxl raises anything on odd styles; calamine has the values
        return
    pages = {page.title: page for page in workbook.worksheets}
    for sheet in sheets:
        page = pages.get(sheet.name or "")
        if page is not None:
            _decorate_sheet(sheet, page)


def _decorate_sheet(sheet: Sheet, page: Worksheet) -> None:
    for number, row in page.row_dimensions.items():
        if row.hidden:
            sheet.hidden_rows.add(int(number) - 1)
    for letters, column in page.column_dimensions.items():
        if column.hidden:
            first = int(column.min or column_index_from_string(letters))
            last = min(int(column.max or first), sheet.width)
            sheet.hidden_columns.update(range(first - 1, last))
    cells = cast("dict[Place, Cell]", page._cells)  # noqa: SLF001 - asked by place it makes a cell for each one
    for (row_number, column_number), cell in cells.items():
        if cell.value is not None:
            _decorate_cell(sheet, (row_number - 1, column_number - 1), cell)


def _decorate_cell(sheet: Sheet, place: Place, cell: Cell) -> None:
    stored = sheet.at(*place)
    if cell.data_type == "f" and stored is None:
        sheet.formulas.add(place)
        _put(sheet, place, None)
    elif cell.data_type == "e":
        sheet.errors[place] = str(cell.value)
        _put(sheet, place, None)
    elif isinstance(cell.value, CellRichText) and isinstance(stored, str):
        _put(sheet, place, without_note_marks(_pieces(cell.value)))
    if isinstance(stored, int | float) and cell.number_format not in {"General", "@"}:
        sheet.formats[place] = str(cell.number_format)
    looks = cast("_Looks", cell)
    if looks.font.b:
        sheet.bold.add(place)
    if looks.alignment.indent:
        sheet.indents[place] = int(looks.alignment.indent)


class _Font(Protocol):
    b: bool | None


class _Alignment(Protocol):
    indent: float | None


class _Looks(Protocol):
    """What is asked of a cell; openpyxl's proxies of styles have no types of their own."""

    font: _Font
    alignment: _Alignment


def _pieces(text: CellRichText) -> list[tuple[str, bool]]:
    return [
        (piece.text or "", piece.font.vertAlign == "superscript")
        if isinstance(piece, TextBlock)
        else (str(piece), False)
        for piece in text
    ]


def _put(sheet: Sheet, place: Place, value: Value) -> None:
    row, column = place
    while len(sheet.rows) <= row:
        sheet.rows.append([])
    line = sheet.rows[row]
    line.extend([None] * (column + 1 - len(line)))
    line[column] = value
