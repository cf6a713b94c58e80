"""Vocabularies as SKOS: complete, lawful, the same in every serialisation, tied to others."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import ORG, OWL

from ckanext.palembang.dcat.definitions.statements import (
    code_statements,
    index_statements,
    scheme_statements,
    version_of,
)
from ckanext.palembang.dcat.definitions.vocabularies import (
    find_code,
    key_of,
    other_address,
    vocabulary,
    vocabulary_names,
)
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import N_TRIPLES, check_readable
from ckanext.palembang.dcat.linked_data.fragments import fragments_of
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.statements import Statements
from ckanext.palembang.dcat.linked_data.terms import DCT, GEO
from ckanext.palembang.reference import CodeList, area, areas, code_list_names, offices

SITE = "https://satudata.example"
BASE = "https://satudata.palembang.go.id"
ADDRESSES = Addresses(SITE, SITE, BASE)
EU = "http://publications.europa.eu/resource/authority/"
_LABELS = 2


def _graph(written: Statements) -> Graph:
    fragments = fragments_of(lawful_statements(written))
    check_readable(fragments)
    return Graph().parse(data=N_TRIPLES.joined([fragments.n_triples]), format="nt")


def _list(name: str) -> CodeList:
    known = vocabulary(name)
    assert known is not None
    return known


def _scheme(name: str) -> Graph:
    return _graph(scheme_statements(_list(name), ADDRESSES))


def _code(name: str, code: str) -> Graph:
    return _graph(code_statements(_list(name), _list(name)[code], ADDRESSES))


def _iri(path: str) -> URIRef:
    return URIRef(f"{BASE}/def/{path}")


def test_every_code_list_and_the_offices_have_a_vocabulary() -> None:
    assert set(vocabulary_names()) == {*code_list_names(), "opd"}
    assert vocabulary("no-such-list") is None


@pytest.mark.parametrize("name", vocabulary_names())
def test_a_vocabulary_names_each_code_in_both_languages_in_every_serialisation(name: str) -> None:
    graph = _scheme(name)
    concepts = set(graph.subjects(SKOS.inScheme, _iri(name)))
    assert len(concepts) == len(_list(name)) == len(set(graph.subjects(RDF.type, SKOS.Concept)))
    for one in (*concepts, _iri(name)):
        labels = Counter(label.language for label in graph.objects(one, SKOS.prefLabel))
        assert labels == {"id": 1, "en": 1}, one


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_code_is_reached_from_the_top(name: str) -> None:
    graph = _scheme(name)
    reached = set(graph.objects(_iri(name), SKOS.hasTopConcept))
    waiting = list(reached)
    while waiting:
        below = set(graph.objects(waiting.pop(), SKOS.narrower)) - reached
        reached |= below
        waiting += below
    assert len(reached) == len(_list(name))
    for one, above in graph.subject_objects(SKOS.broader):
        assert (above, SKOS.narrower, one) in graph


@pytest.mark.parametrize("name", vocabulary_names())
def test_two_terms_of_ours_are_never_said_to_be_the_same(name: str) -> None:
    """`skos:exactMatch` is transitive: two codes with one exact match would be one."""
    targets = Counter(_scheme(name).objects(None, SKOS.exactMatch))
    assert [target for target, number in targets.items() if number > 1] == []


@pytest.mark.parametrize("name", vocabulary_names())
def test_a_label_is_never_preferred_and_alternative_at_once(name: str) -> None:
    graph = _scheme(name)
    for one in graph.subjects(SKOS.inScheme, _iri(name)):
        preferred = set(graph.objects(one, SKOS.prefLabel))
        assert len(preferred) == _LABELS
        assert not preferred & set(graph.objects(one, SKOS.altLabel))


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_code_is_found_at_its_address_and_described_there(name: str) -> None:
    known = _list(name)
    for code in known:
        assert find_code(known, key_of(code)) is code
    code = known.codes[-1]
    graph = _graph(code_statements(known, code, ADDRESSES))
    assert (URIRef(BASE + code.uri), SKOS.inScheme, _iri(name)) in graph
    assert graph.value(_iri(name), OWL.versionInfo) == Literal(version_of(known, ADDRESSES))


def test_the_index_names_every_vocabulary_with_its_version() -> None:
    graph = _graph(index_statements(tuple(map(_list, vocabulary_names())), ADDRESSES))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {_iri(name) for name in vocabulary_names()}
    assert set(graph.subjects(OWL.versionInfo, None)) == schemes


def test_a_version_follows_the_content_and_nothing_else() -> None:
    known = _list("bab")
    assert version_of(known, ADDRESSES) == version_of(known, ADDRESSES)
    assert version_of(known, ADDRESSES).startswith("2024+")
    assert version_of(known, ADDRESSES) != version_of(_list("urusan"), ADDRESSES)


@pytest.mark.parametrize("one", areas(), ids=lambda one: one.code)
def test_an_area_has_both_codes_and_lies_in_the_one_above(one: Any) -> None:
    graph = _code("wilayah", one.code)
    iri = _iri(f"wilayah/{one.code}")
    notations = {(str(found.datatype), str(found)) for found in graph.objects(iri, SKOS.notation)}
    assert notations == {
        (f"{BASE}/def/wilayah#kode-kemendagri", one.code),
        (f"{BASE}/def/wilayah#kode-bps", one.bps_code),
    }
    above = _iri(f"wilayah/{one.parent}") if one.parent else URIRef(f"{EU}country/IDN")
    assert graph.value(iri, GEO.sfWithin) == above


def test_an_area_has_its_outline_as_text_and_as_geojson() -> None:
    graph = _code("wilayah", "16.71.01")
    geometry = graph.value(_iri("wilayah/16.71.01"), GEO.hasGeometry)
    text, geojson = graph.value(geometry, GEO.asWKT), graph.value(geometry, GEO.asGeoJSON)
    assert isinstance(text, Literal)
    assert text.datatype == GEO.wktLiteral
    assert str(text).startswith("POLYGON((104.")
    read = json.loads(str(geojson))
    assert len(read["coordinates"][0]) == str(text).count(",") + 1
    assert graph.value(geometry, DCT.rights) is not None


@pytest.mark.parametrize(
    ("new", "old", "year"),
    [
        ("16.71.15", "16.71.07", "2007"),
        ("16.71.16", "16.71.08", "2007"),
        ("16.71.17", "16.71.02", "2018"),
        ("16.71.18", "16.71.06", "2018"),
    ],
)
def test_a_kecamatan_taken_from_another_says_so_on_both_sides(
    new: str, old: str, year: str
) -> None:
    graph = _code("wilayah", new)
    assert graph.value(_iri(f"wilayah/{new}"), DCT.replaces) == _iri(f"wilayah/{old}")
    notes = " ".join(_code("wilayah", old).objects(_iri(f"wilayah/{old}"), SKOS.changeNote))
    assert f"Sebagian menjadi {area(new).label('id')} pada tahun {year}." in notes


@pytest.mark.parametrize(
    ("name", "code", "relation", "iri"),
    [
        ("frekuensi", "TAHUNAN", SKOS.exactMatch, f"{EU}frequency/ANNUAL"),
        (
            "frekuensi",
            "TAHUNAN",
            SKOS.exactMatch,
            "http://purl.org/linked-data/sdmx/2009/code#freq-A",
        ),
        ("frekuensi", "LEBIH_DARI_DUA_TAHUNAN", SKOS.broadMatch, f"{EU}frequency/OTHER"),
        (
            "simbol",
            "x",
            SKOS.closeMatch,
            "urn:sdmx:org.sdmx.infomodel.codelist.Code=SDMX:CL_OBS_STATUS(2.2).P",
        ),
        ("tema_eu", "SOCI", SKOS.exactMatch, f"{EU}data-theme/SOCI"),
        ("lisensi", "cc-by", SKOS.exactMatch, "http://spdx.org/licenses/CC-BY-4.0"),
        (
            "jenis_organisasi",
            "dinas",
            SKOS.broadMatch,
            "http://purl.org/adms/publishertype/LocalAuthority",
        ),
        ("bab", "3", SKOS.relatedMatch, f"{BASE}/def/subjek_csa/519"),
        ("urusan", "2.20", SKOS.broadMatch, f"{BASE}/def/kelompok_urusan/2"),
        ("bahasa", "id", SKOS.exactMatch, "http://lexvo.org/id/iso639-3/ind"),
    ],
)
def test_a_code_is_tied_to_terms_of_others(
    name: str, code: str, relation: URIRef, iri: str
) -> None:
    known = _list(name)
    subject = URIRef(BASE + known[code].uri)
    assert (subject, relation, URIRef(iri)) in _code(name, code)


def test_an_office_is_an_organization_below_another_with_its_affairs() -> None:
    office = next(one for one in offices() if one.urusan and one.parent)
    graph = _code("opd", office.code)
    iri = _iri(f"opd/{office.code}")
    assert (iri, RDF.type, ORG.Organization) in graph
    assert (iri, ORG.subOrganizationOf, _iri(f"opd/{office.parent}")) in graph
    assert set(graph.objects(iri, ORG.purpose)) == {
        _iri(f"urusan/{code}") for code in office.urusan
    }


@pytest.mark.parametrize(
    ("key", "code"),
    [("1671010", "16.71.01"), ("1672", None), ("Palembang", None), ("16.71.01", None), ("٣", None)],
)
def test_only_a_code_of_bps_is_another_address_of_an_area(key: str, code: str | None) -> None:
    found = other_address(_list("wilayah"), key)
    assert (found.code if found else None) == code
    assert other_address(_list("bab"), key) is None
