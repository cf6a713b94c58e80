"""The workbook."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from xlsxwriter import Workbook

from ckanext.palembang.tables.outputs.cube import cube_of
from ckanext.palembang.tables.outputs.publication import Publication
from ckanext.palembang.tables.outputs.workbook.body import write_body
from ckanext.palembang.tables.outputs.workbook.foot import write_foot, write_title
from ckanext.palembang.tables.outputs.workbook.plan import Plan, plan_sheets
from ckanext.palembang.tables.outputs.workbook.styles import Pen
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure

_A4 = 9
_WIDE = 6
_LONGEST_NAME = 31
# What Excel does not allow in the name of a sheet.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_xlsx(
    structure: DataStructure,
    points: Iterable[DataPoint],
    target: IO[bytes],
    publication: Publication,
    *,
    most_cells: int = 500_000,
) -> None:
    """Write figures as a workbook in the layout of the yearbook, in both languages.

    Areas go down, periods and categories across, each with a row of bilingual heads; where they are too
    many for a page, each period has a sheet of its own, the latest first. Figures are numbers; a symbol
    beside one belongs to the cell's format.

    Args:
        structure: the structure of the table.
        points: the figures.
        target: where to write.
        publication: where they come from.
        most_cells: how many cells the table may have.

    Raises:
        TooManyCellsError: it has more.
        DoubledFigureError: two figures have everything in common.
    """
    cube = cube_of(structure, points, most_cells)
    names: set[str] = set()
    with Workbook(target, dict(_OPTIONS)) as book:
        book.set_properties(
            {"title": structure.title[:255], "created": _moment(publication.updated)}
        )
        for plan in plan_sheets(cube):
            _write_sheet(book, plan, cube.structure, publication, names)


def _moment(updated: str | None) -> datetime:
    """When the figures changed, not when somebody asked: the same figures are the same bytes."""
    try:
        return datetime.fromisoformat(updated or "")
    except ValueError:
        return datetime(1980, 1, 1)  # noqa: DTZ001 - the zone-less beginning of time in ZIP files


def _write_sheet(
    book: Workbook,
    plan: Plan,
    structure: DataStructure,
    publication: Publication,
    names: set[str],
) -> None:
    sheet = book.add_worksheet(sheet_name(plan.name, names))
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer("&R&P / &N")
    if len(plan.columns) > _WIDE:
        sheet.set_landscape()
    pen = Pen(book, sheet)
    top = write_title(pen, plan, structure)
    row = write_body(pen, top, plan, structure)
    write_foot(pen, row, plan, structure, publication)


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel allows and that is not taken yet; it is taken then."""
    bare = _NOT_IN_NAMES.sub("-", wanted).strip("' ")[:_LONGEST_NAME] or "Data"
    name, number = bare, 1
    while name.casefold() in taken:
        number += 1
        name = f"{bare[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.casefold())
    return name
