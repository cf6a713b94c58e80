"""Plugin `palembang`: datasets, offices, search and public pages."""

from __future__ import annotations

from ckanext.palembang.catalogue.command_group import palembang as command_group
from ckanext.palembang.catalogue.config import definition_base_url
from ckanext.palembang.catalogue.data_tables import (
    column_text,
    data_resource_of,
    data_table_changed,
    points_of,
    structure_of,
    tell_data_table_changed,
)
from ckanext.palembang.catalogue.iris import is_address
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.variables import Column, columns_of

__all__ = [
    "Column",
    "column_text",
    "columns_of",
    "command_group",
    "data_resource_of",
    "data_table_changed",
    "definition_base_url",
    "is_address",
    "language",
    "points_of",
    "structure_of",
    "tell_data_table_changed",
]
