"""The same statements in four serialisations, read back by strict parsers."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.documents import SERIALISATIONS, Serialisation
from ckanext.palembang.dcat.linked_data.fragments import (
    UnknownPrefixError,
    fragment_of,
    fragments_of,
)
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.statements import Statement
from ckanext.palembang.dcat.linked_data.terms import DCT, VCARD

THING = URIRef("https://satudata.example/dataset/a")
PART = URIRef("https://satudata.example/dataset/a/berkas?tahun=2024&kode=16.71")
STATEMENTS: list[Statement] = [
    (THING, DCT.title, Literal('Penduduk "kota" \\ <b>&amp;\nbaris', lang="id")),
    (THING, DCAT.distribution, PART),
    (PART, RDF.type, DCAT.Distribution),
    (THING, RDF.type, DCAT.Dataset),
    (THING, DCT.issued, Literal("2024-01-01T00:00:00+00:00", datatype=XSD.dateTime)),
    (PART, DCAT.byteSize, Literal("0042", datatype=XSD.nonNegativeInteger, normalize=False)),
    (THING, VCARD["organization-name"], Literal("Disdukcapil")),
]


def _read(document: bytes, one: Serialisation, base: str = "https://a.example/") -> set[ox.Triple]:
    form = ox.RdfFormat.from_media_type(one.media_type)
    assert form is not None
    options = {} if form == ox.RdfFormat.N_TRIPLES else {"base_iri": base}
    quads = ox.parse(document, format=form, **options)
    return {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}


def _documents(*things: list[Statement]) -> dict[str, bytes]:
    pieces = [fragments_of(statements) for statements in things]
    return {
        extension: one.joined(getattr(piece, one.key) for piece in pieces)
        for extension, one in SERIALISATIONS.items()
    }


def test_all_serialisations_say_the_same() -> None:
    graphs = [_read(text, SERIALISATIONS[end]) for end, text in _documents(STATEMENTS).items()]
    assert [len(graph) for graph in graphs] == [len(STATEMENTS)] * 4
    assert all(graph == graphs[0] for graph in graphs)


def test_a_second_library_reads_them_too() -> None:
    documents = _documents(STATEMENTS)
    parsers = {"ttl": "turtle", "xml": "xml", "jsonld": "json-ld", "nt": "nt"}
    first, *others = (
        set(Graph().parse(data=documents[end], format=parser)) for end, parser in parsers.items()
    )
    assert len(first) == len(STATEMENTS)
    assert all(other == first for other in others)


@pytest.mark.parametrize("extension", list(SERIALISATIONS))
def test_joined_pieces_are_the_union_of_the_things(extension: str) -> None:
    other: list[Statement] = [(URIRef("https://satudata.example/b"), RDF.type, DCAT.Dataset)]
    one = SERIALISATIONS[extension]
    joined = _read(_documents(STATEMENTS, [], other)[extension], one)
    assert joined == _read(_documents(STATEMENTS)[extension], one) | _read(
        _documents(other)[extension], one
    )


@pytest.mark.parametrize("extension", list(SERIALISATIONS))
def test_a_document_of_nothing_is_read(extension: str) -> None:
    assert _read(_documents()[extension], SERIALISATIONS[extension]) == set()


@pytest.mark.parametrize("extension", list(SERIALISATIONS))
def test_where_it_was_found_does_not_matter(extension: str) -> None:
    text, one = _documents(STATEMENTS)[extension], SERIALISATIONS[extension]
    assert _read(text, one) == _read(text, one, "urn:x-elsewhere:b")


@pytest.mark.parametrize("key", [one.key for one in SERIALISATIONS.values()])
def test_one_serialisation_alone_is_the_same(key: str) -> None:
    assert fragment_of(STATEMENTS, key) == getattr(fragments_of(STATEMENTS), key)


def test_the_order_of_writing_does_not_reach_the_sorted_form() -> None:
    assert fragments_of(STATEMENTS).n_triples == fragments_of(STATEMENTS[::-1]).n_triples


def test_a_property_of_a_strange_vocabulary_is_refused() -> None:
    strange = URIRef("https://elsewhere.example/ns#word")
    with pytest.raises(UnknownPrefixError):
        fragments_of([(THING, strange, Literal("x"))])


@given(st.text(max_size=60))
def test_any_text_comes_back_alike_from_each(text: str) -> None:
    lawful = list(lawful_statements([(THING, DCT.title, Literal(text, lang="id"))]))
    graphs = [_read(text, SERIALISATIONS[end]) for end, text in _documents(lawful).items()]
    expected = {str(statement[2]) for statement in lawful}
    assert all({triple.object.value for triple in graph} == expected for graph in graphs)
