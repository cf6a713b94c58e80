"""Statements in the four serialisations, as pieces that are joined to documents later.

A piece is complete in itself for our fixed map of prefixes and has no header: a document is one
header, pieces of any number of things, one end. The same statements give the same bytes each time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, XSD, Literal, URIRef

from ckanext.palembang.dcat.linked_data.statements import Statement
from ckanext.palembang.dcat.linked_data.terms import PREFIXES

#: The map of prefixes as every document declares it.
PREFIX_MAP: dict[str, str] = {
    prefix: str(namespace) for prefix, namespace in sorted(PREFIXES.items())
}
_NAMESPACES = sorted(((iri, prefix) for prefix, iri in PREFIX_MAP.items()), reverse=True)
_XML_END = "</rdf:RDF>"
_TYPE = RDF.type
# Properties, kinds and datatypes are few, and named by one dataset after another.
_KEPT = 4_096


class UnknownPrefixError(ValueError):
    """A property's namespace is not in our map, so that a piece would need a header of its own."""

    def __init__(self, iri: str) -> None:
        super().__init__(f"no prefix of ours fits {iri}")


@dataclass(frozen=True)
class Fragments:
    """One thing in every serialisation; the names are those of the record's columns."""

    turtle: str
    rdf_xml: str
    json_ld: str
    n_triples: str


def fragments_of(statements: Iterable[Statement]) -> Fragments:
    """Write lawful statements about addresses in every serialisation.

    Raises:
        UnknownPrefixError: if a property belongs to no namespace of ours.
        ValueError: if a strict writer refuses a statement.
    """
    grouped = list(_grouped(statements))
    triples = [_triple(*statement) for statement in grouped]
    return Fragments(
        turtle=_turtle(triples),
        rdf_xml=_rdf_xml(triples),
        json_ld=_json_ld(grouped),
        n_triples=_n_triples(triples),
    )


def objects_of(n_triples: str) -> str:
    """Write statements that are kept as N-Triples as objects of a JSON-LD `@graph`."""
    read = ox.parse(n_triples, format=ox.RdfFormat.N_TRIPLES)
    return _json_ld([_statement(quad.triple) for quad in read])


def _statement(triple: Any) -> Statement:
    value = triple.object
    if isinstance(value, ox.Literal):
        kind = None if value.language else URIRef(value.datatype.value)
        said: Any = Literal(value.value, lang=value.language, datatype=kind, normalize=False)
    else:
        said = URIRef(value.value)
    return (URIRef(triple.subject.value), URIRef(triple.predicate.value), said)


def fragment_of(statements: Iterable[Statement], key: str) -> str:
    """Write statements in one serialisation, named as the field of `Fragments`.

    Raises:
        UnknownPrefixError: if a property belongs to no namespace of ours.
        ValueError: if a strict writer refuses a statement.
    """
    grouped = list(_grouped(statements))
    if key == "json_ld":
        return _json_ld(grouped)
    writers = {"turtle": _turtle, "rdf_xml": _rdf_xml, "n_triples": _n_triples}
    return writers[key]([_triple(*statement) for statement in grouped])


def triples_of(statements: Iterable[Statement]) -> Iterator[ox.Triple]:
    """Give lawful statements as a writer takes them, those of each subject together.

    Raises:
        UnknownPrefixError: if a property belongs to no namespace of ours.
    """
    return (_triple(*statement) for statement in _grouped(statements))


@lru_cache(maxsize=_KEPT)
def compact(iri: str) -> str:
    """Return a property as prefix and name.

    Raises:
        UnknownPrefixError: if it belongs to no namespace of ours.
    """
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    for namespace, prefix in _NAMESPACES:
        name = iri[len(namespace) :]
        if iri.startswith(namespace) and name.replace("-", "_").isidentifier():
            return f"{prefix}:{name}"
    raise UnknownPrefixError(iri)


def _grouped(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Give the statements of each subject together, its kinds first."""
    subjects: dict[Any, list[Statement]] = {}
    for statement in statements:
        subjects.setdefault(statement[0], []).append(statement)
    for group in subjects.values():
        yield from (one for one in group if one[1] == _TYPE)
        yield from sorted((one for one in group if one[1] != _TYPE), key=lambda one: str(one[1]))


def _triple(subject: Any, predicate: Any, value: Any) -> ox.Triple:
    return ox.Triple(_node(str(subject)), _property(str(predicate)), _object(value))


@lru_cache(maxsize=_KEPT)
def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


@lru_cache(maxsize=_KEPT)
def _property(iri: str) -> ox.NamedNode:
    """Return a property that a prefix of ours fits.

    Raises:
        UnknownPrefixError: if there is none.
    """
    compact(iri)
    return ox.NamedNode(iri)


def _object(value: Any) -> ox.NamedNode | ox.Literal:
    if not isinstance(value, Literal):
        return _node(str(value))
    if value.language:
        return ox.Literal(str(value), language=value.language.lower())
    return ox.Literal(str(value), datatype=_datatype(value.datatype))


@lru_cache(maxsize=_KEPT)
def _datatype(iri: URIRef | None) -> ox.NamedNode | None:
    return ox.NamedNode(str(iri)) if iri else None


def _written(triples: list[ox.Triple], form: ox.RdfFormat) -> str:
    prefixes = None if form == ox.RdfFormat.N_TRIPLES else PREFIX_MAP
    written = ox.serialize(triples, format=form, prefixes=prefixes)
    assert written is not None  # noqa: S101 - no file was named, so bytes come back
    return written.decode("utf-8")


def _turtle(triples: list[ox.Triple]) -> str:
    # Not `splitlines`: a text may hold U+2028, which is no end of a line here.
    lines = _written(triples, ox.RdfFormat.TURTLE).split("\n")
    return "\n".join(line for line in lines if not line.startswith("@prefix "))


def _rdf_xml(triples: list[ox.Triple]) -> str:
    text = _written(triples, ox.RdfFormat.RDF_XML)
    start = text.index(">", text.index("<rdf:RDF")) + 1
    return text[start : text.rindex(_XML_END)].strip("\n") + "\n" if triples else ""


def _n_triples(triples: list[ox.Triple]) -> str:
    lines = _written(triples, ox.RdfFormat.N_TRIPLES).split("\n")
    return "".join(f"{line}\n" for line in sorted(lines) if line)


def _json_ld(statements: list[Statement]) -> str:
    objects: dict[str, dict[str, Any]] = {}
    for subject, predicate, value in statements:
        one = objects.setdefault(str(subject), {"@id": str(subject)})
        if predicate == _TYPE:
            one.setdefault("@type", []).append(_kind(str(value)))
        else:
            one.setdefault(compact(str(predicate)), []).append(_json_value(value))
    return ",\n".join(_json_text(one) for one in objects.values())


def _json_text(one: dict[str, Any]) -> str:
    alone = {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value
        for key, value in one.items()
    }
    return json.dumps(alone, ensure_ascii=False, separators=(",", ":"))


def _kind(iri: str) -> str:
    try:
        return compact(iri)
    except UnknownPrefixError:
        return iri


def _json_value(value: Any) -> Any:
    if isinstance(value, URIRef):
        return {"@id": str(value)}
    if value.language:
        return {"@language": value.language.lower(), "@value": str(value)}
    if value.datatype in (None, XSD.string):
        return str(value)
    return {"@type": _kind(str(value.datatype)), "@value": str(value)}
