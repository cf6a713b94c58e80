"""The data table of a dataset: its structure and its figures, as the DataStore holds them.

Who may read a dataset is for callers to ask, before they come here.
"""

from __future__ import annotations

from ckanext.palembang.catalogue.data_tables.changes import (
    data_table_changed,
    tell_data_table_changed,
)
from ckanext.palembang.catalogue.data_tables.counts import Counts, counts_of
from ckanext.palembang.catalogue.data_tables.points import is_unique, points_of, state_of
from ckanext.palembang.catalogue.data_tables.shape import data_resource_of
from ckanext.palembang.catalogue.data_tables.statements import column_text
from ckanext.palembang.catalogue.data_tables.structure import structure_of

__all__ = [
    "Counts",
    "column_text",
    "counts_of",
    "data_resource_of",
    "data_table_changed",
    "is_unique",
    "points_of",
    "state_of",
    "structure_of",
    "tell_data_table_changed",
]
