"""The files and links through which a dataset is had."""

from __future__ import annotations

import re

from rdflib import RDFS, XSD, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import web_iri
from ckanext.palembang.dcat.linked_data.languages import add_languages
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.linked_data.texts import moment
from ckanext.palembang.dcat.profile.rights import Terms
from ckanext.palembang.reference import Code

_OWN_FILES = {"upload", "datastore", "tabledesigner"}
# What a link to one of these leads to is a page for people or an interface, not a file.
_PAGES = {"HTML", "API"}
_BYTES = re.compile("[0-9]{1,18}", re.ASCII)


def add_distribution(
    dataset: Node,
    iri: URIRef,
    facts: Facts,
    *,
    page: URIRef,
    terms: Terms | None,
    english: bool = False,
) -> None:
    """Describe one resource.

    Args:
        dataset: the dataset that the resource belongs to.
        iri: name of the distribution; harvesters keep a resource's id by it.
        facts: the resource's dictionary.
        page: page of the resource, where to go when it has no usable address of its own.
        terms: terms of use of the dataset.
        english: whether the data themselves carry English labels too.
    """
    node = dataset.link(DCAT.distribution, iri, DCAT.Distribution)
    node.both(DCT.title, facts.text("name"), facts.text("name_en"))
    node.text(DCT.description, facts.text("description"), "id")
    _add_addresses(node, facts, page)
    _add_format(node, facts)
    add_languages(node, *(["id", "en"] if english else ["id"]))
    node.value(DCT.issued, moment(facts.raw("created")), XSD.dateTime)
    changed = moment(facts.raw("last_modified")) or moment(facts.raw("metadata_modified"))
    node.value(DCT.modified, changed, XSD.dateTime)
    size = facts.text("size")
    node.value(DCAT.byteSize, size if _BYTES.fullmatch(size) else "", XSD.nonNegativeInteger)
    if terms is not None:
        terms.add_to(node)


def _add_addresses(node: Node, facts: Facts, page: URIRef) -> None:
    """Give the address of a file twice: some harvesters read only one of the two properties."""
    address = web_iri(facts.raw("url"))
    node.link(DCAT.accessURL, address or page)
    if address is not None and _is_file(facts):
        node.link(DCAT.downloadURL, address)


def _is_file(facts: Facts) -> bool:
    if facts.text("url_type") in _OWN_FILES:
        return True
    code = _format(facts)
    return code is not None and code.code not in _PAGES


def _add_format(node: Node, facts: Facts) -> None:
    code = _format(facts)
    if code is None:
        named = facts.text("format", "mimetype")
        if named:
            node.link_part(DCT["format"], "format", DCT.MediaTypeOrExtent).text(RDFS.label, named)
        return
    if "eu" in code.crosswalks:
        node.link(DCT["format"], URIRef(code.crosswalks["eu"]), DCT.MediaTypeOrExtent)
    if "iana" in code.crosswalks:
        node.link(DCAT.mediaType, URIRef(code.crosswalks["iana"]), DCT.MediaType)


def _format(facts: Facts) -> Code | None:
    return facts.code("format", "format_berkas") or facts.code("mimetype", "format_berkas")
