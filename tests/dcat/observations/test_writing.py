"""Any table becomes a cube that keeps the vocabulary's constraints and says the same figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef

from ckanext.palembang.catalogue import Counts
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.cube import QB, SDMX_ATTRIBUTE
from ckanext.palembang.dcat.observations.format import write_cube
from ckanext.palembang.dcat.table_facts.reading import Found, summarised
from ckanext.palembang.tables import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    DoubledFigureError,
    Member,
    Role,
)

from tests.dcat.documents import DATASET, DEFINITIONS, ID, SITE
from tests.dcat.observations.cube import broken, figures_of, observations, store_of

ADDRESSES = Addresses(SITE, SITE, DEFINITIONS)
STRUCTURE = f"{SITE}/dataset/{ID}/structure"
TABLE = f"{SITE}/dataset/{ID}/data"

# What PostgreSQL can store: anything but NUL and halves of pairs.
_ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
_HOSTILE = st.sampled_from(["", " ", "a/b", "a%2Fb", "a#b", "<>\"{}|^`\\", "\x01", "a\r\nb", "a\nb", "\ufffe", "\u2067x", "''' .", "é", "e\u0301", "=1+1"])  # fmt: skip
_TEXTS = _ANY | _HOSTILE
_PERIODS = st.sampled_from(["2023", "2024", "2023/2024", "2024-01", "2024-02-30", "0000", ""])
_AREAS = st.sampled_from(["16.71", "16.71.01", "16.71.07"])
_FIGURES = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3)


def _structure(columns: list[tuple[str, Role, list[Member]]]) -> DataStructure:
    return DataStructure(
        identity=ID,
        title="Penduduk",
        title_en=None,
        dimensions=tuple(
            DimensionColumn(name, role, name, None, tuple(members))
            for name, role, members in columns
        ),
        attributes=(AttributeColumn("satuan", "Satuan"), AttributeColumn("sumber", "Sumber")),
    )


def _written(
    structure: DataStructure, points: Iterable[DataPoint], *, unique: bool = True
) -> bytes:
    held = list(points)
    symbols = {point.flag: 1 for point in held if point.flag}
    counts = Counts(rows=len(held), figures=0, revised=0, symbols=symbols, series=0)
    found = Found("tabel", "1", counts, {}, is_unique=unique)
    target = BytesIO()
    write_cube(structure, summarised(structure, found), DATASET, ADDRESSES, held, target)
    return target.getvalue()


@st.composite
def tables(draw: st.DrawFn) -> tuple[DataStructure, list[DataPoint]]:
    """A small table with any texts in it."""
    names = draw(st.lists(_TEXTS.filter(bool), min_size=1, max_size=3, unique=True))
    reserved = {"nilai", "tanda", "revisi", "satuan", "sumber"}
    names = [name if name not in reserved else f"{name}_" for name in names]
    roles = [draw(st.sampled_from(Role)) for _ in names]
    sources = {Role.TIME: _PERIODS, Role.AREA: _AREAS | _TEXTS}
    keys = draw(
        st.lists(
            st.tuples(*(sources.get(role, _TEXTS) for role in roles)),
            min_size=1,
            max_size=8,
            unique=True,
        )
    )
    members = [list(dict.fromkeys(key[place] for key in keys)) for place in range(len(names))]
    structure = _structure([
        (name, role, [Member(code, code) for code in codes])
        for name, role, codes in zip(names, roles, members, strict=True)
    ])  # fmt: skip
    symbols = st.none() | st.sampled_from(["...", "–", "x", "NA"]) | _TEXTS
    points = [
        DataPoint(
            key,
            draw(_FIGURES),
            draw(symbols) or None,
            {"satuan": draw(_TEXTS), "sumber": draw(_TEXTS)},
            draw(st.booleans()),
        )
        for key in keys
    ]
    return structure, points


@given(tables())
def test_any_table_is_a_lawful_cube_of_the_same_figures(
    table: tuple[DataStructure, list[DataPoint]],
) -> None:
    structure, points = table
    written = _written(structure, points)

    store = store_of(written)
    assert broken(store) == []
    assert len(observations(store)) == len(points)
    figures = figures_of(store)
    found = {tuple(map(unquote, _key(name))): figures.get(name) for name in observations(store)}
    assert found == {point.key: point.value for point in points}
    assert len(Graph().parse(data=written, format="turtle")) == len(store)


def _key(name: str) -> list[str]:
    return name.removeprefix(f"{TABLE}#").split("/")


AREAS = ("kode_wilayah", Role.AREA, [Member("16.71", "Palembang"), Member("16.71.01", "Ilir")])
SEX = ("jenis_kelamin", Role.CATEGORY, [Member("L/P", "Laki-laki")])
YEARS = ("tahun", Role.TIME, [Member("2023", "2023")])


def _graph(written: bytes) -> Graph:
    return Graph().parse(data=written, format="turtle")


def test_an_observation_says_its_row() -> None:
    structure = _structure([AREAS, SEX, YEARS])
    point = DataPoint(("16.71", "L/P", "2023"), Decimal("1E+3"), "x", {"sumber": "BPS"}, revised=True)  # fmt: skip

    graph = _graph(_written(structure, [point]))

    one = URIRef(f"{TABLE}#16.71/L%2FP/2023")
    said = dict(graph.predicate_objects(one))
    assert said == {
        RDF.type: QB.Observation,
        QB.dataSet: DATASET,
        URIRef(f"{STRUCTURE}#kode_wilayah"): URIRef(f"{DEFINITIONS}/def/wilayah/16.71"),
        URIRef(f"{STRUCTURE}#jenis_kelamin"): URIRef(f"{STRUCTURE}#daftar%2Fjenis_kelamin%2FL%2FP"),
        URIRef(f"{STRUCTURE}#tahun"): Literal("2023", datatype=XSD.gYear),
        URIRef(f"{STRUCTURE}#nilai"): Literal("1000", datatype=XSD.decimal),
        URIRef(f"{STRUCTURE}#tanda"): URIRef(f"{DEFINITIONS}/def/simbol/angka-sementara"),
        URIRef(f"{STRUCTURE}#revisi"): Literal("r"),
        URIRef(f"{STRUCTURE}#sumber"): Literal("BPS"),
    }
    assert graph.value(DATASET, QB.structure) == URIRef(STRUCTURE)


@pytest.mark.parametrize(("flag", "slug"), [("...", "tidak-tersedia"), ("-", "tidak-ada-atau-nol")])
def test_a_row_without_a_figure_says_why(flag: str, slug: str) -> None:
    structure = _structure([YEARS])
    graph = _graph(_written(structure, [DataPoint(("2023",), None, flag)]))

    status = URIRef(f"{STRUCTURE}#tanda")
    one = URIRef(f"{TABLE}#2023")
    assert graph.value(one, URIRef(f"{STRUCTURE}#nilai")) is None
    assert graph.value(one, status) == URIRef(f"{DEFINITIONS}/def/simbol/{slug}")
    assert (status, None, SDMX_ATTRIBUTE.obsStatus) in graph


def test_members_with_units_of_their_own_give_them_to_their_figures() -> None:
    members = [
        Member("Penduduk", "Penduduk", unit="orang"),
        Member("Aneh", "Aneh", unit="<ikat>/ha"),
        Member("Tanpa", "Tanpa"),
    ]
    structure = DataStructure(
        identity=ID,
        title="Penduduk",
        title_en=None,
        dimensions=(DimensionColumn("indikator", Role.INDICATOR, "Indikator", None, tuple(members)),),
    )  # fmt: skip
    points = [DataPoint((one.code,), Decimal(1)) for one in members]

    written = _written(structure, points)

    graph = _graph(written)
    units = {
        str(one).rpartition("#")[2]: str(unit)
        for one, unit in graph.subject_objects(SDMX_ATTRIBUTE.unitMeasure)
    }
    assert units == {
        "Penduduk": f"{DEFINITIONS}/def/satuan/orang",
        "Aneh": f"{STRUCTURE}#satuan-2",
    }
    assert broken(store_of(written)) == []


def test_a_dimension_of_very_many_members_is_said_in_words() -> None:
    codes = [f"Desa {number}" for number in range(600)]
    structure = _structure([("desa", Role.CATEGORY, [Member(code, code) for code in codes])])
    points = [DataPoint((code,), Decimal(1)) for code in codes]

    store = store_of(_written(structure, points))

    assert broken(store) == []
    assert len(observations(store)) == len(points)


def test_two_figures_for_one_key_are_refused() -> None:
    structure = _structure([AREAS, YEARS])
    key = ("16.71", "2023")
    points = [DataPoint(key, Decimal(1)), DataPoint(key, Decimal(2))]

    with pytest.raises(DoubledFigureError):
        _written(structure, points, unique=False)
    assert b"qb:Observation" in _written(structure, points[:1], unique=False)
