"""Read the old binary XLS with xlrd, which knows formats, merges and hidden parts too."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import python_calamine
import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.sheet import Sheet as Page

from ckanext.palembang.tables.errors import (
    DamagedFileError,
    EncryptedFileError,
    LimitExceededError,
)
from ckanext.palembang.tables.formats.calamine import open_with_calamine
from ckanext.palembang.tables.formats.marks import without_note_marks
from ckanext.palembang.tables.grid import Sheet, Span, Value
from ckanext.palembang.tables.limits import Limits

_BOF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_BOF_LENGTHS = (b"\x10\x00", b"\x08\x00", b"\x06\x00", b"\x04\x00")
_BOLD_WEIGHT = 700
_SUPERSCRIPT = 1


def is_bare_workbook(start: bytes) -> bool:
    """Tell whether the content is a workbook of Excel 2 to 5 without a container."""
    return start[:2] in _BOF and start[2:4] in _BOF_LENGTHS


def read(path: Path, limits: Limits) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        EncryptedFileError: a password protects it.
        DamagedFileError: it is broken.
        LimitExceededError: too many sheets or cells.
    """
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as silence:
            book = xlrd.open_workbook(str(path), formatting_info=True, logfile=silence)
    except XLRDError as error:
        if "encrypted" in str(error).lower():
            raise EncryptedFileError from error
        return _plain(path, str(error))
    except Exception as error:  # noqa: BLE001 - xlrd raises struct.error, IndexError, AssertionError...
        return _plain(path, f"{type(error).__name__}: {error}")
    if book.nsheets > limits.max_sheets:
        raise LimitExceededError("sheets", book.nsheets, limits.max_sheets)
    try:
        return [_sheet(book, page, limits) for page in book.sheets()]
    except (IndexError, KeyError, AttributeError, ValueError) as error:
        return _plain(path, f"{type(error).__name__}: {error}")


def _plain(path: Path, reason: str) -> list[Sheet]:
    """Read values only, with calamine: it opens some files that xlrd does not."""
    try:
        workbook = open_with_calamine(path)
        names = workbook.sheet_names
        pages = [workbook.get_sheet_by_name(name) for name in names]
        return [
            Sheet(name, [[_blank(value) for value in row] for row in _rows(page)])
            for name, page in zip(names, pages, strict=True)
        ]
    except python_calamine.CalamineError as error:
        raise DamagedFileError(reason[:200]) from error


def _rows(page: python_calamine.CalamineSheet) -> list[list[Value]]:
    return [list(row) for row in page.to_python(skip_empty_area=False)]


def _blank(value: Value) -> Value:
    return None if isinstance(value, str) and not value.strip() else value


def _sheet(book: Book, page: Page, limits: Limits) -> Sheet:
    if page.nrows * page.ncols > limits.max_cells:
        raise LimitExceededError("cells", page.nrows * page.ncols, limits.max_cells)
    sheet = Sheet(page.name, [], is_hidden=page.visibility != 0)
    for row in range(page.nrows):
        length = page.row_len(row)
        sheet.rows.append([_cell(book, page, sheet, row, column) for column in range(length)])
    sheet.merges = [
        Span(top, left, bottom - 1, right - 1) for top, bottom, left, right in page.merged_cells
    ]
    sheet.hidden_rows = {number for number, info in page.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {
        number for number, info in page.colinfo_map.items() if info.hidden and number < page.ncols
    }
    return sheet


def _cell(book: Book, page: Page, sheet: Sheet, row: int, column: int) -> Value:
    kind = page.cell_type(row, column)
    value = page.cell_value(row, column)
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return None
    style = book.xf_list[page.cell_xf_index(row, column)]
    if book.font_list[style.font_index].weight >= _BOLD_WEIGHT:
        sheet.bold.add((row, column))
    if style.alignment is not None and style.alignment.indent_level:
        sheet.indents[row, column] = style.alignment.indent_level
    if kind == xlrd.XL_CELL_TEXT:
        return _blank(_text(book, page, row, column))
    if kind == xlrd.XL_CELL_ERROR:
        sheet.errors[row, column] = xlrd.error_text_from_code.get(int(value), "#ERROR!")
        return None
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        return _date(float(value), book.datemode)
    number_format = book.format_map[style.format_key].format_str
    if number_format not in {"General", "@", ""}:
        sheet.formats[row, column] = number_format
    return float(value)


def _date(value: float, datemode: int) -> Value:
    try:
        return xlrd.xldate.xldate_as_datetime(value, 1 if datemode else 0)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return date(1900, 1, 1)


def _text(book: Book, page: Page, row: int, column: int) -> str:
    text = str(page.cell_value(row, column))
    runs = page.rich_text_runlist_map.get((row, column))
    if not runs:
        return text
    pieces = [(text[: runs[0][0]], False)]
    for index, (start, font) in enumerate(runs):
        end = runs[index + 1][0] if index + 1 < len(runs) else len(text)
        raised = font < len(book.font_list) and book.font_list[font].escapement == _SUPERSCRIPT
        pieces.append((text[start:end], raised))
    return without_note_marks(pieces)
