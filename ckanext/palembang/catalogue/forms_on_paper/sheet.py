"""What stands on a printed form, whatever it is printed on.

The page and the workbook are made from the same sheets, so they cannot differ. Labels are in both
languages at once, because one sheet of paper has many readers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A label in both languages; Indonesian comes first on paper."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Line:
    """A cell with a text, empty where nothing is known.

    Attributes:
        number: number of the cell on the form; empty where its heading has it.
        label: what is asked.
        value: the answer.
        is_long: whether the blank leaves several lines.
    """

    number: str
    label: Words
    value: str
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers of a cell.

    Attributes:
        number: number printed beside the answer; empty where copies of the form disagree about it.
        label: the answer.
        is_chosen: whether its box is crossed.
    """

    number: str
    label: Words
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell with answers to cross, and the box for their number at the right.

    Attributes:
        number: number of the cell on the form.
        label: what is asked.
        options: the answers in the form's order.
        box: what stands in the box: the number of the answer, or the sum of all that apply.
        other: text beside "other"; None where the cell has no such answer.
    """

    number: str
    label: Words
    options: tuple[Option, ...]
    box: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table inside a form.

    Attributes:
        number: number of the cell on the form.
        label: what is asked.
        heads: the columns.
        widths: share of each column, in percent.
        rows: filled rows, then empty ones to be filled by hand; words are printed on the blank itself.
    """

    number: str
    label: Words
    heads: tuple[Words, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A number that several cells share."""

    number: str
    label: Words


Item = Line | Choice | Grid | Heading


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a form: its Roman number, its title, when it is filled, its cells."""

    code: str
    title: Words
    note: Words | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a wide form.

    Attributes:
        number: number of the column on the form; empty for what the catalogue adds.
        label: what is asked.
        width: share of the column, in percent.
    """

    number: str
    label: Words
    width: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """MS-Keg: cells in blocks."""

    code: str
    title: Words
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WideSheet:
    """MS-Ind or MS-Var: a row for each indicator or variable."""

    code: str
    title: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """All forms of one activity or dataset.

    Attributes:
        title: name of the activity or dataset.
        office: title of the office that answers for it.
        is_draft: whether it is still a draft.
        hides_people: whether facts about people were left out for this reader.
        activity: MS-Keg.
        tables: MS-Ind and MS-Var.
    """

    title: str
    office: str
    is_draft: bool
    hides_people: bool
    activity: Sheet
    tables: tuple[WideSheet, ...]
