"""The rows of a table: reads its CSV file and judges every cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from ckanext.palembang.catalogue.demo.definitions import Column, Row
from ckanext.palembang.catalogue.demo.errors import Fault
from ckanext.palembang.reference import UnknownAreaError, area, code_list

_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")


class RowReader:
    """Reads one CSV file.

    Attributes:
        rows: the rows that were read.
        lines: line of each row in the file.
        faults: everything that is wrong in the file.
    """

    def __init__(self, path: Path, file: str, columns: tuple[Column, ...]) -> None:
        self.rows: list[Row] = []
        self.lines: list[int] = []
        self.faults: list[Fault] = []
        self._file = file
        self._columns = columns
        self._positions = {column.name: index for index, column in enumerate(columns)}
        self._read(path)
        self._refuse_repetitions()

    def cell(self, row: Row, column: str) -> str | None:
        """Return a cell by the name of its column; None where there is no such column."""
        index = self._positions.get(column)
        return None if index is None else row[index]

    def _read(self, path: Path) -> None:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            self._refuse(0, f"cannot be read: {error.strerror}")
            return
        except UnicodeDecodeError as error:
            self._refuse(0, f"not UTF-8: byte {error.start} cannot be read")
            return
        reader = csv.reader(StringIO(text, newline=""), strict=True)
        names = [column.name for column in self._columns]
        try:
            header = next(reader, [])
            if header != names:
                found, wanted = ", ".join(header), ", ".join(names)
                self._refuse(1, f"the columns are {found}, but {wanted} are defined")
                return
            for record in reader:
                self._take(record, reader.line_num)
        except csv.Error as error:
            self._refuse(reader.line_num, f"no CSV: {error}")
        if not self.rows and not self.faults:
            self._refuse(1, "the table has no rows")

    def _take(self, record: list[str], line: int) -> None:
        if len(record) != len(self._columns):
            self._refuse(line, f"{len(record)} cells, but {len(self._columns)} columns")
            return
        row = tuple(cell or None for cell in record)
        self.rows.append(row)
        self.lines.append(line)
        for reason in self._cell_faults(row):
            self._refuse(line, reason)

    def _cell_faults(self, row: Row) -> Iterator[str]:
        for column, cell in zip(self._columns, row, strict=True):
            reason = _cell_fault(column, cell)
            if reason:
                yield f"{column.name}: {reason}"
        yield from _area_faults(self.cell(row, "kode_wilayah"), self.cell(row, "wilayah"))
        yield from _symbol_faults(self.cell(row, "nilai"), self.cell(row, "tanda"))

    def _refuse_repetitions(self) -> None:
        """The same cells but for figure and sign: two figures for one thing."""
        keys = [
            index
            for index, column in enumerate(self._columns)
            if column.role not in ("measure", "symbol")
        ]
        seen: dict[tuple[str | None, ...], int] = {}
        for row, line in zip(self.rows, self.lines, strict=True):
            key = tuple(row[index] for index in keys)
            if key in seen:
                self._refuse(line, f"tells apart nothing from line {seen[key]}")
            seen.setdefault(key, line)

    def _refuse(self, line: int, reason: str) -> None:
        self.faults.append(Fault(self._file, line, reason))


def _cell_fault(column: Column, cell: str | None) -> str | None:
    if cell is None:
        return "empty" if column.role == "dimension" else None
    if _CONTROL.search(cell):
        return "holds a control character"
    if cell != cell.strip():
        return f"“{cell}” begins or ends with a blank"
    return _type_fault(column, cell)


def _type_fault(column: Column, cell: str) -> str | None:
    if column.type == "numeric" and not _NUMBER.fullmatch(cell):
        return f"“{cell}” is no number: write 1234.5, without thousands separators"
    if column.type == "date" and not _is_date(cell):
        return f"“{cell}” is no day: write 2024-01-31"
    if column.values and cell not in column.values:
        return f"“{cell}” is not among the values of the column"
    return None


def _is_date(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _area_faults(code: str | None, name: str | None) -> Iterator[str]:
    if code is None:
        return
    names = _names_of(code)
    if not names:
        yield f"kode_wilayah: “{code}” is no area"
    elif name is not None and name not in names:
        yield f"wilayah: {code} is “{names[0]}”, not “{name}”"


@cache
def _names_of(code: str) -> tuple[str, ...]:
    try:
        found = area(code)
    except UnknownAreaError:
        return ()
    return (found.name, found.label()) if found.code == code else ()


def _symbol_faults(value: str | None, symbol: str | None) -> Iterator[str]:
    """A sign stands for a value (then the value is empty) or beside one."""
    if symbol is None:
        if value is None:
            yield "nilai: empty without a sign that says why"
        return
    meaning = code_list("simbol").get(symbol)
    if meaning is None:
        yield f"tanda: “{symbol}” is no sign of BPS's tables"
    elif meaning.properties.get("value") == "none" and value is not None:
        yield f"tanda: “{symbol}” stands for a value, but there is one: {value}"
    elif meaning.properties.get("value") == "number" and value is None:
        yield f"tanda: “{symbol}” stands beside a value, but there is none"
