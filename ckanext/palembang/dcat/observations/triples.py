"""A row of a data table as `qb:Observation`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import XSD, URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.cube import QB, SDMX_ATTRIBUTE
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.texts import lawful_text
from ckanext.palembang.dcat.observations.terms import (
    Find,
    Term,
    attribute_terms,
    dimension_terms,
    unit_finder,
)
from ckanext.palembang.dcat.profile.structure import has_unit_by_member
from ckanext.palembang.dcat.table_facts.summary import TableSummary
from ckanext.palembang.tables import DataPoint, DataStructure, DimensionColumn

Triples: TypeAlias = Iterator[ox.Triple]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OBSERVATION = ox.NamedNode(str(QB.Observation))
_DATA_SET = ox.NamedNode(str(QB.dataSet))
_DECIMAL = ox.NamedNode(str(XSD.decimal))
_UNIT = ox.NamedNode(str(SDMX_ATTRIBUTE.unitMeasure))
#: What stands in the column of revisions.
_REVISED = "r"


class Observations:
    """Writes the observations of one table; the terms of its codes are made once.

    An observation is named after its key, so that a figure keeps its name when the others change.
    A row without a figure has no measure: its symbol, as the status of the observation, says why.
    """

    def __init__(
        self,
        dataset: URIRef,
        structure: DataStructure,
        summary: TableSummary,
        addresses: Addresses,
    ) -> None:
        definition = addresses.structure(structure.identity)
        self._start = f"{addresses.table(structure.identity)}#"
        self._dataset = ox.NamedNode(str(dataset))
        self._measure = _property(definition, summary.value_column)
        self._flag, self._revision = structure.flag_column, structure.revision_column
        self._dimensions = [
            (_property(definition, one.name), dimension_terms(one, summary, definition, addresses))
            for one in summary.dimensions
        ]
        self._attributes = [
            (
                one.name,
                _property(definition, one.name),
                attribute_terms(one, summary, definition, addresses),
            )
            for one in summary.attributes
        ]
        self._units: list[dict[str, Term]] = []
        if has_unit_by_member(summary):
            find = unit_finder(summary, definition, addresses)
            self._units = [_units(dimension, find) for dimension in structure.dimensions]

    def triples(self, point: DataPoint) -> Triples:
        """Give all that is said of a figure."""
        name = "/".join(quote(code, safe="", errors="replace") for code in point.key)
        subject = ox.NamedNode(self._start + name)
        yield ox.Triple(subject, _TYPE, _OBSERVATION)
        yield ox.Triple(subject, _DATA_SET, self._dataset)
        for (dimension, term_of), code in zip(self._dimensions, point.key, strict=True):
            yield ox.Triple(subject, dimension, term_of(code))
        if point.value is not None:
            value = ox.Literal(format(point.value, "f"), datatype=_DECIMAL)
            yield ox.Triple(subject, self._measure, value)
        yield from self._said(subject, point)

    def _said(self, subject: ox.NamedNode, point: DataPoint) -> Triples:
        said = {
            **point.attributes,
            self._flag: point.flag or "",
            self._revision: _REVISED if point.revised else "",
        }
        for name, attribute, term_of in self._attributes:
            text = lawful_text(said.get(name, ""))
            if text:
                yield ox.Triple(subject, attribute, term_of(text))
        for units, code in zip(self._units, point.key, strict=False):
            if code in units:
                yield ox.Triple(subject, _UNIT, units[code])
                return


def _units(dimension: DimensionColumn, find: Find) -> dict[str, Term]:
    said = ((one.code, one.unit) for one in dimension.members)
    return {code: term for code, unit in said if unit and (term := find(unit))}


def _property(definition: URIRef, name: str) -> ox.NamedNode:
    return ox.NamedNode(str(part_of(definition, name)))
