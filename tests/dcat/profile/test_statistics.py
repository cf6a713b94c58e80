"""StatDCAT-AP of a dataset, and the structure of its table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from ckan.common import config

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.cube import (
    QB,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    SDMX_CONCEPT,
    SDMX_DIMENSION,
    SDMX_MEASURE,
)
from ckanext.palembang.dcat.linked_data.documents import SERIALISATIONS
from ckanext.palembang.dcat.linked_data.fragments import fragments_of
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.palembang import Readers
from ckanext.palembang.dcat.profile.structure import describe_structure
from ckanext.palembang.dcat.table_facts.summary import (
    Attribute,
    Dimension,
    Member,
    TableSummary,
    Unit,
)

from tests.dcat.documents import DATASET, DEFINITIONS, ID, SITE, graph_of, package
from tests.dcat.profile.test_shapes import RANGES, SHAPES, violations

M8G = Namespace("http://data.europa.eu/m8g/")
S1N = Namespace("http://data.europa.eu/s1n/")
STRUCTURE = URIRef(f"{DATASET}/structure")
PART = Namespace(f"{STRUCTURE}#")
PERSONS = URIRef(f"{DEFINITIONS}/def/satuan/orang")

SUMMARY = TableSummary(
    resource_id="tabel",
    state="18-1",
    title="Jumlah Penduduk",
    title_en="Population",
    dimensions=(
        Dimension("kode_wilayah", "area", "Kecamatan", "District", "wilayah", 1, (Member("16.71", "Palembang", None),)),
        Dimension(
            "jenis_kelamin",
            "category",
            "Jenis kelamin",
            "Sex",
            "",
            2,
            (Member("Laki-laki", "Laki-laki", "Male"), Member("Perempuan", "Perempuan", "Female")),
        ),
        Dimension("tahun", "time", "Tahun", "Year", "", 2, (Member("2023", "2023", None), Member("2024", "2024", None))),
    ),
    attributes=(
        Attribute("sumber", "Sumber", "Source", ""),
        Attribute("tanda", "Tanda", "Symbol", "simbol"),
    ),
    value_column="nilai",
    units=(Unit("orang", "Orang", "Persons"),),
    unit_column="",
    rows=4,
    figures=4,
    revised=0,
    symbols={},
    series=2,
    decimals=0,
    is_unique=True,
    first_period="2023",
    last_period="2024",
    time_step="P1Y",
    files={},
)  # fmt: skip

# Integrity constraints of the Data Cube vocabulary that a structure without observations can break.
_IC = {
    "IC-2 each data set has one structure": """
        ASK { { ?set a qb:DataSet FILTER NOT EXISTS { ?set qb:structure ?structure } } UNION
              { ?set a qb:DataSet; qb:structure ?one, ?other FILTER (?one != ?other) } }""",
    "IC-3 each structure has a measure": """
        ASK { ?structure a qb:DataStructureDefinition
              FILTER NOT EXISTS { ?structure qb:component [qb:componentProperty|qb:measure [a qb:MeasureProperty]] } }""",
    "IC-4 each dimension has a range": """
        ASK { ?dimension a qb:DimensionProperty FILTER NOT EXISTS { ?dimension rdfs:range [] } }""",
    "IC-5 concept dimensions have code lists": """
        ASK { ?dimension a qb:DimensionProperty; rdfs:range skos:Concept
              FILTER NOT EXISTS { ?dimension qb:codeList [] } }""",
    "IC-6 only attributes may be optional": """
        ASK { ?structure qb:component ?component .
              ?component qb:componentRequired "false"^^xsd:boolean; (qb:dimension|qb:measure) ?property }""",
}


@pytest.fixture
def stored(site: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is stored of tables."""
    kept = {ID: SUMMARY.to_json()}
    monkeypatch.setattr(Readers, "table_reader", staticmethod(lambda *_: kept[ID]))
    return kept


def _structure(summary: TableSummary = SUMMARY) -> Graph:
    statements = describe_structure(ID, DATASET, summary, Addresses.of_this_site())
    graph = Graph()
    for one in statements:
        graph.add(one)
    return graph


@pytest.mark.usefixtures("stored")
class TestDataset:
    def test_it_says_dimensions_attributes_units_and_series(self) -> None:
        graph = graph_of(package())

        assert set(graph.objects(DATASET, M8G.dimension)) == {
            PART.kode_wilayah,
            PART.jenis_kelamin,
            PART.tahun,
        }
        assert set(graph.objects(DATASET, M8G.attribute)) == {PART.sumber, PART.tanda}
        assert list(graph.objects(DATASET, M8G.statUnitMeasure)) == [PERSONS]
        assert list(graph.objects(DATASET, M8G.numSeries)) == [Literal(2)]
        assert set(graph.objects(PART.jenis_kelamin, RDFS.label)) == {
            Literal("Jenis kelamin", "id"),
            Literal("Sex", "en"),
        }

    def test_every_term_is_of_the_published_vocabulary(self) -> None:
        """The terms of version 1.0.1, as its vocabulary lists them."""
        used = {
            str(one) for one in graph_of(package()).predicates() if str(one).startswith(str(M8G))
        }
        assert used == {
            str(M8G[name]) for name in ("dimension", "attribute", "numSeries", "statUnitMeasure")
        }

    def test_its_structure_is_a_standard_that_it_conforms_to(self) -> None:
        graph = graph_of(package())
        assert STRUCTURE in set(graph.objects(DATASET, DCT.conformsTo))
        assert set(graph.objects(STRUCTURE, RDF.type)) == {DCT.Standard, QB.DataStructureDefinition}

    def test_a_setting_chooses_the_terms_of_the_draft(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(config, "ckanext.palembang.dcat.statdcat_version", "3.0.0")
        graph = graph_of(package())

        assert set(graph.objects(DATASET, S1N.dimension)) == {
            PART.kode_wilayah,
            PART.jenis_kelamin,
            PART.tahun,
        }
        assert list(graph.objects(DATASET, S1N.dataStructureDefinition)) == [STRUCTURE]
        assert list(graph.objects(DATASET, S1N.measure)) == [PART.nilai]
        assert not any(str(one).startswith(str(M8G)) for one in graph.predicates())

    def test_a_unit_that_no_list_knows_is_a_concept_of_the_table(
        self, stored: dict[str, Any]
    ) -> None:
        stored[ID] = replace(SUMMARY, units=(Unit("", "gulung", None),)).to_json()
        unit = graph_of(package()).value(DATASET, M8G.statUnitMeasure)

        assert unit == PART["satuan-1"]

    def test_no_violation_of_dcat_ap(self) -> None:
        graph = graph_of(package(license_id="cc-by"))
        assert not violations(graph, SHAPES)
        assert not violations(graph, RANGES)


def test_a_dataset_without_table_says_nothing_of_it(site: None) -> None:
    assert not any(str(one).startswith(str(M8G)) for one in graph_of(package()).predicates())


@pytest.mark.usefixtures("site")
class TestStructure:
    @pytest.mark.parametrize("query", _IC.values(), ids=_IC.keys())
    @pytest.mark.parametrize(
        "units", [(), SUMMARY.units, (*SUMMARY.units, Unit("", "gulung", None))]
    )
    def test_it_keeps_the_rules_of_the_vocabulary(
        self, query: str, units: tuple[Unit, ...]
    ) -> None:
        graph = _structure(replace(SUMMARY, units=units))
        assert not graph.query(
            query, initNs={"qb": QB, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
        ).askAnswer

    def test_dimensions_are_tied_to_sdmx(self) -> None:
        graph = _structure()
        for name, concept in (
            ("kode_wilayah", "refArea"),
            ("tahun", "refPeriod"),
            ("jenis_kelamin", "sex"),
        ):
            assert (PART[name], RDFS.subPropertyOf, SDMX_DIMENSION[concept]) in graph
            assert (PART[name], QB.concept, SDMX_CONCEPT[concept]) in graph
        assert (PART.nilai, RDFS.subPropertyOf, SDMX_MEASURE.obsValue) in graph
        assert (PART.tanda, RDFS.subPropertyOf, SDMX_ATTRIBUTE.obsStatus) in graph

    def test_codes_are_those_of_our_lists_or_of_the_table(self) -> None:
        graph = _structure()
        own = URIRef(f"{STRUCTURE}#daftar%2Fjenis_kelamin")
        female = URIRef(f"{STRUCTURE}#daftar%2Fjenis_kelamin%2FPerempuan")

        assert graph.value(PART.kode_wilayah, QB.codeList) == URIRef(f"{DEFINITIONS}/def/wilayah")
        assert graph.value(PART.tanda, QB.codeList) == URIRef(f"{DEFINITIONS}/def/simbol")
        assert graph.value(PART.jenis_kelamin, QB.codeList) == own
        assert (female, SKOS.inScheme, own) in graph
        assert (female, SKOS.exactMatch, SDMX_CODE["sex-F"]) in graph
        assert graph.value(PART.tahun, RDFS.range) == XSD.gYear

    def test_school_years_are_texts(self) -> None:
        years = replace(SUMMARY, first_period="2022/2023", last_period="2023/2024")
        assert _structure(years).value(PART.tahun, RDFS.range) == XSD.string

    def test_the_order_is_that_of_the_columns(self) -> None:
        graph = _structure()
        order = {
            str(graph.value(component, QB.dimension)).rpartition("#")[2]: int(str(number))
            for component, number in graph.subject_objects(QB.order)
        }
        assert order == {"kode_wilayah": 1, "jenis_kelamin": 2, "tahun": 3}

    def test_one_unit_is_said_of_the_whole_table(self) -> None:
        graph = _structure()
        assert graph.value(DATASET, SDMX_ATTRIBUTE.unitMeasure) == PERSONS
        assert graph.value(DATASET, QB.structure) == STRUCTURE

    def test_it_can_be_written_in_every_serialisation(self, tmp_path: Path) -> None:
        statements = describe_structure(ID, DATASET, SUMMARY, Addresses.of_this_site())
        pieces = fragments_of(statements)
        names = {"ttl": "turtle", "xml": "xml", "jsonld": "json-ld", "nt": "nt"}
        graphs = [
            Graph().parse(data=one.joined([getattr(pieces, one.key)]), format=names[extension])
            for extension, one in SERIALISATIONS.items()
        ]
        assert all(set(graph) == set(_structure()) for graph in graphs)

    def test_hostile_names_give_addresses_that_every_parser_accepts(self) -> None:
        evil = Dimension(
            'a "b" <c>\n#', "category", "\x00x", None, "", 1, (Member("d/e f#g\ud800", "h", None),)
        )
        pieces = fragments_of(
            describe_structure(
                ID, DATASET, replace(SUMMARY, dimensions=(evil,)), Addresses.of_this_site()
            )
        )
        graph = Graph().parse(data=pieces.n_triples, format="nt")
        assert (None, RDF.type, QB.DimensionProperty) in graph
        assert all(
            str(one).startswith(SITE) for one in graph.subjects(RDF.type, QB.DimensionProperty)
        )
