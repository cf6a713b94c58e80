"""A sheet as it was stored: values at their addresses and what the program shows of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ckanext.palembang.tables.cells import Place

#: What a cell may hold. Text is kept as stored; a blank cell is None.
Value = str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet. Rows may be of different lengths; what is beyond the end is blank.

    Attributes:
        name: name of the sheet; None for a file that has no sheets.
        rows: the values.
        merges: merged ranges.
        is_hidden: the sheet itself is hidden.
        hidden_rows: rows that are not shown.
        hidden_columns: columns that are not shown.
        formats: number format of numeric cells, where it is not the general one.
        bold: cells in bold type.
        indents: indentation of cells, where it is not 0.
        formulas: cells with a formula whose result is not stored.
        errors: cells that show an error (`#REF!`), with the error.
    """

    name: str | None
    rows: list[list[Value]]
    merges: list[Span] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[Place, str] = field(default_factory=dict)
    bold: set[Place] = field(default_factory=set)
    indents: dict[Place, int] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns of the longest row."""
        return max(map(len, self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """Return the value at a place, None where nothing is."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None
