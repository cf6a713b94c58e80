"""A dataset in the words of schema.org, for search engines that know no DCAT.

Made from the statements of `describe_dataset` and `describe_office`, so that both can never disagree.
Which properties: what Google's Dataset Search requires (`name`, `description`) and recommends. Texts
carry no language, because search engines read no tags; the Indonesian ones stand first.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDFS, SKOS, XSD, URIRef
from rdflib.namespace import DCAT, PROV

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statement, Statements
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.description import Description
from ckanext.palembang.dcat.profile.said import Said
from ckanext.palembang.dcat.profile.schema_org_parts import (
    SCHEMA,
    add_area,
    add_contact,
    add_download,
    add_office,
    language_code,
)

#: Google refuses descriptions that are shorter or longer.
_SHORTEST, _LONGEST = 50, 5_000
_DATES = ((SCHEMA.datePublished, DCT.issued), (SCHEMA.dateModified, DCT.modified))


def in_schema_org(
    dataset: Description, offices: Iterable[Description], addresses: Addresses, site_title: str
) -> list[Statement]:
    """Return the same facts in schema.org.

    Args:
        dataset: the dataset, described.
        offices: those that it points to.
        addresses: of this installation.
        site_title: name of the catalogue.
    """
    statements = Statements()
    said = Said([*dataset.statements, *(one for each in offices for one in each.statements)])
    node = Node(statements, dataset.iri).typed(SCHEMA.Dataset)
    _add_words(node, said)
    _add_identity(node, said)
    _add_terms(node, said)
    _add_extent(node, said)
    _add_offices(node, said)
    for distribution in said.iris(node.iri, DCAT.distribution):
        add_download(node, distribution, said)
    catalogue = URIRef(addresses.names)
    listed = node.link(SCHEMA.includedInDataCatalog, catalogue, SCHEMA.DataCatalog)
    listed.text(SCHEMA.name, site_title)
    listed.link(SCHEMA.url, URIRef(addresses.pages))
    return list(statements)


def _add_words(node: Node, said: Said) -> None:
    title = said.text(node.iri, DCT.title, "id")
    node.text(SCHEMA.name, title)
    for other in said.texts(node.iri, DCT.title):
        if str(other) != title:
            node.text(SCHEMA.alternateName, str(other))
    node.text(SCHEMA.description, _description(node.iri, said))
    for keyword in said.texts(node.iri, DCAT.keyword):
        node.text(SCHEMA.keywords, str(keyword))
    for theme in said.iris(node.iri, DCAT.theme):
        node.text(SCHEMA.keywords, said.text(theme, SKOS.prefLabel, "id"))
    for concept in said.iris(node.iri, DCT.subject):
        node.text(SCHEMA.variableMeasured, said.text(concept, SKOS.prefLabel))


def _description(iri: URIRef, said: Said) -> str:
    """Return the description, lengthened by what else there is where it is too short."""
    parts = [
        said.text(iri, DCT.description, "id"),
        *(said.text(one, SKOS.definition) for one in said.iris(iri, DCT.subject)),
        *(str(one) for one in said.texts(iri, DCT.description)),
        *(str(one) for one in said.texts(iri, DCT.title)),
        said.text(iri, DCT.identifier),
    ]
    text = ""
    for part in parts:
        if len(text) < _SHORTEST and part and part not in text:
            text = f"{text} {part}".strip()
    return text[:_LONGEST]


def _add_identity(node: Node, said: Said) -> None:
    page = said.iri(node.iri, DCAT.landingPage)
    if page is not None:
        node.link(SCHEMA.url, page)
    node.text(SCHEMA.identifier, said.text(node.iri, DCT.identifier))
    node.text(SCHEMA.version, said.text(node.iri, DCAT.version))
    for predicate, source in _DATES:
        node.text(predicate, said.text(node.iri, source))
    for language in said.iris(node.iri, DCT.language):
        node.text(SCHEMA.inLanguage, language_code(language))


def _add_terms(node: Node, said: Said) -> None:
    licence = said.iri(node.iri, DCT.license)
    if licence is not None:
        node.link(SCHEMA.license, said.iri(licence, RDFS.seeAlso) or licence)
    access = said.iri(node.iri, DCT.accessRights)
    if access is not None:
        is_free = str(access).endswith("/PUBLIC")
        node.value(SCHEMA.isAccessibleForFree, str(is_free).lower(), XSD.boolean)


def _add_extent(node: Node, said: Said) -> None:
    for period in said.iris(node.iri, DCT.temporal):
        first, last = said.text(period, DCAT.startDate), said.text(period, DCAT.endDate)
        node.text(SCHEMA.temporalCoverage, first if first == last else f"{first}/{last or '..'}")
    for area in said.iris(node.iri, DCT.spatial):
        add_area(node, area, said)


def _add_offices(node: Node, said: Said) -> None:
    office, contact = said.iri(node.iri, DCT.publisher), said.iri(node.iri, DCAT.contactPoint)
    if office is not None:
        described = add_office(node, office, said)
        if contact is not None:
            add_contact(described, contact, said)
    for source in said.iris(node.iri, PROV.wasDerivedFrom):
        node.text(SCHEMA.isBasedOn, said.text(source, DCT.title))
