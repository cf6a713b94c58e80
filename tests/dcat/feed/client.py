"""A reader of the stream as its specification describes one: it follows relations and keeps what it has seen."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

AS = "https://www.w3.org/ns/activitystreams#"
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_READERS = {"trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


class Client:
    """Knows the entities that the stream told, as their last statements.

    Attributes:
        entities: address of each entity to its statements.
        order: names of the events in the order of `as:published`.
        fetched: addresses that were asked for.
    """

    def __init__(self, app: Any, extension: str = "trig") -> None:
        self._app = app
        self._extension = extension
        self._full: set[str] = set()
        self.entities: dict[str, set[str]] = {}
        self.order: list[str] = []
        self.fetched: list[str] = []

    def read(self) -> None:
        """Reads the root and every page that may hold something new."""
        root = self._get("/feed." + self._extension)
        for page in sorted(set(_objects(root, None, TREE + "node"))):
            if page not in self._full:
                self._page(page)

    def _page(self, address: str) -> None:
        path = "/" + address.split("/", 3)[3]
        store = self._get(path)
        if _objects(store, address, LDES + "immutable"):
            self._full.add(address)
        members = [(_objects(store, one, AS + "published")[0], one) for one in _members(store)]
        for _, event in sorted(members):
            if event not in self.order:
                self._take(store, event)

    def _take(self, store: ox.Store, event: str) -> None:
        self.order.append(event)
        [entity] = _objects(store, event, AS + "object")
        [kind] = _objects(store, event, _TYPE)
        graph = ox.NamedNode(event)
        said = {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, graph)}
        if kind == AS + "Delete":
            assert not said
            del self.entities[entity]
        else:
            assert (kind == AS + "Create") == (entity not in self.entities)
            self.entities[entity] = said

    def _get(self, path: str) -> ox.Store:
        self.fetched.append(path)
        answer = self._app.get(path, status=200)
        store = ox.Store()
        store.load(answer.data, format=_READERS[self._extension])
        return store


def _members(store: ox.Store) -> list[str]:
    return _objects(store, None, TREE + "member")


def _objects(store: ox.Store, subject: str | None, predicate: str) -> list[str]:
    start = ox.NamedNode(subject) if subject else None
    quads = store.quads_for_pattern(start, ox.NamedNode(predicate), None, ox.DefaultGraph())
    return [quad.object.value for quad in quads]
