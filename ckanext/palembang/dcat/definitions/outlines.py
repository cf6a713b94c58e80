"""Outlines of areas as drawings for pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ckanext.palembang.reference import boundary

_SIZE = 400.0
_MARGIN = 6.0


@dataclass(frozen=True)
class Drawing:
    """An outline as SVG has it.

    Attributes:
        width: of the drawing.
        height: of the drawing.
        path: the outline, north up.
    """

    width: int
    height: int
    path: str


@lru_cache(maxsize=256)
def drawing_of(code: str) -> Drawing | None:
    """Return the drawing of an area, None where its outline is not carried.

    So near the equator a degree of longitude is as long as one of latitude, to 0.2 per cent.
    """
    outline = boundary(code)
    if outline is None:
        return None
    rings = [ring for polygon in outline.polygons for ring in polygon]
    lons = [lon for ring in rings for lon, _ in ring]
    lats = [lat for ring in rings for _, lat in ring]
    west, north = min(lons), max(lats)
    scale = _SIZE / max(max(lons) - west, north - min(lats))
    path = " ".join(
        "M"
        + "L".join(
            f"{(lon - west) * scale + _MARGIN:.1f} {(north - lat) * scale + _MARGIN:.1f}"
            for lon, lat in ring[:-1]
        )
        + "Z"
        for ring in rings
    )
    width = round((max(lons) - west) * scale + 2 * _MARGIN)
    return Drawing(width, round((north - min(lats)) * scale + 2 * _MARGIN), path)
