"""The catalogue itself as `dcat:Catalog`: the node that each page of the feed begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from rdflib import XSD, URIRef
from rdflib.namespace import DCAT, FOAF

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.languages import add_languages
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.reference import Area, find_area

_CITY = "16.71"
_API_DOCUMENTATION = URIRef("https://docs.ckan.org/en/2.12/api/")
_FEED_STANDARD = URIRef("https://w3id.org/ldes/specification")
_LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class CatalogueFacts:
    """What the settings say of the catalogue.

    Attributes:
        title: of the site.
        description: of the site; "" where there is none.
        language: in which both are written.
        publisher: id of the office that answers for the catalogue, None while there is none.
        changed: when anything in it changed last; None on pages that should not change with it.
    """

    title: str
    description: str
    language: str
    publisher: str | None
    changed: datetime | None = None


def describe_catalogue(catalogue: Node, facts: CatalogueFacts, addresses: Addresses) -> None:
    """Write all that DCAT-AP 3 wants to know of a catalogue, but for its datasets."""
    catalogue.typed(DCAT.Catalog)
    catalogue.text(DCT.title, facts.title or str(catalogue.iri), facts.language)
    description = facts.description or facts.title or str(catalogue.iri)
    catalogue.text(DCT.description, description, facts.language)
    if facts.changed is not None:
        moment = facts.changed.astimezone(UTC).isoformat(timespec="seconds")
        catalogue.value(DCT.modified, moment, XSD.dateTime)
    add_languages(catalogue, *_LANGUAGES)
    catalogue.link(FOAF.homepage, URIRef(f"{addresses.pages}/"), FOAF.Document)
    _add_place(catalogue, addresses)
    _add_publisher(catalogue, facts, addresses)
    _add_services(catalogue, facts, addresses)


@cache
def _city() -> Area | None:
    return find_area(_CITY).area


def _add_place(catalogue: Node, addresses: Addresses) -> None:
    city = _city()
    if city is not None:
        catalogue.link(DCT.spatial, addresses.definition(city), DCT.Location)


def _add_publisher(catalogue: Node, facts: CatalogueFacts, addresses: Addresses) -> None:
    """Point to the office, whose own record is on the page; else name the site itself."""
    if facts.publisher:
        catalogue.link(DCT.publisher, addresses.office(facts.publisher))
        return
    publisher = catalogue.link(DCT.publisher, part_of(catalogue.iri, "penerbit"), FOAF.Agent)
    publisher.text(FOAF.name, facts.title or str(catalogue.iri), facts.language)


def _add_services(catalogue: Node, facts: CatalogueFacts, addresses: Addresses) -> None:
    api = catalogue.link_part(DCAT.service, "api", DCAT.DataService)
    api.both(DCT.title, "API katalog (CKAN)", "Catalogue API (CKAN)")
    api.link(DCAT.endpointURL, URIRef(f"{addresses.pages}/api/3/action/"))
    api.link(DCAT.endpointDescription, _API_DOCUMENTATION)
    changes = catalogue.link_part(DCAT.service, "perubahan", DCAT.DataService)
    changes.both(
        DCT.title,
        "Aliran perubahan (LDES, DCAT-AP Feeds)",
        "Stream of changes (LDES, DCAT-AP Feeds)",
    )
    changes.link(DCAT.endpointURL, URIRef(f"{addresses.pages}/feed"))
    changes.link(DCT.conformsTo, _FEED_STANDARD, DCT.Standard)
    for service in (api, changes):
        if facts.publisher:
            service.link(DCT.publisher, addresses.office(facts.publisher))
