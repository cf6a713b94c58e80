"""Fixtures of the tests of the demo tables."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories
from ckan.types import Context


@pytest.fixture
def context(with_plugins: None, clean_db: None) -> Context:
    """The site user."""
    user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return {"ignore_auth": True, "user": user["name"]}


@pytest.fixture
def owner(with_plugins: None, clean_db: None) -> dict[str, Any]:
    """The office that owns the small tables."""
    return factories.Organization(name="disdukcapil")
