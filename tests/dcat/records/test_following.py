"""Records follow what is saved: every feed shows it when the save has returned."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories

from ckanext.palembang.dcat.linked_data.documents import SERIALISATIONS
from ckanext.palembang.dcat.records import (
    catalogue_state,
    changes,
    mark_dataset,
    page_keys,
    record_of,
    rendering,
)

from tests.catalogue.activities.records import complete_activity
from tests.dcat.records.calls import call, create, statements

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


@pytest.fixture
def dataset(office: Record) -> Record:
    return create(office)


def test_a_saved_dataset_is_there_in_every_format(dataset: Record, office: Record) -> None:
    keys = page_keys(size=10)

    assert [one.subject_id for one in keys.datasets] == [dataset["id"]]
    assert office["id"] in [one.subject_id for one in keys.offices]
    for form in SERIALISATIONS.values():
        assert dataset["id"] in statements(form)
    assert catalogue_state().published == 1


def test_an_edit_shows_and_keeps_the_place(dataset: Record) -> None:
    before = record_of(dataset["id"])
    call("package_patch", id=dataset["id"], title="Judul lain")
    after = record_of(dataset["name"])

    assert "Judul lain" in statements()
    assert before
    assert after
    assert (after.sequence, after.subject_id) == (before.sequence, before.subject_id)
    assert after.change > before.change


def test_saving_the_same_again_is_no_change(dataset: Record) -> None:
    before = catalogue_state()
    mark_dataset(dataset["id"])
    model.Session.commit()
    page_keys(size=1)

    assert catalogue_state().change == before.change


@pytest.mark.parametrize("action", ["package_delete", "dataset_purge"])
def test_what_goes_leaves_a_tombstone(dataset: Record, action: str) -> None:
    call(action, id=dataset["id"])
    head = record_of(dataset["id"])

    assert head
    assert not head.is_published
    assert page_keys(size=10).datasets == []
    assert catalogue_state().published == 0
    assert [one["activity"] for one in changes(0, 100) if one["subject_id"] == dataset["id"]] == [
        "Create",
        "Delete",
    ]


def test_what_becomes_private_goes_and_may_come_back(dataset: Record) -> None:
    call("package_patch", id=dataset["id"], private=True)
    assert page_keys(size=10).datasets == []
    call("package_patch", id=dataset["id"], private=False)
    assert [one.sequence for one in page_keys(size=10).datasets] == [1]


def test_a_renamed_office_shows_its_new_name(dataset: Record, office: Record) -> None:
    call("organization_patch", id=office["id"], title="Dinas Baru")

    text = statements()
    assert "Dinas Baru" in text
    assert office["title"] not in text


def test_who_becomes_walidata_is_named_by_every_dataset(dataset: Record) -> None:
    steward = factories.Organization(name="diskominfo", title="Diskominfo")
    assert "def/peran/walidata" not in statements()

    call("organization_patch", id=steward["id"], peran="walidata")
    assert "def/peran/walidata" in statements()
    assert "Diskominfo" in statements()

    call("organization_patch", id=steward["id"], peran="produsen")
    assert "def/peran/walidata" not in statements()


def test_an_activity_that_changes_shows(office: Record, dataset: Record) -> None:

    activity = call("package_create", **complete_activity(owner_org=office["id"]))
    call("package_patch", id=dataset["id"], kegiatan=activity["id"])
    call("package_patch", id=activity["id"], title="Kegiatan berganti nama")

    assert "Kegiatan berganti nama" in statements()


def test_an_unknown_one_has_no_record() -> None:
    assert record_of("tidak-ada") is None


def test_a_dataset_that_cannot_be_rendered_keeps_its_last_record(
    dataset: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = statements()

    def broken(*_: object, **__: object) -> None:
        raise RecursionError("zu tief")

    monkeypatch.setattr(rendering, "describe_dataset", broken)
    call("package_patch", id=dataset["id"], title="Judul lain")
    head = record_of(dataset["id"])

    assert statements() == good
    assert head
    assert head.problem
    assert head.problem["error"] == "RecursionError"
    monkeypatch.undo()
    call("package_patch", id=dataset["id"], title="Judul ketiga")
    assert "Judul ketiga" in statements()
    assert record_of(dataset["id"]).problem is None


def test_another_version_renders_all_again(
    dataset: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(tk.config, "ckan.site_url", "https://data.lain.go.id")

    assert f"https://data.lain.go.id/dataset/{dataset['id']}" in statements()


def test_stranger_types_are_not_in_the_feed(office: Record) -> None:
    factories.Organization()

    call("package_create", **complete_activity(owner_org=office["id"]))
    assert page_keys(size=10).datasets == []
