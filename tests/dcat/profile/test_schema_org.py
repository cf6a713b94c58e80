"""What search engines read on a dataset's page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from rdflib import Graph, URIRef

import ckan.plugins.toolkit as tk

from ckanext.dcat.helpers import structured_data
from ckanext.palembang.dcat.profile.palembang import Readers

from tests.dcat.documents import DATASET, ID, RESOURCE, SITE, package
from tests.dcat.profile.test_data_files import FACTS
from tests.dcat.profile.test_hostile import ONCE_A_MODULE, packages

pytestmark = pytest.mark.usefixtures("site")
CREATIVE_COMMONS = "https://creativecommons.org/licenses/by/4.0/"


def _read(**changes: Any) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The dataset as a search engine reads it, and everything by its address."""
    text = structured_data(package(**changes), ["palembang_schemaorg"])
    nodes = {node["@id"]: node for node in json.loads(text)["@graph"]}
    return nodes[str(DATASET)], nodes


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_required_and_recommended_properties_are_there() -> None:
    dataset, nodes = _read(license_id="cc-by")
    shown = package()
    assert dataset["@type"] == "schema:Dataset"
    assert dataset["schema:name"] == shown["title"]
    assert dataset["schema:alternateName"] == shown["title_en"]
    assert 50 <= len(dataset["schema:description"]) <= 5_000
    assert dataset["schema:url"] == {"@id": f"{SITE}/dataset/penduduk-kecamatan"}
    assert dataset["schema:identifier"] == ID
    assert dataset["schema:license"] == {"@id": CREATIVE_COMMONS}
    assert dataset["schema:temporalCoverage"] == "2023/2024"
    assert dataset["schema:datePublished"] == "2025-02-28"
    assert dataset["schema:variableMeasured"] == "Penduduk"
    assert set(dataset["schema:inLanguage"]) == {"id", "en"}
    assert {"penduduk", "Kependudukan dan Migrasi"} <= set(dataset["schema:keywords"])
    free = dataset["schema:isAccessibleForFree"]
    assert free is True or free["@value"] == "true"
    assert {"schema:includedInDataCatalog", "schema:creator", "schema:publisher"} <= dataset.keys()
    catalogue = nodes[dataset["schema:includedInDataCatalog"]["@id"]]
    assert catalogue["@type"] == "schema:DataCatalog"


def test_office_contact_and_area_are_described() -> None:
    dataset, nodes = _read()
    office = nodes[dataset["schema:creator"]["@id"]]
    assert office["schema:name"] == "Dinas Kependudukan dan Pencatatan Sipil"
    contact = nodes[office["schema:contactPoint"]["@id"]]
    assert contact["schema:email"] == "statistik@example.go.id"
    place = nodes[dataset["schema:spatialCoverage"]["@id"]]
    assert place["schema:name"] == "Kota Palembang"
    south, west, north, east = map(float, nodes[place["schema:geo"]["@id"]]["schema:box"].split())
    assert -4 < south < north < -2
    assert 104 < west < east < 106


def test_each_file_can_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Readers, "table_reader", staticmethod(lambda *_: FACTS))
    page = RESOURCE | {"id": "halaman", "url": "https://example.org/", "format": "HTML"}
    page |= {"url_type": None, "mimetype": None}
    dataset, nodes = _read(resources=[RESOURCE, page])
    files = [nodes[one["@id"]] for one in _many(dataset["schema:distribution"])]
    formats = {one["schema:contentUrl"]["@id"]: one["schema:encodingFormat"] for one in files}
    assert formats[f"{SITE}/dataset/{ID}/data.csv"] == "text/csv"
    assert formats[f"{SITE}/dataset/{ID}/data.parquet"] == "application/vnd.apache.parquet"
    assert formats[f"{SITE}/dataset/{ID}/data.ttl"] == "text/turtle"
    assert len(files) == 6
    assert "https://example.org/" not in formats


@pytest.mark.parametrize("notes", ["", "Pendek.", "Panjang. " * 1_000])
def test_the_description_has_a_length_that_google_takes(notes: str) -> None:
    dataset, _ = _read(notes=notes, notes_en="")
    assert 50 <= len(dataset["schema:description"]) <= 5_000


def test_terms_that_are_no_licence_are_not_called_one() -> None:
    assert "schema:license" not in _read(license_id="bps-publikasi")[0]


def test_persons_never_leave() -> None:
    text = structured_data(package(), ["palembang_schemaorg"])
    assert not [word for word in ("Budi", "Siti", "budi@", "siti@") if word in text]


@settings(parent=ONCE_A_MODULE, max_examples=40)
@given(packages)
def test_any_dataset_gives_json_that_ends_no_script(shown: dict[str, Any]) -> None:
    text = structured_data(shown, ["palembang_schemaorg"])
    assert "<" not in text
    graph = Graph().parse(data=text, format="json-ld")
    assert (None, URIRef("http://schema.org/name"), None) in graph


@pytest.mark.usefixtures("with_plugins")
def test_it_is_what_dataset_pages_carry_by_default() -> None:
    assert tk.config["ckanext.dcat.structured_data.profiles"] == ["palembang_schemaorg"]
