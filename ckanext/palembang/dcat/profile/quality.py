"""What the checks of the data table found, in the Data Quality Vocabulary (dqv)."""

from __future__ import annotations

from decimal import Decimal

from rdflib import RDF, SKOS, XSD, URIRef

from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DQV, OA
from ckanext.palembang.dcat.profile.table import Table
from ckanext.palembang.reference import code_list

#: Completeness among the dimensions of linked data quality (W3C note on dqv).
_COMPLETENESS = URIRef("http://www.w3.org/2016/05/ldqd#completeness")
_FOUR_PLACES = Decimal("0.0001")


def add_quality(dataset: Node, table: Table | None) -> None:
    """Say how many figures there are, and how many carry which symbol or were changed."""
    if table is None or not table.rows:
        return
    _add_completeness(dataset, table)
    known = code_list("simbol")
    for symbol, count in sorted(table.symbols.items()):
        code = known.get(symbol)
        if code is not None and count:
            _annotate(
                dataset,
                code.uri.rsplit("/", 1)[-1],
                f"{count} dari {table.rows} data bertanda “{code.code}”: {code.label_id}.",
                f"{count} of {table.rows} observations are marked “{code.code}”: {code.label_en}.",
            )
    if table.revised:
        _annotate(
            dataset,
            "diubah",
            f"{table.revised} dari {table.rows} data diubah setelah terbit.",
            f"{table.revised} of {table.rows} observations were changed after publication.",
        )


def _add_completeness(dataset: Node, table: Table) -> None:
    if table.figures is None or not table.rows or table.figures > table.rows:
        return
    measured = dataset.link_part(
        DQV.hasQualityMeasurement, "mutu-kelengkapan", DQV.QualityMeasurement
    )
    measured.link(DQV.computedOn, dataset.iri)
    share = (Decimal(table.figures) / Decimal(table.rows)).quantize(_FOUR_PLACES)
    measured.value(DQV.value, f"{share:f}", XSD.decimal)
    metric = dataset.part("metrik-kelengkapan", DQV.Metric)
    measured.link(DQV.isMeasurementOf, metric.iri)
    metric.link(DQV.inDimension, _COMPLETENESS, DQV.Dimension)
    metric.link(DQV.expectedDataType, XSD.decimal)
    metric.both(
        SKOS.definition,
        "Bagian data yang berisi angka, dari 0 sampai 1.",
        "Share of the observations that hold a number, from 0 to 1.",
    )


def _annotate(dataset: Node, name: str, indonesian: str, english: str) -> None:
    annotation = dataset.link_part(
        DQV.hasQualityAnnotation, f"mutu-{name}", DQV.QualityAnnotation, OA.Annotation
    )
    annotation.link(OA.motivatedBy, DQV.qualityAssessment)
    annotation.link(OA.hasTarget, dataset.iri)
    body = annotation.link_part(OA.hasBody, "isi", OA.TextualBody)
    body.both(RDF.value, indonesian, english)
