"""Savers at the same time, and one that dies: what is committed is told, in the order of commits."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records import changes, page_keys, record_of, renewing, storing, waiting
from ckanext.palembang.dcat.records.rendering import version
from ckanext.palembang.dcat.records.renewing import Selection, renew
from ckanext.palembang.dcat.stored.database import engine

from tests.dcat.records.calls import Record, create, divergences

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _retitle(connection: sa.Connection, dataset_id: str, title: str) -> None:
    """What a save does, as far as records see it, in a transaction that is not committed."""
    package = model.package_table
    connection.execute(sa.update(package).where(package.c.id == dataset_id).values(title=title))
    connection.execute(
        sa.text("INSERT INTO palembang_dcat_mark (kind, subject_id) VALUES ('dataset', :id)"),
        {"id": dataset_id},
    )


def test_what_commits_second_is_told_second(office: Record) -> None:
    first, second = create(office)["id"], create(office)["id"]
    last = changes(0, 100)[-1]["number"]
    with engine().connect() as early, engine().connect() as late:
        begun = early.begin()
        _retitle(early, first, "Dimulai lebih dulu")
        with late.begin():
            _retitle(late, second, "Selesai lebih dulu")
        assert [one["subject_id"] for one in changes(last, 10)] == [second]
        begun.commit()
    told = changes(last, 10)

    assert [one["subject_id"] for one in told] == [second, first]
    assert [one["number"] for one in told] == [last + 1, last + 2]
    assert told[0]["published"] < told[1]["published"]


def test_what_is_rolled_back_is_never_told(office: Record) -> None:
    dataset = create(office)["id"]
    before = record_of(dataset)
    with engine().connect() as connection:
        begun = connection.begin()
        _retitle(connection, dataset, "Tidak jadi")
        begun.rollback()

    assert record_of(dataset) == before


def test_a_reader_finishes_what_a_killed_save_left(office: Record) -> None:
    """Committed, and dead before it could render: the mark is there, the record is not yet."""
    dataset = create(office)["id"]
    with engine().begin() as connection:
        _retitle(connection, dataset, "Proses mati sesudah menyimpan")
    assert waiting() == 1
    page_keys(size=10)

    assert waiting() == 0
    assert divergences() == []


def test_one_that_renders_what_is_old_by_now_gives_way(office: Record) -> None:
    dataset = create(office)["id"]
    with engine().begin() as connection:
        _retitle(connection, dataset, "Lama")
    with engine().connect() as connection:
        old = renewing.render_marked(connection, 10, Selection())
    with engine().begin() as connection:
        _retitle(connection, dataset, "Baru")
    renew()
    with engine().begin() as connection:
        storing.store(connection, old, version())

    assert divergences() == []
    assert waiting() == 0


def test_a_change_while_it_is_rendered_is_rendered_again(office: Record) -> None:
    dataset = create(office)["id"]
    with engine().begin() as connection:
        _retitle(connection, dataset, "Lama")
    with engine().connect() as connection:
        old = renewing.render_marked(connection, 10, Selection())
    with engine().begin() as connection:
        _retitle(connection, dataset, "Baru")
    with engine().begin() as connection:
        storing.store(connection, old, version())

    assert waiting() == 1
    assert divergences() == []


def test_many_render_at_once_and_each_change_is_told_once(office: Record) -> None:
    datasets = [create(office)["id"] for _ in range(6)]
    last = changes(0, 100)[-1]["number"]
    with engine().begin() as connection:
        for dataset in datasets:
            _retitle(connection, dataset, "Bersama-sama")
    threads = [threading.Thread(target=renew) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    told = changes(last, 100)

    assert sorted(one["subject_id"] for one in told) == sorted(datasets)
    assert [one["number"] for one in told] == list(range(last + 1, last + 7))
    assert divergences() == []
