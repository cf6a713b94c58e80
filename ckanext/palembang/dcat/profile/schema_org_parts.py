"""Files, areas and offices in the words of schema.org."""

from __future__ import annotations

import re

from rdflib import RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import DCAT, FOAF

from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, SPDX, VCARD
from ckanext.palembang.dcat.profile.said import Said
from ckanext.palembang.reference import code_list

SCHEMA = Namespace("http://schema.org/")
_IANA = "https://www.iana.org/assignments/media-types/"
_SHA256 = SPDX.checksumAlgorithm_sha256
#: Four corners, of which each has two coordinates.
_CORNERS = 8
_NUMBERS = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def language_code(iri: URIRef) -> str:
    """Return the code of a language (`id`) by its term of the European table."""
    codes = (one for one in code_list("bahasa").codes if one.crosswalks.get("eu") == str(iri))
    return next((one.code for one in codes), "")


def add_download(dataset: Node, distribution: URIRef, said: Said) -> None:
    """Describe a file; a distribution that is no file is none for schema.org either."""
    address = said.iri(distribution, DCAT.downloadURL)
    if address is None:
        return
    download = dataset.link(SCHEMA.distribution, distribution, SCHEMA.DataDownload)
    download.link(SCHEMA.contentUrl, address)
    download.text(SCHEMA.name, said.text(distribution, DCT.title, "id"))
    media = said.iri(distribution, DCAT.mediaType)
    named = said.iri(distribution, DCT["format"])
    words = said.text(named, RDFS.label) if named is not None else ""
    download.text(SCHEMA.encodingFormat, str(media).removeprefix(_IANA) if media else words)
    size = said.text(distribution, DCAT.byteSize)
    download.text(SCHEMA.contentSize, size and f"{size} B")
    download.text(SCHEMA.dateModified, said.text(distribution, DCT.modified))
    checksum = said.iri(distribution, SPDX.checksum)
    if checksum is not None and said.iri(checksum, SPDX.algorithm) == _SHA256:
        download.text(SCHEMA.sha256, said.text(checksum, SPDX.checksumValue))


def add_area(dataset: Node, area: URIRef, said: Said) -> None:
    """Describe an area with its extent: schema.org puts the latitude first."""
    place = dataset.link(SCHEMA.spatialCoverage, area, SCHEMA.Place)
    place.text(SCHEMA.name, said.text(area, SKOS.prefLabel, "id"))
    numbers = [float(one) for one in _NUMBERS.findall(said.text(area, DCAT.bbox))]
    if len(numbers) >= _CORNERS:
        longitudes, latitudes = numbers[::2], numbers[1::2]
        corners = (min(latitudes), min(longitudes), max(latitudes), max(longitudes))
        shape = place.link(SCHEMA.geo, URIRef(f"{dataset.iri}#{_name(area)}"), SCHEMA.GeoShape)
        shape.text(SCHEMA.box, " ".join(f"{corner:f}" for corner in corners))


def _name(area: URIRef) -> str:
    return "luas-" + re.sub("[^0-9A-Za-z]+", "-", str(area).rsplit("/", 1)[-1])


def add_office(dataset: Node, office: URIRef, said: Said) -> Node:
    """Describe the office that made and publishes the data."""
    for predicate in (SCHEMA.creator, SCHEMA.publisher):
        dataset.link(predicate, office, SCHEMA.GovernmentOrganization)
    node = Node(dataset.graph, office)
    node.text(SCHEMA.name, said.text(office, FOAF.name, "id") or str(office))
    node.text(SCHEMA.alternateName, said.text(office, FOAF.name, "en"))
    page = said.iri(office, FOAF.homepage)
    if page is not None:
        node.link(SCHEMA.url, page)
    return node


def add_contact(office: Node, contact: URIRef, said: Said) -> None:
    """Say whom to ask."""
    point = office.link(SCHEMA.contactPoint, contact, SCHEMA.ContactPoint)
    point.text(SCHEMA.name, said.text(contact, VCARD.fn))
    point.text(SCHEMA.contactType, "customer service")
    for predicate, source in (
        (SCHEMA.email, VCARD.hasEmail),
        (SCHEMA.telephone, VCARD.hasTelephone),
    ):
        address = said.iri(contact, source)
        point.text(predicate, str(address).split(":", 1)[-1] if address is not None else "")
