"""After a save a job makes those files anew that tell the saved words; an office's name is one of them."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model
from ckan.lib import jobs

from ckanext.palembang.catalogue import offered_formats
from ckanext.palembang.dcat.data_tables.renewing import ask_for_files, make_files
from ckanext.palembang.dcat.data_tables.saving import make_files_of_office
from ckanext.palembang.dcat.records import bring_up_to_date
from ckanext.palembang.dcat.stored.model import Record as RecordModel

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "clean_queues")

Record = dict[str, Any]


@pytest.fixture
def tabled(officer: Record, dataset: Record) -> Record:
    """A published dataset whose files are known, and no job that waits."""
    found = tables.with_table(officer, dataset)
    make_files(found["id"])
    jobs.get_queue().empty()
    return found


def _asked() -> list[str]:
    return [job.func_name.rpartition(".")[2] for job in jobs.get_queue().jobs]


def _told_checksums(dataset: Record) -> int:
    """How many files the dataset's record tells a checksum of."""
    bring_up_to_date()
    query = sa.select(RecordModel.n_triples).where(RecordModel.subject_id == dataset["id"])
    with model.meta.engine.connect() as connection:
        return str(connection.execute(query).scalar()).count("checksumValue>")


def test_a_saved_dataset_asks_for_its_files_once(officer: Record, tabled: Record) -> None:
    act(officer, "package_patch", id=tabled["id"], title="Judul lain")
    act(officer, "package_patch", id=tabled["id"], title="Judul ketiga")

    assert _asked().count("make_files") == 1


def test_a_dataset_without_table_asks_for_nothing(officer: Record, dataset: Record) -> None:
    jobs.get_queue().empty()
    act(officer, "package_patch", id=dataset["id"], title="Judul lain")

    assert "make_files" not in _asked()


def test_a_job_that_runs_already_is_followed_by_another(tabled: Record) -> None:
    ask_for_files(tabled["id"])
    (job,) = jobs.get_queue().jobs
    jobs.get_queue().empty()
    job.set_status("started")
    job.save()

    ask_for_files(tabled["id"])

    assert [one.id for one in jobs.get_queue().jobs] == [f"{job.id}-again"]


def test_a_renamed_office_shows_in_checksums_before_and_after_the_job(
    officer: Record, office: Record, tabled: Record
) -> None:
    assert _told_checksums(tabled) == len(offered_formats())

    act(officer, "organization_patch", id=office["id"], title="Dinas Baru")

    assert _told_checksums(tabled) == 1
    assert "make_files_of_office" in _asked()

    make_files_of_office(office["id"])

    assert _told_checksums(tabled) == len(offered_formats())
