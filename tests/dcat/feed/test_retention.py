"""What nobody needs any more goes, and who comes late still ends with what is published."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ckanext.palembang.dcat.feed.retention import drop_old_pages

from tests.dcat.feed.client import Client
from tests.dcat.feed.conftest import grow_old, live_set
from tests.dcat.records.calls import Record, call, create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index", "small_pages")


def _tidy() -> list[int]:
    return drop_old_pages(datetime.now(UTC) - timedelta(days=365))


def _fresh(app: Any, start: str = "/feed") -> Client:
    client = Client(app, start, is_first=False)
    client.read()
    return client


def test_a_page_that_nobody_needs_goes_as_a_whole(app: Any, office: Record) -> None:
    dataset = create(office)["id"]
    for number in range(8):
        call("package_patch", id=dataset, title=f"Judul {number}")
    call("organization_patch", id=office["id"], title="Dinas Baru")
    tag = app.get("/feed").headers["ETag"]
    assert _tidy() == []
    grow_old(400)

    assert _tidy() == [1, 2]
    assert _tidy() == []
    answer = app.get("/feed/1.trig")
    assert answer.status_code == 410
    assert 0 < len(answer.data) < 300
    root = app.get("/feed", headers={"If-None-Match": tag})
    assert root.status_code == 200
    assert b"/feed/1.trig" not in root.data
    assert b"/feed/3.trig" in root.data
    assert _fresh(app).entities == live_set()


def test_a_page_with_the_last_word_on_something_stays(app: Any, office: Record) -> None:
    for _ in range(8):
        create(office)
    grow_old(400)

    assert _tidy() == []
    assert _fresh(app).entities == live_set()


def test_a_deletion_stays_as_long_as_what_it_deletes_is_told(app: Any, office: Record) -> None:
    """The first page stays for another's sake: who reads it must learn what else on it is gone."""
    stays, goes = create(office)["id"], create(office)["id"]
    shared = create(office)["id"]
    call("package_delete", id=goes)
    for number in range(9):
        call("package_patch", id=shared, title=f"Judul {number}")
    grow_old(400)
    assert _tidy() == [3]
    client = _fresh(app)

    assert client.entities == live_set()
    assert any(stays in one for one in client.entities)
    assert not any(goes in one for one in client.entities)


def test_pages_on_both_sides_of_a_gap_are_reached(app: Any, office: Record) -> None:
    kept = create(office)["id"]
    other = create(office)["id"]
    for number in range(14):
        call("package_patch", id=other, title=f"Judul {number}")
    grow_old(400)
    create(office)

    assert _tidy() == [2, 3, 4]
    statuses = [app.get(f"/feed/{number}.trig").status_code for number in range(1, 6)]
    assert statuses == [200, 410, 410, 410, 200]
    for start in ("/feed/1.trig", "/feed/5.trig"):
        client = _fresh(app, start)
        assert client.entities == live_set()
        assert any(kept in one for one in client.entities)
