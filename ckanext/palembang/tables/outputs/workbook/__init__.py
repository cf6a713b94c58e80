"""A table as the yearbook prints it: two languages, column numbers, symbols, source, notes."""

from __future__ import annotations

from ckanext.palembang.tables.outputs.workbook.book import write_xlsx

__all__ = ["write_xlsx"]
