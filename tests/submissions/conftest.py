"""Fixtures of the catalogue's tests."""

from __future__ import annotations

from tests.service_fixtures import (
    app,
    clean_db,
    dataset,
    migrated,
    office,
    officer,
    other_officer,
    record,
    shared_apps,
    with_plugins,
)

__all__ = [
    "app",
    "clean_db",
    "dataset",
    "migrated",
    "office",
    "officer",
    "other_officer",
    "record",
    "shared_apps",
    "with_plugins",
]
