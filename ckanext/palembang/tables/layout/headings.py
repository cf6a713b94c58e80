"""Rows of figures, and what stands before their labels: headings above them, indents."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from ckanext.palembang.reference import find_area
from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.language import words

_LEAST_STEP = 2
_FEW = 4


@dataclass(slots=True)
class BodyRow:
    """A row of figures and what names it.

    Attributes:
        row: its number in the sheet.
        labels: texts of its label columns, the outermost first.
        headings: headings above its group, the outermost first.
        year: text of its year column.
        month: text of its month column.
        unit: text of its unit column.
        depth: indent of its label.
        is_bold: its label is in bold type.
        place: where its label stands.
        has_own_outer: its outermost label stands in its own row, not in one above.
        columns: the column of each label.
        code: text of its code column ("4.1.2").
        settled: whether it is a total, kept once its labels stand: it is asked again and again.
    """

    row: int
    labels: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    year: str = ""
    month: str = ""
    unit: str = ""
    depth: int = 0
    is_bold: bool = False
    place: Place = (0, 0)
    has_own_outer: bool = True
    columns: list[int] = field(default_factory=list)
    code: str = ""
    settled: bool | None = None

    @property
    def label(self) -> str:
        """The innermost label."""
        return self.labels[-1] if self.labels else ""

    @property
    def is_total(self) -> bool:
        """Tell whether its label says that it is a total."""
        if self.settled is not None:
            return self.settled
        return words.is_total(self.month) or any(
            words.is_total(label) or words.is_total_of_place(label) for label in self.labels
        )

    def path(self) -> tuple[str, ...]:
        """Return headings and labels, the outermost first."""
        return (*self.headings, *self.labels)


@dataclass(slots=True)
class Heading:
    """A label without figures that names the rows below it."""

    row: int
    text: str
    depth: int
    is_bold: bool
    is_numbered: bool


def without_empty_rows(found: list[BodyRow | Heading]) -> list[BodyRow | Heading]:
    """Drop labels without figures that are rows nobody filled in, and keep headings."""
    if all(isinstance(entry, BodyRow) for entry in found):
        return found
    rows = [entry for entry in found if isinstance(entry, BodyRow)]
    levels = Counter(_level(row.label) for row in rows)
    common = levels.most_common(1)[0][0] if levels else None
    bold_share = sum(row.is_bold for row in rows) / max(1, len(rows))
    labels = Counter(words.plain(row.label) for row in rows)
    repeats = any(times > 1 for label, times in labels.items() if not words.is_total(label))
    kept: list[BodyRow | Heading] = []
    for index, entry in enumerate(found):
        if isinstance(entry, Heading):
            after = found[index + 1] if index + 1 < len(found) else None
            if after is None or entry.is_numbered or words.is_total(entry.text):
                continue
            level = _level(entry.text)
            same_level = level is not None and level == common
            styled = (entry.is_bold and bold_share < 0.5) or _marked(entry, rows)
            first = index == 0 or isinstance(found[index - 1], Heading)
            if same_level and not styled:
                continue
            if not (styled or repeats or first or level is not None or entry.text.endswith(":")):
                continue
        kept.append(entry)
    return kept


def _marked(entry: Heading, rows: list[BodyRow]) -> bool:
    """Tell whether a label stands out by numbering, capitals or a lesser indent."""
    if re.match(r"^\s*(?:[IVX]+|[A-Z])\s*[.)]\s", entry.text):
        return True
    if entry.text.isupper() and not any(row.label.isupper() for row in rows):
        return True
    return (
        bool(rows)
        and entry.depth + _LEAST_STEP
        <= min(row.depth for row in rows if not row.is_total or len(rows) == 1)
        if any(not row.is_total for row in rows)
        else False
    )


@lru_cache(1 << 14)
def _level(label: str) -> str | None:
    found = find_area(label)
    levels = {area.level for area in found.candidates}
    return levels.pop() if len(levels) == 1 else None


def put_headings(entries: list[BodyRow | Heading]) -> None:
    """Give each row the headings above it, the outermost first."""
    stack: list[Heading] = []
    before: BodyRow | Heading | None = None
    last_total = False
    for index, entry in enumerate(entries):
        if isinstance(entry, Heading):
            while (
                stack
                and (isinstance(before, BodyRow) or _alike(stack[-1], entry))
                and not _is_above(stack[-1], entry)
            ):
                stack.pop()
            stack.append(entry)
            last_total = False
        else:
            final = entry.is_total and not any(isinstance(e, Heading) for e in entries[index + 1 :])
            second = final and last_total
            whole = entry.is_total and (
                second
                or words.plain(entry.label)
                in {
                    "grand total",
                    "jumlah total",
                    "total jumlah",
                    "jumlah keseluruhan",
                    "total keseluruhan",
                }
                or words.is_total_of_place(entry.label)
            )
            entry.headings = (
                []
                if whole
                else [words.without_numbering(heading.text.rstrip(" :")) for heading in stack]
            )
            last_total = entry.is_total
        before = entry


def _alike(one: Heading, other: Heading) -> bool:
    return (one.depth, one.is_bold, _numbering_kind(one.text)) == (
        other.depth,
        other.is_bold,
        _numbering_kind(other.text),
    )


def _is_above(upper: Heading, lower: Heading) -> bool:
    if upper.depth + _LEAST_STEP <= lower.depth:
        return True
    if lower.depth + _LEAST_STEP <= upper.depth:
        return False
    kinds = _numbering_kind(upper.text), _numbering_kind(lower.text)
    if kinds[0] != kinds[1] and kinds[0] and kinds[1]:
        return kinds[0] < kinds[1]
    return upper.is_bold and not lower.is_bold


def _numbering_kind(text: str) -> int:
    """Return the rank of a numbering: I. before A. before 1. before a., 0 for none."""
    for rank, pattern in enumerate(
        (r"[IVX]+[.)]\s", r"[A-Z][.)]\s", r"\d+[.)]\s", r"[a-z][.)]\s"), start=1
    ):
        if re.match(pattern, text.strip()):
            return rank
    return 0


def indent(rows: list[BodyRow]) -> None:
    """Put the label of a less indented row before those that are indented under it."""
    depths = Counter(row.depth for row in rows if not row.is_total)
    if len(depths) < 2 or max(depths) >= 20:
        return
    parts = [row for row in rows if not row.is_total]
    if len(parts) > _FEW and sum(row.depth > min(depths) for row in parts) == 1:
        return  # a blank too many before one label says nothing
    closes = rows[0].depth > min(depths)
    stack: list[BodyRow] = []
    for row in rows:
        if row.is_total:
            continue
        while stack and stack[-1].depth + _LEAST_STEP > row.depth:
            stack.pop()
        same = stack and _level(row.label) and _level(stack[-1].label) == _level(row.label)
        if not same:
            row.headings = [*row.headings, *(above.label for above in stack)]
        # "Jumlah Makanan" below its parts is no heading of what follows.
        if not (closes and words.starts_as_total(row.label)):
            stack.append(row)
