"""Words over each column: merged and only visually merged cells spread over what they cover."""

from __future__ import annotations

from dataclasses import dataclass, field

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.language import units, words
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.columns import Column, Role
from ckanext.palembang.tables.layout.rows import Row, classify_row
from ckanext.palembang.tables.layout.view import View


@dataclass(slots=True)
class Head:
    """The head over one column.

    Attributes:
        path: words from top to bottom.
        places: where each word stands.
        unit: unit that a row of units or the last parentheses say.
    """

    path: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    unit: str | None = None


def read_heads(view: View, block: Block, columns: list[Column]) -> dict[int, Head]:
    """Return the head over every column that holds figures, or should."""
    data = [
        c.number
        for c in columns
        if c.role in (Role.DATA, Role.BLANK) and (c.role is Role.DATA or c.head)
    ]
    rows = [
        row
        for row in block.head
        if classify_row(view, row, block.left, block.right) is not Row.COLUMN_NUMBERS
        or _is_needed(view, block, row, data)
    ]
    unit_rows = [row for row in rows if _is_unit_row(view, row, block, data)]
    word_rows = [row for row in rows if row not in unit_rows]
    first = min((c.number for c in columns if c.role is Role.DATA), default=block.left)
    grid = [_words_of_row(view, word_rows, index, data, first) for index in range(len(word_rows))]
    heads = {column: _head(view, [line.get(column) for line in grid]) for column in data}
    for column, head in heads.items():
        _take_units(view, head, unit_rows, column)
    return heads


def _is_needed(view: View, block: Block, row: int, data: list[int]) -> bool:
    """Tell whether numbers 1 2 3 are labels (classes): nothing else tells their columns apart."""
    numbered = [column for column in data if view.text(row, column)]
    if len(numbered) < 2 or any(view.text(row, column).startswith("(") for column in numbered):
        return False
    if any(view.text(row, column) for column in range(block.left, min(data))):
        return False
    others = [r for r in block.head if r != row]
    paths = {tuple(view.text(*view.anchor(r, c)) for r in others) for c in numbered}
    return len(paths) < len(numbered)


def _is_unit_row(view: View, row: int, block: Block, data: list[int]) -> bool:
    texts = [view.text(row, column) for column in data if view.text(row, column)]
    bracketed = [text for text in texts if text[:1] in "(["]
    last = row == block.head[-1] or all(
        classify_row(view, below, block.left, block.right) is Row.COLUMN_NUMBERS
        for below in block.head
        if below > row
    )
    if not texts or not all(units.in_parentheses(text) for text in texts):
        return False
    if len(bracketed) == len(texts):
        return True
    # "Orang | Unit | %" without brackets: a unit row only below real heads.
    above = [
        r for r in block.head if r < row and sum(bool(view.text(r, c)) for c in data) >= len(texts)
    ]
    return last and bool(above)


def _words_of_row(
    view: View, rows: list[int], index: int, data: list[int], first: int
) -> dict[int, Place]:
    """Return for a row of the head which cell stands over each column."""
    row = rows[index]
    line: dict[int, Place] = {}
    for column in data:
        place = view.anchor(row, column)
        if view.text(*place):
            line[column] = place
    if not _spread_by_period(view, rows, index, data, line):
        _spread(view, rows, index, data, line, first)
    return line


def _spread_by_period(
    view: View, rows: list[int], index: int, data: list[int], line: dict[int, Place]
) -> bool:
    """Spread texts that stand in the middle of their groups: the row below repeats per group."""
    row = rows[index]
    if (
        len(line) < 2
        or index + 1 >= len(rows)
        or data[0] in line
        or any((row, c) in view.covered for c in data)
    ):
        return False
    length, rest = divmod(len(data), len(line))
    leaves = [words.plain(view.text(*view.anchor(rows[-1], c))) for c in data]
    groups = [data[start : start + length] for start in range(0, len(data), max(1, length))]
    if rest or length < 2 or leaves != leaves[:length] * len(line):
        return False
    if any(sum(column in line for column in group) != 1 for group in groups):
        return False
    for group in groups:
        place = next(line[column] for column in group if column in line)
        line.update(dict.fromkeys(group, place))
    return True


def _spread(
    view: View, rows: list[int], index: int, data: list[int], line: dict[int, Place], first: int
) -> None:
    """Spread a text over the blank cells to its right that have words of their own below."""
    row = rows[index]
    below = rows[index + 1 :]
    if not below:
        return
    for column in data:
        if column in line or (row, column) in view.covered:
            continue
        if not any(view.text(*view.anchor(r, column)) for r in below):
            continue
        left = [other for other in line if other < column]
        if not left:
            continue
        source = line[max(left)]
        if (
            source in view.anchors
            and view.anchors[source].right < column
            and _is_really_merged(view, source)
        ):
            continue
        origin = max(other for other in line if other <= max(left))
        if not _has_words_below(view, below, origin, source) or not _same_parent(
            view, rows[:index], origin, column
        ):
            continue
        if first <= column:
            line[column] = source


def _is_really_merged(view: View, place: Place) -> bool:
    span = view.anchors[place]
    return span.right > span.left


def _has_words_below(view: View, below: list[int], column: int, source: Place) -> bool:
    return any(
        view.text(*view.anchor(r, column)) and view.anchor(r, column) != source for r in below
    )


def _same_parent(view: View, above: list[int], one: int, other: int) -> bool:
    """Tell whether no word further up begins between two columns."""
    for row in above:
        for column in range(one + 1, other + 1):
            place = view.anchor(row, column)
            if view.text(*place) and place[1] > one:
                return False
    return True


def _head(view: View, places: list[Place | None]) -> Head:
    head = Head()
    for place in places:
        if place is None or place in head.places:
            continue
        head.places.append(place)
        text = view.text(*place)
        if not head.path or words.plain(head.path[-1]) != words.plain(text):
            head.path.append(text)
    return head


def _take_units(view: View, head: Head, unit_rows: list[int], column: int) -> None:
    for row in unit_rows:
        text = view.text(*view.anchor(row, column))
        if not text:
            left = [c for c in range(column, -1, -1) if view.text(*view.anchor(row, c))]
            text = view.text(*view.anchor(row, left[0])) if left else ""
        head.unit = units.in_parentheses(text) or head.unit
    path: list[str] = []
    for text in head.path:
        bare, unit = units.split_unit(text)
        head.unit = unit or head.unit
        path.append(bare or text)
    head.path = path
