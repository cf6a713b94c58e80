"""Tables that stand side by side, and tables folded to save paper."""

from __future__ import annotations

from itertools import pairwise

from ckanext.palembang.tables.language.words import plain
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.view import Kind, Rect, View


def side_by_side(view: View, rect: Rect) -> list[Rect]:
    """Cut at blank columns where both sides have labels and figures of their own."""
    groups = _groups(view, rect)
    if len(groups) < 2:
        return [rect]
    cuts = [groups[0]]
    for group in groups[1:]:
        if _stands_alone(view, rect, group) and _stands_alone(view, rect, cuts[-1]):
            cuts.append(group)
        else:
            cuts[-1] = (cuts[-1][0], group[1])
    if len(cuts) == 1:
        return [rect]
    edges = [rect.left, *(cut[0] for cut in cuts[1:]), rect.right + 1]
    return [Rect(rect.top, left, rect.bottom, right - 1) for left, right in pairwise(edges)]


def _groups(view: View, rect: Rect) -> list[tuple[int, int]]:
    """Return runs of columns between blank ones; lone texts (titles, notes) do not count."""
    used: set[int] = set()
    for row in range(rect.top, rect.bottom + 1):
        filled = view.filled(row, rect.left, rect.right)
        if len(filled) > 1:
            used.update(filled)
    groups: list[tuple[int, int]] = []
    for column in sorted(used):
        if groups and groups[-1][1] == column - 1:
            groups[-1] = (groups[-1][0], column)
        else:
            groups.append((column, column))
    return groups


def _stands_alone(view: View, rect: Rect, group: tuple[int, int]) -> bool:
    left, right = group
    labels = figures = 0
    for row in range(rect.top, rect.bottom + 1):
        filled = view.filled(row, left, right)
        kinds = [view.kind(row, column) for column in filled]
        if Kind.TEXT not in kinds:
            continue
        first = kinds.index(Kind.TEXT)
        if any(kind in (Kind.NUMBER, Kind.SIGN, Kind.FAULT) for kind in kinds[first + 1 :]):
            figures += 1
        labels += 1
    return figures >= 2 and labels > figures


def halves(view: View, block: Block) -> list[Block]:
    """Cut a table that was folded to save paper: its whole head stands twice side by side."""
    for row in block.head if block.body else []:
        filled = view.filled(row, block.left, block.right)
        texts = [plain(view.text(row, column)) for column in filled]
        for parts in (2, 3):
            length, rest = divmod(len(texts), parts)
            if rest or length < 2 or texts != texts[:length] * parts or not texts[0]:
                continue
            starts = filled[::length]
            if (
                starts[0] != min(view.filled(block.body[0], block.left, block.right), default=-1)
                or row != block.head[0]
            ):
                continue
            if not _has_labels(view, block, starts[1], starts[1] + length - 1):
                continue
            edges = [*starts, block.right + 1]
            return [
                Block(
                    left,
                    right - 1,
                    block.titles,
                    block.head,
                    block.body,
                    block.notes,
                    block.continues,
                )
                for left, right in pairwise(edges)
            ]
    return [block]


def _has_labels(view: View, block: Block, left: int, right: int) -> bool:
    texts = sum(
        any(view.kind(row, column) == Kind.TEXT for column in range(left, right + 1))
        for row in block.body
    )
    return texts * 2 > len(block.body)
