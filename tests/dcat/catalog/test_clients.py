"""Harvesters as they are programmed, step by step: each finds every dataset and comes to an end."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.terms import DCT, HYDRA

from tests.dcat.catalog.conftest import Record, act, create
from tests.dcat.catalog.readers import PARSERS, path_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
_MEDIA_TYPES = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}


def _fetch(app: Any, address: str) -> Any:
    """HEAD, then GET, without following redirects."""
    path = path_of(address)
    head = app.test_client().head(path)
    assert head.status_code == 200
    answer = app.get(path, follow_redirects=False)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == head.headers["Content-Type"]
    return answer


def ckanext_dcat(app: Any, address: str) -> set[str]:
    """ckanext-dcat's RDF harvester: format of the first page, today's hydra terms first.

    Only a page equal to the first one would stop its chain; it may never go round elsewhere.
    """
    found: list[str] = []
    parser, visited = "", []
    while address:
        assert address not in visited
        visited.append(address)
        answer = _fetch(app, address)
        parser = parser or _MEDIA_TYPES[answer.headers["Content-Type"]]
        graph = Graph().parse(data=answer.body, format=parser)
        found += [str(one) for one in graph.subjects(RDF.type, DCAT.Dataset)]
        address = ""
        for kind in (HYDRA.PartialCollectionView, HYDRA.PagedCollection):
            for node in graph.subjects(RDF.type, kind):
                following = graph.value(node, HYDRA.next) or graph.value(node, HYDRA.nextPage)
                address = address or str(following or "")
    assert len(found) == len(set(found))
    return {one.rpartition("/")[2] for one in found}


def udata(app: Any, address: str) -> set[str]:
    """udata: format from the extension, any redirect an error, `dct:identifier` the key."""
    found: list[str] = []
    while address:
        extension = urlsplit(address).path.rpartition(".")[2]
        graph = Graph().parse(data=_fetch(app, address).body, format=PARSERS[extension])
        for node in graph.subjects(RDF.type, DCAT.Dataset):
            assert graph.value(node, DCT.title)
            found.append(str(graph.value(node, DCT.identifier)))
        views = list(graph.subjects(RDF.type, HYDRA.PartialCollectionView))
        address = str(graph.value(views[0], HYDRA.next) or "") if views else ""
    assert len(found) == len(set(found))
    return set(found)


def piveau(app: Any, address: str) -> set[str]:
    """piveau: `hydra:PagedCollection` first, then only `nextPage` and a total on that very node."""
    found: list[str] = []
    total: Any = None
    while address:
        answer = _fetch(app, address)
        parser = _MEDIA_TYPES[answer.headers["Content-Type"]]
        graph = Graph().parse(data=answer.body, format=parser)
        (view,) = graph.subjects(RDF.type, HYDRA.PagedCollection)
        total = graph.value(view, HYDRA.totalItems)
        assert isinstance(total, Literal)
        assert isinstance(total.toPython(), int)
        for node in graph.subjects(RDF.type, DCAT.Dataset):
            assert isinstance(node, URIRef)
            found.append(str(graph.value(node, DCT.identifier)))
        address = str(graph.value(view, HYDRA.nextPage) or "")
    assert len(found) == len(set(found)) == total.toPython()
    return set(found)


@pytest.mark.parametrize("read", [ckanext_dcat, udata, piveau])
def test_each_takes_all_and_ends(app: Any, datasets: list[Record], read: Any) -> None:
    for extension in ("ttl", "xml", "jsonld"):
        start = f"/catalog.{extension}?page_size=2"
        assert read(app, start) == {one["id"] for one in datasets}


@pytest.mark.parametrize("read", [ckanext_dcat, udata, piveau])
def test_what_changes_between_two_runs_is_all_that_changes(
    app: Any, office: Record, datasets: list[Record], read: Any
) -> None:
    start = "/catalog.ttl?page_size=2"
    before = read(app, start)
    act("package_delete", id=datasets[0]["id"])
    act("package_patch", id=datasets[1]["id"], title="Judul lain")
    created = create(office)
    assert read(app, start) == before - {datasets[0]["id"]} | {created["id"]}
