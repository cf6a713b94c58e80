"""DCAT-AP 3.0.1 finds nothing to object to in a dataset's own document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph

from ckanext.palembang.dcat import conformance

from tests.dcat.documents import RESOURCE, package, without

_FOLDER = Path(str(files(conformance))) / "shapes"
SHAPES = Graph().parse(_FOLDER / "shapes.ttl")
RANGES = Graph().parse(_FOLDER / "range.ttl")
RECOMMENDED = Graph().parse(_FOLDER / "shapes_recommended.ttl")

Read = Callable[[dict[str, Any]], Graph]
_CASES = {
    "complete": package(),
    "open licence": package(license_id="cc-by"),
    "no licence": package(license_id="", license_title=""),
    "limited access": package(accessRights="TERBATAS", alasan_akses="UU 27/2022"),
    "contact of the office": without("kontak_nama", "kontak_email", "kontak_telepon"),
    "no office": package(owner_org=None, organization=None),
    "no resources": package(resources=[]),
    "unknown format": package(resources=[RESOURCE | {"format": "Lotus 1-2-3", "mimetype": None}]),
    "link without address": package(resources=[RESOURCE | {"url": ""}]),
    "several areas": package(kode_wilayah=["16", "16.71", "16.71.01", "16.71.01.1001"]),
    "nothing but a name": {"id": "x", "name": "x", "resources": [{"id": "y"}]},
}


def violations(graph: Graph, shapes: Graph) -> Counter[str]:
    """Paths that a document violates, with how often."""
    _, report, _ = validate(graph, shacl_graph=shapes)
    assert isinstance(report, Graph)
    found = report.subjects(RDF.type, SH.ValidationResult)
    return Counter(str(report.value(result, SH.resultPath)) for result in found)


@pytest.mark.parametrize("shown", _CASES.values(), ids=_CASES.keys())
def test_no_violation(read: Read, shown: dict[str, Any]) -> None:
    assert violations(read(shown), SHAPES) == Counter()


@pytest.mark.parametrize("shown", _CASES.values(), ids=_CASES.keys())
def test_every_property_points_to_the_class_that_it_should(
    read: Read, shown: dict[str, Any]
) -> None:
    assert violations(read(shown), RANGES) == Counter()


def test_the_shapes_do_find_violations(read: Read) -> None:
    graph = read(without("dalam_angka"))
    graph.update(
        "PREFIX dct: <http://purl.org/dc/terms/> DELETE WHERE { ?dataset dct:description ?text }"
    )
    assert sum(violations(graph, SHAPES).values()) == 1


def test_all_that_is_recommended_is_there(read: Read) -> None:
    lacking = violations(read(package(license_id="cc-by")), RECOMMENDED)
    # The type of an institution that only supplies figures is not known.
    assert {path.rsplit("/", 1)[1] for path in lacking} <= {"type"}
