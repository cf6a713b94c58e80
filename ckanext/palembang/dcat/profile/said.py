"""Looks up what statements say, for whoever says it again in another vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import RDF, Literal, URIRef
from rdflib.term import Node as Term

from ckanext.palembang.dcat.linked_data.statements import Statement


class Said:
    """What statements say of each thing, in the order in which they say it."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._values: dict[tuple[Term, Term], list[Term]] = defaultdict(list)
        for subject, predicate, value in statements:
            self._values[subject, predicate].append(value)

    def iris(self, subject: URIRef, predicate: URIRef) -> list[URIRef]:
        """Return the things that a property points to."""
        return [one for one in self._of(subject, predicate) if isinstance(one, URIRef)]

    def iri(self, subject: URIRef, predicate: URIRef) -> URIRef | None:
        """Return the first thing that a property points to."""
        return next(iter(self.iris(subject, predicate)), None)

    def texts(self, subject: URIRef, predicate: URIRef) -> list[Literal]:
        """Return the texts and values of a property."""
        return [one for one in self._of(subject, predicate) if isinstance(one, Literal)]

    def text(self, subject: URIRef, predicate: URIRef, language: str | None = None) -> str:
        """Return a text in a language, or in none; "" where there is none."""
        texts = self.texts(subject, predicate)
        wanted = (one for one in texts if language is None or one.language in (language, None))
        return str(next(wanted, ""))

    def is_a(self, subject: URIRef, kind: URIRef) -> bool:
        """Tell whether a thing is of a kind."""
        return kind in self._of(subject, RDF.type)

    def _of(self, subject: URIRef, predicate: URIRef) -> list[Term]:
        return self._values.get((subject, predicate), [])
