"""Read OpenDocument spreadsheets from their XML: values, spans, percent, hidden parts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from ckanext.palembang.tables.errors import DamagedFileError, LimitExceededError
from ckanext.palembang.tables.formats.marks import without_note_marks
from ckanext.palembang.tables.grid import Sheet, Span, Value
from ckanext.palembang.tables.limits import Limits

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
#: A repeated row or cell longer than this is the emptiness behind the data.
_LONGEST_REPEAT = 2_000
_HIDDEN = {"collapse", "filter"}
_NUMBERS = {"float", "currency", "percentage"}


@dataclass(slots=True)
class _Styles:
    bold: set[str] = field(default_factory=set)
    indents: dict[str, int] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)


def read(path: Path, limits: Limits) -> list[Sheet]:
    """Return the sheets of an OpenDocument spreadsheet.

    Raises:
        DamagedFileError: the XML is broken or it is another kind of document.
        LimitExceededError: too many sheets or cells.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
            root = cast("Element", SafeTree.parse(stream).getroot())
    except (ParseError, DefusedXmlException, KeyError, ValueError) as error:
        raise DamagedFileError(str(error)[:200]) from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if body is None:
        reason = "an OpenDocument file without a spreadsheet"
        raise DamagedFileError(reason)
    styles = _styles(root)
    pages = body.findall(f"{_TABLE}table")
    if len(pages) > limits.max_sheets:
        raise LimitExceededError("sheets", len(pages), limits.max_sheets)
    return [_Page(page, styles, limits).sheet for page in pages]


def _styles(root: Element) -> _Styles:
    styles = _Styles()
    for style in root.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        for part in style:
            if part.get(f"{_FO}font-weight") == "bold":
                styles.bold.add(name)
            if (part.get(f"{_STYLE}text-position") or "").startswith("super"):
                styles.raised.add(name)
            if part.get(f"{_TABLE}display") == "false":
                styles.hidden_tables.add(name)
            margin = part.get(f"{_FO}margin-left") or part.get(f"{_FO}padding-left") or ""
            if steps := _steps(margin):
                styles.indents[name] = steps
    return styles


def _steps(length: str) -> int:
    digits = length.rstrip("abcdefghijklmnopqrstuvwxyz%")
    try:
        size = float(digits or 0)
    except ValueError:
        return 0
    per_step = {"cm": 0.353, "mm": 3.53, "in": 0.139, "pt": 10.0}.get(length[len(digits) :], 0.353)
    return round(size / per_step)


class _Page:
    def __init__(self, page: Element, styles: _Styles, limits: Limits) -> None:
        hidden = page.get(f"{_TABLE}style-name") in styles.hidden_tables
        self.sheet = Sheet(page.get(f"{_TABLE}name"), [], is_hidden=hidden)
        self._styles = styles
        self._limits = limits
        self._column = 0
        self._cells = 0
        self._read(page)
        rows = self.sheet.rows
        while rows and not any(value is not None for value in rows[-1]):
            rows.pop()

    def _read(self, page: Element) -> None:
        column = 0
        for part in _walk(page):
            if part.tag == f"{_TABLE}table-column":
                repeat = _count(part, "number-columns-repeated")
                if part.get(f"{_TABLE}visibility") in _HIDDEN and repeat <= _LONGEST_REPEAT:
                    self.sheet.hidden_columns.update(range(column, column + repeat))
                column += repeat
            else:
                self._read_row(part)

    def _read_row(self, row: Element) -> None:
        start = len(self.sheet.rows)
        values = self._values(row, start)
        repeat = _count(row, "number-rows-repeated")
        if repeat > _LONGEST_REPEAT and not any(value is not None for value in values):
            repeat = 1
        for _ in range(repeat):
            self.sheet.rows.append(list(values))
            self._cells += len(values)
            if self._cells > self._limits.max_cells:
                raise LimitExceededError("cells", self._cells, self._limits.max_cells)
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            self.sheet.hidden_rows.update(range(start, len(self.sheet.rows)))

    def _values(self, row: Element, number: int) -> list[Value]:
        values: list[Value] = []
        for cell in row:
            if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                continue
            value = self._value(cell, (number, len(values)))
            repeat = _count(cell, "number-columns-repeated")
            if value is None and repeat > _LONGEST_REPEAT:
                continue
            values.extend([value] * repeat)
            if len(values) > self._limits.max_columns:
                raise LimitExceededError("columns", len(values), self._limits.max_columns)
        while values and values[-1] is None:
            values.pop()
        return values

    def _value(self, cell: Element, place: tuple[int, int]) -> Value:
        style = cell.get(f"{_TABLE}style-name", "")
        down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down * right > 1:
            row, column = place
            self.sheet.merges.append(Span(row, column, row + down - 1, column + right - 1))
        kind = cell.get(f"{_OFFICE}value-type")
        if style in self._styles.bold:
            self.sheet.bold.add(place)
        if style in self._styles.indents:
            self.sheet.indents[place] = self._styles.indents[style]
        if kind is None and cell.get(f"{_TABLE}formula"):
            self.sheet.formulas.add(place)
            return None
        if kind == "percentage":
            self.sheet.formats[place] = "0.00%"
        if kind in _NUMBERS:
            return _number(cell.get(f"{_OFFICE}value", "nan"))
        if kind == "date":
            return _date(cell.get(f"{_OFFICE}date-value", ""))
        if kind == "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        return self._text(cell)

    def _text(self, cell: Element) -> str | None:
        lines = [without_note_marks(list(self._pieces(line))) for line in cell.iter(f"{_TEXT}p")]
        text = "\n".join(lines)
        return text if text.strip() else None

    def _pieces(self, line: Element) -> Iterator[tuple[str, bool]]:
        yield line.text or "", False
        for part in line:
            if part.tag == f"{_TEXT}s":
                yield " " * min(_count(part, "c", _TEXT), 100), False
            else:
                raised = part.get(f"{_TEXT}style-name") in self._styles.raised
                yield "".join(part.itertext()), raised
            yield part.tail or "", False


def _walk(page: Element) -> Iterator[Element]:
    for part in page:
        if part.tag in {f"{_TABLE}table-row", f"{_TABLE}table-column"}:
            yield part
        elif part.tag.startswith(_TABLE) and part.tag != f"{_TABLE}table-cell":
            yield from _walk(part)


def _count(part: Element, name: str, space: str = _TABLE) -> int:
    text = part.get(f"{space}{name}", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 12 else 1


def _number(text: str) -> Value:
    try:
        return float(text)
    except ValueError:
        return text or None


def _date(text: str) -> Value:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text or None
