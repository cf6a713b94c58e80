"""The files of a dataset's data table: `/dataset/<id>/data.csv` and its like."""

from __future__ import annotations

from ckanext.palembang.catalogue.data_files.answers import written_answer
from ckanext.palembang.catalogue.data_files.formats import known_formats, offered_formats
from ckanext.palembang.catalogue.data_files.interfaces import IDataFileFormats
from ckanext.palembang.catalogue.data_files.model import DataTable, Format

__all__ = [
    "DataTable",
    "Format",
    "IDataFileFormats",
    "known_formats",
    "offered_formats",
    "written_answer",
]
