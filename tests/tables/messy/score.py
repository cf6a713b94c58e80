"""Compare a reading with the truth of a case, part by part."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from ckanext.palembang.tables.cells import address, place_of
from ckanext.palembang.tables.model import Observation, Reading

from tests.tables.messy.spec import Case, D

_SAME = {"jml": "jumlah", "total": "jumlah", "l": "laki", "p": "perempuan"}
_FREE = {
    "kecamatan",
    "kec",
    "kelurahan",
    "kel",
    "kota",
    "tahun",
    "satuan",
    "no",
    "jenis",
    "dan",
    "uraian",
    "nilai",
}


def words_of(*texts: str | None) -> set[str]:
    joined = " ".join(text for text in texts if text)
    folded = unicodedata.normalize("NFKD", joined).casefold()
    return {_SAME.get(word, word) for word in re.split(r"[^0-9a-z%]+", folded) if word}


@dataclass
class Result:
    cells: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def compare(case: Case, reading: Reading) -> Result:
    result = Result()
    seen = {(t.sheet, o.cell): (o, t) for t in reading.tables for o in t.observations}
    used = set()
    for page in case.pages:
        for r, row in enumerate(page.grid):
            for c, cell in enumerate(row):
                if not isinstance(cell, D):
                    continue
                where = address((r, c))
                key = next((k for k in ((page.name, where), (None, where)) if k in seen), None)
                result.cells += 1
                if key is None:
                    if cell.optional:
                        result.cells -= 1
                    else:
                        result.wrong.append(f"{where} missing")
                    continue
                used.add(key)
                observation, table = seen[key]
                faults = list(
                    _faults(
                        cell,
                        observation,
                        words_of(
                            table.title.id,
                            table.title.en,
                            table.unit,
                            observation.unit,
                            observation.period,
                        ),
                    )
                )
                result.right += not faults
                result.wrong += [f"{where} {fault}" for fault in faults]
    result.extra = [f"{k[1]}" for k in seen if k not in used]
    _findings(case, reading, result)
    return result


def _same(expected: float | None, value: Any) -> bool:
    if expected is None or value is None:
        return expected is value
    return abs(float(value) - expected) <= 1e-6 * max(1, abs(expected))


def _faults(cell: D, o: Observation, context: set[str]):
    if not any(_same(value, o.value) for value in (cell.value, *cell.accept)):
        yield f"value {cell.value} {o.value}"
    if o.flag not in (cell.flag, *cell.flag_accept):
        yield f"flag {cell.flag} {o.flag}"
    if o.area not in (cell.area, *cell.area_accept):
        yield f"area {cell.area} {o.area}"
    if cell.period and cell.period != o.period:
        yield f"period {cell.period} {o.period}"
    if cell.total is not None and cell.total != o.is_total:
        yield f"total {cell.total} {o.is_total}"
    free = _FREE | words_of(cell.period, o.period)
    need, got = words_of(*cell.row), words_of(*o.row)
    if not (need <= got | words_of(o.period) and got <= need | words_of(*cell.row_extra) | free):
        yield f"row {cell.row} {o.row}"
    need, got = words_of(*cell.column), words_of(*o.column)
    if not (need <= got | context and got <= need | words_of(*cell.column_extra) | free):
        yield f"column {cell.column} {o.column}"


def _findings(case: Case, reading: Reading, result: Result) -> None:
    loud = [f for f in reading.findings if f.level.value != "info"]
    for code, cells in case.findings:
        hits = [
            f
            for f in reading.findings
            if f.code == code and (not cells or any(_covers(f.cell or "", c) for c in cells))
        ]
        if not hits:
            result.missed.append(f"{code} {cells}")
    known = {code for code, _ in case.findings}
    result.noise = [f"{f.code} {f.cell} {f.message()}" for f in loud if f.code not in known]


def _covers(where: str, cell: str) -> bool:
    first, _, last = where.partition(":")
    (r1, c1), (r2, c2), (r, c) = place_of(first), place_of(last or first), place_of(cell)
    return r1 <= r <= r2 and c1 <= c <= c2
