"""The structure of a data table as `qb:DataStructureDefinition`: its columns, what they mean, their codes."""

from __future__ import annotations

from rdflib import RDF, RDFS, SKOS, XSD, URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.cube import (
    QB,
    SDMX_ATTRIBUTE,
    SDMX_CONCEPT,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    attribute_concept,
    dimension_concept,
    same_code,
)
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statement, Statements
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.statistics import (
    add_units,
    describe_unit,
    structure_title,
    unit_names,
)
from ckanext.palembang.dcat.table_facts.summary import Attribute, Dimension, TableSummary
from ckanext.palembang.reference import code_list

# Periods of one kind have a datatype of XML Schema; of several kinds they are texts.
_PERIODS = {"P1Y": XSD.gYear, "P1M": XSD.gYearMonth, "P1D": XSD.date}
_PLAIN_YEAR = 4


def describe_structure(
    identifier: str, dataset: URIRef, summary: TableSummary, addresses: Addresses
) -> list[Statement]:
    """Return all statements about the structure of a dataset's table, in the same order every time.

    Args:
        identifier: id of the dataset.
        dataset: its name in linked data.
        summary: what its table says of itself.
        addresses: of this installation.
    """
    statements = Statements()
    definition = Node(statements, addresses.structure(identifier))
    definition.typed(QB.DataStructureDefinition, DCT.Standard)
    definition.both(DCT.title, *structure_title(summary))
    definition.text(DCT.identifier, f"{identifier}/structure")
    _add_components(definition, summary, addresses)
    _add_data_set(Node(statements, dataset), definition, summary, addresses)
    return list(dict.fromkeys(lawful_statements(statements)))


def _add_components(definition: Node, summary: TableSummary, addresses: Addresses) -> None:
    for number, one in enumerate(summary.dimensions, start=1):
        component = _component(definition, one.name)
        component.value(QB.order, str(number), XSD.integer)
        _add_dimension(component, definition, one, summary, addresses)
    _add_measure(_component(definition, summary.value_column), definition, summary)
    for one in summary.attributes:
        component = _component(definition, one.name)
        component.link(QB.componentAttachment, QB.Observation)
        component.value(QB.componentRequired, "false", XSD.boolean)
        _add_attribute(component, definition, one, addresses)
    if _has_one_unit(summary):
        component = _component(definition, "satuan-semua")
        component.link(QB.attribute, SDMX_ATTRIBUTE.unitMeasure)
        component.link(QB.componentAttachment, QB.DataSet)
        component.value(QB.componentRequired, "true", XSD.boolean)
    elif has_unit_by_member(summary):
        component = _component(definition, "satuan-pengamatan")
        component.link(QB.attribute, SDMX_ATTRIBUTE.unitMeasure)
        component.link(QB.componentAttachment, QB.Observation)
        component.value(QB.componentRequired, "false", XSD.boolean)
    if not _has_one_unit(summary):
        for unit, iri in unit_names(summary, definition.iri, addresses):
            describe_unit(Node(definition.graph, iri), unit)


def has_unit_by_member(summary: TableSummary) -> bool:
    """Tell whether the members of a dimension say the units of their figures: indicators do."""
    return len(summary.units) > 1 and not summary.unit_column


def has_own_list(dimension: Dimension) -> bool:
    """Tell whether the structure lists the members of a dimension that has no reference list."""
    return not dimension.code_list and dimension.size == len(dimension.members)


def own_code(definition: URIRef, dimension: str, code: str) -> URIRef:
    """Return the name of a member of a dimension that only this table has."""
    return part_of(definition, f"daftar/{dimension}/{code}")


def _component(definition: Node, name: str) -> Node:
    return definition.link_part(QB.component, f"komponen/{name}", QB.ComponentSpecification)


def _add_dimension(
    component: Node,
    definition: Node,
    dimension: Dimension,
    summary: TableSummary,
    addresses: Addresses,
) -> None:
    concept = dimension_concept(dimension.name, dimension.role)
    node = component.link(
        QB.dimension, part_of(definition.iri, dimension.name), RDF.Property, QB.DimensionProperty
    )
    node.both(RDFS.label, dimension.label, dimension.label_en)
    if concept:
        node.link(RDFS.subPropertyOf, SDMX_DIMENSION[concept])
        node.link(QB.concept, SDMX_CONCEPT[concept], SKOS.Concept)
    if dimension.role == "time":
        node.link(RDFS.range, period_type(summary))
    elif dimension.code_list:
        _add_code_list(node, URIRef(addresses.definitions + code_list(dimension.code_list).uri))
    elif has_own_list(dimension):
        _add_own_list(node, definition, dimension, concept)
    else:
        node.link(RDFS.range, XSD.string)


def period_type(summary: TableSummary) -> URIRef:
    """Return the datatype of a table's periods; school years, 2023/2024, last a year but are no `xsd:gYear`."""
    is_plain = len(summary.first_period) == _PLAIN_YEAR or summary.time_step != "P1Y"
    return _PERIODS.get(summary.time_step, XSD.string) if is_plain else XSD.string


def _add_code_list(node: Node, scheme: URIRef) -> None:
    node.typed(QB.CodedProperty)
    node.link(RDFS.range, SKOS.Concept)
    node.link(QB.codeList, scheme, SKOS.ConceptScheme)


def _add_own_list(node: Node, definition: Node, dimension: Dimension, concept: str) -> None:
    """The members of a classification that only this table has."""
    scheme = Node(definition.graph, part_of(definition.iri, f"daftar/{dimension.name}"))
    _add_code_list(node, scheme.iri)
    scheme.both(SKOS.prefLabel, dimension.label, dimension.label_en)
    for member in dimension.members:
        iri = own_code(definition.iri, dimension.name, member.code)
        one = Node(definition.graph, iri).typed(SKOS.Concept)
        one.link(SKOS.inScheme, scheme.iri)
        one.text(SKOS.notation, member.code)
        one.both(SKOS.prefLabel, member.label or member.code, member.label_en)
        same = same_code(concept, member.label)
        if same is not None:
            one.link(SKOS.exactMatch, same)


def _add_measure(component: Node, definition: Node, summary: TableSummary) -> None:
    measure = part_of(definition.iri, summary.value_column)
    node = component.link(QB.measure, measure, RDF.Property, QB.MeasureProperty)
    node.both(RDFS.label, summary.title, summary.title_en)
    node.link(RDFS.subPropertyOf, SDMX_MEASURE.obsValue)
    node.link(QB.concept, SDMX_CONCEPT.obsValue, SKOS.Concept)
    node.link(RDFS.range, XSD.decimal)


def _add_attribute(
    component: Node, definition: Node, attribute: Attribute, addresses: Addresses
) -> None:
    concept = attribute_concept(attribute.code_list)
    node = component.link(
        QB.attribute, part_of(definition.iri, attribute.name), RDF.Property, QB.AttributeProperty
    )
    node.both(RDFS.label, attribute.label, attribute.label_en)
    if concept:
        node.link(RDFS.subPropertyOf, SDMX_ATTRIBUTE[concept])
        node.link(QB.concept, SDMX_CONCEPT[concept], SKOS.Concept)
    if attribute.code_list:
        _add_code_list(node, URIRef(addresses.definitions + code_list(attribute.code_list).uri))
    else:
        node.link(RDFS.range, XSD.string)


def _add_data_set(
    dataset: Node, definition: Node, summary: TableSummary, addresses: Addresses
) -> None:
    dataset.typed(QB.DataSet)
    dataset.link(QB.structure, definition.iri)
    if _has_one_unit(summary):
        add_units(dataset, SDMX_ATTRIBUTE.unitMeasure, summary, definition.iri, addresses)


def _has_one_unit(summary: TableSummary) -> bool:
    return len(summary.units) == 1
