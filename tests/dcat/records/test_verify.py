"""Whatever is done in whatever order, the stored records say what fresh ones would."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records import catalogue_state, changes, page_keys
from ckanext.palembang.dcat.records.rebuilding import start_rebuild
from ckanext.palembang.dcat.records.renewing import renew
from ckanext.palembang.dcat.stored.model import Record as StoredRecord

from tests.dcat.records.calls import Record, create, divergences
from tests.dcat.records.life import Life

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_STEPS = 30


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_differs_after_random_deeds(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - which deed comes next is no secret
    life = Life(chance)
    for _ in range(_STEPS):
        life.go_on()

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
