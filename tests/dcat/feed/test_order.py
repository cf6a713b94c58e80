"""Commit order, seen through the stream itself."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.stored.database import engine

from tests.dcat.feed.client import Client
from tests.dcat.feed.conftest import live_set
from tests.dcat.records.calls import Record, create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "small_pages")


def _retitle(connection: sa.Connection, dataset_id: str, title: str) -> None:
    """What a save does, as far as records see it, in a transaction that is not committed."""
    package = model.package_table
    connection.execute(sa.update(package).where(package.c.id == dataset_id).values(title=title))
    connection.execute(
        sa.text("INSERT INTO palembang_dcat_mark (kind, subject_id) VALUES ('dataset', :id)"),
        {"id": dataset_id},
    )


def _knows(client: Client, title: str) -> bool:
    return any(title in line for lines in client.entities.values() for line in lines)


@pytest.mark.parametrize("datasets", [2, 3, 6])
def test_who_reads_between_two_commits_misses_nothing(
    app: Any, office: Record, datasets: int
) -> None:
    """With 3 events before, the two stand on different pages; the first one is full in between."""
    first, second = [create(office)["id"] for _ in range(datasets)][:2]
    client = Client(app)
    client.read()
    begun_with = len(client.order)
    with engine().connect() as early, engine().connect() as late:
        begun = early.begin()
        _retitle(early, first, "Dimulai lebih dulu")
        with late.begin():
            _retitle(late, second, "Selesai lebih dulu")
        client.read()
        assert len(client.order) == begun_with + 1
        assert _knows(client, "Selesai lebih dulu")
        assert not _knows(client, "Dimulai lebih dulu")
        begun.commit()
    client.read()

    assert len(client.order) == begun_with + 2
    assert _knows(client, "Dimulai lebih dulu")
    assert client.entities == live_set()
    fresh = Client(app)
    fresh.read()
    assert fresh.order == client.order


def test_what_is_rolled_back_is_not_told(app: Any, office: Record) -> None:
    dataset = create(office)["id"]
    client = Client(app)
    with engine().connect() as connection:
        begun = connection.begin()
        _retitle(connection, dataset, "Tidak jadi")
        client.read()
        begun.rollback()
    client.read()

    assert not _knows(client, "Tidak jadi")
    assert client.entities == live_set()
