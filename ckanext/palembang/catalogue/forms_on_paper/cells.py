"""Cells of the workbook: typed as text, merged, as high as their text needs.

Excel does not fit the height of merged cells by itself, and shows no row higher than 409 points: a long
text goes over several rows that are merged.
"""

from __future__ import annotations

import re
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.catalogue.forms_on_paper import texts
from ckanext.palembang.catalogue.forms_on_paper.sheet import Words

#: Excel holds no longer text in a cell.
_LONGEST = 32_767
_CUT = " […]"
# What XML cannot hold: control characters and halves of characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE = 12.0
_LINES_A_ROW = 30
#: Characters of our font that fit into a unit of column width.
_CHARACTERS = 1.35

_BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 9, "text_wrap": True, "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "text": {"border": 1},
    "label": {"border": 1},
    "number": {"border": 1, "bold": True},
    "block": {"border": 1, "bold": True, "bg_color": "#E4E4E4"},
    "head": {"border": 1, "bold": True, "bg_color": "#F2F2F2", "align": "center"},
    "count": {"border": 1, "font_size": 7, "align": "center"},
    "small": {"border": 1, "font_size": 7},
    "box": {"border": 2, "bold": True, "align": "center", "valign": "vcenter", "font_size": 11},
    "cross": {"border": 1, "bold": True, "align": "center", "valign": "vcenter"},
    "plain": {},
    "title": {"bold": True, "font_size": 13},
    "form": {"border": 2, "bold": True, "font_size": 12, "align": "center", "valign": "vcenter"},
}


def both(words: Words) -> str:
    """A label in both languages, Indonesian first."""
    return words.id if words.id == words.en else f"{words.id} / {words.en}"


class Pen:
    """Writes down a sheet from its first row on.

    Attributes:
        row: the next free row, counted from 0.
        sheet: the sheet.
    """

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self.row = 0
        self.sheet = sheet
        self._book = book
        self._formats: dict[str, Format] = {}
        self._widths: list[float] = []

    def columns(self, widths: list[float]) -> None:
        """Sets the widths of the columns, in characters."""
        self._widths = widths
        for index, width in enumerate(widths):
            self.sheet.set_column(index, index, width)

    def style(self, name: str) -> Format:
        """The format of a kind of cell."""
        if name not in self._formats:
            self._formats[name] = self._book.add_format(_BASE | _STYLES[name])
        return self._formats[name]

    def put(self, column: int, text: str, style: str = "text") -> None:
        """Writes a text into one cell of the current row."""
        self.sheet.write_string(self.row, column, _fitting(text), self.style(style))

    def span(self, first: int, last: int, text: str, style: str = "text", *, rows: int = 1) -> None:
        """Writes a text over several columns, and rows, from the current row on."""
        if first == last and rows == 1:
            self.put(first, text, style)
            return
        shape = self.style(style)
        # merge_range guesses a type from the text: the text is written over it, as text.
        self.sheet.merge_range(self.row, first, self.row + rows - 1, last, "", shape)
        self.sheet.write_string(self.row, first, _fitting(text), shape)

    def lines(self, first: int, last: int, text: str, *, shrink: float = 1.0) -> int:
        """How many lines a text takes over these columns."""
        width = max(1, int(sum(self._widths[first : last + 1]) * _CHARACTERS / shrink))
        return sum(max(1, -(-len(part) // width)) for part in _fitting(text).splitlines() or [" "])

    def height(self, lines: int, *, line: float = _LINE) -> int:
        """Makes the current row, or as many as are needed, high enough.

        Returns:
            Over how many rows the text goes.
        """
        rows = -(-lines // _LINES_A_ROW)
        for index in range(rows):
            share = min(lines - index * _LINES_A_ROW, _LINES_A_ROW)
            self.sheet.set_row(self.row + index, share * line + 3)
        return rows

    def next(self, rows: int = 1) -> None:
        """Goes to the next free row."""
        self.row += rows

    def signatures(self, left: tuple[int, int], right: tuple[int, int]) -> None:
        """Place and date, and room for both signatures."""
        name, number = (texts.words("signatures", key) for key in ("name", "staff_number"))
        self.next()
        self._beside(left, "", right, f"{texts.place()}, …………………………………")
        roles = (both(texts.words("signatures", role)) for role in ("head", "officer"))
        self._beside(left, next(roles), right, next(roles))
        self.sheet.set_row(self.row, 48)
        self.next()
        for words in (name, number):
            dotted = f"{both(words)}: ……………………………………"
            self._beside(left, dotted, right, dotted)

    def _beside(self, left: tuple[int, int], one: str, right: tuple[int, int], two: str) -> None:
        self.span(*left, one, "plain")
        self.span(*right, two, "plain")
        self.height(max(self.lines(*left, one), self.lines(*right, two)))
        self.next()


def _fitting(text: str) -> str:
    text = _FORBIDDEN.sub("\ufffd", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
