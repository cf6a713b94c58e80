"""What ckanext-dcat's plugin `croissant` gives those who train models."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from ckan.config.declaration import Declaration, Key

from ckanext.dcat.helpers import croissant
from ckanext.dcat.profiles.croissant import JSONLD_CONTEXT
from ckanext.palembang.catalogue.declarations import declare_settings
from ckanext.palembang.dcat.profile.palembang import Readers

from tests.dcat.documents import DATASET, ID, RESOURCE, SITE, package
from tests.dcat.profile.test_hostile import ONCE_A_MODULE, packages
from tests.dcat.profile.test_schema_org import CREATIVE_COMMONS
from tests.dcat.profile.test_statistics import SUMMARY

pytestmark = pytest.mark.usefixtures("site")
_SUM = "ab" * 32
TABLE = SUMMARY.to_json() | {
    "files": {"csv": {"bytes": 2048, "sha256": _SUM}, "xlsx": {"bytes": 9000, "sha256": _SUM}}
}


def _text(value: Any) -> Any:
    """What a value says, with or without the shell that its language gives it."""
    return value["@value"] if isinstance(value, dict) and "@value" in value else value


def _written(shown: dict[str, Any]) -> str:
    # ckanext-dcat takes the language from the settings while it is imported, which are not there yet in these tests.
    context = JSONLD_CONTEXT | {"@language": "id"}
    return croissant(shown, ["palembang_croissant"], jsonld_context=context)


def _nodes(value: Any, found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every thing by its address: it is written out where it is named first, wherever that is."""
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            _nodes(one, found)
    if isinstance(value, dict) and "@id" in value:
        found.setdefault(value["@id"], {}).update(value)
    return found


def _files(dataset: dict[str, Any]) -> dict[str, dict[str, Any]]:
    nodes = _nodes(dataset, {})
    files = [nodes[one["@id"]] for one in dataset["distribution"]]
    return {_text(one["contentUrl"]): one for one in files}


def _read(**changes: Any) -> dict[str, Any]:
    found = json.loads(_written(package(**changes)))
    assert found["@id"] == str(DATASET)
    return found


@pytest.fixture
def table(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dataset has a data table."""
    monkeypatch.setattr(Readers, "table_reader", staticmethod(lambda *_: TABLE))


def test_period_place_and_contact_are_those_of_the_other_serialisations() -> None:
    dataset = _read(license_id="cc-by")
    assert dataset["@type"] == "Dataset"
    assert _text(dataset["conformsTo"]) == "http://mlcommons.org/croissant/1.0"
    assert _text(dataset["name"]) == package()["title"]
    assert _text(dataset["license"]) == CREATIVE_COMMONS
    assert _text(dataset["url"]) == f"{SITE}/dataset/penduduk-kecamatan"
    assert _text(dataset["temporalCoverage"]) == "2023/2024"
    assert _text(dataset["spatialCoverage"]["name"]) == "Kota Palembang"
    assert dataset["creator"]["@type"] == "Organization"
    assert _text(dataset["creator"]["contactPoint"]["email"]) == "statistik@example.go.id"


@pytest.mark.usefixtures("table")
def test_files_are_objects_with_address_size_and_checksum() -> None:
    files = _files(_read(resources=[RESOURCE]))
    assert {one["@type"] for one in files.values()} == {"cr:FileObject"}
    file = files[f"{SITE}/dataset/{ID}/data.csv"]
    assert _text(file["encodingFormat"]) == "text/csv"
    assert _text(file["contentSize"]) == "2048 B"
    assert _text(file["sha256"]) == _SUM


@pytest.mark.usefixtures("table")
def test_each_column_of_the_table_is_a_field_of_the_csv_file() -> None:
    dataset = _read(resources=[RESOURCE])
    file = _files(dataset)[f"{SITE}/dataset/{ID}/data.csv"]["@id"]
    records = dataset["recordSet"]
    assert records["@type"] == "cr:RecordSet"
    fields = {_text(one["name"]): one for one in records["field"]}
    assert fields.keys() == {
        "kode_wilayah",
        "jenis_kelamin",
        "tahun",
        "nilai",
        "sumber",
        "tanda",
    }
    for name, field in fields.items():
        assert field["@type"] == "cr:Field"
        assert field["source"]["fileObject"]["@id"] == file
        assert _text(field["source"]["extract"]["column"]) == name
        assert field["dataType"] == ("Float" if name == "nilai" else "Text")
    keys = {one["@id"] for one in records["key"]}
    assert keys == {fields[one]["@id"] for one in ("kode_wilayah", "jenis_kelamin", "tahun")}


def test_without_a_table_there_are_no_records() -> None:
    assert "recordSet" not in _read()


def test_it_is_the_default_where_the_plugin_is_enabled() -> None:
    declaration, option = Declaration(), Key().ckanext.dcat.croissant.profiles
    declaration.declare_list(option, ["croissant"])
    declare_settings(declaration, Key())
    assert declaration[option].default == "palembang_croissant"


def test_persons_never_leave() -> None:
    text = _written(package())
    assert not [word for word in ("Budi", "Siti", "budi@", "siti@") if word in text]


@settings(parent=ONCE_A_MODULE, max_examples=40)
@given(packages)
def test_any_dataset_gives_json_that_ends_no_script(shown: dict[str, Any]) -> None:
    text = _written(shown)
    assert "<" not in text
    assert json.loads(text)
