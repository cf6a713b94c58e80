"""The files of a dataset's data table: `/dataset/<id>/data.csv` and its like."""

from __future__ import annotations

from ckanext.palembang.catalogue.data_files.formats import FORMATS, offered_formats

__all__ = ["FORMATS", "offered_formats"]
