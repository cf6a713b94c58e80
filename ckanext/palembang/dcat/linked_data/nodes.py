"""A small hand for writing about one thing in a graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rdflib import RDF, Graph, Literal, URIRef

from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.statements import Statements
from ckanext.palembang.dcat.linked_data.texts import lawful_text

# Labels, licences and areas are said of one dataset after another.
_LONGEST_KEPT = 200


def _literal(text: str, language: str | None) -> Literal:
    return Literal(text, lang=language, normalize=False)


_kept_literal = lru_cache(maxsize=20_000)(_literal)


@dataclass(frozen=True)
class Node:
    """A thing with an address, in a graph. There are no things without one: no blank nodes."""

    graph: Graph | Statements
    iri: URIRef

    def typed(self, *kinds: URIRef) -> Node:
        """Say what kinds of thing this is."""
        for kind in kinds:
            self.graph.add((self.iri, RDF.type, kind))
        return self

    def text(self, predicate: URIRef, value: object, language: str | None = None) -> None:
        """Say something in words, unless there are none."""
        text = lawful_text(value)
        if text:
            make = _kept_literal if len(text) <= _LONGEST_KEPT else _literal
            self.graph.add((self.iri, predicate, make(text, language)))

    def both(self, predicate: URIRef, indonesian: object, english: object) -> None:
        """Say the same in both languages, as far as the words are there."""
        self.text(predicate, indonesian, "id")
        self.text(predicate, english, "en")

    def value(self, predicate: URIRef, text: str, datatype: URIRef) -> None:
        """Say a typed value, exactly as written, unless it is empty."""
        if text:
            literal = Literal(text, datatype=datatype, normalize=False)
            self.graph.add((self.iri, predicate, literal))

    def link(self, predicate: URIRef, iri: URIRef, *kinds: URIRef) -> Node:
        """Point to another thing, say its kinds, and return it."""
        self.graph.add((self.iri, predicate, iri))
        return Node(self.graph, iri).typed(*kinds)

    def link_part(self, predicate: URIRef, name: str, *kinds: URIRef) -> Node:
        """Point to a part of this thing by its name, and return it."""
        return self.link(predicate, part_of(self.iri, name), *kinds)

    def part(self, name: str, *kinds: URIRef) -> Node:
        """Return a part of this thing by its name, and say its kinds."""
        return Node(self.graph, part_of(self.iri, name)).typed(*kinds)

    def objects(self, *predicates: URIRef) -> list[tuple[URIRef, URIRef]]:
        """Return what this thing points to so far by some properties, each with its property."""
        wanted = set(predicates)
        return [
            (predicate, value)
            for subject, predicate, value in self.graph
            if subject == self.iri
            and isinstance(value, URIRef)
            and isinstance(predicate, URIRef)
            and predicate in wanted
        ]

    def omit(self, code: str, field: str, value: object) -> None:
        """Note that a value was left out, or written as text; a plain graph does not keep it."""
        if isinstance(self.graph, Statements):
            self.graph.omit(code, field, value)
