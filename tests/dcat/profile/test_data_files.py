"""The data table in each format, its interface, and what is known of its figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.terms import ADMS, DCATAP, DCT, DQV, OA, SPDX
from ckanext.palembang.dcat.profile.palembang import Readers

from tests.dcat.documents import DATASET, DISTRIBUTION, ID, PART, RESOURCE, SITE, graph_of, package
from tests.dcat.profile.test_shapes import RANGES, SHAPES, violations

EU = "http://publications.europa.eu/resource/authority"
IANA = "https://www.iana.org/assignments/media-types"
FILE = Namespace(f"{SITE}/dataset/{ID}/")
OF = Namespace(f"{DISTRIBUTION}#")
SUM = "ab" * 32
FACTS: dict[str, Any] = {
    "resource_id": "tabel",
    "files": {
        "csv": {"bytes": 2048, "sha256": SUM},
        "xlsx": {"bytes": 9000, "sha256": "cd" * 32},
        "json-stat": {},
        "parquet": {"bytes": -1, "sha256": "bukan"},
        "ttl": {"bytes": 40_000, "sha256": SUM},
    },
    "rows": 400,
    "figures": 390,
    "revised": 3,
    "symbols": {"...": 10, "x": 20, "tidak dikenal": 1},
    "time_step": "P1Y",
}
DUMP = RESOURCE | {"url_type": "datastore", "url": f"{SITE}/datastore/dump/tabel", "size": None}


@pytest.fixture
def facts(site: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is stored of the dataset's table."""
    stored = dict(FACTS)
    monkeypatch.setattr(Readers, "table_reader", staticmethod(lambda *_: stored))
    return stored


def _describe(**resource: Any) -> Graph:
    return graph_of(package(resources=[RESOURCE | resource], license_id="cc-by"))


class TestFiles:
    def test_each_offered_format_is_a_distribution_with_the_address_of_its_file(
        self, facts: dict[str, Any]
    ) -> None:
        graph = _describe()
        found = set(graph.objects(DATASET, DCAT.distribution))
        assert found == {DISTRIBUTION, OF.csv, OF.xlsx, OF["json-stat"], OF.parquet, OF.ttl}
        for name in ("csv", "xlsx", "json-stat", "parquet", "ttl"):
            assert list(graph.objects(OF[name], DCAT.downloadURL)) == [FILE[f"data.{name}"]]

    def test_no_format_is_there_that_is_not_offered(self, facts: dict[str, Any]) -> None:
        facts["files"] = {"xlsx": {}, "exe": {}}
        found = set(_describe().objects(DATASET, DCAT.distribution))
        assert found == {DISTRIBUTION, OF.xlsx}

    def test_another_resource_is_no_table(self, facts: dict[str, Any]) -> None:
        facts["resource_id"] = "lain"
        assert set(_describe().objects(DATASET, DCAT.distribution)) == {DISTRIBUTION}

    def test_formats_sizes_and_checksums(self, facts: dict[str, Any]) -> None:
        graph = _describe()
        assert list(graph.objects(OF.parquet, DCT["format"])) == [URIRef(f"{EU}/file-type/PARQUET")]
        assert list(graph.objects(OF["json-stat"], DCAT.mediaType)) == [
            URIRef(f"{IANA}/application/json")
        ]
        assert list(graph.objects(OF.xlsx, DCAT.byteSize)) == [
            Literal("9000", datatype=XSD.nonNegativeInteger)
        ]
        (checksum,) = graph.objects(OF.csv, SPDX.checksum)
        assert list(graph.objects(checksum, SPDX.algorithm)) == [SPDX.checksumAlgorithm_sha256]
        assert list(graph.objects(checksum, SPDX.checksumValue)) == [
            Literal(SUM, datatype=XSD.hexBinary, normalize=False)
        ]

    def test_a_size_or_checksum_that_is_none_is_left_out(self, facts: dict[str, Any]) -> None:
        graph = _describe()
        assert list(graph.objects(OF.parquet, DCAT.byteSize)) == []
        assert list(graph.objects(OF.parquet, SPDX.checksum)) == []

    def test_the_csv_file_says_where_its_columns_are_described(self, facts: dict[str, Any]) -> None:
        graph = _describe()
        schemas = {FILE["csvw.json"], FILE["datapackage.json"]}
        assert set(graph.objects(OF.csv, DCT.conformsTo)) == schemas
        for schema in schemas:
            assert (schema, RDF.type, DCT.Standard) in graph

    def test_the_rdf_file_is_turtle_by_the_data_cube_vocabulary(
        self, facts: dict[str, Any]
    ) -> None:
        graph = _describe()
        assert list(graph.objects(OF.ttl, DCAT.mediaType)) == [URIRef(f"{IANA}/text/turtle")]
        assert list(graph.objects(OF.ttl, DCAT.byteSize)) == [
            Literal("40000", datatype=XSD.nonNegativeInteger)
        ]
        assert list(graph.objects(OF.ttl, DCT.conformsTo)) == [
            URIRef("https://www.w3.org/TR/vocab-data-cube/")
        ]

    def test_a_table_that_has_no_file_but_ckans_dump_is_had_as_our_csv(
        self, facts: dict[str, Any]
    ) -> None:
        graph = _describe(**DUMP)
        assert list(graph.objects(DISTRIBUTION, DCAT.downloadURL)) == [FILE["data.csv"]]
        assert OF.csv not in set(graph.objects(DATASET, DCAT.distribution))
        assert list(graph.objects(DISTRIBUTION, DCAT.byteSize)) == [
            Literal("2048", datatype=XSD.nonNegativeInteger)
        ]
        assert FILE["csvw.json"] in set(graph.objects(DISTRIBUTION, DCT.conformsTo))

    def test_preliminary_figures_show_in_the_status(self, facts: dict[str, Any]) -> None:
        status = f"{EU}/distribution-status"
        assert list(_describe().objects(OF.csv, ADMS.status)) == [URIRef(f"{status}/DEVELOP")]
        facts["symbols"] = {"...": 1}
        assert list(_describe().objects(OF.csv, ADMS.status)) == [URIRef(f"{status}/COMPLETED")]


class TestService:
    def test_the_table_can_be_asked_for_by_programs(self, facts: dict[str, Any]) -> None:
        graph = _describe()
        (service,) = graph.objects(DISTRIBUTION, DCAT.accessService)
        assert service == URIRef(f"{SITE}#layanan-datastore")
        assert (service, RDF.type, DCAT.DataService) in graph
        assert list(graph.objects(service, DCAT.servesDataset)) == [DATASET]
        assert list(graph.objects(service, DCAT.endpointURL)) == [
            URIRef(f"{SITE}/api/3/action/datastore_search")
        ]

    def test_a_dataset_without_table_has_none(self, site: None) -> None:
        assert list(_describe().objects(None, DCAT.accessService)) == []


class TestQuality:
    def test_completeness_is_measured(self, facts: dict[str, Any]) -> None:
        graph = _describe()
        (measured,) = graph.objects(DATASET, DQV.hasQualityMeasurement)
        assert list(graph.objects(measured, DQV.value)) == [
            Literal("0.9750", datatype=XSD.decimal, normalize=False)
        ]
        assert list(graph.objects(measured, DQV.isMeasurementOf)) == [PART["metrik-kelengkapan"]]

    def test_symbols_and_revisions_are_told_in_both_languages(self, facts: dict[str, Any]) -> None:
        graph = _describe()
        bodies = {
            str(text)
            for annotation in graph.objects(DATASET, DQV.hasQualityAnnotation)
            for body in graph.objects(annotation, OA.hasBody)
            for text in graph.objects(body, RDF.value)
        }
        assert bodies == {
            "10 dari 400 data bertanda “...”: Data tidak tersedia.",
            "10 of 400 observations are marked “...”: Data not available.",
            "20 dari 400 data bertanda “x”: Angka sementara.",
            "20 of 400 observations are marked “x”: Preliminary figures.",
            "3 dari 400 data diubah setelah terbit.",
            "3 of 400 observations were changed after publication.",
        }

    def test_the_step_of_time_comes_from_the_table(self, facts: dict[str, Any]) -> None:
        step = Literal("P1Y", datatype=XSD.duration)
        assert list(_describe().objects(DATASET, DCAT.temporalResolution)) == [step]
        facts["time_step"] = "setahun"
        assert list(_describe().objects(DATASET, DCAT.temporalResolution)) == []


def test_a_table_breaks_no_shape(facts: dict[str, Any]) -> None:
    for resource in ({}, DUMP):
        graph = _describe(**resource)
        assert violations(graph, SHAPES + RANGES) == Counter()
        assert len(set(graph.objects(None, DCATAP.availability))) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"resource_id": None},
        {"resource_id": "tabel", "files": []},
        {"resource_id": "tabel", "files": {"csv": None, "xlsx": {"bytes": True}}},
        {"resource_id": "tabel", "rows": -5, "figures": "banyak", "symbols": ["x"]},
        {"resource_id": "tabel", "rows": 3, "figures": 5, "symbols": {"x": "dua"}},
    ],
)
def test_broken_facts_break_nothing(facts: dict[str, Any], broken: dict[str, Any]) -> None:
    facts.clear()
    facts.update(broken)
    assert violations(_describe(), SHAPES) == Counter()
