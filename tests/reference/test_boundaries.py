"""Outlines of areas: complete, turned the right way, and where the areas are."""

from __future__ import annotations

import json

import pytest

from ckanext.palembang.reference import (
    Area,
    BrokenReferenceFileError,
    areas,
    boundary,
    boundary_licence,
)
from ckanext.palembang.reference.places import boundaries

CITY = "16.71"
OUTLINED = [CITY, *(one.code for one in (*areas("kecamatan"), *areas("kelurahan")))]
ROUND = [[[0, 0], [1, 0], [1, 1], [0, 0]]]


def _extent(code: str) -> tuple[float, float, float, float]:
    found = boundary(code)
    assert found is not None
    positions = [position for polygon in found.polygons for ring in polygon for position in ring]
    lons, lats = zip(*positions, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def test_the_city_every_kecamatan_and_every_kelurahan_have_an_outline() -> None:
    assert len(OUTLINED) == 126
    assert [code for code in OUTLINED if boundary(code) is None] == []


def test_an_area_without_an_outline_has_none() -> None:
    assert boundary("16") is None
    assert boundary("no such area") is None


@pytest.mark.parametrize("one", [one for one in areas() if one.bbox and boundary(one.code)])
def test_an_outline_lies_in_the_extent_of_its_area(one: Area) -> None:
    box = one.bbox
    assert box is not None
    expected = [float(side) for side in (box.west, box.south, box.east, box.north)]
    assert _extent(one.code) == pytest.approx(expected, abs=0.001)


def test_longitude_stands_first_and_all_lie_in_the_city() -> None:
    west, south, east, north = _extent(CITY)
    assert 104 < west < east < 105
    assert -4 < south < north < -2


def test_geojson_and_text_have_the_same_positions() -> None:
    found = boundary("16.71.04")
    assert found is not None
    geometry = json.loads(json.dumps(found.geojson()))
    assert geometry["type"] == "MultiPolygon"
    assert found.wkt().startswith("MULTIPOLYGON(((104.")
    positions = sum(len(ring) for polygon in geometry["coordinates"] for ring in polygon)
    assert found.wkt().count("-") == positions


def test_source_and_licence_are_named() -> None:
    source, licence = boundary_licence()
    assert "cahyadsn/wilayah_boundaries" in source
    assert licence.startswith("MIT")


@pytest.mark.parametrize(
    ("code", "coordinates", "reason"),
    [
        ("99", ROUND, "unknown area"),
        (CITY, [list(reversed(ROUND[0]))], "turned around"),
        (CITY, [ROUND[0], ROUND[0]], "turned around"),
        (CITY, [ROUND[0][:3]], "not closed"),
        (CITY, [[["a", 0]]], "syntax"),
    ],
)
def test_a_broken_outline_is_named(
    monkeypatch: pytest.MonkeyPatch, code: str, coordinates: object, reason: str
) -> None:
    geometry = {"type": "Polygon", "coordinates": coordinates}
    text = json.dumps({"features": [{"id": code, "geometry": geometry}]})
    monkeypatch.setattr(boundaries, "data_text", lambda *_path: text)
    with pytest.raises(BrokenReferenceFileError, match=reason):
        boundaries.read_boundaries()
