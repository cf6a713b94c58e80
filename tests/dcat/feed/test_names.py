"""Entities that get another name: the old one is deleted, the new one created, and nobody loses the other."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa

from ckan.common import config

from ckanext.palembang.dcat.records import changes
from ckanext.palembang.dcat.stored.database import engine

from tests.dcat.feed.client import Client
from tests.dcat.feed.conftest import live_set
from tests.dcat.records.calls import Record, call, create, divergences

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "small_pages")

_X, _Y = "https://lama.example/x", "https://lama.example/y"


def name_it(names: dict[str, str]) -> None:
    """Gives datasets, by their ids, the names that a harvested one brings along."""
    with engine().begin() as connection:
        for dataset, name in names.items():
            connection.execute(
                sa.text(
                    "UPDATE package SET extras = extras || CAST(:more AS jsonb) WHERE id = :id"
                ),
                {"id": dataset, "more": json.dumps({"uri": name})},
            )
            connection.execute(
                sa.text(
                    "INSERT INTO palembang_dcat_mark (kind, subject_id) VALUES ('dataset', :id)"
                ),
                {"id": dataset},
            )


def _told_since(number: int) -> list[tuple[str, str]]:
    return [(one["activity"], one["iri"]) for one in changes(number, 100)]


def _number() -> int:
    return max((one["number"] for one in changes(0, 1000)), default=0)


def test_a_dataset_gets_another_name(app: Any, office: Record) -> None:
    dataset = create(office)["id"]
    client = Client(app)
    client.read()
    before, [old] = _number(), [one for one in client.entities if dataset in one]
    name_it({dataset: _X})
    client.read()

    assert _told_since(before) == [("Delete", old), ("Create", _X)]
    assert client.entities == live_set()
    assert _X in client.entities
    assert divergences() == []


def test_what_is_deleted_afterwards_is_deleted_by_its_last_name(app: Any, office: Record) -> None:
    dataset = create(office)["id"]
    name_it({dataset: _X})
    client = Client(app)
    client.read()
    call("package_delete", id=dataset)
    client.read()

    assert client.entities == live_set()
    assert _X not in client.entities


@pytest.mark.parametrize("at_once", [True, False])
def test_two_datasets_change_their_names_over(app: Any, office: Record, at_once: bool) -> None:
    first, second = create(office)["id"], create(office)["id"]
    name_it({first: _X, second: _Y})
    client = Client(app)
    client.read()
    if at_once:
        name_it({first: _Y, second: _X})
        client.read()
    else:
        for dataset, name in ((first, _Y), (second, _X)):
            name_it({dataset: name})
            client.read()

    assert client.entities == live_set()
    assert any(first in line for line in client.entities[_Y])
    assert any(second in line for line in client.entities[_X])


def test_one_of_two_with_the_same_name_goes(app: Any, office: Record) -> None:
    first, second = create(office)["id"], create(office)["id"]
    name_it({first: _X, second: _X})
    client = Client(app)
    client.read()
    call("package_delete", id=second)
    client.read()

    assert client.entities == live_set()
    assert any(first in line for line in client.entities[_X])


def test_hidden_and_shown_again(app: Any, office: Record) -> None:
    dataset = create(office)["id"]
    client = Client(app)
    client.read()
    before, [name] = _number(), [one for one in client.entities if dataset in one]
    call("package_patch", id=dataset, private=True)
    client.read()
    assert name not in client.entities
    call("package_patch", id=dataset, private=False)
    client.read()

    assert _told_since(before) == [("Delete", name), ("Create", name)]
    assert client.entities == live_set()


def test_the_whole_site_gets_another_address(
    app: Any, office: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        create(office)
    client = Client(app)
    client.read()
    before, old = _number(), set(client.entities)
    monkeypatch.setitem(config, "ckanext.dcat.base_uri", "https://baru.example")
    client.read()

    told = _told_since(before)
    assert {name for activity, name in told if activity == "Delete"} == old
    assert client.entities == live_set()
    assert len(client.entities) == len(old)
    assert all(one.startswith("https://baru.example/") for one in client.entities)
    assert "/organization/" in told[0][1]
    assert (told[0][0], told[-1][0]) == ("Create", "Delete")
    assert "/organization/" in told[-1][1]
