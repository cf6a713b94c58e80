"""Fixtures of the national intake: an office with an activity and a dataset that comes from it."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import helpers

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.records import complete_dataset
from tests.service_fixtures import app, office, officer, shared_apps

__all__ = ["activity", "app", "linked", "office", "officer", "shared_apps"]

Record = dict[str, Any]


def act(action: str, /, **data: Any) -> Any:
    """Call an action as the site itself."""
    site = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return helpers.call_action(action, {"user": site["name"]}, **data)


@pytest.fixture
def activity(office: Record, officer: Record) -> Record:
    """A published activity, with facts about a person."""
    return helpers.call_action(
        "package_create",
        {"user": officer["name"]},
        **complete_activity(owner_org=office["id"], name="survei-2025"),
    )


@pytest.fixture
def linked(office: Record, officer: Record, activity: Record) -> Record:
    """A published dataset that comes from the activity."""
    made = helpers.call_action(
        "package_create",
        {"user": officer["name"]},
        **complete_dataset(owner_org=office["id"], kegiatan=activity["id"], name="bersambung"),
    )
    act("resource_create", package_id=made["id"], url="https://x.test/a b.csv", format="CSV")
    return made
