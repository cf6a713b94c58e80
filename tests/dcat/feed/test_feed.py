"""The stream of changes, read as its specification says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pyoxigraph as ox
import pytest
import sqlalchemy as sa

from ckanext.palembang.dcat.feed import events, views
from ckanext.palembang.dcat.feed.events import drop_old_pages
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Event

from tests.dcat.feed.client import AS, Client
from tests.dcat.records.calls import Record, call, create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_EVENTS_A_PAGE = 4


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (events, views):
        monkeypatch.setattr(module, "PAGE_SIZE", _EVENTS_A_PAGE)


def _datasets(client: Client) -> set[str]:
    return {one.rsplit("/", 1)[-1] for one in client.entities if "/dataset/" in one}


@pytest.mark.parametrize("extension", ["trig", "jsonld"])
def test_a_reader_ends_with_what_is_published(
    app: Any, office: Record, small_pages: None, extension: str
) -> None:
    client = Client(app, extension)
    first, second, third = (create(office)["id"] for _ in range(3))
    client.read()
    assert _datasets(client) == {first, second, third}
    call("package_patch", id=first, title="Judul yang lain")
    call("package_delete", id=second)
    call("package_patch", id=third, private=True)
    call("organization_patch", id=office["id"], title="Dinas Baru")
    client.read()
    call("package_patch", id=third, private=False)
    client.read()

    assert _datasets(client) == {first, third}
    said = {line for lines in client.entities.values() for line in lines}
    assert any("Judul yang lain" in line for line in said)
    assert any("Dinas Baru" in line for line in said)


def test_both_formats_tell_the_same(app: Any, office: Record) -> None:
    create(office)
    trig, json_ld = Client(app, "trig"), Client(app, "jsonld")
    trig.read()
    json_ld.read()

    assert trig.entities == json_ld.entities
    assert trig.order == json_ld.order


def test_an_office_comes_before_its_datasets(app: Any, office: Record) -> None:
    create(office)
    client = Client(app)
    client.read()
    names = list(client.entities)

    assert names.index(next(one for one in names if office["id"] in one)) < names.index(
        next(one for one in names if "/dataset/" in one)
    )


def test_events_have_no_other_properties_than_the_closed_shapes_know(
    app: Any, office: Record
) -> None:
    create(office)
    store = ox.Store()
    store.load(app.get("/feed/1.trig").data, format=ox.RdfFormat.TRIG)
    names = {
        quad.subject.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(AS + "published"), None)
    }
    assert names
    for name in names:
        used = sorted(
            quad.predicate.value.rsplit("#", 1)[-1]
            for quad in store.quads_for_pattern(ox.NamedNode(name), None, None)
        )
        assert used == ["object", "published", "type"]


def test_a_full_page_never_changes(app: Any, office: Record, small_pages: None) -> None:
    for _ in range(4):
        create(office)
    before = app.get("/feed/1.trig")
    create(office)
    call("organization_patch", id=office["id"], title="Dinas Baru")
    after = app.get("/feed/1.trig")

    assert before.data == after.data
    assert "immutable" in after.headers["Cache-Control"]
    assert "max-age=604800" in after.headers["Cache-Control"]
    assert "immutable" not in app.get("/feed/2.trig").headers["Cache-Control"]


def test_the_open_page_says_when_it_is_still_the_same(app: Any, office: Record) -> None:
    create(office)
    tag = app.get("/feed/1.trig").headers["ETag"]
    assert app.get("/feed/1.trig", headers={"If-None-Match": tag}).status_code == 304
    create(office)
    assert app.get("/feed/1.trig", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feed/99.trig", 404),
        ("/feed/0.trig", 404),
        ("/feed/-1.trig", 404),
        ("/feed/x.trig", 404),
        ("/feed/9999999999999999999999.trig", 404),
        ("/feed/1.ttl", 404),
        ("/feed.ttl", 404),
        ("/feed", 200),
        ("/feed.trig", 200),
        ("/feed.jsonld", 200),
    ],
)
def test_no_address_of_it_breaks(app: Any, path: str, status: int) -> None:
    assert app.get(path).status_code == status


def test_the_root_negotiates(app: Any) -> None:
    asked = {"Accept": "application/ld+json"}
    assert app.get("/feed", headers=asked).headers["Content-Type"] == "application/ld+json"
    assert app.get("/feed").headers["Content-Type"] == "application/trig"
    assert app.get("/feed", headers={"Accept": "image/png"}).status_code == 406


def _grow_old(days: int) -> None:
    table = Event.__table__
    with engine().begin() as connection:
        connection.execute(
            sa.update(table).values(published=table.c.published - timedelta(days=days))
        )


def test_a_page_that_nobody_needs_goes_as_a_whole(
    app: Any, office: Record, small_pages: None
) -> None:
    dataset = create(office)["id"]
    for number in range(8):
        call("package_patch", id=dataset, title=f"Judul {number}")
    call("organization_patch", id=office["id"], title="Dinas Baru")
    assert drop_old_pages(datetime.now(UTC) - timedelta(days=365)) == []
    _grow_old(400)

    assert drop_old_pages(datetime.now(UTC) - timedelta(days=365)) == [1, 2]
    assert app.get("/feed/1.trig").status_code == 410
    client = Client(app)
    client.entities = {}
    root = app.get("/feed.trig").body
    assert "/feed/1.trig" not in root
    assert "/feed/3.trig" in root


def test_a_page_with_the_last_word_on_something_stays(
    app: Any, office: Record, small_pages: None
) -> None:
    for _ in range(8):
        create(office)
    _grow_old(400)

    assert drop_old_pages(datetime.now(UTC) - timedelta(days=365)) == []
    client = Client(app)
    client.read()
    assert len(_datasets(client)) == 8
