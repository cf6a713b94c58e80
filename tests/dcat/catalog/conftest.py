"""Published datasets of two offices, and the catalogue as a reader finds it."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from tests.catalogue.records import complete_dataset
from tests.service_fixtures import app, shared_apps

__all__ = ["app", "shared_apps"]

Record = dict[str, Any]


def act(action: str, /, **data: Any) -> Any:
    """Call an action as the site itself; the activity stream asks for a user that exists."""
    site = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return helpers.call_action(action, {"user": site["name"]}, **data)


def create(office: Record, **changes: Any) -> Record:
    """A published dataset of an office."""
    return act("package_create", **complete_dataset(owner_org=office["id"], **changes))


@pytest.fixture
def office() -> Record:
    """An office with datasets."""
    return factories.Organization(name="dukcapil", title="Disdukcapil")


@pytest.fixture
def other_office() -> Record:
    """Another one."""
    return factories.Organization(name="dinkes", title="Dinas Kesehatan")


@pytest.fixture
def datasets(office: Record) -> list[Record]:
    """Five published datasets, in the order of publication."""
    return [create(office, title=f"Tabel {number}") for number in range(5)]
