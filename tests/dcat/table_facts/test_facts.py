"""What is kept of a data table is what the table and its served files say."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from ckan.tests import helpers

from ckanext.palembang.catalogue import counts_of
from ckanext.palembang.dcat.data_tables.renewing import make_files, renew
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.table_facts import TableSummary, store
from ckanext.palembang.dcat.table_facts.basis import current_facts
from ckanext.palembang.dcat.table_facts.files import publisher_of

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]
FORMATS = ("csv", "xlsx", "json-stat", "parquet", "ttl")


@pytest.fixture
def tabled(officer: Record, dataset: Record) -> Record:
    """A published dataset with a data table of 18 figures."""
    return tables.with_table(officer, dataset)


def _kept(dataset: Record) -> TableSummary:
    found = store.read(dataset["id"])
    assert found is not None
    return found


def _told(dataset: Record) -> dict[str, Any]:
    """The files as the dataset's description may tell them now."""
    shown = tables.show(dataset)
    found = current_facts(_kept(dataset).to_json(), Facts(shown), publisher_of(shown))
    assert found is not None
    return dict(found["files"])


def test_loading_rows_keeps_what_the_table_says(tabled: Record) -> None:
    kept = _kept(tabled)

    assert kept.resource_id == tabled["resources"][0]["id"]
    assert [(one.name, one.role, one.size, one.code_list) for one in kept.dimensions] == [
        ("kode_wilayah", "area", 3, "wilayah"),
        ("jenis_kelamin", "category", 3, ""),
        ("tahun", "time", 2, ""),
    ]
    assert [member.code for member in kept.dimensions[1].members] == [
        "Laki-laki",
        "Perempuan",
        "Jumlah",
    ]
    assert [one.name for one in kept.attributes] == ["sumber", "tanda", "revisi"]
    assert (kept.rows, kept.figures, kept.revised, kept.series) == (18, 17, 1, 9)
    assert kept.symbols == {"...": 1, "x": 8}
    assert (kept.first_period, kept.last_period, kept.time_step) == ("2023", "2024", "P1Y")


def test_what_is_kept_is_read_again_as_it_was(tabled: Record) -> None:
    kept = renew(tabled["id"])

    assert kept is not None
    assert TableSummary.from_json(kept.to_json()) == kept == _kept(tabled)


@pytest.mark.parametrize(
    "kept", [None, {}, {"format": 0}, {"format": 1}, {"format": 1, "files": 3}]
)
def test_what_is_of_another_shape_is_nothing(kept: Record | None) -> None:
    assert TableSummary.from_json(kept) is None


@pytest.mark.parametrize("name", FORMATS)
def test_sizes_and_checksums_are_those_of_the_served_files(
    app: Any, tabled: Record, name: str
) -> None:
    make_files(tabled["id"])
    served = app.get(f"/dataset/{tabled['name']}/data.{name}").data
    told = _told(tabled)[name]

    assert told["bytes"] == len(served)
    assert told["sha256"] == hashlib.sha256(served).hexdigest()


def test_before_the_job_has_run_no_size_is_told(tabled: Record) -> None:
    assert {name: one.bytes for name, one in _kept(tabled).files.items()} == dict.fromkeys(FORMATS)


def test_changed_rows_are_told_at_once_and_sizes_of_before_no_more(
    officer: Record, tabled: Record
) -> None:
    make_files(tabled["id"])
    act(
        officer,
        "datastore_upsert",
        resource_id=tabled["resources"][0]["id"],
        force=True,
        method="insert",
        records=[{"kode_wilayah": "16.71", "jenis_kelamin": "Jumlah", "tahun": "2025", "nilai": 1}],
    )

    assert (_kept(tabled).rows, _kept(tabled).last_period) == (19, "2025")
    assert not any(one.get("bytes") for one in _told(tabled).values())


def test_after_a_change_of_words_only_files_without_them_keep_their_checksum(
    officer: Record, tabled: Record
) -> None:
    make_files(tabled["id"])
    act(officer, "package_patch", id=tabled["id"], title="Judul lain")
    known = {name for name, one in _told(tabled).items() if one.get("sha256")}
    make_files(tabled["id"])

    assert known == {"csv"}
    assert all(one["sha256"] for one in _told(tabled).values())


def test_after_a_change_of_columns_words_no_file_keeps_its_checksum(
    officer: Record, tabled: Record
) -> None:
    make_files(tabled["id"])
    fields = [
        field | ({"info": tables.label("Jenis", "Kind")} if field["id"] == "jenis_kelamin" else {})
        for field in tables.FIELDS
    ]
    resource = tabled["resources"][0]["id"]
    act(officer, "datastore_create", resource_id=resource, fields=fields, force=True)

    assert not any(one.get("sha256") for one in _told(tabled).values())


def test_a_table_that_was_taken_away_leaves_no_facts(officer: Record, tabled: Record) -> None:
    act(officer, "datastore_delete", resource_id=tabled["resources"][0]["id"], force=True)

    assert store.read(tabled["id"]) is None


def test_facts_of_a_resource_that_is_gone_are_not_told(officer: Record, tabled: Record) -> None:
    kept = _kept(tabled).to_json()
    act(officer, "resource_delete", id=tabled["resources"][0]["id"])
    shown = tables.show(tabled)

    assert current_facts(kept, Facts(shown), publisher_of(shown)) is None


def test_a_format_that_cannot_hold_the_table_is_not_offered(
    officer: Record, dataset: Record
) -> None:
    doubled = [row | {"sumber": "a"} for row in tables.rows()]
    found = tables.with_table(officer, dataset, [*doubled, doubled[0] | {"nilai": "7"}])
    make_files(found["id"])

    assert set(_kept(found).files) == {"csv", "parquet"}
    assert not _kept(found).is_unique


def test_the_counts_are_those_of_the_rows(tabled: Record) -> None:
    found = counts_of(tabled)
    shown = helpers.call_action("datastore_search", resource_id=tabled["resources"][0]["id"])
    rows = shown["records"]

    assert found is not None
    assert found.rows == len(rows)
    assert found.figures == sum(row["nilai"] is not None for row in rows)
    assert found.series == len({(row["kode_wilayah"], row["jenis_kelamin"]) for row in rows})
