"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

FEED_POLLING_SECONDS = "ckanext.palembang.dcat.feed_polling_seconds"
FEED_RETENTION_DAYS = "ckanext.palembang.dcat.feed_retention_days"
PAGE_SIZE = "ckanext.palembang.dcat.page_size"
PAGE_SIZE_LIMIT = "ckanext.palembang.dcat.page_size_limit"
PAGES_IN_MEMORY_BYTES = "ckanext.palembang.dcat.pages_in_memory_bytes"
PUBLISHER = "ckanext.palembang.dcat.publisher"
SDI_LAYER = "ckanext.palembang.dcat.sdi_layer"
STATDCAT_VERSION = "ckanext.palembang.dcat.statdcat_version"

#: Name of our profile for ckanext-dcat; what all records are made with.
PROFILE = "palembang_dcat"


def page_size() -> int:
    """How many datasets a page of the catalogue holds when nothing else is asked for."""
    return int(tk.config[PAGE_SIZE])


def page_size_limit() -> int:
    """The most datasets that a page holds, whatever a reader asks for."""
    return max(int(tk.config[PAGE_SIZE_LIMIT]), 1)


def pages_in_memory_bytes() -> int:
    """How many bytes of finished pages each process of the server keeps."""
    return int(tk.config[PAGES_IN_MEMORY_BYTES])


def publisher() -> str:
    """Name or id of the office that answers for the catalogue; "" means the walidata's."""
    return str(tk.config[PUBLISHER] or "").strip()


def other_profiles() -> tuple[str, ...]:
    """Profiles of ckanext-dcat that the operator chose instead of ours; empty for ours alone."""
    names = tuple(str(tk.config.get("ckanext.dcat.rdf.profiles") or PROFILE).split())
    return () if names == (PROFILE,) else names


def sdi_layer() -> bool:
    """Whether datasets also carry the flat `dct:<key>` literals that the national portal's fork reads."""
    return tk.asbool(tk.config.get(SDI_LAYER))


def uses_statdcat_draft() -> bool:
    """Whether statistics are described by the draft of StatDCAT-AP 3.0.0 instead of by 1.0.1."""
    return tk.config.get(STATDCAT_VERSION) == "3.0.0"


def feed_polling_seconds() -> int:
    """How often readers of the stream of changes are asked to look again."""
    return int(tk.config[FEED_POLLING_SECONDS])


def feed_retention_days() -> int:
    """For how many days the stream keeps every change; the last word on what is published it keeps always."""
    return max(int(tk.config[FEED_RETENTION_DAYS]), 1)
