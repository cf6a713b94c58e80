"""Fixtures of the catalogue's tests."""

from __future__ import annotations

from tests.service_fixtures import (
    clean_db,
    dataset,
    migrated,
    office,
    officer,
    other_officer,
    record,
    with_plugins,
)

__all__ = [
    "clean_db",
    "dataset",
    "migrated",
    "office",
    "officer",
    "other_officer",
    "record",
    "with_plugins",
]
