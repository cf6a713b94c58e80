"""The areas that a dataset covers."""

from __future__ import annotations

from rdflib import SKOS
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, GEO
from ckanext.palembang.reference import Area, BoundingBox, Point, find_area


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
        place.value(DCAT.bbox, _box_wkt(area.bbox), GEO.wktLiteral)
    if area.centroid is not None:
        place.value(DCAT.centroid, _point_wkt(area.centroid), GEO.wktLiteral)


def _point_wkt(point: Point) -> str:
    return f"POINT({point.lon:f} {point.lat:f})"


def _box_wkt(box: BoundingBox) -> str:
    """Write the box anticlockwise, as outer rings are written, and closed."""
    west, south, east, north = (f"{edge:f}" for edge in (box.west, box.south, box.east, box.north))
    return (
        f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"
    )
