"""Addresses of the room, collected for CKAN; each package has its own."""

from __future__ import annotations

from ckanext.palembang.dcat.catalog.views import palembang_catalog
from ckanext.palembang.dcat.conformance.views import palembang_conformance
from ckanext.palembang.dcat.data_tables.views import palembang_structure
from ckanext.palembang.dcat.definitions.views import palembang_definitions
from ckanext.palembang.dcat.feed.views import palembang_feed
from ckanext.palembang.dcat.intake.views import palembang_intake

__all__ = [
    "palembang_catalog",
    "palembang_conformance",
    "palembang_definitions",
    "palembang_feed",
    "palembang_intake",
    "palembang_structure",
]
