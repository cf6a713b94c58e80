"""`data_table_changed` is sent after every way in which rows of a data table change."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan.tests import helpers

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.catalogue import data_table_changed
from ckanext.palembang.catalogue.data_tables import changes

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act, add_table
from tests.submissions.publication.submissions import figures, publish_new

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]
ROW = {"kode_wilayah": "16.71", "tahun": "2025", "nilai": "1.5"}


class Listener:
    """Notes what was told, and how many rows another connection saw in that moment."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.rows: list[int | None] = []

    def __call__(self, sender: str, *, resource_id: str) -> None:
        self.heard.append((sender, resource_id))
        with get_read_engine().connect() as connection:
            exists = sa.select(sa.func.to_regclass(f'"{resource_id}"'))
            count = sa.select(sa.func.count()).select_from(sa.table(resource_id))
            is_there = connection.execute(exists).scalar() is not None
            self.rows.append(connection.execute(count).scalar() if is_there else None)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A receiver of the signal."""
    found = Listener()
    with data_table_changed.connected_to(found):
        yield found


def _table(dataset: Record) -> str:
    return str(dataset["resources"][-1]["id"])


def _tabled(officer: Record, dataset: Record) -> str:
    return _table(tables.with_table(officer, dataset))


def test_a_new_table_is_told_with_its_rows(
    officer: Record, dataset: Record, listener: Listener
) -> None:
    resource_id = add_table(officer, dataset["id"], tables.rows(), tables.FIELDS)

    assert listener.heard == [(dataset["id"], resource_id)]
    assert listener.rows == [18]


@pytest.mark.parametrize(
    ("action", "data", "rows"),
    [
        ("datastore_create", {"records": [ROW]}, 19),
        ("datastore_upsert", {"method": "insert", "records": [ROW]}, 19),
        ("datastore_records_delete", {"filters": {"tahun": "2024"}}, 9),
        ("datastore_delete", {"filters": {"tahun": "2024"}}, 9),
        ("datastore_delete", {}, None),
        ("datastore_run_triggers", {}, 18),
    ],
    ids=["create", "upsert", "records_delete", "delete_rows", "delete_table", "run_triggers"],
)
def test_each_action_of_the_api_tells_once_after_its_commit(
    officer: Record, dataset: Record, listener: Listener, action: str, data: Record, rows: int
) -> None:
    resource_id = _tabled(officer, dataset)
    listener.heard.clear()
    listener.rows.clear()

    act(officer, action, resource_id=resource_id, force=True, **data)

    assert listener.heard == [(dataset["id"], resource_id)]
    assert listener.rows == [rows]


def test_what_did_not_change_is_not_told(
    officer: Record, dataset: Record, listener: Listener
) -> None:
    resource_id = _tabled(officer, dataset)
    listener.heard.clear()
    broken = [ROW | {"nilai": "seribu"}]

    act(
        officer,
        "datastore_upsert",
        resource_id=resource_id,
        force=True,
        method="insert",
        records=[ROW],
        dry_run=True,
    )
    with pytest.raises(tk.ValidationError):
        act(
            officer,
            "datastore_upsert",
            resource_id=resource_id,
            force=True,
            method="insert",
            records=broken,
        )
    helpers.call_action("datastore_search", resource_id=resource_id)

    assert listener.heard == []


def test_a_publication_tells_once(officer: Record, dataset: Record, listener: Listener) -> None:
    publish_new(dataset, officer, figures("2024"))
    resource_id = _table(helpers.call_action("package_show", id=dataset["id"]))
    listener.heard.clear()
    listener.rows.clear()

    publish_new(dataset, officer, figures("2023"))

    assert listener.heard == [(dataset["id"], resource_id)]
    assert listener.rows == [12]


def test_a_receiver_that_fails_does_not_turn_stored_rows_into_an_error(
    officer: Record,
    dataset: Record,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.getLogger("ckanext"), "propagate", True)
    monkeypatch.setattr(changes.log, "disabled", False)
    resource_id = _tabled(officer, dataset)

    def fail(sender: str, **_: Any) -> None:
        raise RuntimeError(sender)

    with data_table_changed.connected_to(fail):
        act(
            officer,
            "datastore_upsert",
            resource_id=resource_id,
            force=True,
            method="insert",
            records=[ROW],
        )

    found = helpers.call_action("datastore_search", resource_id=resource_id)
    assert found["total"] == 19
    assert f"data of dataset {dataset['id']}" in caplog.text
