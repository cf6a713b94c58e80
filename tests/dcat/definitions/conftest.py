"""The vocabularies as a reader finds them."""

from __future__ import annotations

from tests.service_fixtures import app, shared_apps

__all__ = ["app", "shared_apps"]
