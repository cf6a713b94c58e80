"""The catalogue as a reader finds it."""

from __future__ import annotations

from tests.dcat.catalog.conftest import app, office, shared_apps

__all__ = ["app", "office", "shared_apps"]
