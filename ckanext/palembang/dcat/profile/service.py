"""The interface through which programs ask the data tables: CKAN's DataStore."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DCAT, FOAF

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT

_DOCUMENTATION = URIRef(
    "https://docs.ckan.org/en/2.12/maintaining/datastore.html#the-datastore-api"
)


def service_iri(addresses: Addresses) -> URIRef:
    """Return the name of the service; there is one for all data tables."""
    return part_of(URIRef(addresses.names), "layanan-datastore")


def describe_service(service: Node, addresses: Addresses) -> None:
    """Say what the service is; the same of it, whichever dataset says so."""
    service.typed(DCAT.DataService)
    service.both(
        DCT.title, "API data tabel (CKAN DataStore)", "API of data tables (CKAN DataStore)"
    )
    service.both(
        DCT.description,
        "Baris tabel data sebagai JSON, seluruhnya atau disaring menurut kolom.",
        "Rows of data tables as JSON, all or filtered by column.",
    )
    service.link(DCAT.endpointURL, URIRef(f"{addresses.pages}/api/3/action/datastore_search"))
    service.link(DCAT.endpointDescription, _DOCUMENTATION)
    service.link(FOAF.page, _DOCUMENTATION, FOAF.Document)


def add_service(dataset: Node, distribution: Node, addresses: Addresses) -> None:
    """Say that a distribution's rows can be asked for."""
    service = distribution.link(DCAT.accessService, service_iri(addresses))
    describe_service(service, addresses)
    service.link(DCAT.servesDataset, dataset.iri)
