"""A reader of the stream as its specifications describe one, which knows nothing of our addresses.

It follows relations from wherever it is let in, asks for an immutable page once, for every other one with
the entity tag that it knows, takes a page that is gone for an empty one, and applies events in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyoxigraph as ox

AS = "https://www.w3.org/ns/activitystreams#"
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PUBLISHER = "http://purl.org/dc/terms/publisher"
MEDIA_TYPES = {"trig": "application/trig", "jsonld": "application/ld+json"}
_READERS = {"application/trig": ox.RdfFormat.TRIG, "application/ld+json": ox.RdfFormat.JSON_LD}
_FINE = {200, 304, 410}


@dataclass(frozen=True)
class _Known:
    """A page as it was last read.

    Attributes:
        store: to be asked; it writes numbers and times in its own way.
        said: by the name of each graph its statements, as they were written.
    """

    tag: str
    store: ox.Store
    said: dict[str, list[ox.Triple]]
    is_immutable: bool


class Client:
    """Knows the entities that the stream told, as their last statements.

    Attributes:
        entities: address of each entity to its statements.
        order: names of the events as they were applied.
        fetched: address and status of every request.
    """

    def __init__(
        self, app: Any, start: str = "/feed", extension: str = "trig", *, is_first: bool = True
    ) -> None:
        """Begins.

        Args:
            app: the site.
            start: where it is let in.
            extension: of the format that it prefers.
            is_first: whether the stream still tells everything from its beginning.
        """
        self._app = app
        self._start = start
        self._accept = MEDIA_TYPES[extension]
        self._is_first = is_first
        self._pages: dict[str, _Known] = {}
        self.entities: dict[str, set[str]] = {}
        self.order: list[str] = []
        self.fetched: list[tuple[str, int]] = []

    def read(self) -> None:
        """Reads every page that can be reached and may hold something new."""
        found: dict[str, tuple[datetime, _Known]] = {}
        for page in list(self._reached()):
            for event in _values(page.store, None, TREE + "member"):
                [time] = _values(page.store, event, AS + "published")
                found[event] = (datetime.fromisoformat(time), page)
        for event in sorted(found.keys() - set(self.order), key=lambda one: found[one][0]):
            self._take(found[event][1], event)

    def reached(self) -> set[str]:
        """Addresses of the pages that were there."""
        return set(self._pages)

    def _reached(self) -> Iterator[_Known]:
        waiting, seen = [self._start], {self._start}
        while waiting:
            address = waiting.pop(0)
            page = self._page(address)
            if page is None:
                continue
            yield page
            for other in (_path(one) for one in _relations(page.store, address)):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)

    def _page(self, path: str) -> _Known | None:
        known = self._pages.get(path)
        if known is not None and known.is_immutable:
            return known
        headers = {"Accept": self._accept, **({"If-None-Match": known.tag} if known else {})}
        answer = self._app.get(path, headers=headers)
        self.fetched.append((path, answer.status_code))
        assert answer.status_code in _FINE, (path, answer.status_code, answer.data[:300])
        if answer.status_code == 410:
            self._pages.pop(path, None)
            return None
        if answer.status_code == 304:
            assert known is not None
            return known
        quads = list(ox.parse(answer.data, format=_READERS[answer.headers["Content-Type"]]))
        store = ox.Store()
        store.extend(quads)
        said: dict[str, list[ox.Triple]] = {}
        for quad in quads:
            if isinstance(quad.graph_name, ox.NamedNode):
                said.setdefault(quad.graph_name.value, []).append(quad.triple)
        is_immutable = bool(_values(store, _node(store, path), LDES + "immutable"))
        assert is_immutable == ("immutable" in answer.headers["Cache-Control"])
        self._pages[path] = _Known(answer.headers["ETag"], store, said, is_immutable)
        return self._pages[path]

    def _take(self, page: _Known, event: str) -> None:
        self.order.append(event)
        [entity] = _values(page.store, event, AS + "object")
        [kind] = _values(page.store, event, TYPE)
        triples = page.said.get(event, [])
        if kind == AS + "Delete":
            assert not triples
            assert entity in self.entities or not self._is_first
            self.entities.pop(entity, None)
            assert not any(f"<{PUBLISHER}> <{entity}>" in one for one in self._all_said())
            return
        if self._is_first:
            assert (kind == AS + "Create") == (entity not in self.entities), (kind, entity)
        publishers = {one.object.value for one in triples if one.predicate.value == PUBLISHER}
        missing = publishers - self.entities.keys()
        assert not missing or not self._is_first, (kind, entity, missing)
        self.entities[entity] = {str(one) for one in triples}

    def _all_said(self) -> Iterator[str]:
        return (line for lines in self.entities.values() for line in lines)


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def _node(store: ox.Store, path: str) -> str:
    """The page itself: of its name only the path is known to who asks without a host."""
    [name] = {one for one in _subjects(store, TYPE, TREE + "Node") if _path(one) == path}
    return name


def _relations(store: ox.Store, path: str) -> Iterator[str]:
    for relation in _values(store, _node(store, path), TREE + "relation"):
        [kind] = _values(store, relation, TYPE)
        if kind != TREE + "Relation":
            assert _values(store, relation, TREE + "path") == [AS + "published"]
            assert len(_values(store, relation, TREE + "value")) == 1
        yield from _values(store, relation, TREE + "node")


def _subjects(store: ox.Store, predicate: str, value: str) -> list[str]:
    quads = store.quads_for_pattern(
        None, ox.NamedNode(predicate), ox.NamedNode(value), ox.DefaultGraph()
    )
    return [quad.subject.value for quad in quads]


def _values(store: ox.Store, subject: str | None, predicate: str) -> list[str]:
    start = ox.NamedNode(subject) if subject else None
    quads = store.quads_for_pattern(start, ox.NamedNode(predicate), None, ox.DefaultGraph())
    return [quad.object.value for quad in quads]
