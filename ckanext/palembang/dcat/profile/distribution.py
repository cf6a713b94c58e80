"""The files and links through which a dataset is had."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from rdflib import RDFS, XSD, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import web_iri
from ckanext.palembang.dcat.linked_data.languages import add_languages
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import (
    ADMS,
    AVAILABLE,
    COMPLETED,
    DCATAP,
    DCT,
    STABLE,
    link_term,
)
from ckanext.palembang.dcat.linked_data.texts import moment
from ckanext.palembang.dcat.profile.checksum import add_checksum
from ckanext.palembang.dcat.profile.rights import Terms
from ckanext.palembang.reference import Code

_OWN_FILES = {"upload", "datastore", "tabledesigner"}
# What a link to one of these leads to is a page for people or an interface, not a file.
_PAGES = {"HTML", "API"}
_BYTES = re.compile("[0-9]{1,18}", re.ASCII)
_IANA = "https://www.iana.org/assignments/media-types/"
_COMPRESSED = {
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".zst": "application/zstd",
}


def add_distribution(
    dataset: Node,
    iri: URIRef,
    facts: Facts,
    *,
    page: URIRef,
    terms: Terms | None,
    field: str = "",
) -> Node:
    """Describe one resource.

    Args:
        dataset: the dataset that the resource belongs to.
        iri: name of the distribution; harvesters keep a resource's id by it.
        facts: the resource's dictionary.
        page: page of the resource, where to go when it has no usable address of its own.
        terms: terms of use of the dataset.
        field: how the resource is called in what is told of values that were left out.
    """
    node = dataset.link(DCAT.distribution, iri, DCAT.Distribution)
    node.both(DCT.title, facts.text("name"), facts.text("name_en"))
    node.text(DCT.description, facts.text("description"), "id")
    _add_addresses(node, facts, page, field)
    _add_format(node, facts, field)
    add_languages(node, "id")
    node.value(DCT.issued, moment(facts.raw("created")), XSD.dateTime)
    add_change(node, facts)
    _add_size(node, facts, field)
    add_checksum(node, facts.text("hash"))
    link_term(node, DCATAP.availability, STABLE if is_own_file(facts) else AVAILABLE)
    link_term(node, ADMS.status, COMPLETED)
    if terms is not None:
        terms.repeat_for(node)
    return node


def add_change(node: Node, facts: Facts) -> None:
    """Say when a resource last changed."""
    changed = moment(facts.raw("last_modified")) or moment(facts.raw("metadata_modified"))
    node.value(DCT.modified, changed, XSD.dateTime)


def add_format_of(node: Node, code: Code) -> None:
    """Say a format by its terms of the European table and of IANA."""
    if "eu" in code.crosswalks:
        node.link(DCT["format"], URIRef(code.crosswalks["eu"]), DCT.MediaTypeOrExtent)
    if "iana" in code.crosswalks:
        node.link(DCAT.mediaType, URIRef(code.crosswalks["iana"]), DCT.MediaType)


def is_own_file(facts: Facts) -> bool:
    """Tell whether this catalogue itself holds a resource's file."""
    return facts.text("url_type") in _OWN_FILES


def _add_addresses(node: Node, facts: Facts, page: URIRef, field: str) -> None:
    """Give the address of a file twice: some harvesters read only one of the two properties."""
    address = web_iri(facts.raw("url"))
    if address is None and facts.text("url"):
        node.omit("address", f"{field}url", facts.raw("url"))
    node.link(DCAT.accessURL, address or page)
    if address is not None and _is_file(facts):
        node.link(DCAT.downloadURL, address)


def _is_file(facts: Facts) -> bool:
    if is_own_file(facts):
        return True
    code = _format(facts)
    return code is not None and code.code not in _PAGES


def _add_size(node: Node, facts: Facts, field: str) -> None:
    size = facts.text("size")
    if _BYTES.fullmatch(size):
        node.value(DCAT.byteSize, size, XSD.nonNegativeInteger)
    elif size:
        node.omit("size", f"{field}size", size)


def _add_format(node: Node, facts: Facts, field: str) -> None:
    code = _format(facts)
    if code is not None:
        add_format_of(node, code)
        _add_compression(node, facts, code)
        return
    named = facts.text("format", "mimetype")
    if named:
        node.omit("format", f"{field}format", named)
        node.link_part(DCT["format"], "format", DCT.MediaTypeOrExtent).text(RDFS.label, named)


def _add_compression(node: Node, facts: Facts, code: Code) -> None:
    """Say in what a file is wrapped, as far as its name tells: `peta.shp.zip`, `data.csv.gz`."""
    address = web_iri(facts.raw("url"))
    suffix = PurePosixPath(urlsplit(str(address or "")).path).suffix.lower()
    if suffix in _COMPRESSED and code.code != "ZIP":
        node.link(DCAT.compressFormat, URIRef(_IANA + _COMPRESSED[suffix]), DCT.MediaType)


def _format(facts: Facts) -> Code | None:
    return facts.code("format", "format_berkas") or facts.code("mimetype", "format_berkas")
