"""MS-Var: the columns of data tables, described in the DataStore's data dictionary.

Other parts of the catalogue read them by `of_resource` and `of_dataset`.
"""

from __future__ import annotations

from ckanext.palembang.catalogue.variables.dictionary_form import DataDictionary
from ckanext.palembang.catalogue.variables.records import (
    Column,
    columns_of,
    of_dataset,
    of_resource,
    tables_of,
)

__all__ = [
    "Column",
    "DataDictionary",
    "columns_of",
    "of_dataset",
    "of_resource",
    "tables_of",
]
