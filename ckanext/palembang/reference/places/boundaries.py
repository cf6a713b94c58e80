"""Boundaries of the city, its kecamatan and its kelurahan, as GeoJSON and as text (WKT)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, cast

from ckanext.palembang.reference.errors import BrokenReferenceFileError
from ckanext.palembang.reference.files import as_mapping, data_text, read_yaml
from ckanext.palembang.reference.places.rows import areas_by_code

_FILE = "boundaries.geojson"
_FEWEST_POSITIONS = 4

Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Boundary:
    """The simplified outline of an area in degrees, WGS 84; longitude stands first.

    Outer rings run anticlockwise and holes clockwise, as RFC 7946 wants; each is closed.

    Attributes:
        code: Kemendagri code of the area.
        polygons: the parts, each an outer ring and its holes.
    """

    code: str
    polygons: tuple[Polygon, ...]

    def geojson(self) -> dict[str, Any]:
        """Return the geometry as RFC 7946 has it."""
        if len(self.polygons) == 1:
            return {"type": "Polygon", "coordinates": self.polygons[0]}
        return {"type": "MultiPolygon", "coordinates": self.polygons}

    def wkt(self) -> str:
        """Return the geometry as well-known text."""
        parts = [_braced(_ring_text(ring) for ring in polygon) for polygon in self.polygons]
        return f"POLYGON{parts[0]}" if len(parts) == 1 else f"MULTIPOLYGON{_braced(parts)}"


def boundary(code: str) -> Boundary | None:
    """Return the outline of an area by its Kemendagri code, None where none is carried."""
    return _boundaries().get(code)


@cache
def boundary_licence() -> tuple[str, str]:
    """Return the source of the outlines and the terms under which they may be reused."""
    facts = as_mapping(read_yaml("areas", "sources.yaml").get("boundaries"), _FILE, "sources")
    return str(facts["source"]), str(facts["licence"])


@cache
def _boundaries() -> MappingProxyType[str, Boundary]:
    return MappingProxyType(read_boundaries())


def read_boundaries() -> dict[str, Boundary]:
    """Read and check the file of outlines.

    Raises:
        BrokenReferenceFileError: an area is unknown, or a ring is open or turned around.
    """
    try:
        features = json.loads(data_text("areas", _FILE))["features"]
        read = [_boundary(feature) for feature in features]
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenReferenceFileError(_FILE, "syntax", repr(error)) from error
    for one in read:
        _check(one)
    return {one.code: one for one in read}


def _boundary(feature: dict[str, Any]) -> Boundary:
    geometry = feature["geometry"]
    parts = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        parts = [parts]
    polygons = tuple(tuple(_ring(ring) for ring in part) for part in parts)
    return Boundary(str(feature["id"]), polygons)


def _ring(positions: Iterable[Iterable[float]]) -> Ring:
    pairs = (tuple(float(number) for number in position) for position in positions)
    return tuple(cast("Position", pair) for pair in pairs)


def _check(one: Boundary) -> None:
    if one.code not in areas_by_code():
        raise BrokenReferenceFileError(_FILE, one.code, "outline of an unknown area")
    for polygon in one.polygons:
        for number, ring in enumerate(polygon):
            if len(ring) < _FEWEST_POSITIONS or ring[0] != ring[-1]:
                raise BrokenReferenceFileError(_FILE, one.code, "a ring is not closed")
            if (_turning(ring) > 0) != (number == 0):
                raise BrokenReferenceFileError(_FILE, one.code, "a ring is turned around")


def _turning(ring: Ring) -> float:
    """Return twice the signed area: above zero where the ring runs anticlockwise."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring))


def _ring_text(ring: Ring) -> str:
    return _braced(f"{_degrees(lon)} {_degrees(lat)}" for lon, lat in ring)


def _braced(parts: Iterable[str]) -> str:
    return "(" + ", ".join(parts) + ")"


def _degrees(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")
