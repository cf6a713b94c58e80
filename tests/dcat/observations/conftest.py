"""Fixtures: datasets with data tables in a real DataStore."""

from __future__ import annotations

from tests.service_fixtures import app, dataset, office, officer, record, shared_apps

__all__ = ["app", "dataset", "office", "officer", "record", "shared_apps"]
