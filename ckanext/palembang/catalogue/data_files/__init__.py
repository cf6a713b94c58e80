"""The files of a dataset's data table: `/dataset/<id>/data.csv` and its like."""

from __future__ import annotations

from ckanext.palembang.catalogue.data_files.formats import FORMATS, Format, offered_formats
from ckanext.palembang.catalogue.data_files.package import publication_of

__all__ = ["FORMATS", "Format", "offered_formats", "publication_of"]
