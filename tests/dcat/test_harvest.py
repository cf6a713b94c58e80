"""What ckanext-dcat's own harvester takes from our documents."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.dcat.processors import RDFParser

from tests.dcat.documents import DATASET, DEFINITIONS, FORMATS, ID, RESOURCE, package, serialised

pytestmark = pytest.mark.usefixtures("site")
EU = "http://publications.europa.eu/resource/authority"


@pytest.fixture(params=sorted(FORMATS))
def harvested(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The dataset that the harvester makes of our document."""
    parser = RDFParser(profiles=["euro_dcat_ap_3"])
    parser.parse(
        serialised(package(license_id="cc-by"), request.param), _format=FORMATS[request.param]
    )
    (dataset,) = parser.datasets()
    return dataset


def _extras(dataset: dict[str, Any]) -> dict[str, str]:
    return {extra["key"]: extra["value"] for extra in dataset["extras"]}


def test_the_dataset_keeps_its_name_and_key(harvested: dict[str, Any]) -> None:
    extras = _extras(harvested)
    assert extras["uri"] == str(DATASET)
    assert extras["identifier"] == ID


def test_words_are_taken_in_one_of_the_languages(harvested: dict[str, Any]) -> None:
    shown = package()
    assert harvested["title"] in (shown["title"], shown["title_en"])
    assert harvested["notes"] in (shown["notes"], shown["notes_en"])
    assert {"penduduk", "kecamatan"} <= {tag["name"] for tag in harvested["tags"]}


def test_the_publisher_is_the_office_not_its_parent(harvested: dict[str, Any]) -> None:
    extras = _extras(harvested)
    assert extras["publisher_uri"].endswith("/organization/org-dukcapil")
    assert extras["publisher_name"] in (
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Population and Civil Registration Office",
    )


def test_contact_period_place_and_frequency_are_taken(harvested: dict[str, Any]) -> None:
    extras = _extras(harvested)
    assert extras["contact_name"] == "Fungsi Statistik Sosial"
    assert extras["contact_email"] == "statistik@example.go.id"
    assert (extras["temporal_start"], extras["temporal_end"]) == ("2023", "2024")
    assert extras["spatial_uri"] == f"{DEFINITIONS}/def/wilayah/16.71"
    assert extras["frequency"] == f"{EU}/frequency/ANNUAL"
    assert extras["access_rights"] == f"{EU}/access-right/PUBLIC"


def test_the_resource_keeps_its_name_format_and_file(harvested: dict[str, Any]) -> None:
    (resource,) = harvested["resources"]
    assert resource["uri"] == f"{DATASET}/resource/tabel"
    assert resource["url"] == RESOURCE["url"]
    assert resource["mimetype"].endswith("text/csv")
    assert resource["size"] == RESOURCE["size"]
    assert resource["license"] == f"{EU}/licence/CC_BY_4_0"
