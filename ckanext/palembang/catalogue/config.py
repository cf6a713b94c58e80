"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

DEFINITION_BASE_URL = "ckanext.palembang.catalogue.definition_base_url"
SEARCH_ANALYSIS = "ckanext.palembang.catalogue.search_analysis"


def definition_base_url() -> str:
    """Start of the addresses of our codes, without a closing slash."""
    return str(tk.config[DEFINITION_BASE_URL]).rstrip("/")


def search_is_analysed_by_solr() -> bool:
    """Whether Solr's schema is ours; if not, Python stems the words and knows the synonyms."""
    return tk.config[SEARCH_ANALYSIS] == "solr"
