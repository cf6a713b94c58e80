"""Readers of the stream end with exactly what is live, whatever happens and wherever they come in."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ckan import model
from ckan.tests import factories

from ckanext.palembang.dcat.feed.events import read_windows
from ckanext.palembang.dcat.feed.retention import drop_old_pages

from tests.dcat.feed.client import Client
from tests.dcat.feed.conftest import grow_old, live_set
from tests.dcat.feed.test_names import name_it
from tests.dcat.records.calls import call, create, divergences
from tests.dcat.records.life import Life

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "small_pages")

_ROUNDS, _DEEDS_A_ROUND = 6, 6
#: Of one thing, one after the other: they fill a page, which nobody needs after the next.
_EDITS = 7


def _rename_some(life: Life) -> None:
    if life.datasets:
        number = life.chance.randrange(3)
        name_it({life.chance.choice(life.datasets): f"https://lama.example/{number}"})


def _office_comes_and_goes() -> None:
    """An office with a dataset, which moves on before it; and one that is closed without any."""
    office = factories.Organization()
    dataset = create(office)["id"]
    call("package_delete", id=dataset)
    call("dataset_purge", id=dataset)
    call("organization_delete", id=office["id"])
    model.Session.expire_all()


def _pages(extension: str) -> list[str]:
    return [f"/feed/{window.page}.{extension}" for window in read_windows()]


@pytest.mark.parametrize("seed", [3, 4])
def test_readers_end_with_what_is_live(app: Any, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which deed comes next is no secret
    life = Life(chance)
    steady, seldom = Client(app), Client(app, extension="jsonld")
    for number in range(_ROUNDS):
        for _ in range(_DEEDS_A_ROUND):
            life.go_on()
        chance.choice([lambda: _rename_some(life), _office_comes_and_goes])()
        steady.read()
        assert steady.entities == live_set()
        if number % 3 == 2:
            seldom.read()
        late = Client(app, chance.choice(_pages("trig")))
        late.read()
        assert late.entities == live_set()
        assert late.order == steady.order

    assert seldom.entities == live_set()
    assert divergences() == []


@pytest.mark.parametrize("seed", [5])
def test_who_comes_late_ends_with_what_is_live(app: Any, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    life = Life(chance)
    steady = Client(app)
    often = create(life.offices[0])["id"]
    gone: list[int] = []
    for number in range(_ROUNDS // 2):
        for _ in range(_DEEDS_A_ROUND):
            life.go_on()
        _rename_some(life)
        for edit in range(_EDITS):
            call("package_patch", id=often, title=f"Judul {number} {edit}")
        steady.read()
        grow_old(200)
        gone += drop_old_pages(datetime.now(UTC) - timedelta(days=365))
        steady.read()
        assert steady.entities == live_set()
        late = Client(app, chance.choice(["/feed", *_pages("jsonld")]), "jsonld", is_first=False)
        late.read()
        assert late.entities == live_set()

    assert gone
    assert [app.get(f"/feed/{page}.trig").status_code for page in gone] == [410] * len(gone)
