"""Vocabularies and their codes as SKOS."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from rdflib import SKOS, XSD, URIRef
from rdflib.namespace import FOAF, OWL, RDFS

from ckanext.palembang.dcat.definitions.areas import add_area, add_outline
from ckanext.palembang.dcat.definitions.matches import foreign_matches, own_matches
from ckanext.palembang.dcat.definitions.offices import add_office
from ckanext.palembang.dcat.definitions.vocabularies import (
    AREAS,
    OFFICES,
    children_of,
    parent_of,
    vocabulary,
)
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statements
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.reference import Area, Code, CodeList, area

#: Datatype of unit codes of UCUM (Custom Datatypes, w3id.org/cdt).
_UCUM = URIRef("https://w3id.org/cdt/ucumunit")
_VERSION_DIGITS = 12
_DATES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}", re.ASCII)


def scheme_iri(known: CodeList, addresses: Addresses) -> URIRef:
    """Return the name of a vocabulary."""
    return URIRef(addresses.definitions + known.uri)


def version_of(known: CodeList, addresses: Addresses) -> str:
    """Return the version of a vocabulary: the date of its source and a hash of all it says."""
    return _version(known.name, addresses)


def scheme_statements(known: CodeList, addresses: Addresses) -> Statements:
    """Describe a vocabulary and all its codes; outlines of areas stand with each area only."""
    written = _content(known, addresses, with_outlines=False)
    _add_version(written, known, addresses)
    return written


def index_statements(lists: tuple[CodeList, ...], addresses: Addresses) -> Statements:
    """Name all vocabularies, without their codes."""
    written = Statements()
    for known in lists:
        _add_scheme(written, known, addresses)
        _add_version(written, known, addresses)
    return written


def code_statements(known: CodeList, code: Code, addresses: Addresses) -> Statements:
    """Describe a code, and name what it points to in our own vocabularies."""
    written = Statements()
    _add_code(written, known, code, addresses)
    if known.name == AREAS:
        add_outline(Node(written, addresses.definition(code)), area(code.code))
    scheme = Node(written, scheme_iri(known, addresses)).typed(SKOS.ConceptScheme)
    scheme.both(SKOS.prefLabel, known.title_id, known.title_en)
    _add_version(written, known, addresses)
    above = parent_of(known, code)
    around = [*children_of(known, code), *((above,) if above else ())]
    around += [match.code for match in own_matches(known, code) if match.code is not None]
    for one in around:
        near = Node(written, addresses.definition(one)).typed(SKOS.Concept)
        near.both(SKOS.prefLabel, one.label_id, one.label_en)
    return written


@lru_cache(maxsize=256)
def _version(name: str, addresses: Addresses) -> str:
    known = vocabulary(name)
    assert known is not None  # noqa: S101 - the name is that of a vocabulary
    digest = hashlib.sha256()
    for statement in _content(known, addresses, with_outlines=True):
        digest.update(" ".join(term.n3() for term in statement).encode() + b"\n")
    return f"{known.source_date}+{digest.hexdigest()[:_VERSION_DIGITS]}"


def _content(known: CodeList, addresses: Addresses, *, with_outlines: bool) -> Statements:
    written = Statements()
    _add_scheme(written, known, addresses)
    for code in known:
        _add_code(written, known, code, addresses)
        if with_outlines and known.name == AREAS:
            add_outline(Node(written, addresses.definition(code)), area(code.code))
    return written


def _add_version(written: Statements, known: CodeList, addresses: Addresses) -> None:
    version = version_of(known, addresses)
    Node(written, scheme_iri(known, addresses)).text(OWL.versionInfo, version)


def _add_scheme(written: Statements, known: CodeList, addresses: Addresses) -> None:
    scheme = Node(written, scheme_iri(known, addresses)).typed(SKOS.ConceptScheme)
    scheme.both(SKOS.prefLabel, known.title_id, known.title_en)
    scheme.both(DCT.title, known.title_id, known.title_en)
    scheme.text(DCT.identifier, known.name)
    provenance = scheme.link_part(DCT.provenance, "sumber", DCT.ProvenanceStatement)
    provenance.text(RDFS.label, known.source, "en")
    if _DATE.fullmatch(known.source_date):
        provenance.value(DCT.date, known.source_date, _DATES[len(known.source_date)])
    rights = scheme.link_part(DCT.rights, "hak", DCT.RightsStatement)
    rights.text(RDFS.label, known.licence, "en")
    scheme.link(FOAF.page, URIRef(addresses.pages + known.uri), FOAF.Document)
    for code in children_of(known, None):
        scheme.link(SKOS.hasTopConcept, addresses.definition(code))


def _add_code(written: Statements, known: CodeList, code: Code, addresses: Addresses) -> None:
    node = Node(written, addresses.definition(code)).typed(SKOS.Concept)
    node.link(SKOS.inScheme, scheme_iri(known, addresses))
    node.both(SKOS.prefLabel, code.label_id, code.label_en)
    for alias in code.aliases:
        if alias not in {code.label_id, code.label_en}:
            node.text(SKOS.altLabel, alias)
    node.text(DCT.identifier, code.code)
    node.text(SKOS.note, code.notes, "en")
    if code.source != known.source:
        provenance = node.link_part(DCT.provenance, "sumber", DCT.ProvenanceStatement)
        provenance.text(RDFS.label, code.source)
    _add_place(node, known, code, addresses)
    _add_matches(node, known, code, addresses)
    _add_kind(node, known, code, addresses)


def _add_kind(node: Node, known: CodeList, code: Code, addresses: Addresses) -> None:
    if known.name == AREAS:
        found: Area = area(code.code)
        add_area(node, found, addresses)
        return
    node.text(SKOS.notation, code.code)
    if known.name == OFFICES:
        add_office(node, code.code, addresses)


def _add_place(node: Node, known: CodeList, code: Code, addresses: Addresses) -> None:
    above = parent_of(known, code)
    if known.parents != known.name or above is None:
        node.link(SKOS.topConceptOf, scheme_iri(known, addresses))
    if above is not None:
        is_own = known.parents == known.name
        node.link(SKOS.broader if is_own else SKOS.broadMatch, addresses.definition(above))
    for one in children_of(known, code):
        node.link(SKOS.narrower, addresses.definition(one))


def _add_matches(node: Node, known: CodeList, code: Code, addresses: Addresses) -> None:
    for match in foreign_matches(known, code):
        node.link(match.relation, URIRef(match.iri))
    for match in own_matches(known, code):
        node.link(match.relation, URIRef(addresses.definitions + match.iri))
    node.value(SKOS.notation, code.crosswalks.get("ucum", ""), _UCUM)
