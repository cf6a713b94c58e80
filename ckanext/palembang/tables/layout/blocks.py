"""Cut a sheet into blocks: one head, the rows below it, and the texts around."""

from __future__ import annotations

from ckanext.palembang.tables.language.words import CONTINUED, plain
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.dates import name_periods
from ckanext.palembang.tables.layout.rows import Row, classify_row
from ckanext.palembang.tables.layout.scan import stacked
from ckanext.palembang.tables.layout.sides import halves, side_by_side
from ckanext.palembang.tables.layout.view import Rect, View


def find_blocks(view: View) -> list[Block]:
    """Return the blocks of a sheet from top to bottom, side by side from left to right."""
    if not view.height:
        return []
    name_periods(view)
    blocks: list[Block] = []
    for part in side_by_side(view, Rect(0, 0, view.height - 1, view.width - 1)):
        for block in stacked(view, part):
            pieces = side_by_side(view, _rect(block))
            if len(pieces) > 1:
                blocks.extend(_share_titles(block, [b for p in pieces for b in stacked(view, p)]))
            else:
                blocks.extend(halves(view, block))
    return _joined(view, blocks)


def _joined(view: View, blocks: list[Block]) -> list[Block]:
    """Join what goes on under the same head after a page break or "Lanjutan Tabel"."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is None or (before.left, before.right) != (block.left, block.right):
            joined.append(block)
            continue
        same = _head_texts(view, before) == _head_texts(view, block) or not block.head
        if same and (block.continues or (not block.titles and block.head)):
            before.body += block.body
            before.notes = block.notes
            continue
        if block.continues and all(_is_continued_line(view, row, block) for row in block.titles):
            block.titles = before.titles
        joined.append(block)
    return joined


def _is_continued_line(view: View, row: int, block: Block) -> bool:
    filled = view.filled(row, block.left, block.right)
    return not filled or bool(CONTINUED.search(view.text(row, filled[0])))


def _head_texts(view: View, block: Block) -> list[list[str]]:
    return [
        [plain(view.text(row, column)) for column in view.filled(row, block.left, block.right)]
        for row in block.head
        if classify_row(view, row, block.left, block.right) is not Row.COLUMN_NUMBERS
    ]


def _rect(block: Block) -> Rect:
    rows = [*block.titles, *block.head, *block.body, *block.notes]
    return Rect(min(rows), block.left, max(rows), block.right)


def _share_titles(whole: Block, parts: list[Block]) -> list[Block]:
    for part in parts:
        part.titles = part.titles or whole.titles
    return parts
