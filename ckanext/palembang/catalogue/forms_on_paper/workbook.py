"""The forms as a workbook: a sheet for each form, laid out for A4.

Every text is written as text (`write_string`), so a value that begins with `=`, `+`, `-` or `@` is never
a formula, and no text becomes a link.
"""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.catalogue.forms_on_paper.cells import Pen
from ckanext.palembang.catalogue.forms_on_paper.sheet import Paper
from ckanext.palembang.catalogue.forms_on_paper.upright import write_activity
from ckanext.palembang.catalogue.forms_on_paper.wide import write_table

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}


def workbook(paper: Paper) -> bytes:
    """The forms as the content of an XLSX file."""
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(target, options) as book:
        book.set_properties({"title": paper.title[:255]})
        upright = _sheet(book, paper.activity.code)
        write_activity(Pen(book, upright), paper)
        for table in paper.tables:
            sheet = _sheet(book, table.code)
            sheet.set_landscape()
            write_table(Pen(book, sheet), table, paper)
    return target.getvalue()


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_paper(_A4)
    sheet.set_margins(**_MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer(f"&L{name}&R&P / &N")
    return sheet
