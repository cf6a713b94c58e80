"""Whatever is done in whatever order, the stored records say what fresh ones would."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model
from ckan.tests import factories

from ckanext.palembang.dcat.records import catalogue_state, changes, page_keys
from ckanext.palembang.dcat.records.rebuilding import start_rebuild
from ckanext.palembang.dcat.records.renewing import renew
from ckanext.palembang.dcat.stored.model import Record as StoredRecord

from tests.catalogue.activities.records import complete_activity
from tests.dcat.records.calls import Record, call, create, divergences

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_STEPS = 30


class _Catalogue:
    """A catalogue in which something happens."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.offices = [factories.Organization() for _ in range(3)]
        self.activity = call("package_create", **complete_activity(owner_org=self.offices[0]["id"]))
        self.datasets: list[str] = []
        for _ in range(3):
            self.create()

    def create(self) -> None:
        made = create(self.chance.choice(self.offices), kegiatan=self.activity["id"])
        self.datasets.append(made["id"])

    def _some(self) -> str:
        if not self.datasets:
            self.create()
        return self.chance.choice(self.datasets)

    def edit(self) -> None:
        call("package_patch", id=self._some(), title=f"Judul {self.chance.random()}")

    def hide(self) -> None:
        call("package_patch", id=self._some(), private=True)

    def show(self) -> None:
        call("package_patch", id=self._some(), private=False)

    def delete(self) -> None:
        call("package_delete", id=self._some())

    def restore(self) -> None:
        call("package_patch", id=self._some(), state="active")

    def purge(self) -> None:
        gone = self._some()
        call("dataset_purge", id=gone)
        self.datasets.remove(gone)

    def move(self) -> None:
        office = self.chance.choice(self.offices)["id"]
        call("package_owner_org_update", id=self._some(), organization_id=office)

    def hide_several(self) -> None:
        office = self.chance.choice(self.offices)["id"]
        owned = [
            row.id for row in model.Session.query(model.Package).filter_by(owner_org=office)
            if row.type == "dataset" and row.state == "active"
        ]  # fmt: skip
        call("bulk_update_private", org_id=office, datasets=owned)

    def add_file(self) -> None:
        call("resource_create", package_id=self._some(), url="https://x.go.id/a.csv", format="CSV")

    def rename_office(self) -> None:
        office = self.chance.choice(self.offices)["id"]
        call("organization_patch", id=office, title=f"Dinas {self.chance.random()}")

    def change_activity(self) -> None:
        call("package_patch", id=self.activity["id"], title=f"Kegiatan {self.chance.random()}")


_DEEDS = [name for name in vars(_Catalogue) if not name.startswith("_")]


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_differs_after_random_deeds(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which deed comes next is no secret
    catalogue = _Catalogue(chance)
    for _ in range(_STEPS):
        getattr(catalogue, chance.choice(_DEEDS))()
        model.Session.expire_all()

    assert divergences() == []
    live = {
        row.id
        for row in model.Session.query(model.Package).filter_by(
            type="dataset", state="active", private=False
        )
    }
    assert {one.subject_id for one in page_keys(size=1000).datasets} == live
    assert catalogue_state().published == len(live)
    assert _told(changes(0, 10_000)) == live


def _told(events: list[Any]) -> set[str]:
    """What someone knows to be there who has read all events."""
    known: set[str] = set()
    for one in events:
        if one["kind"] == "dataset":
            change: Callable[[str], None] = known.add
            if one["activity"] == "Delete":
                change = known.discard
            change(one["subject_id"])
    return known


def _spoil(dataset_id: str, **values: Any) -> None:
    table = StoredRecord.__table__
    model.Session.execute(sa.update(table).where(table.c.subject_id == dataset_id).values(**values))
    model.Session.commit()


def test_a_spoilt_record_is_found_and_rebuilt(office: Record) -> None:
    dataset = create(office)
    _spoil(dataset["id"], n_triples="", hash="x")
    [found] = divergences()

    assert (found.subject_id, found.what, found.surplus) == (dataset["id"], "different", ())
    assert found.missing
    start_rebuild()
    assert renew(limit=None) >= 1
    assert divergences() == []


def test_a_record_that_is_missing_or_too_many_is_found(office: Record) -> None:
    dataset = create(office)
    other = create(office)
    _spoil(dataset["id"], is_published=False)
    package = model.Package.get(other["id"])
    # Behind CKAN's back, as a restored backup would have it.
    model.Session.execute(
        sa.update(model.package_table)
        .where(model.package_table.c.id == package.id)
        .values(private=True)
    )
    model.Session.commit()

    assert {(one.subject_id, one.what) for one in divergences()} == {
        (dataset["id"], "missing"),
        (other["id"], "surplus"),
    }
    start_rebuild()
    renew(limit=None)
    assert divergences() == []


def test_a_rebuild_of_what_is_right_changes_nothing(office: Record) -> None:
    create(office)
    before = catalogue_state()
    start_rebuild()
    renew(limit=None)

    assert catalogue_state() == before
