"""Write a case in every file format."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tests.tables.messy.spec import Case, D, Page, Styled


def bare(cell: Any) -> Any:
    """What is written into a cell."""
    if isinstance(cell, D):
        return cell.written
    return cell.text if isinstance(cell, Styled) else cell


def write(case: Case, kind: str, folder: Path) -> Path:
    path = folder / f"{case.name}.{'xls' if kind == 'html' else kind}"
    {"csv": _csv, "xlsx": _xlsx, "xls": _xls, "ods": _ods, "html": _html}[kind](case, path)
    return path


def _csv(case: Case, path: Path) -> None:
    width = max(len(row) for row in case.pages[0].grid)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=case.delimiter)
    for row in case.pages[0].grid:
        cells = [bare(cell) for cell in row]
        spaces = [" " * (3 * cell.indent) if isinstance(cell, Styled) else "" for cell in row]
        texts = [s + _plain(c) for s, c in zip(spaces, cells, strict=True)]
        writer.writerow([*texts, *[""] * (width - len(texts))])
    path.write_bytes((case.lead + out.getvalue()).encode(case.encoding))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _xlsx(case: Case, path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in case.pages:
        sheet = book.create_sheet(page.name)
        _fill_xlsx(sheet, page)
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
        for row in page.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        for (r, c), formula in page.formulas.items():
            sheet.cell(r + 1, c + 1, formula)
        if page.is_hidden:
            sheet.sheet_state = "hidden"
    book.save(path)


def _fill_xlsx(sheet: Any, page: Page) -> None:
    for r, row in enumerate(page.grid, start=1):
        for c, cell in enumerate(row, start=1):
            if bare(cell) is None:
                continue
            target = sheet.cell(r, c, bare(cell))
            if isinstance(cell, D) and cell.format:
                target.number_format = cell.format
            if isinstance(cell, Styled):
                target.font = Font(bold=cell.bold)
                target.alignment = Alignment(indent=cell.indent)


def _html(case: Case, path: Path) -> None:
    """A web page of one table, as programs of the web name .xls."""
    page = case.pages[0]
    covered = _covered(page)
    lines = ["<html><body><table border=1>"]
    for r, row in enumerate(page.grid):
        cells = []
        for c, cell in enumerate(row):
            if (r, c) in covered:
                continue
            span = next((m for m in page.merges if m[:2] == (r, c)), (r, c, r, c))
            spans = f' rowspan="{span[2] - r + 1}" colspan="{span[3] - c + 1}"'
            cells.append(f"<td{spans}>{escape(_plain(bare(cell)))}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    path.write_text("\n".join([*lines, "</table></body></html>"]), encoding=case.encoding)


def _xls_style(cell: Any) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    if isinstance(cell, D) and cell.format:
        style.num_format_str = cell.format
    if isinstance(bare(cell), date | datetime):
        style.num_format_str = "DD-MMM"
    if isinstance(cell, Styled):
        style.font.bold = cell.bold
        style.alignment.inde = cell.indent
    return style


def _xls(case: Case, path: Path) -> None:
    book = xlwt.Workbook()
    for page in case.pages:
        sheet = book.add_sheet(page.name)
        covered = _covered(page)
        for r, row in enumerate(page.grid):
            for c, cell in enumerate(row):
                if bare(cell) is None or (r, c) in covered:
                    continue
                style = _xls_style(cell)
                span = next((m for m in page.merges if m[:2] == (r, c)), None)
                if span:
                    sheet.write_merge(span[0], span[2], span[1], span[3], bare(cell), style)
                else:
                    sheet.write(r, c, bare(cell), style)
        for row in page.hidden_rows:
            sheet.row(row).hidden = True
        for column in page.hidden_columns:
            sheet.col(column).hidden = True
    book.save(str(path))


def _covered(page: Page) -> set[tuple[int, int]]:
    return {
        (r, c)
        for top, left, bottom, right in page.merges
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
        if (r, c) != (top, left)
    }


_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">'
    '<office:automatic-styles><style:style style:name="b" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="i" style:family="table-cell">'
    '<style:paragraph-properties fo:margin-left="0.4cm"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)


def _ods(case: Case, path: Path) -> None:
    parts = [_HEAD]
    for page in case.pages:
        parts.append(f'<table:table table:name="{escape(page.name)}">')
        width = max(len(row) for row in page.grid)
        for c in range(width):
            hidden = ' table:visibility="collapse"' if c in page.hidden_columns else ""
            parts.append(f"<table:table-column{hidden}/>")
        covered = _covered(page)
        for r, row in enumerate(page.grid):
            hidden = ' table:visibility="collapse"' if r in page.hidden_rows else ""
            parts.append(f"<table:table-row{hidden}>")
            for c in range(width):
                cell = row[c] if c < len(row) else None
                parts.append(_ods_cell(page, cell, (r, c), (r, c) in covered))
            parts.append("</table:table-row>")
        parts.append(
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        )
        parts.append("</table:table>")
    parts.append("</office:spreadsheet></office:body></office:document-content>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "".join(parts))


def _ods_cell(page: Page, cell: Any, place: tuple[int, int], is_covered: bool) -> str:
    if is_covered:
        return "<table:covered-table-cell/>"
    span = next((m for m in page.merges if m[:2] == place), None)
    more = ""
    if span:
        more = f' table:number-rows-spanned="{span[2] - span[0] + 1}" table:number-columns-spanned="{span[3] - span[1] + 1}"'
    if isinstance(cell, Styled) and (cell.bold or cell.indent):
        more += f' table:style-name="{"b" if cell.bold else "i"}"'
    value = bare(cell)
    if value is None:
        return f"<table:table-cell{more}/>"
    if isinstance(value, date | datetime):
        return f'<table:table-cell{more} office:value-type="date" office:date-value="{value:%Y-%m-%d}"><text:p>{value:%d/%m}</text:p></table:table-cell>'
    if isinstance(value, int | float):
        kind = (
            "percentage"
            if isinstance(cell, D) and cell.format and "%" in cell.format and '"' not in cell.format
            else "float"
        )
        return f'<table:table-cell{more} office:value-type="{kind}" office:value="{value!r}"><text:p>{value}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell{more} office:value-type="string">{lines}</table:table-cell>'
