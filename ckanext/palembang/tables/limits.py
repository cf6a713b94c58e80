"""How large a file may be; beyond a limit it is refused before the memory goes."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one reading. Every one has a default that all files seen so far keep.

    Attributes:
        max_bytes: size of the file.
        max_unpacked_bytes: size of everything in a zipped workbook, counted while unpacking
            (what the archive itself says about sizes may be a lie).
        max_parts: files in a zipped workbook.
        max_sheets: sheets of a workbook.
        max_rows: rows of one sheet that hold something.
        max_columns: columns of one sheet that hold something.
        max_cells: rows times columns of one sheet.
        max_field_chars: letters in one cell.
        max_seconds: time of the whole reading.
        max_memory_bytes: address space of the child process that reads.
    """

    max_bytes: int = 64 * _MIB
    max_unpacked_bytes: int = 300 * _MIB
    max_parts: int = 2_000
    max_sheets: int = 200
    max_rows: int = 1_048_576
    max_columns: int = 4_000
    max_cells: int = 4_000_000
    max_field_chars: int = 100_000
    max_seconds: float = 28.0
    max_memory_bytes: int = 3_072 * _MIB


DEFAULT_LIMITS = Limits()
