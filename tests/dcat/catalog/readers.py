"""The catalogue as its readers take it: by links, strictly parsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.linked_data.terms import HYDRA

PARSERS = {"ttl": "turtle", "xml": "xml", "jsonld": "json-ld", "nt": "nt"}
_STRICT = {
    "ttl": ox.RdfFormat.TURTLE,
    "xml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
}


def path_of(address: object) -> str:
    """The path and query of an address of this site."""
    parts = urlsplit(str(address))
    return parts.path + (f"?{parts.query}" if parts.query else "")


def graph_at(app: Any, path: str) -> Graph:
    """A page's statements, by the end of its path."""
    answer = app.get(path)
    extension = urlsplit(path).path.rpartition(".")[2]
    return Graph().parse(data=answer.body, format=PARSERS[extension])


def strict_triples(app: Any, path: str, base: str = "https://a.example/") -> set[ox.Triple]:
    """The same as a strict parser reads them."""
    extension = urlsplit(path).path.rpartition(".")[2]
    form = _STRICT[extension]
    options = {} if form == ox.RdfFormat.N_TRIPLES else {"base_iri": base}
    quads = ox.parse(app.get(path).data, format=form, **options)
    return {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}


def ids_on(graph: Graph) -> list[str]:
    """Ids of the datasets that a page lists."""
    catalogue = URIRef(str(tk.config["ckan.site_url"]))
    return [str(one).rpartition("/")[2] for one in graph.objects(catalogue, DCAT.dataset)]


def pages_from(app: Any, path: str, limit: int = 50) -> Iterator[Graph]:
    """The pages from one on, as readers follow them."""
    for _ in range(limit):
        graph = graph_at(app, path)
        yield graph
        following = list(graph.objects(None, HYDRA.next))
        if not following:
            return
        assert len(following) == 1
        path = path_of(following[0])
    raise AssertionError("the chain of pages does not end")


def crawl(app: Any, path: str) -> list[str]:
    """Ids of all datasets that a reader finds, as often as it finds them."""
    return [identifier for graph in pages_from(app, path) for identifier in ids_on(graph)]
