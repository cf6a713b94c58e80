"""Whole documents: a header, pieces of stored text, an end. Nothing is parsed or written anew."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ckanext.palembang.dcat.linked_data.fragments import PREFIX_MAP, Fragments

_TURTLE_START = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIX_MAP.items())
_XML_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    + "".join(f'\n xmlns:{prefix}="{iri}"' for prefix, iri in PREFIX_MAP.items())
    + ">\n"
)
_JSON_START = '{"@context":' + json.dumps(PREFIX_MAP, separators=(",", ":")) + ',\n"@graph":[\n'


@dataclass(frozen=True)
class Serialisation:
    """A way to write linked data.

    Attributes:
        key: name of the record's column, of the field of `Fragments`, and of itself.
        extension: how an address in this format ends.
        media_type: bare: some harvesters compare the whole header, so no `charset` follows.
        start: what stands before the pieces.
        between: what stands between two pieces.
        end: what stands after them.
    """

    key: str
    extension: str
    media_type: str
    start: str = ""
    between: str = ""
    end: str = ""

    def joined(self, pieces: Iterable[str | bytes]) -> bytes:
        """Return a document in UTF-8 made of pieces, which may be so already; an empty one is passed over."""
        there = [one if isinstance(one, bytes) else one.encode() for one in pieces if one]
        return self.start.encode() + self.between.encode().join(there) + self.end.encode()


TURTLE = Serialisation("turtle", "ttl", "text/turtle", _TURTLE_START)
RDF_XML = Serialisation("rdf_xml", "xml", "application/rdf+xml", _XML_START, end="</rdf:RDF>\n")
JSON_LD = Serialisation(
    "json_ld", "jsonld", "application/ld+json", _JSON_START, between=",\n", end="\n]}\n"
)
N_TRIPLES = Serialisation("n_triples", "nt", "application/n-triples")

SERIALISATIONS: dict[str, Serialisation] = {
    one.extension: one for one in (TURTLE, RDF_XML, JSON_LD, N_TRIPLES)
}

_READERS = {
    TURTLE.key: ox.RdfFormat.TURTLE,
    RDF_XML.key: ox.RdfFormat.RDF_XML,
    JSON_LD.key: ox.RdfFormat.JSON_LD,
    N_TRIPLES.key: ox.RdfFormat.N_TRIPLES,
}


class UnreadableError(ValueError):
    """A piece does not say the same when a strict parser reads it again.

    Attributes:
        key: of the serialisation.
    """

    def __init__(self, key: str) -> None:
        super().__init__(f"the {key} does not say the same when it is read again")
        self.key = key


def check_readable(fragments: Fragments) -> None:
    """Read every serialisation of a thing with a strict parser.

    Raises:
        UnreadableError: one cannot be read, or says something else than the N-Triples.
    """
    expected: set[ox.Triple] | None = None
    for one in (N_TRIPLES, TURTLE, RDF_XML, JSON_LD):
        document = one.joined([getattr(fragments, one.key)])
        try:
            read = {quad.triple for quad in ox.parse(document, format=_READERS[one.key])}
        except (SyntaxError, ValueError) as error:
            raise UnreadableError(one.key) from error
        expected = read if expected is None else expected
        if read != expected:
            raise UnreadableError(one.key)
