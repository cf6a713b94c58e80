"""Fixtures for tests with real services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ckan.tests import factories, helpers

from tests.catalogue.records import complete_dataset


@pytest.fixture(scope="session")
def migrated() -> set[str]:
    """Plugins whose tables exist: the first reset of a session drops them all, later ones only rows."""
    return set()


@pytest.fixture
def clean_db(
    reset_db: Callable[[], None], migrate_db_for: Callable[[str], None], migrated: set[str]
) -> None:
    """An empty database that has our tables."""
    reset_db()
    for plugin in {"activity", "palembang"} - migrated:
        migrate_db_for(plugin)
        migrated.add(plugin)


@pytest.fixture
def office() -> dict[str, Any]:
    """An office that owns datasets."""
    return factories.Organization()


@pytest.fixture
def officer(office: dict[str, Any]) -> dict[str, Any]:
    """An editor of `office`."""
    return _member_of(office, "editor")


@pytest.fixture
def other_officer() -> dict[str, Any]:
    """An editor of another office."""
    return _member_of(factories.Organization(), "editor")


@pytest.fixture
def record(office: dict[str, Any]) -> dict[str, Any]:
    """A dataset of `office` that has all that publication needs, not yet saved."""
    return complete_dataset(owner_org=office["id"])


def _member_of(office: dict[str, Any], capacity: str) -> dict[str, Any]:
    user = factories.UserWithToken()
    helpers.call_action(
        "organization_member_create", id=office["id"], username=user["name"], role=capacity
    )
    return user
