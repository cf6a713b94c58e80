"""The data table of a resource as a page shows it: read, laid out, formatted; no HTML in here."""

from __future__ import annotations

from ckanext.palembang.catalogue.table_view.build import build_table
from ckanext.palembang.catalogue.table_view.layout import looks_like_total
from ckanext.palembang.catalogue.table_view.numbers import format_number
from ckanext.palembang.catalogue.table_view.ordering import natural_key
from ckanext.palembang.catalogue.table_view.request import TableRequest, read_request
from ckanext.palembang.catalogue.table_view.source import TableUnavailableError
from ckanext.palembang.catalogue.table_view.times import period_text
from ckanext.palembang.catalogue.table_view.urls import safe_url
from ckanext.palembang.catalogue.table_view.view import TableView

__all__ = [
    "TableRequest",
    "TableUnavailableError",
    "TableView",
    "build_table",
    "format_number",
    "looks_like_total",
    "natural_key",
    "period_text",
    "read_request",
    "safe_url",
]
