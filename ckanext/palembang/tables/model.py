"""What a reading gives: tables, their observations, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ckanext.palembang.tables.findings import Finding


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a table and what it says.

    Attributes:
        id: Indonesian text, None when there is none.
        en: English text, None when there is none.
        number: number in the yearbook, "3.1.10".
        classifications: what the figures are broken down by (after "Menurut", "by").
    """

    id: str | None = None
    en: str | None = None
    number: str | None = None
    classifications: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that the figures of a table are broken down by.

    Attributes:
        name: head of its column, or what its members are.
        role: `area`, `time` or `category`.
        members: its members in the order of the table, each once.
    """

    name: str
    role: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """One data cell.

    Attributes:
        cell: its address, `C7`.
        row: label of its row, the outermost heading first.
        column: words of its head from top to bottom.
        value: the number meant; None when there is only a sign or it cannot be read.
        flag: the sign or mark as the office wrote it, dashes and ellipses made equal.
        area: code of the Palembang district or village, None for everything else.
        place: code of any area known here: the city, other regencies, the province.
        period: `2023`, `2023/2024`, `2023-02`, `2023-S1`, `2023-Q1`, `2023-02-28`.
        unit: unit of this figure where its head, row or title says it.
        is_total: the figure is the sum of others in the table.
    """

    cell: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    value: Decimal | None
    flag: str | None = None
    area: str | None = None
    place: str | None = None
    period: str | None = None
    unit: str | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One statistical table as it was read.

    Attributes:
        sheet: name of its sheet, None for a file without sheets.
        range: from the head to the last row of figures, `A3:G24`.
        title: the title and what it says.
        unit: unit of all figures, None when it differs or is not said.
        years: years that title, head and rows name.
        source: who the figures are from.
        notes: further lines below the table.
        dimensions: what the figures are broken down by.
        observations: the data cells, row by row; made when they are looked at.
    """

    sheet: str | None
    range: str
    title: Title
    unit: str | None
    years: tuple[str, ...]
    source: str | None
    notes: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    observations: Sequence[Observation]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was got out of a file: its tables and what is wrong or doubtful in them."""

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]

    @property
    def is_readable(self) -> bool:
        """Tell whether at least one table was found."""
        return bool(self.tables)
