"""A block of a sheet: the rows of one table, each with its role."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Block:
    """Rows of one table.

    Attributes:
        left: first column.
        right: last column.
        titles: rows above the head.
        head: rows of the head, column numbers and units included.
        body: rows with figures and the group headings between them.
        notes: rows of text below.
        continues: the block goes on with the table before ("Lanjutan Tabel").
    """

    left: int
    right: int
    titles: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    continues: bool = False
