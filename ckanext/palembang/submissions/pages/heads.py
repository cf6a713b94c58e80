"""The head of the grid: words over columns, equal neighbours as one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the head.

    Attributes:
        text: its words.
        first: index of the first column below it.
        columns: number of columns below it.
        lines: number of lines that it takes.
        is_last: it stands right above figures.
    """

    text: str
    first: int
    columns: int
    lines: int
    is_last: bool


def head_lines(columns: Sequence[Words]) -> list[list[HeadCell]]:
    """Return the lines of the head from top to bottom.

    Args:
        columns: the words over each column, from top to bottom.
    """
    depth = max((len(words) for words in columns), default=0)
    return [_line(columns, level, depth) for level in range(depth)]


def _line(columns: Sequence[Words], level: int, depth: int) -> list[HeadCell]:
    cells: list[HeadCell] = []
    index = 0
    while index < len(columns):
        words = columns[index]
        is_last = len(words) <= level + 1
        count = 1 if is_last else _equal_neighbours(columns, index, level)
        # A column with fewer words stands over all lines that are left, from its last word on.
        if len(words) > level or (level == 0 and not words):
            text = words[level] if words else ""
            cells.append(HeadCell(text, index, count, depth - level if is_last else 1, is_last))
        index += count
    return cells


def _equal_neighbours(columns: Sequence[Words], index: int, level: int) -> int:
    prefix = columns[index][: level + 1]
    count = 1
    for words in columns[index + 1 :]:
        if words[: level + 1] != prefix or len(words) <= level + 1:
            break
        count += 1
    return count
