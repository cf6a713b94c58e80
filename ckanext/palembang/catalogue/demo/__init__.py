"""The demo tables: definitions in plain files, and what brings them into a catalogue and out again.

What is offered here knows no CKAN; loading and removing live in `load` and `remove`.
"""

from __future__ import annotations

from ckanext.palembang.catalogue.demo.definitions import (
    Column,
    Definition,
    Table,
    Total,
    TotalException,
)
from ckanext.palembang.catalogue.demo.errors import BrokenDefinitionsError, DemoError, Fault
from ckanext.palembang.catalogue.demo.reading import load_definitions, packaged_folder

__all__ = [
    "BrokenDefinitionsError",
    "Column",
    "Definition",
    "DemoError",
    "Fault",
    "Table",
    "Total",
    "TotalException",
    "load_definitions",
    "packaged_folder",
]
