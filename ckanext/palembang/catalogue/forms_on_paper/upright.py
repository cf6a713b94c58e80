"""MS-Keg in the workbook: number, label, answers, box."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ckanext.palembang.catalogue.forms_on_paper import texts
from ckanext.palembang.catalogue.forms_on_paper.cells import Pen, both
from ckanext.palembang.catalogue.forms_on_paper.sheet import (
    Block,
    Choice,
    Grid,
    Heading,
    Item,
    Line,
    Option,
    Paper,
)

# Columns: number, label, then twice (cross, number, answer in two), then the box.
_WIDTHS = [6.0, 28.0, 3.0, 4.0, 12.0, 12.0, 3.0, 4.0, 12.0, 12.0, 7.0]
_NUMBER, _LABEL, _FIRST, _BOX = 0, 1, 2, 10
# Where an answer stands: its cross, its number, the first and the last column of its text.
Place = tuple[int, int, int, int]
_ALONE: Place = (2, 3, 4, 9)
_LEFT: Place = (2, 3, 4, 5)
_RIGHT: Place = (6, 7, 8, 9)
# Which columns of the sheet make the columns of a table inside the form: a number and four texts, or four texts.
_GRID_SPANS = (
    [(0, 0), (1, 1), (2, 4), (5, 8), (9, 10)],
    [(0, 1), (2, 5), (6, 8), (9, 10)],
)
_TWO_COLUMNS_FROM = 6
_LONG_LINES = 6


def write_activity(pen: Pen, paper: Paper) -> None:
    """Writes the form with its title and the lines for signatures."""
    pen.columns(_WIDTHS)
    write_title(pen, paper.activity.code, both(paper.activity.title), paper, last=_BOX)
    for block in paper.activity.blocks:
        _write_block(pen, block)
    if paper.hides_people:
        pen.span(_NUMBER, _BOX, both(texts.words("not_public")), "plain")
        pen.next()
    pen.signatures((_NUMBER, _LABEL), (_RIGHT[0], _BOX))


def write_title(pen: Pen, code: str, title: str, paper: Paper, *, last: int) -> None:
    """Writes the head of a form: its name, what it is about, its code at the right."""
    pen.span(0, last - 1, title, "title")
    pen.put(last, code, "form")
    pen.height(2, line=14)
    pen.next()
    about = " · ".join(part for part in (paper.title, paper.office) if part)
    pen.span(0, last, about, "plain")
    pen.height(pen.lines(0, last, about))
    pen.next()
    if paper.is_draft:
        pen.span(0, last, both(texts.words("draft")), "title")
        pen.next()


def _write_block(pen: Pen, block: Block) -> None:
    title = both(block.title)
    named = title if block.code == "awal" else f"{block.code}. {title}"
    text = f"{named} ({both(block.note)})" if block.note else named
    pen.span(_NUMBER, _BOX, text, "block")
    pen.height(pen.lines(_NUMBER, _BOX, text))
    pen.next()
    for item in block.items:
        _write_item(pen, item)


def _write_item(pen: Pen, item: Item) -> None:
    match item:
        case Line():
            _write_line(pen, item)
        case Choice():
            _write_choice(pen, item)
        case Grid():
            _write_heading(pen, item.number, both(item.label))
            _write_grid(pen, item)
        case Heading():
            _write_heading(pen, item.number, both(item.label))


def _write_heading(pen: Pen, number: str, label: str) -> None:
    pen.put(_NUMBER, number, "number")
    pen.span(_LABEL, _BOX, label, "number")
    pen.height(pen.lines(_LABEL, _BOX, label))
    pen.next()


def _write_line(pen: Pen, item: Line) -> None:
    label = both(item.label)
    least = _LONG_LINES if item.is_long else 1
    lines = max(pen.lines(_LABEL, _LABEL, label), pen.lines(_FIRST, _BOX, item.value), least)
    rows = pen.height(lines)
    pen.span(_NUMBER, _NUMBER, item.number, "number", rows=rows)
    pen.span(_LABEL, _LABEL, label, "label", rows=rows)
    pen.span(_FIRST, _BOX, item.value, rows=rows)
    pen.next(rows)


def _write_choice(pen: Pen, item: Choice) -> None:
    pairs = _pairs(item.options)
    other = None if item.other is None else f"{both(texts.words('other'))}: {item.other}"
    rows = len(pairs) + (other is not None)
    label = both(item.label)
    # A long label has to find room beside few answers.
    share = -(-pen.lines(_LABEL, _LABEL, label) // rows)
    pen.span(_NUMBER, _NUMBER, item.number, "number", rows=rows)
    pen.span(_LABEL, _LABEL, label, "label", rows=rows)
    pen.span(_BOX, _BOX, item.box, "box", rows=rows)
    for pair in pairs:
        lines = max(share, *(_write_option(pen, places, option) for places, option in pair))
        pen.height(lines)
        pen.next()
    if other is not None:
        pen.span(_FIRST, _BOX - 1, other)
        pen.height(max(share, pen.lines(_FIRST, _BOX - 1, other)))
        pen.next()


def _pairs(options: Sequence[Option]) -> list[list[tuple[Place, Option | None]]]:
    """The answers row by row: below one another, many of them in two columns."""
    if len(options) < _TWO_COLUMNS_FROM:
        return [[(_ALONE, option)] for option in options]
    half = -(-len(options) // 2)
    rows = zip_longest(options[:half], options[half:])
    return [list(zip((_LEFT, _RIGHT), row, strict=True)) for row in rows]


def _write_option(pen: Pen, place: Place, option: Option | None) -> int:
    cross, number, first, last = place
    if option is None:
        pen.span(cross, last, "")
        return 1
    label = both(option.label)
    pen.put(cross, "X" if option.is_chosen else "", "cross")
    pen.put(number, option.number, "number")
    pen.span(first, last, label)
    return pen.lines(first, last, label)


def _write_grid(pen: Pen, grid: Grid) -> None:
    spans = next(spans for spans in _GRID_SPANS if len(spans) == len(grid.heads))
    _write_row(pen, spans, [both(words) for words in grid.heads], "head")
    for row in grid.rows:
        cells = [cell if isinstance(cell, str) else both(cell) for cell in row]
        _write_row(pen, spans, cells, "text")


def _write_row(pen: Pen, spans: list[tuple[int, int]], row: Sequence[str], style: str) -> None:
    cells = list(zip(spans, row, strict=True))
    rows = pen.height(max(pen.lines(*span, text) for span, text in cells))
    for span, text in cells:
        pen.span(*span, text, style, rows=rows)
    pen.next(rows)
