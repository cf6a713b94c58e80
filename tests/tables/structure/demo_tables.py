"""The demonstration's data tables as structures, and drawn again as an office would draw them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from ckanext.palembang.tables import (
    AttributeColumn,
    DataStructure,
    DimensionColumn,
    Member,
    Observation,
    Role,
    Table,
    Title,
)
from ckanext.palembang.tables.cells import address
from ckanext.palembang.tables.language.words import is_total

_DEMO = Path(__file__).parents[3] / "demo"
_TIMES = ("tahun", "tahun_ajaran", "periode", "tanggal", "sampai_tanggal")
NAMES = sorted(path.stem for path in (_DEMO / "tables").glob("*.csv"))


@dataclass(frozen=True)
class Demo:
    """One data table of the demonstration."""

    structure: DataStructure
    rows: list[dict[str, str]]


@cache
def _columns() -> dict[str, Any]:
    return yaml.safe_load((_DEMO / "columns.yaml").read_text(encoding="utf-8"))


@cache
def demo(name: str) -> Demo:
    path = _DEMO / "tables" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    about = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    own = about.get("columns") or {}
    dimensions: list[DimensionColumn] = []
    attributes: list[AttributeColumn] = []
    for column in rows[0]:
        said = {**_columns().get(column, {}), **(own.get(column) or {})}
        label = said["label"]["id"]
        if column == "wilayah" or said["role"] in ("measure", "symbol"):
            continue
        if said["role"] == "attribute":
            attributes.append(AttributeColumn(column, label))
        else:
            dimensions.append(_dimension(column, label, rows))
    title = about["dataset"]["title"]
    structure = DataStructure(name, title, None, tuple(dimensions), tuple(attributes))
    return Demo(structure, rows)


def _dimension(column: str, label: str, rows: list[dict[str, str]]) -> DimensionColumn:
    codes = dict.fromkeys(row[column] for row in rows)
    if column == "kode_wilayah":
        names = {row[column]: row["wilayah"] for row in rows}
        members = tuple(Member(code, names[code]) for code in codes)
        return DimensionColumn(column, Role.AREA, label, None, members, "wilayah")
    members = tuple(Member(code, code, is_total=is_total(code)) for code in codes)
    kind = Role.INDICATOR if column == "indikator" else Role.CATEGORY
    return DimensionColumn(column, Role.TIME if column in _TIMES else kind, label, None, members)


def pivots(name: str) -> Iterator[tuple[str, ...]]:
    """Every choice of dimensions that may stand in the rows; the others stand in heads."""
    columns = [one.name for one in demo(name).structure.dimensions]
    for size in range(1, len(columns) + 1):
        yield from combinations(columns, size)


def draw(name: str, in_rows: Sequence[str]) -> Table:
    """Draw a data table with some of its dimensions in rows and the others in heads."""
    table = demo(name)
    columns = table.structure.dimensions
    rows: dict[tuple[str, ...], int] = {}
    heads: dict[tuple[str, ...], int] = {}
    cells: list[Observation] = []
    drawn: set[str] = set()
    for record in table.rows:
        row = _labels(record, columns, in_rows)
        rest = [one.name for one in columns if one.name not in in_rows]
        head = _labels(record, columns, rest)
        place = (rows.setdefault(row, len(rows)) + 3, heads.setdefault(head, len(heads)) + 3)
        if address(place) in drawn:
            continue
        drawn.add(address(place))
        cells.append(_cell(record, address(place), row, head, table.structure))
    return Table(
        "Data", "A1:Z99", Title(table.structure.title), None, (), None, (), (), tuple(cells)
    )


def _labels(
    record: dict[str, str], columns: Sequence[DimensionColumn], names: Sequence[str]
) -> tuple[str, ...]:
    shown = [one for one in columns if one.name in names]
    return tuple(record[one.label_column or one.name] for one in shown)


def _cell(
    record: dict[str, str],
    cell: str,
    row: tuple[str, ...],
    head: tuple[str, ...],
    structure: DataStructure,
) -> Observation:
    time = structure.dimension(Role.TIME)
    code = record["kode_wilayah"]
    return Observation(
        cell,
        row,
        head,
        Decimal(record["nilai"]) if record["nilai"] else None,
        record["tanda"] or None,
        area=code if code.count(".") > 1 else None,
        place=code,
        period=record[time.name] if time else None,
    )
