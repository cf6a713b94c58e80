"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

from dataclasses import replace

import ckan.plugins.toolkit as tk

from ckanext.palembang.tables import DEFAULT_LIMITS, Limits

MAX_FILE_SIZE = "ckanext.palembang.submissions.max_file_size"
MAX_UNPACKED_SIZE = "ckanext.palembang.submissions.max_unpacked_size"
MAX_SHEETS = "ckanext.palembang.submissions.max_sheets"
MAX_CELLS = "ckanext.palembang.submissions.max_cells"
MAX_SECONDS = "ckanext.palembang.submissions.max_seconds"
MAX_MEMORY = "ckanext.palembang.submissions.max_memory"
_MIB = 1024 * 1024


def reading_limits() -> Limits:
    """How large a file may be, and how much memory and time reading it may take."""
    return replace(
        DEFAULT_LIMITS,
        max_bytes=int(tk.config[MAX_FILE_SIZE]) * _MIB,
        max_unpacked_bytes=int(tk.config[MAX_UNPACKED_SIZE]) * _MIB,
        max_sheets=int(tk.config[MAX_SHEETS]),
        max_cells=int(tk.config[MAX_CELLS]),
        max_seconds=float(int(tk.config[MAX_SECONDS])),
        max_memory_bytes=int(tk.config[MAX_MEMORY]) * _MIB,
    )
