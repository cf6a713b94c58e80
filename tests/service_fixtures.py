"""Fixtures for tests with real services, shared by all rooms that know CKAN."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import ckan.plugins as p
from ckan.tests import factories, helpers

from tests.catalogue.records import complete_dataset


@pytest.fixture
def with_plugins(ckan_config: Any, request: pytest.FixtureRequest) -> Iterator[None]:
    """CKAN's own fixture loads and unloads all plugins for every test, which takes seconds.

    This one leaves them loaded, and reloads only for a test that chooses its plugins.
    """
    changed = [mark.args[0] for mark in request.node.iter_markers(name="ckan_config")]
    if "ckan.plugins" in changed or any(request.node.iter_markers(name="provide_plugin")):
        try:
            p.load_all()
            yield
        finally:
            p.unload_all()
        return
    if not p.plugin_loaded("palembang"):
        p.load_all()
    yield


@pytest.fixture(scope="module")
def shared_apps() -> list[Any]:
    """The web application of a module's tests, once one of them has asked for it."""
    return []


@pytest.fixture
def app(
    shared_apps: list[Any],
    with_plugins: None,
    make_app: Callable[[], Any],
    request: pytest.FixtureRequest,
) -> Any:
    """CKAN's own fixture builds the application for every test, which takes a second or more.

    This one builds it once a module, and anew for a test that changes the settings.
    """
    if any(request.node.iter_markers(name="ckan_config")):
        return make_app()
    if not shared_apps:
        shared_apps.append(make_app())
    return shared_apps[0]


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
    for plugin in {"activity", "palembang", "palembang_dcat", "palembang_submissions"} - migrated:
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


@pytest.fixture
def dataset(record: dict[str, Any], officer: dict[str, Any]) -> dict[str, Any]:
    """A published dataset of `office`."""
    return helpers.call_action("package_create", {"user": officer["name"]}, **record)


def _member_of(office: dict[str, Any], capacity: str) -> dict[str, Any]:
    user = factories.UserWithToken()
    helpers.call_action(
        "organization_member_create", id=office["id"], username=user["name"], role=capacity
    )
    return user
