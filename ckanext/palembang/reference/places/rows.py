"""Reading the files of areas; every broken row is named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from io import StringIO
from types import MappingProxyType

from ckanext.palembang.reference.errors import BrokenReferenceFileError
from ckanext.palembang.reference.files import as_mapping, data_text, read_yaml
from ckanext.palembang.reference.places.types import (
    KINDS,
    LEVELS,
    Area,
    AreaFigure,
    BoundingBox,
    Point,
)

_FILE = "areas.csv"
_FIGURES = "area_km2.csv"

Row = dict[str, str]


@cache
def areas_by_code() -> MappingProxyType[str, Area]:
    """Return all areas by Kemendagri code, parents before children; read once."""
    return MappingProxyType(read_areas())


def read_areas() -> dict[str, Area]:
    """Read and check the files of areas.

    Raises:
        BrokenReferenceFileError: a row has a doubled code, no parent or a bad number.
    """
    figures = _read_figures()
    found: dict[str, Area] = {}
    for row in _rows(_FILE):
        read = _area(row, figures.get(row["code"], ()))
        if read.code in found:
            raise BrokenReferenceFileError(_FILE, read.code, "code is doubled")
        _check_place(read, found)
        found[read.code] = read
    _check_bps_codes(found)
    unknown = sorted(figures.keys() - found.keys())
    if unknown:
        raise BrokenReferenceFileError(_FIGURES, unknown[0], "size of an unknown area")
    return found


def _rows(file: str) -> Iterator[Row]:
    for number, row in enumerate(csv.DictReader(StringIO(data_text("areas", file))), start=2):
        if None in row or None in row.values():
            raise BrokenReferenceFileError(file, f"line {number}", "wrong number of cells")
        yield row


def _area(row: Row, figures: tuple[AreaFigure, ...]) -> Area:
    return Area(
        code=row["code"],
        bps_code=row["bps_code"],
        level=row["level"],
        kind=row["kind"],
        parent=row["parent"] or None,
        name=row["name"],
        name_2025=row["name_2025"],
        name_2022=row["name_2022"],
        name_bps=row["name_bps"],
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        valid_from=_year(row, "valid_from"),
        valid_to=_year(row, "valid_to"),
        split_from=row["split_from"] or None,
        formed_by=row["formed_by"],
        centroid=Point(_number(row, "lon"), _number(row, "lat")) if row["lon"] else None,
        bbox=_bbox(row) if row["west"] else None,
        figures=figures,
    )


def _bbox(row: Row) -> BoundingBox:
    box = BoundingBox(*(_number(row, side) for side in ("west", "south", "east", "north")))
    if box.west >= box.east or box.south >= box.north:
        raise BrokenReferenceFileError(_FILE, row["code"], "extent is empty or turned around")
    return box


def _number(row: Row, column: str) -> Decimal:
    try:
        return Decimal(row[column])
    except InvalidOperation as error:
        raise BrokenReferenceFileError(_FILE, row["code"], f"{column} is no number") from error


def _year(row: Row, column: str) -> int | None:
    if not row[column]:
        return None
    if not row[column].isdecimal():
        raise BrokenReferenceFileError(_FILE, row["code"], f"{column} is no year")
    return int(row[column])


def _check_place(read: Area, found: dict[str, Area]) -> None:
    if read.level not in LEVELS:
        raise BrokenReferenceFileError(_FILE, read.code, f"unknown level {read.level!r}")
    if read.kind not in KINDS:
        raise BrokenReferenceFileError(_FILE, read.code, f"unknown kind {read.kind!r}")
    if not read.name or not read.bps_code.isdecimal():
        raise BrokenReferenceFileError(_FILE, read.code, "name or BPS code is missing")
    if read.parent is not None and (read.parent not in found or not read.lies_in(read.parent)):
        raise BrokenReferenceFileError(_FILE, read.code, f"no parent {read.parent!r} above it")


def _check_bps_codes(found: dict[str, Area]) -> None:
    holders: dict[str, str] = {}
    for read in found.values():
        holder = holders.setdefault(read.bps_code, read.code)
        if holder != read.code:
            raise BrokenReferenceFileError(_FILE, read.code, f"BPS code is {holder}'s")
        if read.split_from and read.split_from not in found:
            raise BrokenReferenceFileError(_FILE, read.code, "split from an unknown area")


def _read_figures() -> dict[str, tuple[AreaFigure, ...]]:
    sources = as_mapping(read_yaml("areas", "sources.yaml").get("figures"), _FIGURES, "sources")
    grouped: dict[str, list[AreaFigure]] = {}
    for row in _rows(_FIGURES):
        if row["source"] not in sources:
            raise BrokenReferenceFileError(_FIGURES, row["code"], "source is not described")
        source = as_mapping(sources[row["source"]], _FIGURES, row["source"])
        if not source.keys() >= {"id", "en"}:
            raise BrokenReferenceFileError(
                _FIGURES, row["code"], "source is not described in both languages"
            )
        figure = AreaFigure(
            _number(row, "km2"), int(row["year"]), str(source["id"]), str(source["en"])
        )
        grouped.setdefault(row["code"], []).append(figure)
    return {
        code: tuple(sorted(found, key=lambda figure: -figure.year))
        for code, found in grouped.items()
    }
