"""The formats that a data table comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO

import ckan.plugins as p

from ckanext.palembang.catalogue.config import data_file_cells_limit
from ckanext.palembang.catalogue.data_files.interfaces import IDataFileFormats
from ckanext.palembang.catalogue.data_files.model import DataTable, Format
from ckanext.palembang.tables import (
    DataPoint,
    has_parquet,
    write_csv,
    write_json_stat,
    write_parquet,
    write_xlsx,
)

Write = Callable[[DataTable, Iterable[DataPoint], IO[bytes]], None]

_PARQUET = "parquet"


def _csv(table: DataTable, points: Iterable[DataPoint], target: IO[bytes]) -> None:
    write_csv(table.structure, points, target)


def _parquet(table: DataTable, points: Iterable[DataPoint], target: IO[bytes]) -> None:
    write_parquet(table.structure, points, target, table.publication)


def _cube(writer: Callable[..., None]) -> Write:
    """A writer that needs the whole table at once: up to as many cells as the operator allows."""

    def write(table: DataTable, points: Iterable[DataPoint], target: IO[bytes]) -> None:
        limit = data_file_cells_limit()
        writer(table.structure, points, target, table.publication, most_cells=limit)

    return write


_OWN = (
    Format("csv", "CSV", "csv", "text/csv; charset=utf-8; header=present", _csv),
    Format(
        "xlsx",
        "XLSX",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _cube(write_xlsx),
    ),
    Format("json-stat", "JSON-stat", "json", "application/json", _cube(write_json_stat)),
    Format(_PARQUET, "Parquet", "parquet", "application/vnd.apache.parquet", _parquet),
)


def known_formats() -> dict[str, Format]:
    """Return all formats by name: ours, then those of other plugins."""
    found = {one.name: one for one in _OWN}
    for plugin in p.PluginImplementations(IDataFileFormats):
        for one in plugin.get_data_file_formats():
            found.setdefault(one.name, one)
    return found


def offered_formats() -> list[Format]:
    """Return the formats that this installation can write."""
    return [one for one in known_formats().values() if one.name != _PARQUET or has_parquet()]
