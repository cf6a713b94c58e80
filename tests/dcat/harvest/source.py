"""The side that is harvested: datasets that are made, edited and withdrawn over the API, as offices do."""

from __future__ import annotations

import threading
from typing import Any

from tests.bench.sites import Site
from tests.catalogue.records import complete_dataset

_OFFICE = "dinas-uji"

Record = dict[str, Any]


class Source:
    """Our catalogue, and what it must show at this moment.

    Attributes:
        titles: title of every published dataset by its id.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = threading.Lock()
        self._office: str = site.call(
            "organization_create", name=_OFFICE, title="Dinas Uji", kontak_email="uji@example.go.id"
        )["id"]
        self.titles: dict[str, str] = {}

    def rename_office(self, title: str) -> None:
        """Gives the office of all datasets another name."""
        self._site.call("organization_patch", id=self._office, title=title)

    def create(self, name: str, **changes: Any) -> str:
        """Publishes a dataset with a file; its id."""
        title = f"Tabel {name}, 2023–2024"
        files = [
            {"name": "Berkas", "format": "CSV", "url": f"https://data.example.go.id/{name}.csv"}
        ]
        record = complete_dataset(
            owner_org=self._office,
            name=name,
            title=title,
            title_en=title,
            tags=[{"name": "penduduk"}, {"name": "kecamatan"}],
            resources=files,
        )
        made = self._site.call("package_create", **record | changes)
        with self._lock:
            self.titles[made["id"]] = made["title"]
        return made["id"]

    def edit(self, dataset_id: str, title: str) -> None:
        """Gives a dataset another title."""
        self._site.call("package_patch", id=dataset_id, title=title, title_en=title)
        with self._lock:
            self.titles[dataset_id] = title

    def hide(self, dataset_id: str) -> None:
        """Makes a dataset private."""
        self._site.call("package_patch", id=dataset_id, private=True)
        with self._lock:
            del self.titles[dataset_id]

    def delete(self, dataset_id: str) -> None:
        """Deletes a dataset."""
        self._site.call("package_delete", id=dataset_id)
        with self._lock:
            del self.titles[dataset_id]

    def purge(self, dataset_id: str) -> None:
        """Removes a dataset from the database."""
        self._site.call("dataset_purge", id=dataset_id)
        with self._lock:
            del self.titles[dataset_id]
