"""The resources of a dataset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.terms import DCT

from tests.dcat.documents import DATASET, DISTRIBUTION, RESOURCE, SITE, package

Read = Callable[[dict[str, Any]], Graph]
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type"
IANA = "https://www.iana.org/assignments/media-types"
PAGE = URIRef(f"{SITE}/dataset/penduduk-kecamatan/resource/tabel")


def _with(**changes: Any) -> dict[str, Any]:
    return package(resources=[RESOURCE | changes])


def test_name_and_description(read: Read) -> None:
    graph = read(package())
    assert list(graph.objects(DATASET, DCAT.distribution)) == [DISTRIBUTION]
    assert set(graph.objects(DISTRIBUTION, DCT.title)) == {
        Literal("Tabel data", "id"),
        Literal("Data table", "en"),
    }
    assert list(graph.objects(DISTRIBUTION, DCT.description)) == [
        Literal("Satu baris per kecamatan dan tahun.", "id")
    ]


@pytest.mark.parametrize(
    ("resource_format", "file_type", "media_type"),
    [
        ("CSV", "CSV", "text/csv"),
        ("csv", "CSV", "text/csv"),
        ("JSON", "JSON", "application/json"),
        ("PDF", "PDF", "application/pdf"),
        ("application/pdf", "PDF", "application/pdf"),
        ("GeoJSON", "GEOJSON", "application/geo+json"),
    ],
)
def test_format_and_media_type_are_terms(
    read: Read, resource_format: str, file_type: str, media_type: str
) -> None:
    graph = read(_with(format=resource_format, mimetype=None))
    assert list(graph.objects(DISTRIBUTION, DCT["format"])) == [URIRef(f"{FILE_TYPE}/{file_type}")]
    assert list(graph.objects(DISTRIBUTION, DCAT.mediaType)) == [URIRef(f"{IANA}/{media_type}")]


def test_the_media_type_stands_in_for_a_missing_format(read: Read) -> None:
    graph = read(_with(format="", mimetype="text/csv"))
    assert list(graph.objects(DISTRIBUTION, DCT["format"])) == [URIRef(f"{FILE_TYPE}/CSV")]


def test_an_unknown_format_keeps_its_name(read: Read) -> None:
    graph = read(_with(format="Lotus 1-2-3", mimetype="application/x-lotus"))
    (node,) = graph.objects(DISTRIBUTION, DCT["format"])
    assert list(graph.objects(node, RDFS.label)) == [Literal("Lotus 1-2-3")]
    assert list(graph.objects(DISTRIBUTION, DCAT.mediaType)) == []


def test_a_file_has_both_addresses(read: Read) -> None:
    graph = read(package())
    address = URIRef(RESOURCE["url"])
    assert list(graph.objects(DISTRIBUTION, DCAT.accessURL)) == [address]
    assert list(graph.objects(DISTRIBUTION, DCAT.downloadURL)) == [address]


def test_a_link_to_a_page_is_no_download(read: Read) -> None:
    graph = read(
        _with(url="https://example.org/tabel", url_type=None, format="HTML", mimetype=None)
    )
    assert list(graph.objects(DISTRIBUTION, DCAT.accessURL)) == [
        URIRef("https://example.org/tabel")
    ]
    assert list(graph.objects(DISTRIBUTION, DCAT.downloadURL)) == []


@pytest.mark.parametrize(
    "url", ["", None, "data.csv", "http://user:rahasia@x.id/a.csv", "ftp://x.id/a.csv"]
)
def test_the_page_stands_in_for_an_address_that_is_none(read: Read, url: object) -> None:
    graph = read(_with(url=url))
    assert list(graph.objects(DISTRIBUTION, DCAT.accessURL)) == [PAGE]
    assert list(graph.objects(DISTRIBUTION, DCAT.downloadURL)) == []


def test_a_blank_in_an_address_is_escaped(read: Read) -> None:
    graph = read(_with(url="https://example.org/data penduduk.csv"))
    assert list(graph.objects(DISTRIBUTION, DCAT.downloadURL)) == [
        URIRef("https://example.org/data%20penduduk.csv")
    ]


@pytest.mark.parametrize(
    "size", [1.5, float("nan"), float("inf"), -1, "besar", None, True, [], "1e9"]
)
def test_a_size_that_is_no_count_of_bytes_is_left_out(read: Read, size: object) -> None:
    graph = read(_with(size=size))
    assert list(graph.objects(DISTRIBUTION, DCAT.byteSize)) == []


def test_size_and_dates_are_typed(read: Read) -> None:
    graph = read(package())
    assert list(graph.objects(DISTRIBUTION, DCAT.byteSize)) == [
        Literal("2048", datatype=XSD.nonNegativeInteger)
    ]
    assert list(graph.objects(DISTRIBUTION, DCT.modified)) == [
        Literal("2025-03-01T02:00:00+00:00", datatype=XSD.dateTime)
    ]


def test_two_resources_never_share_an_address(read: Read) -> None:
    same = [RESOURCE, RESOURCE | {"url": "https://example.org/lain.csv"}, RESOURCE | {"id": None}]
    graph = read(package(resources=same))
    assert len(set(graph.objects(DATASET, DCAT.distribution))) == 3
