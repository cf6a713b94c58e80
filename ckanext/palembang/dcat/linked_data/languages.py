"""The languages that something is written in."""

from __future__ import annotations

from rdflib import URIRef

from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.reference import code_list


def add_languages(node: Node, *codes: str) -> None:
    """Name languages by their codes (`id`, `en`), as terms of the European authority table."""
    for code in codes:
        iri = URIRef(code_list("bahasa")[code].crosswalks["eu"])
        node.link(DCT.language, iri, DCT.LinguisticSystem)
