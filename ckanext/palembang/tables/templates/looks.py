"""How the form looks: one place for its colours and formats."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

from functools import cached_property
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.tables.templates.form import Words

_FONT = {"font_name": "Arial", "font_size": 10}
_EDGE = {"border": 1, "border_color": "#8C9AA8", "valign": "vcenter"}
_HEAD, _INPUT, _LOCKED, _TOTAL = "#1F4E79", "#FFF9DB", "#F2F4F6", "#E3E8ED"
_GREY = "#6B7680"


class Looks:
    """The formats of one workbook, each made at first use."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:  # noqa: ANN401 - colours, sizes, booleans: whatever a format has
        """Return the format with these properties."""
        wanted = _FONT | properties
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]

    @cached_property
    def title(self) -> Format:
        """The Indonesian title."""
        return self.of(bold=True, font_size=13, text_wrap=True, valign="vcenter")

    @cached_property
    def title_english(self) -> Format:
        """The English title below it."""
        return self.of(
            italic=True, font_size=11, font_color=_GREY, text_wrap=True, valign="vcenter"
        )

    @cached_property
    def line(self) -> Format:
        """A line about the table."""
        return self.of(valign="vcenter", text_wrap=True)

    @cached_property
    def hint(self) -> Format:
        """The line that says what to do."""
        return self.of(
            bg_color=_INPUT,
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color="#D9C77A",
        )

    @cached_property
    def bold(self) -> Format:
        """Part of a text."""
        return self.of(bold=True)

    @cached_property
    def italic(self) -> Format:
        """Part of a text: its English words."""
        return self.of(italic=True, font_color=_GREY)

    @cached_property
    def head(self) -> Format:
        """A head."""
        return self.of(
            bold=True, bg_color=_HEAD, font_color="#FFFFFF", align="center", text_wrap=True, **_EDGE
        )

    @cached_property
    def head_word(self) -> Format:
        """Indonesian words in a head."""
        return self.of(bold=True, font_color="#FFFFFF")

    @cached_property
    def head_english(self) -> Format:
        """English words in a head."""
        return self.of(italic=True, font_color="#FFFFFF")

    @cached_property
    def number(self) -> Format:
        """The row of column numbers."""
        return self.of(
            bg_color=_LOCKED, font_color=_GREY, font_size=8, align="center", border=1,
            border_color="#8C9AA8",
        )  # fmt: skip

    def stub(self, depth: int, *, is_total: bool) -> Format:
        """Return the format of a row's label."""
        return self.of(
            indent=depth, bold=is_total, text_wrap=True,
            bg_color=_TOTAL if is_total else "#FFFFFF", **_EDGE,
        )  # fmt: skip

    @cached_property
    def code(self) -> Format:
        """The code of a row."""
        return self.of(font_color=_GREY, font_size=8, bg_color=_LOCKED, num_format="@", **_EDGE)

    def entry(self, figures: str) -> Format:
        """Return the format of a cell to fill in."""
        return self.of(bg_color=_INPUT, num_format=figures, locked=False, align="right", **_EDGE)

    @cached_property
    def sign(self) -> Format:
        """A cell for a sign."""
        return self.of(bg_color=_INPUT, locked=False, align="center", num_format="@", **_EDGE)

    def total(self, figures: str) -> Format:
        """Return the format of a formula."""
        return self.of(bold=True, bg_color=_TOTAL, num_format=figures, align="right", **_EDGE)

    def earlier(self, figures: str) -> Format:
        """Return the format of a figure of the period before."""
        return self.of(
            italic=True, font_color=_GREY, bg_color=_LOCKED, num_format=figures, align="right",
            **_EDGE,
        )  # fmt: skip

    @cached_property
    def nothing(self) -> Format:
        """A cell that is not asked for."""
        return self.of(pattern=14, fg_color="#C9D1D8", bg_color="#FFFFFF", **_EDGE)

    @cached_property
    def changed(self) -> Format:
        """An input far from the figure of the period before."""
        return self._book.add_format({"bg_color": "#FFD28A"})


def write_words(
    sheet: Worksheet,
    place: tuple[int, int],
    words: Words,
    looks: tuple[Format, Format, Format],
    between: str,
) -> None:
    """Write a text in both languages, the English part in its own type.

    Args:
        sheet: where.
        place: row and column, counted from 0.
        words: the text.
        looks: formats of the Indonesian part, the English part, and the cell.
        between: what stands between the two.
    """
    indonesian, english, cell = looks
    if words.english and words.id:
        sheet.write_rich_string(
            *place, indonesian, words.id, english, f"{between}{words.english}", cell
        )
    else:
        sheet.write_string(*place, words.joined(between), cell)
