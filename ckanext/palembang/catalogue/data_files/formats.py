"""The formats that a data table comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from ckanext.palembang.catalogue.config import data_file_cells_limit
from ckanext.palembang.tables import (
    DataPoint,
    DataStructure,
    Publication,
    has_parquet,
    write_csv,
    write_json_stat,
    write_parquet,
    write_xlsx,
)

Write = Callable[[DataStructure, Iterable[DataPoint], IO[bytes], Publication], None]


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        name: as the address ends: `csv`.
        label: as people know it.
        extension: of the file's name.
        media_type: of the answer.
        write: writes a table.
    """

    name: str
    label: str
    extension: str
    media_type: str
    write: Write


def _csv(
    structure: DataStructure, points: Iterable[DataPoint], target: IO[bytes], _: Publication
) -> None:
    write_csv(structure, points, target)


def _cube(writer: Callable[..., None]) -> Write:
    """A writer that needs the whole table at once: up to as many cells as the operator allows."""

    def write(
        structure: DataStructure,
        points: Iterable[DataPoint],
        target: IO[bytes],
        publication: Publication,
    ) -> None:
        limit = data_file_cells_limit()
        writer(structure, points, target, publication, most_cells=limit)

    return write


_ALL = (
    Format("csv", "CSV", "csv", "text/csv; charset=utf-8; header=present", _csv),
    Format(
        "xlsx",
        "XLSX",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _cube(write_xlsx),
    ),
    Format("json-stat", "JSON-stat", "json", "application/json", _cube(write_json_stat)),
    Format("parquet", "Parquet", "parquet", "application/vnd.apache.parquet", write_parquet),
)
#: Formats by name.
FORMATS = {one.name: one for one in _ALL}


def offered_formats() -> list[Format]:
    """Return the formats that this installation can write."""
    return [one for one in _ALL if one.name != "parquet" or has_parquet()]
