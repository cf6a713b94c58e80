"""Whatever can be done to a catalogue, at random."""

from __future__ import annotations

import random

from ckan import model
from ckan.tests import factories

from tests.catalogue.activities.records import complete_activity
from tests.dcat.records.calls import call, create


class Life:
    """A catalogue in which something happens."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.offices = [factories.Organization() for _ in range(3)]
        self.activity = call("package_create", **complete_activity(owner_org=self.offices[0]["id"]))
        self.datasets: list[str] = []
        for _ in range(3):
            self.create()

    def go_on(self) -> None:
        """Does something."""
        getattr(self, self.chance.choice(_DEEDS))()
        model.Session.expire_all()

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


_DEEDS = [name for name in vars(Life) if not name.startswith("_") and name != "go_on"]
