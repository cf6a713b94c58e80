"""MS-Ind and MS-Var in the workbook: a row for each record, heads on every page."""

from __future__ import annotations

from collections.abc import Sequence

from ckanext.palembang.catalogue.forms_on_paper import texts
from ckanext.palembang.catalogue.forms_on_paper.cells import Pen, both
from ckanext.palembang.catalogue.forms_on_paper.sheet import Paper, WideSheet
from ckanext.palembang.catalogue.forms_on_paper.upright import write_title

_WIDTH = 190.0
_LEAST_LINES = 2
#: The wide forms are printed in a smaller font.
_SHRINK = 0.8
_LINE = 9.5


def write_table(pen: Pen, sheet: WideSheet, paper: Paper) -> None:
    """Writes the form with its title and the lines for signatures."""
    total = sum(column.width for column in sheet.columns)
    pen.columns([column.width / total * _WIDTH for column in sheet.columns])
    last = len(sheet.columns) - 1
    write_title(pen, sheet.code, both(sheet.title), paper, last=last)
    first = pen.row
    _write_row(pen, [both(column.label) for column in sheet.columns], "head")
    _write_row(pen, [f"({column.number})" for column in sheet.columns], "count", least=1)
    pen.sheet.repeat_rows(first, pen.row - 1)
    for row in sheet.rows:
        _write_row(pen, row, "small")
    pen.span(0, last, both(texts.words("yes_or_no")), "plain")
    pen.next()
    middle = last // 2
    pen.signatures((0, middle - 2), (middle + 2, last))


def _write_row(pen: Pen, row: Sequence[str], style: str, *, least: int = _LEAST_LINES) -> None:
    shrink = 1.0 if style == "head" else _SHRINK
    needed = max(pen.lines(index, index, text, shrink=shrink) for index, text in enumerate(row))
    rows = pen.height(max(needed, least), line=12.0 if style == "head" else _LINE)
    for index, text in enumerate(row):
        pen.span(index, index, text, style, rows=rows)
    pen.next(rows)
