"""A dataset in Croissant 1.0, for those who train models: its words of schema.org, and the columns of its table.

Made from the statements in schema.org, so that both can never disagree. Which properties:
https://docs.mlcommons.org/croissant/docs/croissant-spec.html
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, Literal, Namespace, URIRef
from rdflib.term import Node as Term

from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statement, Statements
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.schema_org_parts import SCHEMA as HTTP_SCHEMA
from ckanext.palembang.dcat.table_facts import TableSummary

CROISSANT = Namespace("http://mlcommons.org/croissant/")
#: Readers of Croissant know the vocabulary by this spelling alone.
SCHEMA = Namespace("https://schema.org/")
VERSION = "http://mlcommons.org/croissant/1.0"
_TYPES: dict[Term, URIRef] = {
    HTTP_SCHEMA.DataDownload: CROISSANT.FileObject,
    HTTP_SCHEMA.GovernmentOrganization: SCHEMA.Organization,
}
#: What readers of Croissant take as text, not as a thing.
_ADDRESSES = (SCHEMA.url, SCHEMA.contentUrl, SCHEMA.license)


def in_croissant(
    schema_org: Iterable[Statement], dataset: URIRef, table: TableSummary | None
) -> list[Statement]:
    """Return the same facts in Croissant.

    Args:
        schema_org: what `in_schema_org` says of the dataset.
        dataset: its name in linked data.
        table: its data table, if it has one.
    """
    statements = Statements()
    for statement in schema_org:
        statements.add(_translated(statement))
    node = Node(statements, dataset)
    node.text(DCT.conformsTo, VERSION)
    file = _csv_file(statements) if table else None
    if table and file:
        _add_records(node, file, table)
    return list(statements)


def _translated(statement: Statement) -> Statement:
    subject, predicate, value = statement
    predicate, kind = _spelt(predicate), _TYPES.get(value)
    if predicate == RDF.type:
        return subject, predicate, kind or _spelt(value)
    return subject, predicate, Literal(str(value)) if predicate in _ADDRESSES else value


def _spelt(term: Term) -> URIRef:
    return URIRef(str(term).replace(str(HTTP_SCHEMA), str(SCHEMA), 1))


def _csv_file(statements: Statements) -> URIRef | None:
    """Return the file that holds the table's columns under their names."""
    return next(
        (
            subject
            for subject, predicate, value in statements
            if isinstance(subject, URIRef)
            and predicate == SCHEMA.contentUrl
            and str(value).endswith("/data.csv")
        ),
        None,
    )


def _add_records(dataset: Node, file: URIRef, table: TableSummary) -> None:
    records = dataset.link_part(CROISSANT.recordSet, "rekaman", CROISSANT.RecordSet)
    records.text(SCHEMA.name, table.title)
    labels = {one.name: (one.label, one.label_en) for one in (*table.dimensions, *table.attributes)}
    named = (*labels, table.value_column, table.unit_column)
    for name in dict.fromkeys(name for name in named if name):
        field = Node(dataset.graph, part_of(records.iri, name)).typed(CROISSANT.Field)
        records.link(CROISSANT.field, field.iri)
        field.text(SCHEMA.name, name)
        for label in labels.get(name, ()):
            field.text(SCHEMA.description, label)
        is_figure = name == table.value_column
        field.link(CROISSANT.dataType, SCHEMA.Float if is_figure else SCHEMA.Text)
        source = field.link_part(CROISSANT.source, "sumber")
        source.link(CROISSANT.fileObject, file)
        source.link_part(CROISSANT.extract, "kolom").text(CROISSANT.column, name)
    if table.is_unique:
        for one in table.dimensions:
            records.link(CROISSANT.key, part_of(records.iri, one.name))
