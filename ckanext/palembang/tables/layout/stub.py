"""Labels of rows: several label columns, headings above groups, indents, merged cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from ckanext.palembang.reference import find_area
from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.dates import restore_label
from ckanext.palembang.tables.language.periods import period_in_its_column
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.columns import Column, Role
from ckanext.palembang.tables.layout.view import Kind, View

_FIGURES = (Kind.NUMBER, Kind.SIGN, Kind.FAULT, Kind.DATE)
_LEAST_STEP = 2


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

    @property
    def label(self) -> str:
        """The innermost label."""
        return self.labels[-1] if self.labels else ""

    @property
    def is_total(self) -> bool:
        """Tell whether its label says that it is a total."""
        return any(words.is_total(label) or words.is_total_of_place(label) for label in self.labels)

    def path(self) -> tuple[str, ...]:
        """Return headings and labels, the outermost first."""
        return (*self.headings, *self.labels)


def read_rows(view: View, block: Block, columns: list[Column]) -> list[BodyRow]:
    """Return the rows of figures with their labels."""
    return _Stub(view, block, columns).rows()


class _Stub:
    def __init__(self, view: View, block: Block, columns: list[Column]) -> None:
        self.view, self.block = view, block
        self.data = [c.number for c in columns if c.role is Role.DATA]
        self.labels = [c.number for c in columns if c.role is Role.LABEL]
        self.real_dates = {c.number for c in columns if c.dates > c.texts + c.figures}
        self.spare = [c.number for c in columns if c.role in (Role.NUMBERING, Role.CODE)]
        self.blank = [c.number for c in columns if c.role in (Role.BLANK, Role.LABEL)]
        self.numbering = [c.number for c in columns if c.role is Role.NUMBERING]
        self.one = {c.role: c.number for c in reversed(columns)}
        self._last: dict[int, str] = {}
        self._last_period: dict[Role, str] = {}

    def rows(self) -> list[BodyRow]:
        found: list[BodyRow | _Heading] = []
        for row in self.block.body:
            has_figures = any(self.view.kind(row, column) in _FIGURES for column in self.data)
            if has_figures:
                found.append(self._figures(row))
            elif (
                (text := self._lone(row))
                and not words.CONTINUED.search(text)
                and not words.NOTE_START.match(text)
            ):
                found.append(
                    _Heading(row, text, self._depth(row), self._bold(row), self._numbered(row))
                )
        kept = _without_empty_rows(found)
        _put_headings(kept)
        rows = [entry for entry in kept if isinstance(entry, BodyRow)]
        _indented(rows)
        return rows

    def _is_blank_record(self, row: int) -> bool:
        """Tell whether a row without figures is a record that nobody filled in, not a heading."""
        named = sum(bool(self.view.text(row, column)) for column in self.labels)
        return named > 1 or bool(named and self._cell(row, Role.YEAR))

    def _lone(self, row: int) -> str:
        if self._is_blank_record(row):
            return ""
        for column in (*self.labels, *range(self.block.left, self.block.right + 1)):
            text = self.view.text(row, column)
            if text and (self.view.kind(row, column) == Kind.TEXT or column in self.labels):
                return text
        return ""

    def _numbered(self, row: int) -> bool:
        return any(self.view.kind(row, column) == Kind.NUMBER for column in self.numbering)

    def _figures(self, row: int) -> BodyRow:
        entry = BodyRow(row)
        texts = {column: self._label(row, column) for column in self.labels}
        filled = [column for column in self.labels if texts[column]]
        for index, column in enumerate(self.labels):
            deeper = [c for c in self.labels[index + 1 :] if texts[c]]
            if texts[column]:
                self._last[column] = texts[column]
                for inner in self.labels[index + 1 :]:
                    if not texts[inner]:
                        self._last.pop(inner, None)
            elif deeper and column in self._last and not words.is_total(texts[deeper[0]]):
                texts[column] = self._last[column]
                entry.has_own_outer = False
        entry.columns = [column for column in self.labels if texts[column]]
        entry.labels = [texts[column] for column in entry.columns] or self._spare_label(row)
        _drop_repeats(entry.labels, entry.columns)
        entry.year = period_in_its_column(self._filled_down(row, Role.YEAR, entry))
        entry.month = self._filled_down(row, Role.MONTH, entry)
        entry.code = self._cell(row, Role.CODE)
        entry.unit = self._cell(row, Role.UNIT)
        column = filled[-1] if filled else (self.labels or [self.block.left])[0]
        entry.place = (row, column)
        entry.depth, entry.is_bold = self._depth(row), self._bold(row)
        return entry

    def _filled_down(self, row: int, role: Role, entry: BodyRow) -> str:
        """Return the period of a row; a blank one is that of the row above, but not for a total."""
        text = self._cell(row, role)
        if text:
            self._last_period[role] = text
        elif not entry.is_total:
            text = self._last_period.get(role, "")
        return text

    def _cell(self, row: int, role: Role) -> str:
        column = self.one.get(role)
        return self.view.text(*self.view.anchor(row, column)) if column is not None else ""

    def _label(self, row: int, column: int) -> str:
        place = self.view.anchor(row, column)
        if place[1] != column and place[1] in self.data:
            return ""
        value = self.view.sheet.at(*place)
        restored = restore_label(value) if column not in self.real_dates else None
        return words.without_numbering(restored or self.view.text(*place))

    def _spare_label(self, row: int) -> list[str]:
        for column in (*self.spare, *self.blank):
            text = self.view.text(*self.view.anchor(row, column))
            if text and self.view.kind(*self.view.anchor(row, column)) == Kind.TEXT:
                return [text]
        return []

    def _depth(self, row: int) -> int:
        for position, column in enumerate(self.labels):
            value = self.view.sheet.at(row, column)
            if isinstance(value, str) and value.strip():
                spaces = len(value) - len(value.lstrip(" \t\u00a0"))
                return position * 20 + self.view.sheet.indents.get((row, column), 0) * 3 + spaces
        return 0

    def _bold(self, row: int) -> bool:
        return any((row, column) in self.view.sheet.bold for column in (*self.labels, *self.spare))


@dataclass(slots=True)
class _Heading:
    row: int
    text: str
    depth: int
    is_bold: bool
    is_numbered: bool


def _drop_repeats(labels: list[str], columns: list[int]) -> None:
    for index in range(len(labels) - 1, 0, -1):
        if words.plain(labels[index]) == words.plain(labels[index - 1]):
            del labels[index]
            del columns[index : index + 1]


def _without_empty_rows(found: list[BodyRow | _Heading]) -> list[BodyRow | _Heading]:
    """Drop labels without figures that are rows nobody filled in, and keep headings."""
    rows = [entry for entry in found if isinstance(entry, BodyRow)]
    levels = Counter(_level(row.label) for row in rows)
    common = levels.most_common(1)[0][0] if levels else None
    bold_share = sum(row.is_bold for row in rows) / max(1, len(rows))
    labels = Counter(words.plain(row.label) for row in rows)
    repeats = any(times > 1 for label, times in labels.items() if not words.is_total(label))
    kept: list[BodyRow | _Heading] = []
    for index, entry in enumerate(found):
        if isinstance(entry, _Heading):
            after = found[index + 1] if index + 1 < len(found) else None
            if after is None or entry.is_numbered or words.is_total(entry.text):
                continue
            level = _level(entry.text)
            same_level = level is not None and level == common
            styled = (entry.is_bold and bold_share < 0.5) or _marked(entry, rows)  # noqa: PLR2004
            first = index == 0 or isinstance(found[index - 1], _Heading)
            if same_level and not styled:
                continue
            if not (styled or repeats or first or level is not None or entry.text.endswith(":")):
                continue
        kept.append(entry)
    return kept


def _marked(entry: _Heading, rows: list[BodyRow]) -> bool:
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


def _put_headings(entries: list[BodyRow | _Heading]) -> None:
    """Give each row the headings above it, the outermost first."""
    stack: list[_Heading] = []
    before: BodyRow | _Heading | None = None
    last_total = False
    for index, entry in enumerate(entries):
        if isinstance(entry, _Heading):
            while (
                stack
                and (isinstance(before, BodyRow) or _alike(stack[-1], entry))
                and not _is_above(stack[-1], entry)
            ):
                stack.pop()
            stack.append(entry)
            last_total = False
        else:
            final = entry.is_total and not any(
                isinstance(e, _Heading) for e in entries[index + 1 :]
            )
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


def _alike(one: _Heading, other: _Heading) -> bool:
    return (one.depth, one.is_bold, _numbering_kind(one.text)) == (
        other.depth,
        other.is_bold,
        _numbering_kind(other.text),
    )


def _is_above(upper: _Heading, lower: _Heading) -> bool:
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


def _indented(rows: list[BodyRow]) -> None:
    """Put the label of a less indented row before those that are indented under it."""
    depths = Counter(row.depth for row in rows if not row.is_total)
    if len(depths) < 2 or max(depths) >= 20:  # noqa: PLR2004 - one depth, or label columns tell
        return
    stack: list[BodyRow] = []
    for row in rows:
        if row.is_total:
            continue
        while stack and stack[-1].depth + _LEAST_STEP > row.depth:
            stack.pop()
        row.headings = [*row.headings, *(above.label for above in stack)]
        stack.append(row)
