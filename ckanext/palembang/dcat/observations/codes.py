"""What the codes of reference lists mean that a table uses, so that its file can be read by itself."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import SKOS, URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statement, Statements
from ckanext.palembang.dcat.table_facts.summary import TableSummary
from ckanext.palembang.reference import code_list
from ckanext.palembang.tables import DataStructure


def describe_codes(
    structure: DataStructure, summary: TableSummary, addresses: Addresses
) -> list[Statement]:
    """Return what the reference lists say of the areas, classes and symbols of a table.

    Args:
        structure: the structure of the table.
        summary: what the table says of itself: which of its dimensions have a reference list.
        addresses: of this installation.
    """
    statements = Statements()
    for one, told in zip(structure.dimensions, summary.dimensions, strict=True):
        if told.code_list:
            _describe(
                statements, told.code_list, (member.code for member in one.members), addresses
            )
    for attribute in summary.attributes:
        if attribute.code_list == "simbol":
            _describe(statements, "simbol", sorted(summary.symbols), addresses)
    return list(lawful_statements(statements))


def _describe(
    statements: Statements, name: str, codes: Iterable[str], addresses: Addresses
) -> None:
    known = code_list(name)
    scheme = URIRef(addresses.definitions + known.uri)
    for text in codes:
        code = known.get(known.normalise(text) or "")
        if code is not None:
            node = Node(statements, addresses.definition(code)).typed(SKOS.Concept)
            node.link(SKOS.inScheme, scheme, SKOS.ConceptScheme)
            node.text(SKOS.notation, code.code)
            node.both(SKOS.prefLabel, code.label_id, code.label_en)
