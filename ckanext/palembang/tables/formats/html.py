"""Read what old web programs export as ".xls": an HTML table, or Excel's XML of 2003."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from ckanext.palembang.tables.errors import DamagedFileError, NotASpreadsheetError
from ckanext.palembang.tables.formats.delimited import decode
from ckanext.palembang.tables.grid import Sheet, Span, Value
from ckanext.palembang.tables.limits import Limits

_HTML = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|style|meta|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDEST_SPAN = 1000
_LEAST_ROWS = 2
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def looks_like_html(start: bytes) -> bool:
    """Tell whether the content starts as a web page does."""
    return bool(_HTML.match(start))


def read(path: Path, limits: Limits) -> list[Sheet]:
    """Return the tables of a web page, one below the other, as a spreadsheet program shows them.

    Raises:
        NotASpreadsheetError: there is no table with figures in it.
    """
    parser = _Tables(limits)
    parser.feed(decode(path.read_bytes()))
    parser.close()
    if parser.figures < _LEAST_ROWS:
        raise NotASpreadsheetError("a web page")
    sheet = Sheet(None, parser.rows, parser.merges)
    sheet.errors[-1, -1] = "html"
    return [sheet]


class _Tables(HTMLParser):
    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Value]] = []
        self.merges: list[Span] = []
        self.figures = 0
        self._limits = limits
        self._taken: set[tuple[int, int]] = set()
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._silent += 1
        elif tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._close_cell()
            self._text = []
            named = dict(attrs)
            self._span = (_span(named.get("rowspan")), _span(named.get("colspan")))
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th", "tr", "table"}:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(data)

    def _close_cell(self) -> None:
        if self._text is None or not self.rows:
            return
        text = " ".join("".join(self._text).split())
        self._text = None
        row, column = len(self.rows) - 1, len(self.rows[-1])
        while (row, column) in self._taken:
            column += 1
            self.rows[-1].append(None)
        self.rows[-1].append(text or None)
        self.figures += bool(re.search(r"\d", text))
        self._cover(row, column)

    def _cover(self, row: int, column: int) -> None:
        down, right = self._span
        if down * right > 1:
            self.merges.append(Span(row, column, row + down - 1, column + right - 1))
            self._taken.update(
                (row + i, column + j) for i in range(down) for j in range(right) if i or j
            )


def _span(text: str | None) -> int:
    return max(1, min(int(text), _WIDEST_SPAN)) if text and text.strip().isdecimal() else 1


def read_spreadsheet_xml(path: Path, limits: Limits) -> list[Sheet]:
    """Return the sheets of an Excel 2003 XML document.

    Raises:
        DamagedFileError: the XML is broken.
    """
    try:
        root = cast("Element", SafeTree.parse(path).getroot())
    except (ParseError, DefusedXmlException) as error:
        raise DamagedFileError(str(error)[:200]) from error
    sheets: list[Sheet] = []
    for page in root.iter(f"{_SS}Worksheet"):
        sheet = Sheet(page.get(f"{_SS}Name"), [])
        for row in page.iter(f"{_SS}Row"):
            place = int(row.get(f"{_SS}Index", len(sheet.rows) + 1))
            while len(sheet.rows) < min(place, limits.max_rows):
                sheet.rows.append([])
            line = sheet.rows[-1]
            for cell in row.iter(f"{_SS}Cell"):
                column = int(cell.get(f"{_SS}Index", len(line) + 1))
                line.extend([None] * (min(column, limits.max_columns) - len(line)))
                down = int(cell.get(f"{_SS}MergeDown", 0))
                across = int(cell.get(f"{_SS}MergeAcross", 0))
                top, left = len(sheet.rows) - 1, len(line) - 1
                if down or across:
                    sheet.merges.append(Span(top, left, top + down, left + across))
                data = cell.find(f"{_SS}Data")
                text = "".join(data.itertext()) if data is not None else ""
                numeric = data is not None and data.get(f"{_SS}Type") == "Number"
                line[-1] = float(text) if numeric and text else ((text.strip() and text) or None)
                line.extend([None] * across)
        sheets.append(sheet)
    return sheets
