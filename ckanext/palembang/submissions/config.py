"""Typed readers of the plugin's settings; no other module knows their keys."""

from __future__ import annotations

from dataclasses import replace

import ckan.plugins.toolkit as tk

from ckanext.palembang.tables import DEFAULT_LIMITS, Limits

_PREFIX = "ckanext.palembang.submissions."
_MIB = 1024 * 1024


def reading_limits() -> Limits:
    """How large a file may be, and how much memory and time reading it may take."""
    return replace(
        DEFAULT_LIMITS,
        max_bytes=_number("max_file_size") * _MIB,
        max_unpacked_bytes=_number("max_unpacked_size") * _MIB,
        max_sheets=_number("max_sheets"),
        max_cells=_number("max_cells"),
        max_seconds=float(_number("max_seconds")),
        max_memory_bytes=_number("max_memory") * _MIB,
    )


def _number(name: str) -> int:
    return int(tk.config[f"{_PREFIX}{name}"])
