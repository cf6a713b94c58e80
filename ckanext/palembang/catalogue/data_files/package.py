"""What files say of their dataset, and the Data Package of its CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.data_files.answers import changed_of
from ckanext.palembang.catalogue.table_view import safe_url
from ckanext.palembang.tables import DataStructure, Publication, table_schema

Dataset = Mapping[str, Any]


def publication_of(dataset: Dataset, resource: Mapping[str, Any]) -> Publication:
    """Return where the figures of a dataset come from; the same in every language of the site."""
    changed = changed_of(dataset, resource)
    office = dataset.get("organization") or {}
    return Publication(
        address=_address(dataset),
        updated=changed.date().isoformat() if changed else None,
        publisher=str(office.get("title") or "") or None,
        licence=safe_url(dataset.get("license_url")) or None,
    )


def data_package(dataset: Dataset, structure: DataStructure, *, is_unique: bool) -> dict[str, Any]:
    """Return the Data Package (Frictionless, v1) whose one resource is `data.csv` beside it."""
    licence = safe_url(dataset.get("license_url"))
    package = {
        "profile": "tabular-data-package",
        "name": dataset["name"],
        "id": dataset["id"],
        "title": structure.title,
        "description": structure.notes,
        "homepage": _address(dataset),
        "licenses": [{"path": licence}] if licence else None,
        "sources": [{"title": structure.source}] if structure.source else None,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "data",
                "path": "data.csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": table_schema(structure, is_unique=is_unique),
            }
        ],
    }
    return {key: value for key, value in package.items() if value}


def _address(dataset: Dataset) -> str:
    """The dataset's page, without the language that the reader happens to see."""
    return tk.url_for("dataset.read", id=dataset["name"], locale="default", _external=True)
