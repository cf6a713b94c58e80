"""Activities through the API: what they keep, what they refuse, what a draft may lack."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk

from tests.catalogue.activities.records import CONTACT, complete_activity

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _as(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


@pytest.fixture
def activity(office: Record) -> Record:
    """A survey of `office`, not yet saved."""
    return complete_activity(owner_org=office["id"])


class TestRoundTrip:
    def test_every_field_comes_back_as_it_was_sent(self, activity: Record, officer: Record) -> None:
        created = _as(officer, "package_create", **activity)

        shown = _as(officer, "package_show", id=created["id"])

        assert {key: shown.get(key) for key in activity} == activity
        assert "resources" not in shown or shown["resources"] == []

    def test_what_was_shown_can_be_sent_back_without_a_change(
        self, activity: Record, officer: Record
    ) -> None:
        created = _as(officer, "package_create", **activity)
        shown = _as(officer, "package_show", id=created["id"])

        _as(officer, "package_update", **shown)

        assert _as(officer, "package_show", id=created["id"])["tahun"] == shown["tahun"]
        assert {
            key: value
            for key, value in _as(officer, "package_show", id=created["id"]).items()
            if key != "metadata_modified"
        } == {key: value for key, value in shown.items() if key != "metadata_modified"}

    def test_a_draft_may_lack_everything(self, office: Record, officer: Record) -> None:
        draft = _as(
            officer,
            "package_create",
            type="kegiatan",
            title="Sensus Pasar",
            tahun="2025",
            owner_org=office["id"],
            state="draft",
        )

        assert (draft["state"], draft["name"]) == ("draft", "sensus-pasar-2025")

    def test_a_second_one_of_the_same_title_and_year_gets_an_address_of_its_own(
        self, office: Record, officer: Record
    ) -> None:
        same = {"type": "kegiatan", "title": "Sensus Pasar", "tahun": "2025", "state": "draft"}

        names = [
            _as(officer, "package_create", **same, owner_org=office["id"])["name"] for _ in range(3)
        ]

        assert names == ["sensus-pasar-2025", "sensus-pasar-2025-2", "sensus-pasar-2025-3"]


class TestPersonalData:
    def test_it_is_no_part_of_the_package(self, activity: Record, officer: Record) -> None:
        created = _as(officer, "package_create", **activity)
        package = tk.get_action("package_show")({"ignore_auth": True}, {"id": created["id"]})

        assert not CONTACT.keys() & package.keys()
