"""Who answers for a dataset, under which law, when it is released, and in which editions it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDF, XSD, Graph, Literal
from rdflib.namespace import DCAT, PROV
from rdflib.term import Node

from ckanext.palembang.dcat.linked_data.terms import DCATAP, DCT, ELI, SCHEMA
from ckanext.palembang.dcat.profile.palembang import Readers

from tests.dcat.conftest import CITY, OFFICE
from tests.dcat.documents import DATASET, DEFINITIONS, PART, SITE, package
from tests.dcat.profile.test_shapes import RANGES, violations

Read = Callable[[dict[str, Any]], Graph]
ROLE = f"{DEFINITIONS}/def/peran"
PLAN = [
    {"jenis": "RILIS", "periode": "2023", "rencana": "2024-02-28", "realisasi": "2024-03-04"},
    {"jenis": "RILIS", "periode": "2022", "rencana": "2023-02-28", "realisasi": "2023-02-27"},
    {"jenis": "PEMUTAKHIRAN", "periode": "2022", "realisasi": "2022-01-01"},
    {"jenis": "RILIS", "periode": "2024", "rencana": "2025-02-28"},
]


def _roles(graph: Graph) -> dict[str, str]:
    return {
        str(graph.value(node, DCAT.hadRole)): str(graph.value(node, PROV.agent))
        for node in graph.objects(DATASET, PROV.qualifiedAttribution)
    }


def _event(graph: Graph, event: Node) -> tuple[str | None, ...]:
    names = {getattr(one, "language", ""): str(one) for one in graph.objects(event, SCHEMA.name)}
    days = (graph.value(event, one) for one in (DCT.available, DCT.issued, SCHEMA.startDate))
    return names.get("en"), *(None if day is None else str(day) for day in days)


class TestRoles:
    def test_producer_walidata_and_pembina_are_named(
        self, read: Read, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        holders = {"walidata": [CITY.id], "pembina": ["org-bps"]}
        monkeypatch.setattr(Readers, "roles_reader", staticmethod(lambda: holders))
        assert _roles(read(package())) == {
            f"{ROLE}/produsen": f"{SITE}/organization/{OFFICE.id}",
            f"{ROLE}/walidata": f"{SITE}/organization/{CITY.id}",
            f"{ROLE}/pembina": f"{SITE}/organization/org-bps",
        }

    def test_without_office_nobody_is_named_as_its_producer(self, read: Read) -> None:
        assert _roles(read(package(owner_org=None, organization=None))) == {}


def test_the_law_on_satu_data_applies(read: Read) -> None:
    graph = read(package())
    (law,) = graph.objects(DATASET, DCATAP.applicableLegislation)
    assert (law, RDF.type, ELI.LegalResource) in graph


class TestReleases:
    def test_the_first_release_that_took_place_is_the_date_of_issue(self, read: Read) -> None:
        assert list(read(package(jadwal=PLAN)).objects(DATASET, DCT.issued)) == [
            Literal("2023-02-27", datatype=XSD.date)
        ]

    def test_a_release_that_is_planned_is_told(self, read: Read) -> None:
        assert list(read(package(jadwal=PLAN)).objects(DATASET, DCT.available)) == [
            Literal("2025-02-28", datatype=XSD.date)
        ]

    def test_each_release_has_its_planned_and_its_actual_day_in_one_place(self, read: Read) -> None:
        graph = read(package(jadwal=PLAN))
        told = {_event(graph, one) for one in graph.objects(DATASET, SCHEMA.publication)}
        assert told == {
            ("Release 2023", "2024-02-28", "2024-03-04", "2024-03-04"),
            ("Release 2022", "2023-02-28", "2023-02-27", "2023-02-27"),
            ("Update 2022", None, "2022-01-01", "2022-01-01"),
            ("Release 2024", "2025-02-28", None, "2025-02-28"),
        }
        kinds = {str(kind) for _, kind in graph.subject_objects(DCT.type)}
        assert f"{DEFINITIONS}/def/jenis_jadwal/RILIS" in kinds
        assert violations(graph, RANGES) == violations(read(package(jadwal=[])), RANGES)

    def test_two_releases_of_one_name_stay_two(self, read: Read) -> None:
        rows = [PLAN[0], PLAN[0] | {"realisasi": "2024-03-09"}]
        graph = read(package(jadwal=rows))
        events = list(graph.objects(DATASET, SCHEMA.publication))
        assert {len(list(graph.objects(one, DCT.issued))) for one in events} == {1}
        assert len(events) == len(rows)

    @pytest.mark.parametrize("day", ["besok", "2024-02-30", "2024", "28-02-2024", 5, None, []])
    def test_what_is_no_day_is_left_out(self, read: Read, day: object) -> None:
        graph = read(package(jadwal=[{"jenis": "RILIS", "rencana": day, "realisasi": day}]))
        assert list(graph.objects(DATASET, DCT.available)) == []
        (issued,) = graph.objects(DATASET, DCT.issued)
        assert isinstance(issued, Literal)
        assert issued.datatype == XSD.dateTime


class TestEditions:
    def test_the_newest_edition_is_the_version(self, read: Read) -> None:
        assert list(read(package()).objects(DATASET, DCAT.version)) == [Literal("2025")]
        graph = read(package(version="2.1"))
        assert list(graph.objects(DATASET, DCAT.version)) == [Literal("2.1")]

    def test_the_table_is_a_series_over_the_editions(self, read: Read) -> None:
        graph = read(package())
        assert list(graph.objects(DATASET, DCAT.inSeries)) == [PART.deret]
        assert list(graph.objects(PART.deret, RDF.type)) == [DCAT.DatasetSeries]
        assert Literal(
            "This table in the editions 2024, 2025 of Palembang Municipality in Figures.", "en"
        ) in set(graph.objects(PART.deret, DCT.description))
        assert set(graph.objects(PART.deret, DCT.publisher)) == set(
            graph.objects(DATASET, DCT.publisher)
        )
        assert not violations(graph, RANGES)

    @pytest.mark.parametrize("rows", [[], None, [{"edisi": "lama"}], [{"nomor": "3.1.1"}]])
    def test_a_table_in_no_edition_is_no_series(self, read: Read, rows: object) -> None:
        graph = read(package(dalam_angka=rows))
        assert list(graph.objects(DATASET, DCAT.inSeries)) == []

    def test_no_edition_is_harvested_as_a_dataset_of_its_own(self, read: Read) -> None:
        graph = read(package())
        assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [DATASET]


class TestIndicators:
    def test_open_indicators_are_named_and_others_are_not(self, read: Read) -> None:
        rows = [
            {
                "nama": "Kepadatan",
                "definisi": "Per km²",
                "apakah_indikator_bisa_diakses_umum": "ya",
            },
            {"nama": "Rahasia", "apakah_indikator_bisa_diakses_umum": "tidak"},
        ]
        graph = read(package(indikator=rows))
        assert PART["indikator-1"] in set(graph.objects(DATASET, DCT.subject))
        assert "Rahasia" not in {str(value) for value in graph.objects()}
