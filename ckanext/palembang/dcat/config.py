"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

PAGE_SIZE = "ckanext.palembang.dcat.page_size"


def page_size() -> int:
    """How many datasets a page of the catalogue holds when nothing else is asked for."""
    return int(tk.config[PAGE_SIZE])
