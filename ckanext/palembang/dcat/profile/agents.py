"""The office that answers for a dataset, and how to reach it. Never a person."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import SKOS, URIRef
from rdflib.namespace import DCAT, FOAF, ORG

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import mail_iri, part_of, phone_iri, web_iri
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import ADMS_TERMS, DCT, VCARD, link_term
from ckanext.palembang.dcat.profile.offices import Office

_CONTACT = ("kontak_nama", "kontak_email", "kontak_telepon")
_WAYS: tuple[tuple[URIRef, str, Callable[[object], URIRef | None]], ...] = (
    (VCARD.hasEmail, "kontak_email", mail_iri),
    (VCARD.hasTelephone, "kontak_telepon", phone_iri),
    (VCARD.hasURL, "situs", web_iri),
)


def add_publisher(dataset: Node, office: Office | None, addresses: Addresses) -> None:
    """Name the producing office; what it is called its own record says, which a rename renews."""
    if office is not None:
        dataset.link(DCT.publisher, addresses.office(office.id))


def add_contact(dataset: Node, facts: Facts, office: Office | None, addresses: Addresses) -> None:
    """Say whom to ask: the unit that the dataset names, else the office itself.

    CKAN's `author` and `maintainer` are not looked at: they name persons.
    """
    if any(facts.text(key) for key in _CONTACT):
        contact = dataset.link_part(DCAT.contactPoint, "kontak", VCARD.Kind, VCARD.Organization)
        unit = facts.text("kontak_nama")
        fallback = facts.text("kontak_email", "kontak_telepon")
        contact.text(VCARD.fn, unit or fallback, "id" if unit else None)
        _add_ways(contact, facts)
    elif office is not None:
        dataset.link(DCAT.contactPoint, office_contact(office, addresses))


def office_contact(office: Office, addresses: Addresses) -> URIRef:
    """Return the name of an office's contact."""
    return part_of(addresses.office(office.id), "kontak")


def write_office(node: Node, office: Office, addresses: Addresses) -> None:
    """Write all that is known of an office, with its contact; of the one above it only the name."""
    node.typed(FOAF.Agent, FOAF.Organization, ORG.Organization)
    _describe(node, office)
    if office.parent is not None:
        node.link(ORG.subOrganizationOf, addresses.office(office.parent.id))
    contact = Node(node.graph, office_contact(office, addresses))
    contact.typed(VCARD.Kind, VCARD.Organization)
    contact.text(VCARD.fn, _title(office), "id")
    _add_ways(contact, office.facts)


def _title(office: Office) -> str:
    return office.facts.text("title", "display_name", "name") or office.id


def _describe(node: Node, office: Office) -> None:
    facts = office.facts
    node.text(FOAF.name, _title(office), "id")
    node.text(FOAF.name, facts.text("title_en"), "en")
    node.text(SKOS.altLabel, facts.text("singkatan"), "id")
    node.text(DCT.identifier, facts.text("kode"))
    kind = facts.code("jenis", "jenis_organisasi")
    link_term(node, DCT.type, ADMS_TERMS.get(kind.crosswalks.get("adms", "") if kind else ""))
    _link(node, FOAF.mbox, mail_iri(facts.raw("kontak_email")))
    _link(node, FOAF.homepage, web_iri(facts.raw("situs")), FOAF.Document)


def _add_ways(contact: Node, source: Facts) -> None:
    """Add mail, telephone and page; one that cannot be an address is noted as left out."""
    for predicate, key, read in _WAYS:
        iri = read(source.raw(key))
        if iri is not None:
            contact.link(predicate, iri)
        elif source.text(key):
            contact.omit("address", key, source.raw(key))


def _link(node: Node, predicate: URIRef, iri: URIRef | None, *kinds: URIRef) -> None:
    if iri is not None:
        node.link(predicate, iri, *kinds)
