"""The shapes that a template draws: plain values, nothing left to compute."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A cell.

    Attributes:
        text: the formatted value.
        symbol: BPS symbol of the value, as printed.
        symbol_label: what the symbol means.
        is_number: whether to align it to the right.
        lang: language of the text where it may not be the page's.
        address: where a value that is an address of the web leads; its text is the host.
    """

    text: str
    symbol: str = ""
    symbol_label: str = ""
    is_number: bool = False
    lang: str = ""
    address: str = ""


@dataclass(frozen=True)
class Head:
    """A column's head: label, unit, note, and the address that sorts by it."""

    label: str
    unit: str = ""
    notes: str = ""
    is_number: bool = False
    sort_address: str = ""
    sorted_as: str = ""
    lang: str = ""


@dataclass(frozen=True)
class TableRow:
    """A row: its head cell, the others, and whether it adds up the rest."""

    head: Cell
    cells: list[Cell]
    is_total: bool = False


@dataclass(frozen=True)
class Choice:
    """One value of a control."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Control:
    """A select above the table: parameter name, label, choices."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Pager:
    """Where the reader is among the pages; addresses are empty at the ends."""

    page: int
    pages: int
    first_row: int
    last_row: int
    rows: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class TableView:
    """A table ready to be drawn.

    Attributes:
        form: `wide` or `long`.
        heads: heads of all columns, the first one over the row heads.
        rows: the rows of this page.
        controls: what can be chosen above the table.
        kept: parameters that the controls' form must carry along.
        constants: (label, value) of dimensions that have a single value, for the caption.
        legend: (symbol, meaning) of the symbols that the rows shown use.
        pager: where the reader is.
        other_form: address of the other form, empty where there is none.
        columns_label: what the columns of the wide form are, for the caption.
    """

    form: str
    heads: list[Head]
    rows: list[TableRow]
    pager: Pager
    controls: list[Control] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    constants: list[tuple[str, str]] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)
    other_form: str = ""
    columns_label: str = ""
