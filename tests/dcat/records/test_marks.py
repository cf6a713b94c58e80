"""What changes is marked: once, in the transaction of the change."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.stored.marks import mark_dataset
from ckanext.palembang.dcat.stored.model import Mark

from tests.dcat.records.calls import Record, call, create
from tests.dcat.records.test_queries import asked

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _marks(subject_id: str) -> int:
    query = sa.select(sa.func.count()).where(Mark.subject_id == subject_id)
    return model.Session.execute(query).scalar_one()


def test_a_dataset_with_many_files_is_marked_once_and_its_office_not_at_all(
    office: Record,
) -> None:
    files = [{"name": f"Berkas {one}", "url": f"https://example.org/{one}"} for one in range(4)]
    create(office)
    with asked() as seen:
        create(office, resources=files)

    assert sum("INSERT INTO palembang_dcat_mark" in one for one in seen) == 1


def test_an_office_is_marked_when_it_changes(office: Record) -> None:
    create(office)
    with asked() as seen:
        call("organization_patch", id=office["id"], title="Nama lain")

    assert any("INSERT INTO palembang_dcat_mark" in one for one in seen)


def test_what_a_savepoint_marked_is_marked_again_when_that_is_taken_back() -> None:
    savepoint = model.Session.begin_nested()
    mark_dataset("x")
    savepoint.rollback()
    mark_dataset("x")
    assert _marks("x") == 1
    mark_dataset("x")
    assert _marks("x") == 1
    model.Session.rollback()
    mark_dataset("x")
    assert _marks("x") == 1
