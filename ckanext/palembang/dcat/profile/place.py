"""The areas that a dataset covers."""

from __future__ import annotations

from rdflib import SKOS
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.geometry import box_wkt, point_wkt
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, GEO
from ckanext.palembang.reference import Area, find_area


def add_places(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    """Name each area covered once, by our own address of it; an unknown one by its text."""
    for number, text in enumerate(facts.texts("kode_wilayah"), start=1):
        area = find_area(text).area
        if area is None:
            place = dataset.link_part(DCT.spatial, f"wilayah-{number}", DCT.Location)
            place.text(SKOS.prefLabel, text)
            dataset.omit("code", "kode_wilayah", text)
        else:
            iri = addresses.definition(area)
            _describe(dataset.link(DCT.spatial, iri, DCT.Location), area)


def _describe(place: Node, area: Area) -> None:
    place.both(SKOS.prefLabel, area.label("id"), area.label("en"))
    place.text(DCT.identifier, area.code)
    if area.bbox is not None:
        place.value(DCAT.bbox, box_wkt(area.bbox), GEO.wktLiteral)
    if area.centroid is not None:
        place.value(DCAT.centroid, point_wkt(area.centroid), GEO.wktLiteral)
