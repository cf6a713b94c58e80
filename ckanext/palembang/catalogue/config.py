"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

DEFINITION_BASE_URL = "ckanext.palembang.catalogue.definition_base_url"


def definition_base_url() -> str:
    """Start of the addresses of our codes, without a closing slash."""
    return str(tk.config[DEFINITION_BASE_URL]).rstrip("/")
