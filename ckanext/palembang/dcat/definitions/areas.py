"""What an area's entry says beyond its names: both codes, place, outline, sizes, history."""

from __future__ import annotations

import json
from typing import Any

from rdflib import SKOS, XSD, URIRef
from rdflib.namespace import DCAT, RDFS

from ckanext.palembang.dcat.definitions.area_texts import change_texts, size_texts
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.geometry import box_wkt, point_wkt
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, GEO
from ckanext.palembang.reference import Area, area, boundary, boundary_licence, code_list

_SCHEME = "/def/wilayah"
_COUNTRY = URIRef("http://publications.europa.eu/resource/authority/country/IDN")


def add_area(node: Node, one: Area, addresses: Addresses) -> None:
    """Say what an area is, where it lies and what it came from."""
    node.typed(DCT.Location, GEO.Feature)
    scheme = addresses.definitions + _SCHEME
    node.value(SKOS.notation, one.code, URIRef(f"{scheme}#kode-kemendagri"))
    node.value(SKOS.notation, one.bps_code, URIRef(f"{scheme}#kode-bps"))
    node.link(DCT.type, addresses.definition(code_list("tingkat_wilayah")[one.level]))
    above = addresses.definition(area(one.parent)) if one.parent else _COUNTRY
    node.link(GEO.sfWithin, above)
    if one.bbox is not None:
        node.value(DCAT.bbox, box_wkt(one.bbox), GEO.wktLiteral)
    if one.centroid is not None:
        node.value(DCAT.centroid, point_wkt(one.centroid), GEO.wktLiteral)
    for indonesian, english in size_texts(one):
        node.both(SKOS.scopeNote, indonesian, english)
    _add_history(node, one, addresses)


def add_outline(node: Node, one: Area) -> None:
    """Say where an area ends, as text and as GeoJSON, and from whom that is known."""
    outline = boundary(one.code)
    if outline is None:
        return
    source, licence = boundary_licence()
    geometry = node.link_part(GEO.hasGeometry, "batas", GEO.Geometry)
    geometry.value(GEO.asWKT, outline.wkt(), GEO.wktLiteral)
    geometry.value(GEO.asGeoJSON, compact_json(outline.geojson()), GEO.geoJSONLiteral)
    provenance = geometry.link_part(DCT.provenance, "sumber", DCT.ProvenanceStatement)
    provenance.text(RDFS.label, source, "en")
    rights = geometry.link_part(DCT.rights, "hak", DCT.RightsStatement)
    rights.text(RDFS.label, licence, "en")


def feature(one: Area, addresses: Addresses) -> dict[str, Any]:
    """Return an area as a feature of GeoJSON; its geometry is null where no outline is carried."""
    outline = boundary(one.code)
    source, licence = boundary_licence() if outline else ("", "")
    return {
        "type": "Feature",
        "id": str(addresses.definition(one)),
        "geometry": outline.geojson() if outline else None,
        "properties": {
            "kode_kemendagri": one.code,
            "kode_bps": one.bps_code,
            "nama": one.label("id"),
            "nama_en": one.label("en"),
            "tingkat": one.level,
            "induk": one.parent,
            "luas_km2": float(one.km2) if one.km2 is not None else None,
            "berlaku_dari": one.valid_from,
            "berlaku_sampai": one.valid_to,
            "sumber_batas": source or None,
            "lisensi_batas": licence or None,
        },
    }


def compact_json(value: object) -> str:
    """Return a value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _add_history(node: Node, one: Area, addresses: Addresses) -> None:
    for indonesian, english in change_texts(one):
        node.both(SKOS.changeNote, indonesian, english)
    if one.split_from:
        node.link(DCT.replaces, addresses.definition(area(one.split_from)))
    if one.valid_from is not None or one.valid_to is not None:
        period = node.link_part(DCT.temporal, "masa", DCT.PeriodOfTime)
        period.value(DCAT.startDate, _year(one.valid_from), XSD.gYear)
        period.value(DCAT.endDate, _year(one.valid_to), XSD.gYear)


def _year(year: int | None) -> str:
    return f"{year:04d}" if year is not None else ""
