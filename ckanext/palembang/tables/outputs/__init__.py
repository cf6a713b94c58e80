"""The figures of a dataset as files: CSV with its metadata, XLSX, JSON-stat, Parquet."""

from __future__ import annotations

from ckanext.palembang.tables.outputs.csv_file import write_csv
from ckanext.palembang.tables.outputs.csvw import csvw_metadata, table_schema
from ckanext.palembang.tables.outputs.errors import (
    DoubledFigureError,
    MissingLibraryError,
    OutputError,
    TooManyCellsError,
)
from ckanext.palembang.tables.outputs.json_stat import write_json_stat
from ckanext.palembang.tables.outputs.parquet import has_parquet, write_parquet
from ckanext.palembang.tables.outputs.publication import Publication
from ckanext.palembang.tables.outputs.workbook import write_xlsx

__all__ = [
    "DoubledFigureError",
    "MissingLibraryError",
    "OutputError",
    "Publication",
    "TooManyCellsError",
    "csvw_metadata",
    "has_parquet",
    "table_schema",
    "write_csv",
    "write_json_stat",
    "write_parquet",
    "write_xlsx",
]
