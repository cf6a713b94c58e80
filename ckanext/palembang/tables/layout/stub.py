"""Labels of rows: several label columns, headings above groups, indents, merged cells."""

from __future__ import annotations

import re
from itertools import pairwise

from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.dates import restore_label
from ckanext.palembang.tables.language.periods import period_in_its_column
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.columns import Column, Role
from ckanext.palembang.tables.layout.headings import (
    BodyRow,
    Heading,
    indent,
    put_headings,
    without_empty_rows,
)
from ckanext.palembang.tables.layout.view import Kind, View

_FIGURES = (Kind.NUMBER, Kind.SIGN, Kind.FAULT, Kind.DATE)
_LEAST_STEP = 2


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
        self._closing: dict[int, bool] = {}

    def rows(self) -> list[BodyRow]:
        found: list[BodyRow | Heading] = []
        for row in self.block.body:
            has_figures = any(self.view.kind(row, column) in _FIGURES for column in self.data)
            if has_figures or self._has_refused(row):
                found.append(self._figures(row))
            elif (
                (text := self._lone(row))
                and not words.CONTINUED.search(text)
                and not words.NOTE_START.match(text)
            ):
                found.append(
                    Heading(row, text, self._depth(row), self._bold(row), self._numbered(row))
                )
        kept = without_empty_rows(found)
        put_headings(kept)
        rows = [entry for entry in kept if isinstance(entry, BodyRow)]
        indent(rows)
        self._lettered(rows)
        return rows

    def _lettered(self, rows: list[BodyRow]) -> None:
        """Put "Jalan Kota" before "a. Arteri" and "b. Lokal" that stand under it."""
        letters = [re.match(r"\s*([a-z])[.)]\s*\S", self._raw(row)) for row in rows]
        if sum(found is not None for found in letters) < _LEAST_STEP or all(letters):
            return
        above: BodyRow | None = None
        for row, found in zip(rows, letters, strict=True):
            if found is None:
                above = None if row.is_total else row
            elif above is not None and not row.headings and above.labels[-1:] != row.labels[:1]:
                row.headings = [*above.headings, *above.labels[-1:]]

    def _raw(self, row: BodyRow) -> str:
        value = self.view.sheet.at(*row.place)
        return value if isinstance(value, str) else ""

    def _has_refused(self, row: int) -> bool:
        """Tell whether texts stand where figures should: "800-900", "belum ada data"."""
        texts = [
            self.view.text(row, column)
            for column in self.data
            if self.view.kind(row, column) == Kind.TEXT and (row, column) not in self.view.covered
        ]
        label = any(self.view.text(row, column) for column in self.labels)
        if not texts or not label or words.NOTE_START.match(self._lone(row)):
            return False
        return all(words.REFUSED.search(text) for text in texts)

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
            elif (
                deeper
                and column in self._last
                and (not words.is_total(texts[deeper[0]]) or self._closes_group(column))
            ):
                texts[column] = self._last[column]
                entry.has_own_outer = False
        entry.columns = [column for column in self.labels if texts[column]]
        entry.labels = [texts[column] for column in entry.columns] or self._spare_label(row)
        _drop_repeats(entry.labels, entry.columns)
        entry.year = period_in_its_column(self._filled_down(row, Role.YEAR, entry))
        # Read after the year: a total of the months has a year still.
        entry.month = period_in_its_column(self._filled_down(row, Role.MONTH, entry))
        entry.code = self._cell(row, Role.CODE)
        entry.unit = self._cell(row, Role.UNIT)
        column = filled[-1] if filled else (self.labels or [self.block.left])[0]
        entry.place = (row, column)
        entry.depth, entry.is_bold = self._depth(row), self._bold(row)
        entry.settled = entry.is_total
        return entry

    def _closes_group(self, column: int) -> bool:
        """Tell whether every group ends in its own "Jumlah", beside the group's blank cell."""
        if column not in self._closing:
            outer = [bool(self.view.text(row, column)) for row in self.block.body]
            inner = [c for c in self.labels if c > column]
            totals = [
                not filled and any(words.is_total(self.view.text(row, c)) for c in inner)
                for row, filled in zip(self.block.body, outer, strict=True)
            ]
            twice = any(one and other for one, other in pairwise(totals))
            self._closing[column] = sum(totals) == sum(outer) >= _LEAST_STEP and not twice
        return self._closing[column]

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


def _drop_repeats(labels: list[str], columns: list[int]) -> None:
    for index in range(len(labels) - 1, 0, -1):
        if words.plain(labels[index]) == words.plain(labels[index - 1]):
            del labels[index]
            del columns[index : index + 1]
