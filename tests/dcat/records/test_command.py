"""`ckan palembang-dcat records`."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from ckanext.palembang.dcat.cli import palembang_dcat
from ckanext.palembang.dcat.records import changes, rendering
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Record as StoredRecord

from tests.dcat.records.calls import Record, call, create, divergences

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(palembang_dcat, ["records", *arguments])


def test_status_rebuild_and_verify_of_a_sound_catalogue(office: Record) -> None:
    create(office)
    found = json.loads(_run("status", "--json").stdout)
    rebuilt, verified = _run("rebuild"), _run("verify")

    assert (found["published"], found["waiting"], found["problems"]) == (1, 0, [])
    assert rebuilt.exit_code == 0
    assert "2 records rendered" in rebuilt.stdout
    assert (verified.exit_code, verified.stdout) == (0, "")


def test_two_processes_share_a_rebuild(office: Record) -> None:
    created = [create(office)["id"] for _ in range(3)]
    with engine().begin() as connection:
        connection.execute(sa.update(StoredRecord.__table__).values(hash="x", turtle="kosong"))
    rebuilt = _run("rebuild", "--processes", "2")

    assert rebuilt.exit_code == 0, rebuilt.output
    assert "4 records rendered" in rebuilt.stdout
    assert divergences() == []
    assert {one["subject_id"] for one in changes(4, 100)} == {*created, office["id"]}


def test_a_dataset_that_cannot_be_rendered_is_named(
    office: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = create(office)

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("lisensi tidak dikenal")

    monkeypatch.setattr(rendering, "describe_dataset", broken)
    call("package_patch", id=dataset["id"], title="Judul lain")
    shown, verified = _run("status"), _run("verify")

    assert (shown.exit_code, verified.exit_code) == (1, 1)
    assert dataset["name"] in shown.stdout
    assert "lisensi tidak dikenal" in shown.stdout
    assert "broken" in verified.stdout
