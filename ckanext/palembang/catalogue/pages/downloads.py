"""The files that a reader can take along."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

import ckan.plugins.toolkit as tk
from ckan.plugins import plugin_loaded

from ckanext.palembang.catalogue.data_files import offered_formats
from ckanext.palembang.catalogue.data_tables import data_resource_of
from ckanext.palembang.catalogue.pages.links import palembang_safe_url

log = logging.getLogger(__name__)

# What CKAN's own dump of a DataStore table offers.
_DUMPS = (("CSV", "csv"), ("JSON", "json"), ("TSV", "tsv"), ("XML", "xml"))


@dataclass(frozen=True)
class Format:
    """A button: what it gives and where."""

    label: str
    address: str


@dataclass(frozen=True)
class Download:
    """A resource with the formats that it comes in, and its address for programs."""

    title: str
    formats: list[Format]
    api: str


def palembang_downloads(record: Mapping[str, Any]) -> list[Download]:
    """The resources of a dataset that can be downloaded; its data table in all formats."""
    table = _data_table(record)
    found = [
        _download(resource, record if resource is table else None)
        for resource in record.get("resources") or []
    ]
    return [download for download in found if download.formats]


def has_table(resource: Mapping[str, Any]) -> bool:
    """Whether a resource has a table in the DataStore, and the DataStore is enabled."""
    return bool(resource.get("datastore_active")) and plugin_loaded("datastore")


def _data_table(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    try:
        return data_resource_of(record)
    except SQLAlchemyError:
        log.exception("The DataStore did not describe the tables of dataset %s", record.get("id"))
        return None


def _download(resource: Mapping[str, Any], dataset: Mapping[str, Any] | None) -> Download:
    title = tk.h.resource_display_name(resource)
    if not has_table(resource):
        address = palembang_safe_url(resource.get("url"))
        label = str(resource.get("format") or tk._("File"))
        return Download(title, [Format(label, address)] if address else [], "")
    formats = [Format(label, _dump(resource["id"], name)) for label, name in _DUMPS]
    if dataset:
        formats = _files(dataset, formats)
    api = tk.url_for(
        "api.action",
        ver=3,
        logic_function="datastore_search",
        resource_id=resource["id"],
        limit=5,
        _external=True,
    )
    return Download(title, formats, api)


def _files(dataset: Mapping[str, Any], dumps: list[Format]) -> list[Format]:
    """Our own files first, then CKAN's dumps in other formats."""
    own = [
        Format(
            one.label,
            tk.url_for(
                "palembang_data.data_file", dataset_id=dataset["name"], format_name=one.name
            ),
        )
        for one in offered_formats()
    ]
    return [*own, *(dump for dump in dumps if dump.label != "CSV")]


def _dump(resource_id: str, name: str) -> str:
    # Spreadsheets take a CSV for UTF-8 only when it begins with a byte order mark.
    mark = {"bom": "true"} if name == "csv" else {}
    return tk.url_for("datastore.dump", resource_id=resource_id, format=name, **mark)
