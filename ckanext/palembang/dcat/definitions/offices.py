"""What an office's entry says beyond its names: kind, role, affairs, successor, years."""

from __future__ import annotations

from rdflib import XSD, URIRef
from rdflib.namespace import DCAT, FOAF, ORG

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.iris import web_iri
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.reference import Office, code_list, offices

_DATES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def add_office(node: Node, code: str, addresses: Addresses) -> None:
    """Describe an office of the register; how to reach it stands in the catalogue's own record."""
    office = offices().get(code)
    if office is None:
        return
    node.typed(ORG.Organization)
    _add_codes(node, office, addresses)
    site = web_iri(office.website)
    if site is not None:
        node.link(FOAF.homepage, site)
    if office.parent:
        node.link(ORG.subOrganizationOf, office_iri(office.parent, addresses))
    if office.successor:
        node.link(DCT.isReplacedBy, office_iri(office.successor, addresses))
    for other in offices():
        if other.successor == code:
            node.link(DCT.replaces, office_iri(other.code, addresses))
    _add_years(node, office)


def office_iri(code: str, addresses: Addresses) -> URIRef:
    """Return the name of an office in the vocabulary, by its register code."""
    return URIRef(f"{addresses.definitions}/def/opd/{code}")


def _add_codes(node: Node, office: Office, addresses: Addresses) -> None:
    for name, value in (("jenis_organisasi", office.kind), ("peran", office.role)):
        found = code_list(name).get(value)
        if found is not None:
            node.link(ORG.classification, addresses.definition(found))
    for value in office.urusan:
        found = code_list("urusan").get(value)
        if found is not None:
            node.link(ORG.purpose, addresses.definition(found))


def _add_years(node: Node, office: Office) -> None:
    if not office.valid_from and not office.valid_to:
        return
    period = node.link_part(DCT.temporal, "masa", DCT.PeriodOfTime)
    for predicate, text in ((DCAT.startDate, office.valid_from), (DCAT.endDate, office.valid_to)):
        if text:
            period.value(predicate, text, _DATES[len(text)])
