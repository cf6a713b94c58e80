"""StatDCAT-AP: dimensions, attributes, units and number of series, as the data table itself says them.

Version 1.0.1 puts its terms under `http://data.europa.eu/m8g/`. Version 3.0.0, a draft still, moves them to
`http://data.europa.eu/s1n/` and adds the measure and the data structure definition; a setting chooses.
"""

from __future__ import annotations

from rdflib import RDFS, SKOS, XSD, Namespace, URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.cube import QB
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.table_facts.summary import TableSummary, Unit
from ckanext.palembang.reference import code_list

_M8G = Namespace("http://data.europa.eu/m8g/")
_S1N = Namespace("http://data.europa.eu/s1n/")


def add_statistics(
    dataset: Node,
    identifier: str,
    summary: TableSummary | None,
    addresses: Addresses,
    *,
    draft: bool,
) -> None:
    """Say what a dataset's table counts and by what, and point to its structure.

    Args:
        dataset: the dataset.
        identifier: its id.
        summary: what its table says of itself; None for a dataset without one.
        addresses: of this installation.
        draft: use the terms of StatDCAT-AP 3.0.0 instead of those of 1.0.1.
    """
    if summary is None:
        return
    terms = _S1N if draft else _M8G
    structure = addresses.structure(identifier)
    for one in summary.dimensions:
        node = dataset.link(terms.dimension, part_of(structure, one.name), QB.DimensionProperty)
        node.both(RDFS.label, one.label, one.label_en)
    for one in summary.attributes:
        node = dataset.link(terms.attribute, part_of(structure, one.name), QB.AttributeProperty)
        node.both(RDFS.label, one.label, one.label_en)
    add_units(dataset, terms.statUnitMeasure, summary, structure, addresses)
    number = XSD.nonNegativeInteger if draft else XSD.integer
    dataset.value(terms.numSeries, str(summary.series), number)
    definition = dataset.link(DCT.conformsTo, structure, DCT.Standard, QB.DataStructureDefinition)
    definition.both(DCT.title, *structure_title(summary))
    if draft:
        dataset.link(terms.dataStructureDefinition, structure)
        measure = part_of(structure, summary.value_column)
        named = dataset.link(terms.measure, measure, QB.MeasureProperty)
        named.both(RDFS.label, summary.title, summary.title_en)


def add_units(
    subject: Node,
    predicate: URIRef,
    summary: TableSummary,
    structure: URIRef,
    addresses: Addresses,
) -> None:
    """Point to every unit in which figures of a table stand, and describe it."""
    for unit, iri in unit_names(summary, structure, addresses):
        describe_unit(subject.link(predicate, iri), unit)


def describe_unit(node: Node, unit: Unit) -> None:
    """Say what a unit is called."""
    node.typed(SKOS.Concept)
    node.both(SKOS.prefLabel, unit.label, unit.label_en)


def unit_names(
    summary: TableSummary, structure: URIRef, addresses: Addresses
) -> list[tuple[Unit, URIRef]]:
    """Return the units of a table with their names: a code of ours, else a concept of the table's."""
    return [
        (unit, _unit(unit, number, structure, addresses))
        for number, unit in enumerate(summary.units, start=1)
    ]


def structure_title(summary: TableSummary) -> tuple[str, str]:
    """Return the title of a table's structure in both languages."""
    title, english = summary.title, summary.title_en or summary.title
    return f"Struktur tabel: {title}", f"Structure of the table: {english}"


def _unit(unit: Unit, number: int, structure: URIRef, addresses: Addresses) -> URIRef:
    known = code_list("satuan").get(unit.code) if unit.code else None
    return addresses.definition(known) if known else part_of(structure, f"satuan-{number}")
