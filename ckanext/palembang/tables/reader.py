"""From the blocks of a sheet to tables with their findings."""

from __future__ import annotations

from pathlib import Path

from ckanext.palembang.tables.assemble import read_block
from ckanext.palembang.tables.cells import range_address
from ckanext.palembang.tables.correcting import Correcting, unused_sheets
from ckanext.palembang.tables.corrections import Corrections
from ckanext.palembang.tables.errors import TablesError, UnknownSheetError
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.formats.opening import open_sheets
from ckanext.palembang.tables.grid import Sheet
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.blocks import find_blocks
from ckanext.palembang.tables.layout.columns import own_head
from ckanext.palembang.tables.layout.view import View
from ckanext.palembang.tables.limits import DEFAULT_LIMITS, Limits
from ckanext.palembang.tables.model import Reading, Table


def read_here(
    path: Path,
    *,
    sheet: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    corrections: Corrections | None = None,
) -> Reading:
    """Read a file in this process; see `read`, which does it in a child with limits.

    Args:
        path: the file.
        sheet: name of the one sheet to read; all of them without it.
        limits: how large the file may be.
        corrections: what an officer corrected when the file, or last year's, was read before.
    """
    try:
        sheets = _chosen(open_sheets(path, limits), sheet)
    except TablesError as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        return Reading((), (Finding(error.code, Level.ERROR, facts=facts),))
    return read_sheets(sheets, corrections)


def read_sheets(sheets: list[Sheet], corrections: Corrections | None = None) -> Reading:
    """Read sheets that are already in memory."""
    tables: list[Table] = []
    findings: list[Finding] = []
    for one in sheets:
        _read_sheet(one, tables, findings, corrections)
    findings += unused_sheets(corrections, {one.name for one in sheets})
    if not tables and not any(finding.level is Level.ERROR for finding in findings):
        findings.append(Finding("no-table", Level.ERROR))
    return Reading(tuple(tables), tuple(findings))


def _chosen(sheets: list[Sheet], name: str | None) -> list[Sheet]:
    if name is None:
        return sheets
    chosen = [one for one in sheets if (one.name or "").strip() == name.strip()]
    if not chosen:
        raise UnknownSheetError(name, tuple(one.name or "" for one in sheets))
    return chosen


def _read_sheet(
    sheet: Sheet, tables: list[Table], findings: list[Finding], corrections: Corrections | None
) -> None:
    if sheet.errors.pop((-1, -1), None):
        findings.append(Finding("not-a-spreadsheet", Level.WARNING, facts={"found": "HTML"}))
    view = View(sheet)
    correcting = Correcting(corrections, sheet.name)
    before: Block | None = None
    sheet_title: list[int] = []
    for block in find_blocks(view):
        if block.continues and before is not None:
            _inherit(view, block, before)
        if not sheet_title:
            sheet_title = block.titles
        corrected = correcting.of_next(view, block)
        table, said = read_block(view, block, sheet_title, corrected)
        if (kept := correcting.take(table, corrected)) is not None:
            tables.append(kept)
        if kept is not None or table is None:
            findings.extend(said)
        before = block
    findings.extend(_hidden(sheet, view))
    findings.extend(correcting.finish())


def _inherit(view: View, block: Block, before: Block) -> None:
    """A continued table without words of its own for the head takes those of the table before."""
    own = [
        text
        for column in range(block.left, block.right + 1)
        for text in own_head(view, block, column)
    ]
    if not own:
        block.head = before.head


def _hidden(sheet: Sheet, view: View) -> list[Finding]:
    found: list[Finding] = []
    if not view.height:
        return found
    last = max(view.width - 1, 0)

    def has_data(places: list[tuple[int, int]]) -> bool:
        return any(sheet.at(*place) is not None for place in places)

    if sheet.is_hidden and has_data([(r, c) for r in range(view.height) for c in range(last + 1)]):
        cell = range_address((0, 0), (view.height - 1, last))
        found.append(Finding("hidden", Level.WARNING, cell, sheet.name, {"what": "Lembar (sheet)"}))
    for row in sorted(sheet.hidden_rows):
        if has_data([(row, c) for c in range(last + 1)]):
            cell = range_address((row, 0), (row, last))
            found.append(
                Finding("hidden", Level.WARNING, cell, sheet.name, {"what": "Baris (row)"})
            )
    for column in sorted(sheet.hidden_columns):
        if has_data([(r, column) for r in range(view.height)]):
            cell = range_address((0, column), (view.height - 1, column))
            found.append(
                Finding("hidden", Level.WARNING, cell, sheet.name, {"what": "Kolom (column)"})
            )
    return found
