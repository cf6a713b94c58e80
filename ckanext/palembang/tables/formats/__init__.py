"""Every file format that is read, each in a module of its own, behind `open_sheets`."""

from __future__ import annotations

from ckanext.palembang.tables.formats.opening import open_sheets

__all__ = ["open_sheets"]
