"""Positions and extents as well-known text (WKT)."""

from __future__ import annotations

from ckanext.palembang.reference import BoundingBox, Point


def point_wkt(point: Point) -> str:
    """Return a position; longitude stands first."""
    return f"POINT({point.lon:f} {point.lat:f})"


def box_wkt(box: BoundingBox) -> str:
    """Return a box anticlockwise, as outer rings are written, and closed."""
    west, south, east, north = (f"{edge:f}" for edge in (box.west, box.south, box.east, box.north))
    return (
        f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"
    )
