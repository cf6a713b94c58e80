"""Every way a dataset changes, looked at in the stored record itself: no reader has helped it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model
from ckan.tests import factories

from ckanext.palembang.dcat.records import DATASET, OFFICE, mark_dataset, waiting
from ckanext.palembang.dcat.records.renewing import AT_ONCE
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.marks import take_committed
from ckanext.palembang.dcat.stored.model import Mark
from ckanext.palembang.dcat.stored.model import Record as StoredRecord

from tests.catalogue.activities.records import complete_activity
from tests.dcat.records.calls import Record, call, create, divergences

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Way = Callable[[Record], Any]
_NEW = "Sesuatu yang baru 17"


def _stored(kind: str, subject_id: str) -> Any:
    table = StoredRecord.__table__
    query = sa.select(table).where(table.c.kind == kind, table.c.subject_id == subject_id)
    with engine().connect() as connection:
        return connection.execute(query).mappings().first()


def _update(dataset: Record) -> None:
    call("package_update", **{**call("package_show", id=dataset["id"]), "title": _NEW})


def _patch(dataset: Record) -> None:
    call("package_patch", id=dataset["id"], title=_NEW)


def _revise(dataset: Record) -> None:
    call("package_revise", match={"id": dataset["id"]}, update={"title": _NEW})


def _change_tags(dataset: Record) -> None:
    call("package_patch", id=dataset["id"], tags=[{"name": _NEW}])


def _add_resource(dataset: Record) -> None:
    call("resource_create", package_id=dataset["id"], url="https://x.go.id/a", name=_NEW)


def _resource(dataset: Record) -> Record:
    return call("resource_create", package_id=dataset["id"], url="https://x.go.id/a", name="Lama")


def _update_resource(dataset: Record) -> None:
    call("resource_update", **{**_resource(dataset), "name": _NEW})


def _patch_resource(dataset: Record) -> None:
    call("resource_patch", id=_resource(dataset)["id"], name=_NEW)


@pytest.mark.parametrize(
    "way",
    [_update, _patch, _revise, _change_tags, _add_resource, _update_resource, _patch_resource],
)
def test_what_is_new_stands_in_the_record(office: Record, way: Way) -> None:
    dataset = create(office)
    assert _NEW not in _stored(DATASET, dataset["id"])["n_triples"]
    way(dataset)
    stored = _stored(DATASET, dataset["id"])

    for key in ("n_triples", "turtle", "rdf_xml", "json_ld"):
        assert _NEW in stored[key]
    assert waiting() == 0
    assert divergences() == []


def test_a_resource_that_is_deleted_is_gone(office: Record) -> None:
    dataset = create(office)
    _add_resource(dataset)
    [resource] = [
        one for one in call("package_show", id=dataset["id"])["resources"] if one["name"] == _NEW
    ]
    call("resource_delete", id=resource["id"])

    assert _NEW not in _stored(DATASET, dataset["id"])["n_triples"]
    assert divergences() == []


def _delete(dataset: Record) -> None:
    call("package_delete", id=dataset["name"])


def _purge(dataset: Record) -> None:
    call("dataset_purge", id=dataset["id"])


def _hide(dataset: Record) -> None:
    call("package_patch", id=dataset["id"], private=True)


def _make_draft(dataset: Record) -> None:
    call("package_patch", id=dataset["id"], state="draft")


def _hide_in_bulk(dataset: Record) -> None:
    call("bulk_update_private", org_id=dataset["owner_org"], datasets=[dataset["id"]])


def _delete_in_bulk(dataset: Record) -> None:
    call("bulk_update_delete", org_id=dataset["owner_org"], datasets=[dataset["id"]])


@pytest.mark.parametrize(
    "way", [_delete, _purge, _hide, _make_draft, _hide_in_bulk, _delete_in_bulk]
)
def test_what_is_not_public_leaves_nothing_but_a_tombstone(office: Record, way: Way) -> None:
    dataset = create(office)
    way(dataset)
    stored = _stored(DATASET, dataset["id"])

    assert not stored["is_published"]
    assert [stored[key] for key in ("n_triples", "turtle", "rdf_xml", "json_ld", "data_json")] == [
        None
    ] * 5
    assert divergences() == []


def test_what_is_made_public_in_bulk_comes_back(office: Record) -> None:
    dataset = create(office)
    _hide(dataset)
    call("bulk_update_public", org_id=office["id"], datasets=[dataset["id"]])

    assert _stored(DATASET, dataset["id"])["is_published"]


def test_another_owner_stands_in_the_record(office: Record) -> None:
    dataset, other = create(office), factories.Organization()
    call("package_owner_org_update", id=dataset["id"], organization_id=other["id"])
    stored = _stored(DATASET, dataset["id"])

    assert stored["owner"] == other["id"]
    assert other["id"] in stored["uses"]
    assert _stored(OFFICE, other["id"])["is_published"]
    assert divergences() == []


def _patch_office(office: Record) -> None:
    call("organization_patch", id=office["id"], title=_NEW)


def _update_office(office: Record) -> None:
    call("organization_update", **{**call("organization_show", id=office["id"]), "title": _NEW})


@pytest.mark.parametrize("way", [_patch_office, _update_office])
def test_an_office_is_renamed_in_its_record(office: Record, way: Way) -> None:
    create(office)
    way(office)
    stored = _stored(OFFICE, office["id"])

    assert _NEW in stored["n_triples"]
    assert _NEW in stored["data_json"]
    assert divergences() == []


def test_an_office_under_another_one_names_it(office: Record) -> None:
    create(office)
    above = factories.Organization()
    call("organization_patch", id=office["id"], groups=[{"name": above["name"]}])

    assert above["id"] in _stored(OFFICE, office["id"])["uses"]
    assert divergences() == []


def test_an_office_that_is_merged_goes_after_its_last_dataset(office: Record) -> None:
    dataset, successor = create(office), factories.Organization()
    call("package_owner_org_update", id=dataset["id"], organization_id=successor["id"])
    call("organization_delete", id=office["id"])

    assert divergences() == []
    assert not _stored(OFFICE, office["id"])["is_published"]
    assert office["id"] not in _stored(DATASET, dataset["id"])["uses"]


def _patch_activity(activity: Record) -> None:
    call("package_patch", id=activity["id"], title=_NEW)


@pytest.mark.parametrize("gone", ["package_delete", "dataset_purge"])
def test_an_activity_stands_in_its_datasets_as_long_as_it_is_public(
    office: Record, gone: str
) -> None:
    activity = call("package_create", **complete_activity(owner_org=office["id"]))
    dataset = create(office, kegiatan=activity["id"])
    _patch_activity(activity)
    assert _NEW in _stored(DATASET, dataset["id"])["n_triples"]
    call(gone, id=activity["id"])

    assert _NEW not in _stored(DATASET, dataset["id"])["n_triples"]
    assert divergences() == []


def test_a_save_does_not_wait_behind_a_mass_change(office: Record) -> None:
    with engine().begin() as connection:
        rows = [{"kind": DATASET, "subject_id": f"massal-{n}"} for n in range(2 * AT_ONCE)]
        connection.execute(sa.insert(Mark.__table__), rows)
    dataset = create(office)

    assert _stored(DATASET, dataset["id"])["is_published"]
    assert waiting() > AT_ONCE
    assert take_committed() == set()


def test_a_save_that_is_rolled_back_leaves_nothing_to_render(office: Record) -> None:
    dataset = create(office)
    mark_dataset(dataset["id"])
    model.Session.rollback()

    assert waiting() == 0
    model.Session.commit()
    assert take_committed() == set()
    assert divergences() == []
