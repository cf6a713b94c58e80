"""A reading between the child process and its parent: columns as bytes, the rest as JSON.

One JSON object per cell took longer to write and read than the whole reading of a large
sheet. What people get is `wire`.
"""

from __future__ import annotations

import json
from array import array
from decimal import Decimal
from typing import TypedDict

from ckanext.palembang.tables.model import Reading, Table
from ckanext.palembang.tables.observations import Cells, ColumnFacts, Facts, Observations
from ckanext.palembang.tables.wire import (
    FindingDict,
    TableHeadDict,
    finding_back,
    finding_to_wire,
    head_of_table,
    table_back,
)

_COUNT = "I"
_DOUBLE = "d"


class _Packed(TypedDict):
    head: TableHeadDict
    columns: list[tuple[int, list[str]]]
    facts: list[list[str | bool | None]]
    profiles: list[list[int]]
    paths: list[list[str]]
    odd: list[tuple[int, str]]
    flags: list[tuple[int, str]]
    lengths: tuple[int, int, int, int]


class _PackedReading(TypedDict):
    tables: list[_Packed]
    findings: list[FindingDict]


def pack(reading: Reading) -> bytes:
    """Return a reading as bytes for `unpack` on the same machine."""
    stores = [Observations.of(table.observations).cells for table in reading.tables]
    said: _PackedReading = {
        "tables": [_packed(*one) for one in zip(reading.tables, stores, strict=True)],
        "findings": [finding_to_wire(finding) for finding in reading.findings],
    }
    text = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    parts = [len(text).to_bytes(8), text]
    for cells in stores:
        parts += [cells.values.tobytes(), cells.numbers.tobytes(), cells.kinds.tobytes()]
        parts.append(cells.positions.tobytes() if cells.positions is not None else b"")
    return b"".join(parts)


def unpack(content: bytes) -> Reading:
    """Return the reading that was packed.

    Raises:
        ValueError: the content is not whole.
    """
    end = 8 + int.from_bytes(content[:8])
    said: _PackedReading = json.loads(content[8:end])
    tables: list[Table] = []
    for packed in said["tables"]:
        cells = _store(packed)
        values, rows, _, present = packed["lengths"]
        for column, length in ((cells.values, values), (cells.numbers, rows), (cells.kinds, rows)):
            end = _fill(column, content, end, length)
        if present >= 0:
            cells.positions = array(_COUNT)
            end = _fill(cells.positions, content, end, present)
        tables.append(table_back(packed["head"], Observations(cells)))
    return Reading(tuple(tables), tuple(map(finding_back, said["findings"])))


def _fill(column: array[int] | array[float], content: bytes, start: int, length: int) -> int:
    end = start + length * column.itemsize
    if end > len(content):
        message = "the reading breaks off"
        raise ValueError(message)
    column.frombytes(memoryview(content)[start:end])
    return end


def _packed(table: Table, cells: Cells) -> _Packed:
    return {
        "head": head_of_table(table),
        "columns": [(one.number, list(one.head)) for one in cells.columns],
        "facts": [list(one) for one in cells.facts],
        "profiles": [list(one) for one in cells.profiles],
        "paths": [list(path) for path in cells.paths],
        "odd": [(position, str(value)) for position, value in cells.odd.items()],
        "flags": list(cells.flags.items()),
        "lengths": (
            len(cells.values),
            len(cells.numbers),
            len(cells.kinds),
            -1 if cells.positions is None else len(cells.positions),
        ),
    }


def _store(packed: _Packed) -> Cells:
    return Cells(
        columns=tuple(ColumnFacts(number, tuple(head)) for number, head in packed["columns"]),
        facts=[_facts(one) for one in packed["facts"]],
        profiles=[tuple(one) for one in packed["profiles"]],
        paths=[tuple(path) for path in packed["paths"]],
        odd={position: Decimal(text) for position, text in packed["odd"]},
        flags=dict(packed["flags"]),
    )


def _facts(one: list[str | bool | None]) -> Facts:
    area, place, period, unit = (text if isinstance(text, str) else None for text in one[:4])
    return Facts(area, place, period, unit, bool(one[4]))
