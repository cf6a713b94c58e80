"""The one exit of the room: no statement passes that some parser would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rdflib import Literal, URIRef
from rdflib.term import Node

from ckanext.palembang.catalogue import is_address
from ckanext.palembang.dcat.linked_data.statements import Statement
from ckanext.palembang.dcat.linked_data.texts import is_lawful, lawful_text


def lawful_statements(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Give the statements about addresses; texts without characters that XML refuses.

    A statement with a subject or property that is no address, or an object that is a broken
    one, is left out. Blank nodes are left out too: they would get another name at every reading.
    """
    for subject, predicate, value in statements:
        kept = _lawful_object(value)
        if kept is not None and _is_iri(subject) and _is_iri(predicate):
            yield subject, predicate, kept


def _is_iri(node: Node) -> bool:
    return isinstance(node, URIRef) and _is_address(str(node))


# The same addresses come again and again: properties, terms, and things that much is said of.
_is_address = lru_cache(maxsize=50_000)(is_address)


def _lawful_object(node: Node) -> Node | None:
    if not isinstance(node, Literal):
        return node if _is_iri(node) else None
    if is_lawful(str(node)) and not node.ill_typed:
        return node
    text = lawful_text(str(node))
    return Literal(text, lang=node.language) if text else None
