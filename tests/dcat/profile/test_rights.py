"""Access and terms of use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from ckanext.palembang.dcat.linked_data.terms import DCT

from tests.dcat.documents import DATASET, DEFINITIONS, DISTRIBUTION, PART, package

Read = Callable[[dict[str, Any]], Graph]
EU = "http://publications.europa.eu/resource/authority"


@pytest.mark.parametrize(
    ("code", "term"),
    [("TERBUKA", "PUBLIC"), ("TERBATAS", "RESTRICTED"), ("TERTUTUP", "NON_PUBLIC")],
)
def test_access_is_a_term_of_the_european_table(read: Read, code: str, term: str) -> None:
    graph = read(package(accessRights=code))
    assert list(graph.objects(DATASET, DCT.accessRights)) == [URIRef(f"{EU}/access-right/{term}")]


def test_the_reason_of_a_limit_is_said(read: Read) -> None:
    graph = read(package(accessRights="TERBATAS", alasan_akses="UU 27/2022", license_id=""))
    assert list(graph.objects(PART["alasan-akses"], RDFS.label)) == [Literal("UU 27/2022", "id")]


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("cc-by", f"{EU}/licence/CC_BY_4_0"),
        ("cc-zero", f"{EU}/licence/CC0"),
        ("odc-odbl", f"{EU}/licence/ODC_BL"),
    ],
)
def test_a_known_licence_is_an_address_with_a_type(read: Read, licence: str, address: str) -> None:
    graph = read(package(license_id=licence))
    iri = URIRef(address)
    assert list(graph.objects(DISTRIBUTION, DCT.license)) == [iri]
    assert list(graph.objects(DATASET, DCT.license)) == [iri]
    assert (iri, RDF.type, DCT.LicenseDocument) in graph
    assert len(list(graph.objects(iri, DCT.type))) == 1
    assert list(graph.objects(DISTRIBUTION, DCT.rights)) == []


def test_terms_that_are_no_licence_are_a_statement_of_rights(read: Read) -> None:
    graph = read(package(license_id="bps-publikasi"))
    statement = URIRef(f"{DEFINITIONS}/def/lisensi/bps-publikasi")
    assert list(graph.objects(DISTRIBUTION, DCT.rights)) == [statement]
    assert list(graph.objects(DISTRIBUTION, DCT.license)) == []
    labels = [label for label in graph.objects(statement, RDFS.label) if isinstance(label, Literal)]
    assert {label.language for label in labels} == {"id", "en"}


@pytest.mark.parametrize(
    "text", ["Boleh dipakai siapa saja", "https://example.org/ my licence", "<x>"]
)
def test_free_text_is_never_an_address(read: Read, text: str) -> None:
    graph = read(package(license_id=text, license_title="", license_url=text))
    assert list(graph.objects(DISTRIBUTION, DCT.license)) == []
    assert list(graph.objects(DISTRIBUTION, DCT.rights)) == [PART.lisensi]
    assert list(graph.objects(PART.lisensi, RDFS.label)) == [Literal(text)]
