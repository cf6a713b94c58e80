"""The sheet that the office fills in: title, heads, stub, input cells, figures for comparison."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

from functools import partial
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.tables.cells import range_address
from ckanext.palembang.tables.structure.model import DataStructure
from ckanext.palembang.tables.templates.form import Form, FormColumn, Kind, Words
from ckanext.palembang.tables.templates.input_cells import InputCells
from ckanext.palembang.tables.templates.looks import Looks, write_words

#: Row of the first head, counted from 0: title, English title, what and when, what to do.
HEAD_TOP = 4
_LINE = 15.0
_WIDTHS = {Kind.CODE: 11, Kind.INPUT: 14, Kind.SIGN: 8, Kind.EARLIER: 13}
_STUB = (18, 42)
_ROW_HINT = (
    "Isi sel kuning; bila tidak ada angka, pilih tanda. Abu-abu miring = periode sebelumnya. Lihat lembar Petunjuk.",
    "Fill in the yellow cells; without a figure, choose a sign. Grey italics = period before. See sheet Petunjuk.",
)


def write_input(
    sheet: Worksheet,
    looks: Looks,
    form: Form,
    structure: DataStructure,
    period: str,
    language: str,
) -> None:
    """Write the sheet.

    Args:
        sheet: an empty sheet.
        looks: formats of the workbook.
        form: what it asks for.
        structure: the table it is of.
        period: the period it asks for.
        language: language that stands first in messages.
    """
    levels = max(len(column.heads) for column in form.columns)
    top = HEAD_TOP + levels + 1
    last = len(form.columns) - 1
    _widths(sheet, form)
    _titles(sheet, looks, structure, form, period)
    _heads(sheet, looks, form, levels)
    for place, column in enumerate(form.columns):
        sheet.write_string(top - 1, place, f"({column.number})", looks.number)
    InputCells(sheet, looks, form, top, language).write(structure.decimals)
    bottom = _foot(sheet, looks, form, structure, top + len(form.rows))
    locked_columns = sum(1 for one in form.columns if one.kind in {Kind.CODE, Kind.STUB})
    sheet.freeze_panes(top, locked_columns)
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": range_address((0, 0), (bottom, last))})
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_TOP, top - 1)
    sheet.print_area(0, 0, bottom, last)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    sheet.set_selection(top, locked_columns, top, locked_columns)


def _widths(sheet: Worksheet, form: Form) -> None:
    for place, column in enumerate(form.columns):
        sheet.set_column(place, place, _stub_width(form, column) or _WIDTHS[column.kind])


def _stub_width(form: Form, column: FormColumn) -> int | None:
    if column.kind is not Kind.STUB:
        return None
    longest = max((len(row.labels[column.number - 2].joined()) for row in form.rows), default=0)
    return min(max(longest + 3, _STUB[0]), _STUB[1])


def _titles(
    sheet: Worksheet, looks: Looks, structure: DataStructure, form: Form, period: str
) -> None:
    number = f"Tabel {structure.table_number}  " if structure.table_number else ""
    width = _width(form)
    last = max(len(form.columns) - 1, 1)
    _line(sheet, looks.title, (0, last, width * 3 // 4), f"{number}{structure.title}, {period}")
    english = structure.title_en or structure.title
    table = f"Table {structure.table_number}  " if structure.table_number else ""
    _line(sheet, looks.title_english, (1, last, width * 9 // 10), f"{table}{english}, {period}")
    facts = [("Periode / Period", period)]
    if structure.unit:
        facts.append(("Satuan / Unit", Words(structure.unit, structure.unit_en).joined()))
    for column in structure.dimensions:
        code = form.fixed.get(column.name)
        member = next((one for one in column.members if one.code == code), None)
        if member and code != period:
            label = Words(column.label, column.label_en).joined()
            facts.append((label, Words(member.label, member.label_en).joined()))
    told = "   |   ".join(f"{name}: {fact}" for name, fact in facts)
    _line(sheet, looks.line, (2, last, width), told)
    _line(sheet, looks.hint, (3, last, width), "\n".join(_ROW_HINT))


def _width(form: Form) -> int:
    """About how many letters a line across the form holds."""
    return sum(_stub_width(form, one) or _WIDTHS[one.kind] for one in form.columns)


def _line(sheet: Worksheet, look: Format, where: tuple[int, int, int], text: str) -> None:
    """Write a text across all columns, in as many lines as it needs."""
    row, last, width = where
    sheet.merge_range(row, 0, row, last, text, look)
    lines = sum(1 + len(part) // max(width, 1) for part in text.split("\n"))
    sheet.set_row(row, (_LINE + 3 if row == 0 else _LINE) * lines)


def _heads(sheet: Worksheet, looks: Looks, form: Form, levels: int) -> None:
    for place, column in enumerate(form.columns):
        if column.kind in {Kind.CODE, Kind.STUB}:
            spot = (HEAD_TOP, place, HEAD_TOP + levels - 1, place)
            _head(sheet, looks, spot, column.heads[0])
    figures = [
        (place, column) for place, column in enumerate(form.columns)
        if column.kind not in {Kind.CODE, Kind.STUB}
    ]  # fmt: skip
    for level in range(levels):
        row = HEAD_TOP + level
        height = 1
        for _, group in groupby(figures, partial(_same_head, level, levels)):
            found = list(group)
            words = found[0][1].heads[level]
            _head(sheet, looks, (row, found[0][0], row, found[-1][0]), words)
            width = sum(_WIDTHS[column.kind] for _, column in found)
            height = max(height, _lines(words, width))
        sheet.set_row(row, _LINE * height + 3)


def _same_head(level: int, levels: int, figure: tuple[int, FormColumn]) -> tuple[object, ...]:
    """What neighbours have in common that stand under one head."""
    column = figure[1]
    if level == levels - 1:
        return (column.number,)
    above = levels - 1 - len(column.members)
    return (column.members[: max(0, level - above + 1)], column.heads[level])


def _lines(words: Words, width: int) -> int:
    return sum(1 + len(text) // width for text in (words.id, words.english) if text)


def _head(sheet: Worksheet, looks: Looks, spot: tuple[int, int, int, int], words: Words) -> None:
    top, left, bottom, right = spot
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", looks.head)
    write_words(sheet, (top, left), words, (looks.head_word, looks.head_english, looks.head), "\n")


def _foot(sheet: Worksheet, looks: Looks, form: Form, structure: DataStructure, row: int) -> int:
    lines = [
        ("Sumber / Source", structure.source),
        ("Catatan", structure.notes),
        ("Note", structure.notes_en),
    ]
    row += 1
    for name, text in lines:
        if text:
            last = max(len(form.columns) - 1, 1)
            _line(sheet, looks.line, (row, last, _width(form)), f"{name}: {text}"[:2000])
            row += 1
    return row
