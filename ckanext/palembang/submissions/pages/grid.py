"""The table as it was read, drawn as a grid whose cells know their findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ckanext.palembang.submissions.pages.addresses import Area, Place, column_letters
from ckanext.palembang.submissions.pages.figures import Figure
from ckanext.palembang.submissions.pages.heads import HeadCell, head_lines

#: So many rows and columns are always drawn; beyond them only those with findings.
FIRST_ROWS, FIRST_COLUMNS = 100, 40
#: So many rows and columns with findings are drawn beyond the first ones.
MOST_MARKED_ROWS, MOST_MARKED_COLUMNS = 400, 40
_SEVERITY = ("", "info", "warning", "error")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a finding says of some cells.

    Attributes:
        number: its number in the list.
        level: how serious it is.
        areas: the cells.
        printed: what stands in its one cell, where that is no figure.
    """

    number: int
    level: str
    areas: tuple[Area, ...]
    printed: str = ""


@dataclass(slots=True)
class Spot:
    """A cell of the grid: figure, row head or column head.

    Attributes:
        identity: `id` of its element.
        address: its address in the file.
        figure: what stands there; None for heads and blank cells.
        level: the worst level of its findings, "" without any.
        numbers: the findings that begin here.
        printed: what stands there in the file, where it could not be read as a figure.
    """

    identity: str
    address: str
    figure: Figure | None = None
    level: str = ""
    numbers: list[int] = field(default_factory=list[int])
    printed: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its number in the file, words, cells, and how many rows were left out before it."""

    number: int
    words: tuple[str, ...]
    is_total: bool
    head: Spot
    cells: tuple[Spot, ...]
    left_out_before: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The drawn table.

    Attributes:
        columns: the heads of the columns, with their letters as addresses.
        head: lines of words over the columns.
        rows: the rows drawn.
        all_rows: number of rows of the table.
        all_columns: number of its columns.
        targets: `id` of the element that a finding points at, by the finding's number.
    """

    columns: tuple[Spot, ...]
    head: list[list[HeadCell]]
    rows: tuple[GridRow, ...]
    all_rows: int
    all_columns: int
    targets: dict[int, str]

    @property
    def is_whole(self) -> bool:
        """Tell whether every row and column is drawn."""
        return len(self.rows) == self.all_rows and len(self.columns) == self.all_columns


def build_grid(figures: Sequence[Figure], sheet: str | None, marks: Sequence[Mark]) -> Grid:
    """Draw figures and mark the cells that findings name.

    Args:
        figures: the figures of one table.
        sheet: name of its sheet.
        marks: the findings about cells of this sheet.
    """
    by_place = {one.place: one for one in figures}
    all_rows = sorted({row for row, _column in by_place})
    all_columns = sorted({column for _row, column in by_place})
    if not by_place:
        return Grid((), [], (), 0, 0, {})
    areas = [area for mark in marks for area in mark.areas]
    rows = _chosen(all_rows, ((one.top, one.bottom) for one in areas), FIRST_ROWS, MOST_MARKED_ROWS)
    columns = _chosen(
        all_columns,
        ((one.left, one.right) for one in areas),
        FIRST_COLUMNS,
        MOST_MARKED_COLUMNS,
    )
    drawing = _Drawing(sheet, rows, columns, by_place)
    targets: dict[int, str] = {}
    for mark in marks:
        drawing.mark(mark, targets)
    words = _words_of_columns(figures, columns)
    return Grid(
        columns=tuple(drawing.column_heads[column] for column in columns),
        head=head_lines([words[column] for column in columns]),
        rows=tuple(drawing.drawn_rows(all_rows)),
        all_rows=len(all_rows),
        all_columns=len(all_columns),
        targets=targets,
    )


class _Drawing:
    """The spots of a grid while they are marked."""

    def __init__(
        self,
        sheet: str | None,
        rows: list[int],
        columns: list[int],
        by_place: dict[Place, Figure],
    ) -> None:
        self.rows, self.columns = rows, columns
        self.first_row = min(row for row, _column in by_place)
        self.first_column = min(column for _row, column in by_place)
        self._prefix = f"cell-{_UNSAFE.sub('-', sheet or '').strip('-') or 'table'}"
        self.column_heads = {one: self._spot(self.first_row - 1, one) for one in columns}
        self.row_heads = {one: self._spot(one, self.first_column - 1) for one in rows}
        self.cells = {
            (row, column): self._spot(row, column, by_place.get((row, column)))
            for row in rows
            for column in columns
        }

    def _spot(self, row: int, column: int, figure: Figure | None = None) -> Spot:
        address = f"{column_letters(column)}{row}"
        return Spot(f"{self._prefix}-{address}", address, figure)

    def mark(self, mark: Mark, targets: dict[int, str]) -> None:
        """Colour the spots of a finding, and put its number at the first of each area."""
        for area in mark.areas:
            spots = self._spots(area)
            for spot in spots:
                spot.level = max(spot.level, mark.level, key=_SEVERITY.index)
            if spots:
                if mark.number not in spots[0].numbers:
                    spots[0].numbers.append(mark.number)
                targets.setdefault(mark.number, spots[0].identity)
            if len(spots) == 1 and not _says_something(spots[0].figure):
                spots[0].printed = spots[0].printed or mark.printed

    def _spots(self, area: Area) -> list[Spot]:
        rows = [row for row in self.rows if area.top <= row <= area.bottom]
        columns = [column for column in self.columns if area.left <= column <= area.right]
        if rows and columns:
            return [self.cells[row, column] for row in rows for column in columns]
        if rows and area.right < self.first_column:
            return [self.row_heads[row] for row in rows]
        if columns and area.bottom < self.first_row:
            return [self.column_heads[column] for column in columns]
        return []

    def drawn_rows(self, all_rows: list[int]) -> Iterable[GridRow]:
        """Yield the rows from top to bottom."""
        position = {row: index for index, row in enumerate(all_rows)}
        before = -1
        for row in self.rows:
            cells = tuple(self.cells[row, column] for column in self.columns)
            figures = [cell.figure for cell in cells if cell.figure]
            yield GridRow(
                number=row,
                words=figures[0].row if figures else (),
                is_total=bool(figures) and all(one.is_total for one in figures),
                head=self.row_heads[row],
                cells=cells,
                left_out_before=position[row] - before - 1,
            )
            before = position[row]


def _says_something(figure: Figure | None) -> bool:
    return figure is not None and (figure.value is not None or bool(figure.flag))


def _chosen(
    numbers: list[int], spans: Iterable[tuple[int, int]], first: int, most_marked: int
) -> list[int]:
    """The first rows (or columns) and those where the area of a finding begins."""
    chosen = set(numbers[:first])
    later = numbers[first:]
    if later:
        starts = {start for start, _end in spans}
        chosen.update([one for one in later if one in starts][:most_marked])
    return sorted(chosen)


def _words_of_columns(
    figures: Sequence[Figure], columns: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    words: dict[int, tuple[str, ...]] = dict.fromkeys(columns, ())
    for one in figures:
        column = one.place[1]
        if column in words and not words[column]:
            words[column] = one.column
    return words
