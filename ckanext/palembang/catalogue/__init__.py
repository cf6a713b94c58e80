"""Plugin `palembang`: datasets, offices, search and public pages."""

from __future__ import annotations

from ckanext.palembang.catalogue.command_group import palembang as command_group
from ckanext.palembang.catalogue.config import data_file_cells_limit, definition_base_url
from ckanext.palembang.catalogue.data_files import (
    DataTable,
    Format,
    IDataFileFormats,
    offered_formats,
    written_answer,
)
from ckanext.palembang.catalogue.data_tables import (
    Counts,
    column_text,
    counts_of,
    data_resource_of,
    data_table_changed,
    is_unique,
    points_of,
    state_of,
    structure_of,
    tell_data_table_changed,
)
from ckanext.palembang.catalogue.failures import Service, missing_service
from ckanext.palembang.catalogue.iris import is_address
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.variables import Column, columns_of

__all__ = [
    "Column",
    "Counts",
    "DataTable",
    "Format",
    "IDataFileFormats",
    "Service",
    "column_text",
    "columns_of",
    "command_group",
    "counts_of",
    "data_file_cells_limit",
    "data_resource_of",
    "data_table_changed",
    "definition_base_url",
    "is_address",
    "is_unique",
    "language",
    "missing_service",
    "offered_formats",
    "points_of",
    "state_of",
    "structure_of",
    "tell_data_table_changed",
    "written_answer",
]
