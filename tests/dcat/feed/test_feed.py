"""What the stream says, page by page."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest

from tests.dcat.feed.client import AS, LDES, TREE, Client
from tests.dcat.feed.conftest import live_set
from tests.dcat.records.calls import Record, call, create

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _datasets(client: Client) -> set[str]:
    return {one.rsplit("/", 1)[-1] for one in client.entities if "/dataset/" in one}


def _store(app: Any, path: str) -> ox.Store:
    store = ox.Store()
    store.load(app.get(path).data, format=ox.RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("extension", ["trig", "jsonld"])
def test_a_reader_ends_with_what_is_published(
    app: Any, office: Record, small_pages: None, extension: str
) -> None:
    client = Client(app, extension=extension)
    first, second, third = (create(office)["id"] for _ in range(3))
    client.read()
    assert _datasets(client) == {first, second, third}
    call("package_patch", id=first, title="Judul yang lain")
    call("package_delete", id=second)
    call("package_patch", id=third, private=True)
    call("organization_patch", id=office["id"], title="Dinas Baru")
    client.read()
    assert _datasets(client) == {first}
    call("package_patch", id=third, private=False)
    client.read()

    assert _datasets(client) == {first, third}
    assert client.entities == live_set()
    said = {line for lines in client.entities.values() for line in lines}
    assert any("Judul yang lain" in line for line in said)
    assert any("Dinas Baru" in line for line in said)


def test_both_formats_tell_the_same(app: Any, office: Record) -> None:
    create(office)
    trig, json_ld = Client(app, extension="trig"), Client(app, extension="jsonld")
    trig.read()
    json_ld.read()

    assert trig.entities == json_ld.entities != {}
    assert trig.order == json_ld.order


def test_events_have_no_other_properties_than_the_closed_shapes_know(
    app: Any, office: Record
) -> None:
    create(office)
    store = _store(app, "/feed/1.trig")
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


@pytest.mark.parametrize("path", ["/feed", "/feed.trig"])
def test_the_root_says_what_the_stream_is(app: Any, office: Record, path: str) -> None:
    create(office)
    store = _store(app, path)
    said = {quad.predicate.value: quad.object.value for quad in store}
    assert said[TREE + "shape"].endswith("#ActivityShape")
    assert said[LDES + "timestampPath"] == AS + "published"
    assert said[LDES + "versionOfPath"] == AS + "object"
    assert said[TREE + "view"].endswith(path)
    assert said[LDES + "pollingInterval"] == "300"
    assert said[LDES + "fullLogDuration"] == said[LDES + "versionDeleteDuration"] == "P366D"
    assert said[LDES + "versionAmount"] == "1"


@pytest.mark.parametrize("extension", ["trig", "jsonld"])
def test_all_pages_are_reached_from_every_one(
    app: Any, office: Record, small_pages: None, extension: str
) -> None:
    for _ in range(9):
        create(office)
    pages = {f"/feed/{number}.{extension}" for number in (1, 2, 3)}
    for start in ("/feed", f"/feed.{extension}", *pages):
        client = Client(app, start, extension)
        client.read()
        assert client.reached() == {"/feed", start, *pages}
        assert len(client.order) == 10


def test_an_empty_stream_has_an_empty_page(app: Any) -> None:
    client = Client(app)
    client.read()
    assert (client.order, client.reached()) == ([], {"/feed"})
    assert app.get("/feed/1.trig").status_code == 200
    assert app.get("/feed/2.trig").status_code == 404


def test_behind_a_full_page_stands_an_empty_one(
    app: Any, office: Record, small_pages: None
) -> None:
    for _ in range(3):
        create(office)
    client = Client(app)
    client.read()
    assert client.reached() == {"/feed", "/feed/1.trig", "/feed/2.trig"}
    create(office)
    client.fetched.clear()
    client.read()

    assert client.entities == live_set()
    assert client.fetched == [("/feed", 200), ("/feed/2.trig", 200)]


@pytest.mark.parametrize("extension", ["trig", "jsonld"])
def test_a_full_page_never_changes(
    app: Any, office: Record, small_pages: None, extension: str
) -> None:
    path = f"/feed/1.{extension}"
    for _ in range(3):
        create(office)
    before = app.get(path)
    assert "immutable" in before.headers["Cache-Control"]
    for number in range(9):
        create(office, title=f"Judul {number}")
    call("organization_patch", id=office["id"], title="Dinas Baru")
    after = app.get(path)

    assert before.data == after.data
    assert before.headers["ETag"] == after.headers["ETag"]
    assert "immutable" not in app.get(f"/feed/4.{extension}").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feed/99.trig", 404),
        ("/feed/0.trig", 404),
        ("/feed/01.trig", 404),
        ("/feed/-1.trig", 404),
        ("/feed/x.trig", 404),
        ("/feed/٣.trig", 404),
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
    answer = app.get("/feed", headers=asked)
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert "Accept" in answer.headers["Vary"].split(", ")
    assert app.get("/feed").headers["Content-Type"] == "application/trig"
    assert app.get("/feed", headers={"Accept": "image/png"}).status_code == 406
