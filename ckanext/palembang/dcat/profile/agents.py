"""The office that answers for a dataset, and how to reach it. Never a person."""

from __future__ import annotations

from rdflib import SKOS, URIRef
from rdflib.namespace import DCAT, FOAF, ORG

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import mail_iri, part_of, phone_iri, web_iri
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import ADMS_TERMS, DCT, VCARD, link_term
from ckanext.palembang.dcat.profile.offices import Office


def add_publisher(dataset: Node, office: Office | None, addresses: Addresses) -> None:
    """Name the producing office and, one above the other, those it belongs to."""
    predicate, node = DCT.publisher, dataset
    while office is not None:
        iri = addresses.office(office.id)
        node = node.link(predicate, iri, FOAF.Agent, FOAF.Organization, ORG.Organization)
        _describe(node, office)
        predicate, office = ORG.subOrganizationOf, office.parent


def add_contact(dataset: Node, facts: Facts, office: Office | None, addresses: Addresses) -> None:
    """Say whom to ask: the unit that the dataset names, else the office itself.

    CKAN's `author` and `maintainer` are not looked at: they name persons.
    """
    keys = ("kontak_nama", "kontak_email", "kontak_telepon")
    if any(facts.text(key) for key in keys):
        iri, source = part_of(dataset.iri, "kontak"), facts
    elif office is not None:
        iri, source = part_of(addresses.office(office.id), "kontak"), office.facts
    else:
        return
    contact = dataset.link(DCAT.contactPoint, iri, VCARD.Kind, VCARD.Organization)
    _add_names(contact, source, office)
    _add_ways(contact, source)


def _describe(node: Node, office: Office) -> None:
    facts = office.facts
    title = facts.text("title", "display_name", "name") or office.id
    node.text(FOAF.name, title, "id")
    node.text(FOAF.name, facts.text("title_en"), "en")
    node.text(SKOS.altLabel, facts.text("singkatan"), "id")
    node.text(DCT.identifier, facts.text("kode"))
    kind = facts.code("jenis", "jenis_organisasi")
    link_term(node, DCT.type, ADMS_TERMS.get(kind.crosswalks.get("adms", "") if kind else ""))
    _link(node, FOAF.mbox, mail_iri(facts.raw("kontak_email")))
    _link(node, FOAF.homepage, web_iri(facts.raw("situs")), FOAF.Document)


def _add_names(contact: Node, source: Facts, office: Office | None) -> None:
    unit = source.text("kontak_nama")
    title = office.facts.text("title", "display_name", "name") if office else ""
    fallback = source.text("kontak_email", "kontak_telepon")
    contact.text(VCARD.fn, unit or title or fallback, "id" if unit or title else None)
    if unit and title:
        contact.text(VCARD["organization-name"], title, "id")


def _add_ways(contact: Node, source: Facts) -> None:
    _link(contact, VCARD.hasEmail, mail_iri(source.raw("kontak_email")))
    _link(contact, VCARD.hasTelephone, phone_iri(source.raw("kontak_telepon")))
    _link(contact, VCARD.hasURL, web_iri(source.raw("situs")))


def _link(node: Node, predicate: URIRef, iri: URIRef | None, *kinds: URIRef) -> None:
    if iri is not None:
        node.link(predicate, iri, *kinds)
