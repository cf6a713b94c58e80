"""Writers: each edits, hides, shows, deletes and creates datasets of its own until it is told to stop."""

from __future__ import annotations

import random
import threading
import time
import uuid

import requests

from tests.bench.sites import Site
from tests.catalogue.records import complete_dataset
from tests.dcat.harvest.lives import Life, State

#: A title that only private datasets have: nobody outside may ever read it.
HIDDEN = "RAHASIA"
_FIRST = 3


def of_its_own() -> requests.Session:
    """A session that takes a new connection each time: a server may close one just when it is used again."""
    session = requests.Session()
    session.headers["Connection"] = "close"
    return session


class Writer(threading.Thread):
    """One of those who edit.

    Attributes:
        lives: what each of its datasets was, by id.
        problem: what stopped it too early.
    """

    def __init__(self, site: Site, number: int, office: str, stopped: threading.Event) -> None:
        super().__init__(name=f"writer-{number}", daemon=True)
        self._site = Site(site.name, site.url, of_its_own(), site.token, site.ini)
        self._number, self._office, self._stopped = number, office, stopped
        self._random = random.Random(number)  # noqa: S311 - what is edited, no secrets
        self._versions = 0
        self.lives: dict[str, Life] = {}
        self.problem: Exception | None = None

    def run(self) -> None:
        """Works, and deletes in the end what it has left."""
        try:
            for _ in range(_FIRST):
                self._create()
            while not self._stopped.is_set():
                self._step()
            for one in self._public():
                self._delete(one)
        except Exception as problem:  # noqa: BLE001 - the test shows it
            self.problem = problem

    def _step(self) -> None:
        here = self._public()
        (kind,) = self._random.choices(("edit", "hide", "delete", "create"), (6, 2, 1, 2))
        if kind == "create" or len(here) < _FIRST:
            self._create()
            return
        one = self._random.choice(here)
        if kind == "edit":
            self._save(one)
        elif kind == "hide":
            self._hide(one)
            self._save(one)
        else:
            self._delete(one)

    def _public(self) -> list[str]:
        return [one for one, life in self.lives.items() if life.states[-1].version is not None]

    def _create(self) -> None:
        dataset_id = str(uuid.uuid4())
        self.lives[dataset_id] = Life()
        title, state = self._next(dataset_id)
        record = complete_dataset(
            id=dataset_id, name=f"muatan-{dataset_id}", title=title, owner_org=self._office
        )
        self._site.call("package_create", **record)
        state.saved = time.monotonic()

    def _save(self, dataset_id: str) -> None:
        title, state = self._next(dataset_id)
        self._site.call("package_patch", id=dataset_id, title=title, title_en=title, private=False)
        state.saved = time.monotonic()

    def _hide(self, dataset_id: str) -> None:
        state = self.lives[dataset_id].begin(None)
        self._site.call("package_patch", id=dataset_id, title=HIDDEN, title_en=HIDDEN, private=True)
        state.saved = time.monotonic()

    def _delete(self, dataset_id: str) -> None:
        state = self.lives[dataset_id].begin(None)
        self._site.call("package_delete", id=dataset_id)
        state.saved = time.monotonic()

    def _next(self, dataset_id: str) -> tuple[str, State]:
        self._versions += 1
        return f"Muatan versi {self._versions}", self.lives[dataset_id].begin(self._versions)
