"""Go down the rows of a sheet and cut it into blocks, each with its own head."""

from __future__ import annotations

from ckanext.palembang.tables.language.words import (
    CONTINUED,
    NOTE_ALONE,
    NOTE_START,
    REFUSED,
    TABLE_NUMBER,
    TITLE_START,
    plain,
)
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.rows import Row, classify_row
from ckanext.palembang.tables.layout.view import Kind, Rect, View

_LOOK_AHEAD = 8
_FEWEST_TO_BE_NUMERIC = 0.5
_LONG_TEXT = 60


def stacked(view: View, rect: Rect) -> list[Block]:
    """Return the blocks of a rectangle from top to bottom."""
    return _Scan(view, rect).run()


class _Scan:
    """Goes down the rows and opens a new block wherever a new head follows figures."""

    def __init__(self, view: View, rect: Rect) -> None:
        self.view, self.rect = view, rect
        self.roles = {
            row: classify_row(view, row, rect.left, rect.right)
            for row in range(rect.top, rect.bottom + 1)
        }
        self._preamble_of_pairs()
        self._head_with_an_index()

    def _preamble_of_pairs(self) -> None:
        """Above a head, "ID WMO | : | 96221" describes the station: it is no figure."""
        head = next(
            (
                row
                for row, role in self.roles.items()
                if role is Row.TEXTS
                and len(self.view.filled(row, self.rect.left, self.rect.right)) > 2
                and not self._is_key_value(row)
            ),
            None,
        )
        if head is None:
            return
        for row in range(self.rect.top, head):
            if self.roles[row] is Row.DATA and self._is_key_value(row):
                self.roles[row] = Row.LONE_TEXT

    def _head_with_an_index(self) -> None:
        """A head whose first cell is a number (an index that was saved along) is a head still."""
        data = [row for row, role in self.roles.items() if role is Row.DATA][:3]
        if len(data) < 3:
            return
        first, second, third = data
        filled = self.view.filled(first, self.rect.left, self.rect.right)
        texts = [c for c in filled[1:] if self.view.kind(first, c) == Kind.TEXT]
        figures = [
            c
            for c in texts
            if all(self.view.kind(r, c) in (Kind.NUMBER, Kind.SIGN) for r in (second, third))
        ]
        if len(texts) == len(filled) - 1 and figures and len(self.view.text(first, filled[0])) <= 1:
            self.roles[first] = Row.TEXTS

    def run(self) -> list[Block]:
        starts = self._starts()
        blocks: list[Block] = []
        for start, end in zip(starts, [*starts[1:], self.rect.bottom + 1], strict=True):
            block = self._block(range(start, end))
            if block is not None:
                blocks.append(block)
        return blocks

    def _starts(self) -> list[int]:
        starts = [self.rect.top]
        last_data: int | None = None
        for row in range(self.rect.top, self.rect.bottom + 1):
            role = self.roles[row]
            if role is Row.DATA:
                last_data = row
            elif last_data is not None and self._opens_head(row, starts[-1], last_data):
                starts.append(self._preamble_start(row, last_data))
                last_data = None
        return starts

    def _opens_head(self, row: int, start: int, last_data: int) -> bool:
        role = self.roles[row]
        if role in (Row.BLANK, Row.LONE_TEXT, Row.DATA):
            return False
        following = [self.roles.get(r) for r in range(row + 1, row + _LOOK_AHEAD)]
        if Row.DATA not in following:
            return False
        if role is Row.COLUMN_NUMBERS:
            return True
        filled = self.view.filled(row, self.rect.left, self.rect.right)
        if role is Row.YEARS:
            return self._is_new_years(row, last_data, filled)
        return self._is_new_head(row, start, last_data, filled)

    def _is_new_years(self, row: int, last_data: int, filled: list[int]) -> bool:
        """Tell whether years head a new table: a list has rows such as "2019 | Lahat | SMA | 1977"."""
        before = self.view.filled(last_data, self.rect.left, self.rect.right)
        apart = self.roles.get(row - 1) not in (Row.DATA, Row.YEARS)
        if filled[0] > before[0]:
            return True
        return apart and len(filled) > 1 and filled != before

    def _is_new_head(self, row: int, start: int, last_data: int, filled: list[int]) -> bool:
        """Tell whether texts that stand where figures stood above are words of a new head."""
        numeric = self._numeric_columns(start, last_data)
        texts = [column for column in filled if column in numeric]
        if not texts or self._repeats_head(row, start):
            return bool(texts)
        if all(REFUSED.search(self.view.text(row, column)) for column in texts):
            return False  # "800-900" where a figure should be
        distinct = {plain(self.view.text(row, column)) for column in texts}
        if last_data == row - 1:
            return len(distinct) >= 2 and len(texts) >= len(numeric) * 0.6
        return len(filled) >= 2

    def _repeats_head(self, row: int, start: int) -> bool:
        own = self._texts(row)
        return any(
            self.roles[other] is Row.TEXTS and self._texts(other) == own
            for other in range(start, row)
        )

    def _texts(self, row: int) -> list[str]:
        return [
            plain(self.view.text(row, c))
            for c in self.view.filled(row, self.rect.left, self.rect.right)
        ]

    def _numeric_columns(self, start: int, end: int) -> set[int]:
        counts: dict[int, list[int]] = {}
        for row in range(start, end + 1):
            if self.roles[row] is Row.DATA:
                for column in self.view.filled(row, self.rect.left, self.rect.right):
                    pair = counts.setdefault(column, [0, 0])
                    pair[0] += self.view.kind(row, column) != Kind.TEXT
                    pair[1] += 1
        return {c for c, (n, all_) in counts.items() if n >= all_ * _FEWEST_TO_BE_NUMERIC}

    def _preamble_start(self, head: int, last_data: int) -> int:
        """Return the first row above a new head that belongs to it and not to the notes before."""
        start = head
        for row in range(head - 1, last_data, -1):
            text = self._lone(row)
            if self.roles[row] is Row.BLANK:
                if start < head and not TITLE_START.match(self._lone_after(row)):
                    break
                continue
            if NOTE_START.match(text) or NOTE_ALONE.match(text):
                break
            start = row
            if TITLE_START.match(text) and text.casefold().startswith(
                ("tabel", "table", "lanjutan")
            ):
                break
        return start

    def _lone(self, row: int) -> str:
        filled = self.view.filled(row, self.rect.left, self.rect.right)
        return self.view.text(row, filled[0]) if filled else ""

    def _lone_after(self, row: int) -> str:
        return next(
            (self._lone(r) for r in range(row - 1, self.rect.top - 1, -1) if self._lone(r)), ""
        )

    def _block(self, rows: range) -> Block | None:
        data = [row for row in rows if self.roles[row] is Row.DATA]
        if not data:
            data = self._years_as_data(rows)
        if not data:
            return self._empty_form(rows)
        data = self._without_footer(self._with_year_like(data, rows))
        block = Block(self.rect.left, self.rect.right)
        first, last = data[0], data[-1]
        head = self._head(rows.start, first)
        block.head = head
        top = head[0] if head else first
        block.titles = [row for row in range(rows.start, top) if self.roles[row] is not Row.BLANK]
        after_head = head[-1] + 1 if head else first
        block.body = [
            row for row in range(after_head, last + 1) if self.roles[row] is not Row.BLANK
        ]
        block.notes = [
            row for row in range(last + 1, rows.stop) if self.roles[row] is not Row.BLANK
        ]
        block.continues = any(CONTINUED.search(self._lone(row)) for row in block.titles)
        return block

    def _with_year_like(self, data: list[int], rows: range) -> list[int]:
        """Add rows before and after whose only figures happen to look like years ("Plaju | 2011")."""

        def is_labelled(row: int) -> bool:
            filled = self.view.filled(row, self.rect.left, self.rect.right)
            kinds = [self.view.kind(row, column) for column in filled]
            return self.roles.get(row) is Row.YEARS and Kind.TEXT in kinds

        before = data[0] - 1
        while (
            before > rows.start and is_labelled(before) and self._has_head_above(before, rows.start)
        ):
            data = [before, *data]
            before -= 1
        after = data[-1] + 1
        while after < rows.stop and is_labelled(after):
            data = [*data, after]
            after += 1
        return data

    def _has_head_above(self, row: int, start: int) -> bool:
        """Tell whether every figure of a row already has a word over it."""
        numbers = [
            c
            for c in self.view.filled(row, self.rect.left, self.rect.right)
            if self.view.kind(row, c) != Kind.TEXT
        ]
        label = self.view.filled(row, self.rect.left, self.rect.right)[0]
        above = [r for r in range(start, row) if self.roles[r] in (Row.TEXTS, Row.YEARS)]
        named = {
            c for r in above for c in (label, *numbers) if self.view.text(*self.view.anchor(r, c))
        }
        return self.roles[row - 1] is not Row.BLANK and named == {label, *numbers}

    def _without_footer(self, data: list[int]) -> list[int]:
        """Drop closing rows such as "Dicetak: | 12/01/2024"."""
        while len(data) > 1 and NOTE_START.match(self._lone(data[-1])):
            data = data[:-1]
        return data

    def _years_as_data(self, rows: range) -> list[int]:
        """Rows whose every figure looks like a year are data when nothing else is."""
        years = [row for row in rows if self.roles[row] is Row.YEARS]
        texts = [row for row in rows if self.roles[row] is Row.TEXTS]
        labelled = [
            row
            for row in years
            if self.view.kind(row, self.view.filled(row, self.rect.left, self.rect.right)[0])
            == Kind.TEXT
        ]
        return labelled if texts and labelled and labelled[0] > texts[0] else []

    def _empty_form(self, rows: range) -> Block | None:
        """Return a form whose head stands over labels, but without a single figure."""
        texts = [
            row for row in rows if self.roles[row] in (Row.TEXTS, Row.COLUMN_NUMBERS, Row.YEARS)
        ]
        lone = [row for row in rows if self.roles[row] is Row.LONE_TEXT]
        if not texts or (
            not any(self.roles[row] is not Row.TEXTS for row in texts) and len(lone) < 3
        ):
            return None
        block = Block(self.rect.left, self.rect.right)
        block.head = texts
        block.titles = [row for row in lone if row < texts[0]]
        block.body = [row for row in lone if row > texts[-1]]
        return block

    def _head(self, start: int, first: int) -> list[int]:
        """Return the rows of the head above the first data row."""
        row = first - 1
        while row >= start and self._is_group_or_gap(row, start):
            row -= 1
        bottom = row
        while row >= start and self._is_head_row(row, bottom):
            row -= 1
        return list(range(row + 1, bottom + 1))

    def _is_group_or_gap(self, row: int, start: int) -> bool:
        role = self.roles[row]
        if role is Row.BLANK:
            return True
        if role is Row.TEXTS:
            return self._is_numbered_group(row, start)
        if role is not Row.LONE_TEXT:
            return False
        above = [self.roles[r] for r in range(start, row)]
        in_stub = self._lone_column(row) <= self._first_numeric_below(row)
        return in_stub and any(r in (Row.TEXTS, Row.YEARS, Row.COLUMN_NUMBERS) for r in above)

    def _is_numbered_group(self, row: int, start: int) -> bool:
        """Tell whether "I | Wilayah Ilir" heads a group: no word over figures, unlike the rows above."""
        numeric = self._numeric_below(row)

        def words_over_figures(one: int) -> bool:
            return any(self.view.text(*self.view.anchor(one, column)) for column in numeric)

        if not numeric or words_over_figures(row):
            return False
        return any(self.roles[r] is Row.TEXTS and words_over_figures(r) for r in range(start, row))

    def _numeric_below(self, row: int) -> list[int]:
        for below in range(row + 1, self.rect.bottom + 1):
            if self.roles[below] is Row.DATA:
                filled = self.view.filled(below, self.rect.left, self.rect.right)
                texts = [c for c in filled if self.view.kind(below, c) == Kind.TEXT]
                first = texts[0] if texts else self.rect.left - 1
                return [c for c in filled if c > first and self.view.kind(below, c) != Kind.TEXT]
        return []

    def _lone_column(self, row: int) -> int:
        return self.view.filled(row, self.rect.left, self.rect.right)[0]

    def _first_numeric_below(self, row: int) -> int:
        for below in range(row + 1, self.rect.bottom + 1):
            if self.roles[below] is Row.DATA:
                filled = self.view.filled(below, self.rect.left, self.rect.right)
                texts = [c for c in filled if self.view.kind(below, c) == Kind.TEXT]
                return texts[0] if texts else filled[0]
        return self.rect.left

    def _is_head_row(self, row: int, bottom: int) -> bool:
        role = self.roles[row]
        if role in (Row.YEARS, Row.COLUMN_NUMBERS):
            return not self._is_key_value(row)
        if role is Row.TEXTS:
            return not self._is_key_value(row) and not self._is_numbered_title(row)
        if role is Row.LONE_TEXT:
            return self._is_head_part(row, bottom)
        return False

    def _is_numbered_title(self, row: int) -> bool:
        """Tell whether a row is a table's number with its title beside: "2.1.1 | Jumlah ..."."""
        filled = self.view.filled(row, self.rect.left, self.rect.right)
        first = self.view.text(row, filled[0])
        return len(filled) <= 3 and bool(TABLE_NUMBER.fullmatch(first))

    def _is_key_value(self, row: int) -> bool:
        filled = self.view.filled(row, self.rect.left, self.rect.right)
        texts = [self.view.text(row, column) for column in filled]
        if len(filled) <= 4 and any(t.endswith(":") or t.startswith(":") for t in texts):
            return True
        return bool(NOTE_START.match(texts[0])) and len(texts[0]) > 12

    def _is_head_part(self, row: int, bottom: int) -> bool:
        """Tell whether a lone text is the upper part of a head rather than a title."""
        column = self._lone_column(row)
        span = self.view.anchors.get((row, column))
        label = self._first_numeric_below(row)
        if span is not None:
            reaches_stub = span.left <= label
            return not reaches_stub or (span.bottom > row and span.right < self.rect.right)
        if column <= label:
            return False
        return row < bottom and len(self.view.text(row, column)) < _LONG_TEXT * 2
