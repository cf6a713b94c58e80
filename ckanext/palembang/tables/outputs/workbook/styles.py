"""Formats of cells, and texts in two languages, of which English is italic."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Property = str | int | bool
#: A text in Indonesian and, where there is one, in English.
Bilingual = tuple[str, str | None]

# Excel refuses longer texts.
_LONGEST = 32_000


def _is_exact(value: Decimal) -> bool:
    """Whether a spreadsheet shows all digits: XlsxWriter writes 16, Excel rounds to 15."""
    written = float(f"{float(value):.16G}")
    return value in {Decimal(f"{written:.15G}"), Decimal(f"{written:.16G}")}


class Pen:
    """Writes cells of one sheet; texts always as texts, never as formulas, numbers or links."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._book = book
        self._formats: dict[tuple[tuple[str, Property], ...], Format] = {}

    def style(self, **properties: Property) -> Format:
        """Return a format; equal ones are one."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            wanted = {"font_name": "Arial", "font_size": 9, "valign": "vcenter"} | properties
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    def text(self, row: int, column: int, text: str, **properties: Property) -> None:
        """Write a text."""
        self.sheet.write_string(row, column, text[:_LONGEST], self.style(**properties))

    def both(self, row: int, column: int, texts: Bilingual, **looks: Property) -> None:
        """Write a text in both languages, English in italics."""
        self._write_both(row, column, texts, "/", looks)

    def apart(self, row: int, column: int, texts: Bilingual, **looks: Property) -> None:
        """Write a sentence in both languages, blanks around what parts them."""
        self._write_both(row, column, texts, " / ", looks)

    def stacked(self, row: int, column: int, texts: Bilingual, **looks: Property) -> None:
        """Write a head in both languages, English below."""
        self._write_both(row, column, texts, "\n", looks)

    def _write_both(
        self, row: int, column: int, texts: Bilingual, between: str, looks: dict[str, Property]
    ) -> None:
        indonesian, english = texts[0][: _LONGEST // 2], (texts[1] or "")[: _LONGEST // 2]
        if not english or english == indonesian or not indonesian:
            self.text(row, column, indonesian or english, **looks)
            return
        fonts = {key: looks[key] for key in ("bold", "font_size") if key in looks}
        upright, italic = self.style(**fonts), self.style(**fonts, italic=True)
        parts = (upright, indonesian + between, italic, english)
        self.sheet.write_rich_string(row, column, *parts, self.style(**looks))

    def number(self, row: int, column: int, value: Decimal, sign: str, **looks: Property) -> None:
        """Write a figure with the decimals that it has, its symbol beside it.

        The symbol belongs to the format, so that the cell stays a number. What a spreadsheet cannot hold
        exactly (more than 15 or 16 digits) is written as a text with all its digits.
        """
        if not _is_exact(value):
            self.text(row, column, f"{value:f}{sign}", align="right", **looks)
            return
        decimals = max(0, -int(value.as_tuple().exponent))
        pattern = "#,##0" + (f".{'0' * decimals}" if decimals else "")
        if sign:
            pattern += '"' + sign.replace('"', "") + '"'
        self.sheet.write_number(row, column, float(value), self.style(num_format=pattern, **looks))
