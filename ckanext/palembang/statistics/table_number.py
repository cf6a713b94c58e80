"""Numbers of yearbook tables: `3.1.10` = chapter 3, sub-chapter 1, tenth table."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PATTERN = re.compile(r"[0-9]{1,2}(\.[0-9]{1,3}){1,2}", re.ASCII)


class TableNumberError(ValueError):
    """The text is no yearbook table number."""


@dataclass(frozen=True, order=True)
class TableNumber:
    """A table number; compares by its parts, so that 3.1.2 stands before 3.1.10."""

    parts: tuple[int, ...]

    @property
    def chapter(self) -> int:
        """The chapter, which is the first part."""
        return self.parts[0]

    @property
    def sort_key(self) -> str:
        """A text of fixed width that sorts as the number does (for indexes that sort text)."""
        return ".".join(f"{part:03d}" for part in self.parts)

    def __str__(self) -> str:
        return ".".join(str(part) for part in self.parts)


def parse_table_number(text: str) -> TableNumber:
    """Reads a table number of two or three parts.

    Source: numbering `bab.subbab.urut` of Daerah Dalam Angka; chapters without sub-chapters, and the
    sub-district books, use two parts. Leading zeros say nothing (`3.01.1` is `3.1.1`).

    Raises:
        TableNumberError: Other text, or a part that is zero.
    """
    stripped = text.strip()
    if not _PATTERN.fullmatch(stripped):
        raise TableNumberError(text)
    parts = tuple(int(part) for part in stripped.split("."))
    if 0 in parts:
        raise TableNumberError(text)
    return TableNumber(parts)
