"""`ckan palembang-dcat tables`: facts of tables that were there before, and of tables that are gone."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.cli import palembang_dcat
from ckanext.palembang.dcat.stored.model import TableFacts
from ckanext.palembang.dcat.table_facts import store

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]


@pytest.fixture
def forgotten(officer: Record, dataset: Record) -> Record:
    """A dataset with a data table from before this plugin."""
    found = tables.with_table(officer, dataset)
    with model.meta.engine.begin() as connection:
        connection.execute(sa.delete(TableFacts))
    return found


def _status(cli: Any) -> dict[str, int]:
    return json.loads(cli.invoke(palembang_dcat, ["tables", "status", "--json"]).stdout)


def test_rebuild_describes_tables_that_were_there_before(cli: Any, forgotten: Record) -> None:
    assert _status(cli) == {"described": 0, "missing": 1, "left_over": 0}

    result = cli.invoke(palembang_dcat, ["tables", "rebuild", "--missing"])

    assert result.exit_code == 0, result.output
    assert "1 worked out, 0 failed" in result.stdout
    found = store.read(forgotten["id"])
    assert found is not None
    assert all(one.sha256 for one in found.files.values())
    assert _status(cli) == {"described": 1, "missing": 0, "left_over": 0}


def test_rebuild_forgets_tables_of_purged_datasets(
    cli: Any, officer: Record, forgotten: Record
) -> None:
    cli.invoke(palembang_dcat, ["tables", "rebuild", "--no-files"])
    act(officer, "dataset_purge", id=forgotten["id"])
    assert _status(cli)["left_over"] == 1

    cli.invoke(palembang_dcat, ["tables", "rebuild"])

    assert store.read(forgotten["id"]) is None


def test_a_second_rebuild_changes_nothing_and_marks_nothing(cli: Any, forgotten: Record) -> None:
    cli.invoke(palembang_dcat, ["tables", "rebuild"])
    first = store.read(forgotten["id"])
    assert first is not None

    assert not store.keep(forgotten["id"], first)
