"""What a dataset's document says, field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, FOAF, PROV
from rdflib.term import Node

from ckanext.palembang.dcat.linked_data.terms import ADMS, DCT, GEO

from tests.dcat.documents import (
    DATASET,
    DEFINITIONS,
    FORMATS,
    ID,
    PART,
    SITE,
    package,
    serialised,
    without,
)

EU = "http://publications.europa.eu/resource/authority"
Read = Callable[[dict[str, Any]], Graph]


def _objects(graph: Graph, subject: Node, predicate: URIRef) -> set[Any]:
    return set(graph.objects(subject, predicate))


class TestWords:
    def test_titles_and_descriptions_carry_their_language(self, read: Read) -> None:
        graph = read(package(title="Judul", title_en="Title", notes="Isi", notes_en="Content"))
        assert _objects(graph, DATASET, DCT.title) == {
            Literal("Judul", "id"),
            Literal("Title", "en"),
        }
        assert _objects(graph, DATASET, DCT.description) == {
            Literal("Isi", "id"),
            Literal("Content", "en"),
        }

    def test_keywords_are_indonesian_and_the_subject_is_there_in_both_languages(
        self, read: Read
    ) -> None:
        assert _objects(read(package()), DATASET, DCAT.keyword) == {
            Literal("penduduk", "id"),
            Literal("kecamatan", "id"),
            Literal("Data Prioritas 2023", "id"),
            Literal("Data Prioritas 2024", "id"),
            Literal("Kependudukan dan Migrasi", "id"),
            Literal("Population and migration", "en"),
        }

    def test_languages_are_terms_of_the_european_table(self, read: Read) -> None:
        indonesian, english = URIRef(f"{EU}/language/IND"), URIRef(f"{EU}/language/ENG")
        assert _objects(read(package()), DATASET, DCT.language) == {indonesian, english}
        assert _objects(read(without("title_en")), DATASET, DCT.language) == {indonesian}

    @pytest.mark.parametrize("missing", ["", None, [], {"id": "x"}, 5 * [None]])
    def test_title_and_description_are_never_missing(self, read: Read, missing: object) -> None:
        fields = ("title", "title_en", "notes", "notes_en", "definisi")
        graph = read(package(**dict.fromkeys(fields, missing)))
        assert _objects(graph, DATASET, DCT.title) == {Literal("penduduk-kecamatan")}
        assert _objects(graph, DATASET, DCT.description) == {Literal("penduduk-kecamatan")}

    def test_the_definition_stands_in_for_a_missing_description(self, read: Read) -> None:
        graph = read(package(notes="", notes_en="", definisi="Semua orang."))
        assert _objects(graph, DATASET, DCT.description) == {Literal("Semua orang.", "id")}


class TestIdentity:
    def test_identifier_is_the_id_as_text(self, read: Read) -> None:
        assert _objects(read(package()), DATASET, DCT.identifier) == {Literal(ID)}

    def test_dates_have_a_zone(self, read: Read) -> None:
        graph = read(package(jadwal=[]))
        assert _objects(graph, DATASET, DCT.issued) == {
            Literal("2025-02-28T01:00:00+00:00", datatype=XSD.dateTime)
        }
        assert _objects(graph, DATASET, DCT.modified) == {
            Literal("2025-03-01T02:03:04+00:00", datatype=XSD.dateTime)
        }

    def test_landing_page_is_the_page_for_people(self, read: Read) -> None:
        page = URIRef(f"{SITE}/dataset/penduduk-kecamatan")
        graph = read(package())
        assert _objects(graph, DATASET, DCAT.landingPage) == {page}
        assert (page, RDF.type, FOAF.Document) in graph

    def test_each_edition_of_the_yearbook_gives_an_identifier(self, read: Read) -> None:
        graph = read(package(dalam_angka=[{"edisi": "2025", "bab": "3", "nomor": "3.1.1"}]))
        (identifier,) = graph.objects(DATASET, ADMS.identifier)
        assert identifier == PART["tabel-2025-3.1.1"]
        assert _objects(graph, identifier, SKOS.notation) == {Literal("2025/3.1.1")}

    def test_it_is_a_dataset_with_statistical_data(self, read: Read) -> None:
        graph = read(package())
        assert _objects(graph, DATASET, RDF.type) == {DCAT.Dataset}
        assert _objects(graph, DATASET, DCT.type) == {
            URIRef(f"{EU}/dataset-type/STATISTICAL"),
            URIRef(f"{DEFINITIONS}/def/jenis_statistik/STATISTIK_DASAR"),
        }


class TestThemes:
    def test_subject_and_affair_are_named_beside_the_european_theme(self, read: Read) -> None:
        graph = read(package(subjek_csa="519", urusan="2.12"))
        assert _objects(graph, DATASET, DCAT.theme) == {
            URIRef(f"{EU}/data-theme/SOCI"),
            URIRef(f"{DEFINITIONS}/def/subjek_csa/519"),
            URIRef(f"{DEFINITIONS}/def/urusan/2.12"),
        }

    def test_the_chapter_stands_in_for_a_subject_without_theme(self, read: Read) -> None:
        rows = [{"edisi": "2025", "bab": "5"}, {"edisi": "2024", "bab": "2"}]
        graph = read(package(subjek_csa="542", urusan="", dalam_angka=rows))
        assert URIRef(f"{EU}/data-theme/AGRI") in _objects(graph, DATASET, DCAT.theme)
        assert URIRef(f"{EU}/data-theme/GOVE") not in _objects(graph, DATASET, DCAT.theme)

    @pytest.mark.parametrize("word", ["Sosial", "www.x.go.id", "https://x.go.id/a b", "999"])
    def test_words_never_become_themes(self, read: Read, word: str) -> None:
        graph = read(package(subjek_csa=word, urusan="", theme=[word], dalam_angka=[]))
        assert _objects(graph, DATASET, DCAT.theme) == set()

    def test_concept_has_its_definition(self, read: Read) -> None:
        graph = read(package(konsep="Penduduk", definisi="Semua orang."))
        assert _objects(graph, DATASET, DCT.subject) == {PART.konsep}
        assert _objects(graph, PART.konsep, SKOS.prefLabel) == {Literal("Penduduk", "id")}
        assert _objects(graph, PART.konsep, SKOS.definition) == {Literal("Semua orang.", "id")}


class TestPlace:
    def test_each_area_is_named_once_by_our_address_of_it(self, read: Read) -> None:
        graph = read(package(kode_wilayah=["16.71", "16.71.01", "16.71"]))
        assert _objects(graph, DATASET, DCT.spatial) == {
            URIRef(f"{DEFINITIONS}/def/wilayah/16.71"),
            URIRef(f"{DEFINITIONS}/def/wilayah/16.71.01"),
        }

    def test_an_area_has_names_code_box_and_centre(self, read: Read) -> None:
        city = URIRef(f"{DEFINITIONS}/def/wilayah/16.71")
        graph = read(package())
        assert _objects(graph, city, SKOS.prefLabel) == {
            Literal("Kota Palembang", "id"),
            Literal("Palembang Municipality", "en"),
        }
        assert _objects(graph, city, DCT.identifier) == {Literal("16.71")}
        (box,) = graph.objects(city, DCAT.bbox)
        (centre,) = graph.objects(city, DCAT.centroid)
        assert isinstance(box, Literal)
        assert isinstance(centre, Literal)
        assert {box.datatype, centre.datatype} == {GEO.wktLiteral}

    def test_the_box_is_a_closed_ring_around_the_centre(self, read: Read) -> None:
        city = URIRef(f"{DEFINITIONS}/def/wilayah/16.71")
        graph = read(package())
        text = str(graph.value(city, DCAT.bbox))
        ring = [tuple(map(float, pair.split())) for pair in text[9:-2].split(",")]
        longitude, latitude = map(float, str(graph.value(city, DCAT.centroid))[6:-1].split())
        assert ring[0] == ring[-1]
        assert min(x for x, _ in ring) < longitude < max(x for x, _ in ring)
        assert min(y for _, y in ring) < latitude < max(y for _, y in ring)

    def test_an_unknown_area_keeps_its_words(self, read: Read) -> None:
        graph = read(package(kode_wilayah='["Negeri Antah Berantah"]'))
        (place,) = graph.objects(DATASET, DCT.spatial)
        assert _objects(graph, place, SKOS.prefLabel) == {Literal("Negeri Antah Berantah")}


class TestPeriod:
    @pytest.mark.parametrize(
        ("first", "last", "start", "end"),
        [
            ("2019", "2024", ("2019", XSD.gYear), ("2024", XSD.gYear)),
            ("2019", "", ("2019", XSD.gYear), ("2019", XSD.gYear)),
            ("2020-01", "2020-12-31", ("2020-01", XSD.gYearMonth), ("2020-12-31", XSD.date)),
            ("2023/2024", "2024/2025", ("2023", XSD.gYear), ("2025", XSD.gYear)),
            ("2019", "2018", ("2019", XSD.gYear), None),
            (2019, 2020, ("2019", XSD.gYear), ("2020", XSD.gYear)),
        ],
    )
    def test_first_and_last_are_as_precise_as_given(
        self,
        read: Read,
        first: object,
        last: object,
        start: tuple[str, URIRef],
        end: tuple[str, URIRef] | None,
    ) -> None:
        graph = read(package(periode_awal=first, periode_akhir=last))
        (period,) = graph.objects(DATASET, DCT.temporal)
        assert _objects(graph, period, DCAT.startDate) == {Literal(start[0], datatype=start[1])}
        ends = {Literal(end[0], datatype=end[1])} if end else set()
        assert _objects(graph, period, DCAT.endDate) == ends

    @pytest.mark.parametrize("text", ["", "-0044", "2023-02-30", "tahun lalu", "20190101", "99999"])
    def test_what_is_no_period_is_left_out(self, read: Read, text: str) -> None:
        graph = read(package(periode_awal=text, periode_akhir=text))
        assert _objects(graph, DATASET, DCT.temporal) == set()


class TestFrequency:
    def test_it_is_a_term_of_the_european_table(self, read: Read) -> None:
        graph = read(package(accrualPeriodicity="SEMESTERAN"))
        assert _objects(graph, DATASET, DCT.accrualPeriodicity) == {
            URIRef(f"{EU}/frequency/ANNUAL_2")
        }

    def test_an_unknown_one_is_left_out(self, read: Read) -> None:
        graph = read(package(accrualPeriodicity="kalau sempat", frequency="sesekali"))
        assert _objects(graph, DATASET, DCT.accrualPeriodicity) == set()


class TestLineage:
    def test_the_statement_says_source_and_mode_in_both_languages(self, read: Read) -> None:
        graph = read(
            package(sumber="BPS", sumber_dokumen="Susenas", cara_pengumpulan_data="SURVEI")
        )
        (statement,) = graph.objects(DATASET, DCT.provenance)
        assert _objects(graph, statement, RDFS.label) == {
            Literal("Sumber: BPS, Susenas. Cara pengumpulan data: Survei.", "id"),
            Literal("Source: BPS, Susenas. Mode of data acquisition: Sample survey.", "en"),
        }

    def test_the_source_institution_is_not_the_publisher(self, read: Read) -> None:
        graph = read(package(sumber="BPS Kota Palembang"))
        (source,) = graph.objects(DATASET, PROV.wasDerivedFrom)
        (agent,) = graph.objects(source, PROV.wasAttributedTo)
        assert _objects(graph, agent, FOAF.name) == {Literal("BPS Kota Palembang", "id")}
        assert agent not in _objects(graph, DATASET, DCT.publisher)

    @pytest.mark.parametrize(
        "link", ["palembangkota.bps.go.id", "javascript:alert(1)", "http://a b/"]
    )
    def test_a_bad_link_to_the_source_is_left_out(self, read: Read, link: str) -> None:
        graph = read(package(sumber_url=link))
        assert _objects(graph, PART.sumber, FOAF.page) == set()

    def test_notes_and_breaks_are_there_in_both_languages(self, read: Read) -> None:
        graph = read(package())
        assert _objects(graph, DATASET, SKOS.note) == {
            Literal("Jumlah kecamatan sama dengan jumlah kota.", "id"),
            Literal("The subdistricts add up to the city.", "en"),
        }
        assert _objects(graph, DATASET, SKOS.historyNote) == {
            Literal("Sejak 2018: Kecamatan menjadi 18.", "id"),
            Literal("Since 2018: 18 subdistricts.", "en"),
        }

    def test_the_national_standard_is_named(self, read: Read) -> None:
        graph = read(package(id_sds="SP00055.00.00"))
        (standard,) = graph.objects(DATASET, DCT.conformsTo)
        assert _objects(graph, standard, DCT.identifier) == {Literal("SP00055.00.00")}


class TestStockFields:
    """Fields of ckanext-dcat's schema, as a harvested dataset brings them."""

    def test_fields_that_ours_lacks_keep_their_meaning(self, read: Read) -> None:
        extras = [
            {"key": "version_notes", "value": "Angka diperbaiki"},
            {"key": "documentation", "value": '["https://example.org/panduan", "bukan alamat"]'},
        ]
        graph = read(package(version="2", extras=extras))
        assert _objects(graph, DATASET, DCAT.version) == {Literal("2")}
        assert _objects(graph, DATASET, ADMS.versionNotes) == {Literal("Angka diperbaiki")}
        assert _objects(graph, DATASET, FOAF.page) == {URIRef("https://example.org/panduan")}

    def test_fields_that_ours_has_are_said_once(self, read: Read) -> None:
        stock = {
            "contact": [{"name": "Orang", "email": "orang@example.com"}],
            "temporal_coverage": [{"start": "1990", "end": "1991"}],
            "spatial_coverage": [{"text": "Bumi"}],
            "publisher": [{"name": "Penerbit lain"}],
            "frequency": f"{EU}/frequency/DAILY",
            "identifier": "lain",
        }
        graph = read(package(**stock))
        for predicate in (DCAT.contactPoint, DCT.temporal, DCT.spatial, DCT.publisher):
            assert len(_objects(graph, DATASET, predicate)) == 1, predicate
        assert _objects(graph, DATASET, DCT.identifier) == {Literal(ID)}


class TestShape:
    def test_nothing_is_without_address(self, read: Read) -> None:
        assert [
            node for triple in read(package()) for node in triple if isinstance(node, BNode)
        ] == []

    def test_only_known_prefixes_are_used(self, site: None) -> None:
        prefixes = {
            line.split()[1]
            for line in serialised(package(), "ttl").splitlines()
            if line.startswith("@")
        }
        assert not any(prefix.startswith("ns") for prefix in prefixes)

    def test_two_documents_of_one_dataset_are_equal_to_the_letter(self, site: None) -> None:
        shown = package()
        for extension in FORMATS:
            assert serialised(shown, extension) == serialised(shown, extension)
