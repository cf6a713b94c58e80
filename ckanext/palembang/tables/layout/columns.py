"""What each column of a block is: figures, labels, running numbers, codes, years, remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from ckanext.palembang.reference import parse_area_code
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.periods import period_in_its_column, period_of, year_label
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.rows import Row, classify_row
from ckanext.palembang.tables.layout.view import Kind, View, as_text

_FIGURES = (Kind.NUMBER, Kind.SIGN, Kind.FAULT)
_MOSTLY = 0.7
_FEWEST_ROWS = 2
_LEAST_LIST = 20
_SAMPLE = 1000
_YEARS = (1950, 2050)


class Role(Enum):
    """What a column holds."""

    DATA = "data"
    LABEL = "label"
    NUMBERING = "numbering"
    CODE = "code"
    YEAR = "year"
    MONTH = "month"
    UNIT = "unit"
    REMARK = "remark"
    BLANK = "blank"


@dataclass(slots=True)
class Column:
    """One column of a block."""

    number: int
    role: Role
    head: str
    figures: int = 0
    texts: int = 0
    dates: int = 0


def find_columns(view: View, block: Block) -> list[Column]:
    """Return the columns of a block with their roles."""
    rows = _figure_rows(view, block)
    kinds = Counter(view.kinds[row] for row in rows)
    columns = [
        _measure(view, block, kinds, number) for number in range(block.left, block.right + 1)
    ]
    for column in columns:
        column.role = _role(view, rows, column, columns)
    _settle_stub(view, rows, columns)
    return columns


def _figure_rows(view: View, block: Block) -> list[int]:
    """Rows of the body that hold figures; group headings say nothing about a column."""
    return [
        row
        for row in block.body
        if classify_row(view, row, block.left, block.right) is not Row.LONE_TEXT
    ]


def own_head(view: View, block: Block, column: int) -> list[str]:
    """Return the head's texts that stand over a column by themselves or by a merge."""
    texts: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in block.head:
        if classify_row(view, row, block.left, block.right) is Row.COLUMN_NUMBERS:
            continue
        place = view.anchor(row, column)
        if place in seen:
            continue
        seen.add(place)
        if text := view.text(*place):
            texts.append(text)
    return texts


def _measure(view: View, block: Block, kinds: Counter[bytes], number: int) -> Column:
    column = Column(number, Role.BLANK, " ".join(own_head(view, block, number)))
    for line, times in kinds.items():
        kind = line[number] if number < len(line) else Kind.BLANK
        column.figures += times * (kind in _FIGURES)
        column.texts += times * (kind == Kind.TEXT)
        column.dates += times * (kind == Kind.DATE)
    return column


def _role(view: View, rows: list[int], column: Column, columns: list[Column]) -> Role:
    head = words.plain(column.head)
    filled = column.figures + column.texts + column.dates
    if not filled:
        return Role.BLANK
    if words.NUMBERING.match(head):
        return Role.NUMBERING if not _is_only_label(columns, column) else Role.LABEL
    for pattern, role in (
        (words.UNIT, Role.UNIT), (words.REMARK, Role.REMARK), (words.MONTH, Role.MONTH), (words.YEAR, Role.YEAR),
    ):  # fmt: skip
        if pattern.match(head) and _may_be(view, rows, column, role):
            return role
    if _is_code(view, rows, column, head):
        return Role.CODE
    return _role_by_content(view, rows, column, head, columns)


def _may_be(view: View, rows: list[int], column: Column, role: Role) -> bool:
    """Tell whether a column holds what its head promises."""
    if role is Role.UNIT:
        return column.texts > column.figures
    if role is not Role.YEAR:
        return True
    values = [view.sheet.at(row, column.number) for row in rows[:_SAMPLE]]
    said = [value for value in values if value is not None]
    periods = [value for value in said if period_of(period_in_its_column(as_text(value)))]
    return len(periods) * 2 > len(said)


def _role_by_content(
    view: View, rows: list[int], column: Column, head: str, columns: list[Column]
) -> Role:
    filled = column.figures + column.texts + column.dates
    if column.figures * 2 >= filled and column.figures:
        return _numeric_role(view, rows, column, head, columns)
    if column.dates * 2 > filled:
        return Role.DATA if _looks_like_figures_by_head(head) else Role.LABEL
    return Role.LABEL


def _looks_like_figures_by_head(head: str) -> bool:
    return bool(words.COUNT.search(head)) and "kelompok" not in head


def _is_only_label(columns: list[Column], column: Column) -> bool:
    return not any(other.texts > other.figures for other in columns if other is not column)


def _is_code(view: View, rows: list[int], column: Column, head: str) -> bool:
    raw = column.head.casefold().strip()
    if (
        words.CODE.search(raw)
        and not words.COUNT.search(head)
        and column.texts <= column.figures * 3
    ):
        return True
    sample = rows[:_SAMPLE]
    values = [
        view.text(row, column.number)
        for row in sample
        if view.kind(row, column.number) != Kind.BLANK
    ]
    codes = [
        value
        for value in values
        if re.fullmatch(r"\d{2}(?:\.\d{2}){1,2}(?:\.\d{4})?|\d{7}|\d{10}", value)
    ]
    known = sum(parse_area_code(code) is not None for code in codes)
    return (
        len(codes) >= len(values) * _MOSTLY and (known * 2 >= len(codes)) and known >= _FEWEST_ROWS
    )


def _numeric_role(
    view: View, rows: list[int], column: Column, head: str, columns: list[Column]
) -> Role:
    if (
        words.DIMENSION_NUMBER.match(head)
        and _is_first_of_its_kind(columns, column)
        and not _already_named(view, rows, columns)
    ):
        return Role.LABEL
    rows = rows[:_SAMPLE]
    values = [
        view.sheet.at(row, column.number)
        for row in rows
        if view.kind(row, column.number) in _FIGURES
    ]
    if all(year_label(value) for value in values) and not words.COUNT.search(head):
        alone = len(values) >= _FEWEST_ROWS or not head
        if alone and _is_first_of_its_kind(columns, column):
            return Role.YEAR
        if alone and _repeat_or_rise(values):
            return Role.YEAR
    if _is_first_of_its_kind(columns, column) and _completes_key(view, rows, column, columns):
        return Role.LABEL
    if not head or len(head) <= 3:
        counted = [
            int(float(t))
            for row in rows
            if re.fullmatch(r"\d{1,4}(?:\.0)?\.?", t := view.text(row, column.number))
        ]
        rises = len(counted) >= _FEWEST_ROWS and all(b == a + 1 for a, b in pairwise(counted))
        if rises and counted[0] == 1 and _is_first_of_its_kind(columns, column):
            return Role.NUMBERING
    return Role.DATA


def _already_named(view: View, rows: list[int], columns: list[Column]) -> bool:
    """Tell whether the texts to the left name every row by themselves: figures are measures then."""
    texts = [other.number for other in columns if other.texts > other.figures]
    names = [tuple(view.text(*view.anchor(row, number)) for number in texts) for row in rows]
    return bool(texts) and len(set(names)) * 10 >= len(names) * 9


def _completes_key(view: View, rows: list[int], column: Column, columns: list[Column]) -> bool:
    """Tell whether a number names rows of a list that labels and years do not yet tell apart."""
    others = [c for c in columns if c.number > column.number and c.figures > c.texts]
    names = [c.number for c in columns if c.role in (Role.LABEL, Role.YEAR, Role.MONTH)]
    if not others or not names or len(rows) < _LEAST_LIST:
        return False
    keys = [tuple(view.text(row, number) for number in names) for row in rows]
    whole = [(*key, view.text(row, column.number)) for key, row in zip(keys, rows, strict=True)]
    values = {key[-1] for key in whole}
    short = all(len(value) <= 3 and value.isdecimal() for value in values)
    return short and len(set(keys)) * 2 < len(rows) and len(set(whole)) == len(rows)


def _repeat_or_rise(values: Sequence[object]) -> bool:
    years = [int((year_label(value) or "0")[:4]) for value in values]
    return len(set(years)) <= max(1, len(years) // 2) and max(years) - min(years) < 30


def _is_first_of_its_kind(columns: list[Column], column: Column) -> bool:
    """Tell whether no column of figures stands to the left."""
    left = [other for other in columns if other.number < column.number]
    return all(other.role is not Role.DATA for other in left)


def _settle_stub(view: View, rows: list[int], columns: list[Column]) -> None:
    """Make a table without labels have some: its years, its codes or its first column."""
    if any(column.role in (Role.LABEL, Role.YEAR, Role.MONTH) for column in columns):
        _labels_to_the_right(columns)
        return
    for role in (Role.REMARK, Role.CODE, Role.NUMBERING):
        for column in columns:
            if column.role is role:
                column.role = Role.LABEL
                return
    data = [column for column in columns if column.role is Role.DATA]
    if len(data) > 1 and _is_sorted_key(view, rows, data[0]):
        data[0].role = Role.LABEL


def _labels_to_the_right(columns: list[Column]) -> None:
    """Text behind the last figures is a second language of the labels or a remark."""
    data = [column.number for column in columns if column.role is Role.DATA]
    labels = [column for column in columns if column.role is Role.LABEL]
    left = [column for column in labels if data and column.number < data[0]]
    if not data or not left:
        return
    for column in labels:
        if column.number > data[-1]:
            column.role = Role.REMARK


def _is_sorted_key(view: View, rows: list[int], column: Column) -> bool:
    values = [
        period_of(view.sheet.at(row, column.number)) or view.text(row, column.number)
        for row in rows
    ]
    return len(set(values)) == len(values)
