"""Administrative areas: codes of two systems, names as people write them, history, extent."""

from __future__ import annotations

from ckanext.palembang.reference.places.boundaries import (
    Boundary,
    boundary,
    boundary_licence,
)
from ckanext.palembang.reference.places.code_list import AreaCodeList, area_code_list
from ckanext.palembang.reference.places.codes import CodeSystem, parse_area_code
from ckanext.palembang.reference.places.search import AreaMatch, find_area, suggest_areas
from ckanext.palembang.reference.places.select import area, areas
from ckanext.palembang.reference.places.types import (
    LEVELS,
    Area,
    AreaFigure,
    BoundingBox,
    Point,
)

__all__ = [
    "LEVELS",
    "Area",
    "AreaCodeList",
    "AreaFigure",
    "AreaMatch",
    "Boundary",
    "BoundingBox",
    "CodeSystem",
    "Point",
    "area",
    "area_code_list",
    "areas",
    "boundary",
    "boundary_licence",
    "find_area",
    "parse_area_code",
    "suggest_areas",
]
