"""Structures and figures, whole and arbitrary."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from ckanext.palembang.tables import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Measure,
    Member,
    Role,
)
from ckanext.palembang.tables.outputs import Publication

AREAS = ("16.71.07", "16.71.01", "16.71")
PUBLICATION = Publication(
    address="https://data.example/dataset/penduduk",
    updated="2025-02-28",
    publisher="Dinas Kependudukan",
    licence="https://creativecommons.org/licenses/by/4.0/",
)
STRUCTURE = DataStructure(
    identity="a-dataset",
    title="Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang",
    title_en="Population by Subdistrict and Sex in Palembang Municipality",
    dimensions=(
        DimensionColumn(
            "kode_wilayah",
            Role.AREA,
            "Kecamatan",
            "Subdistrict",
            (
                Member(AREAS[0], "Sukarami", "Sukarami"),
                Member(AREAS[1], "Ilir Barat II", "Ilir Barat II"),
                Member(AREAS[2], "Kota Palembang", "Palembang Municipality", is_total=True),
            ),
            "wilayah",
        ),
        DimensionColumn(
            "jenis_kelamin",
            Role.CATEGORY,
            "Jenis kelamin",
            "Sex",
            (
                Member("Laki-laki", "Laki-laki", "Male"),
                Member("Perempuan", "Perempuan", "Female"),
                Member("Jumlah", "Jumlah", "Total", is_total=True),
            ),
        ),
        DimensionColumn("tahun", Role.TIME, "Tahun", "Year", (Member("2023", "2023"), Member("2024", "2024"))),
    ),
    attributes=(AttributeColumn("sumber", "Sumber", "Source"),),
    measure=Measure.COUNT,
    unit="orang",
    unit_en="persons",
    decimals=0,
    table_number="3.1.2",
    source="BPS Kota Palembang",
    notes="- Pertengahan tahun.\n- Hasil proyeksi.",
    notes_en="Mid-year.",
    area_level="kecamatan",
)  # fmt: skip


def figures() -> list[DataPoint]:
    """A figure for each combination but one: with symbols, a revision, a hostile source, a loss."""
    keys = product(*([member.code for member in one.members] for one in STRUCTURE.dimensions))
    found = [
        DataPoint(key, Decimal(1000 + 7 * number), "x" if key[2] == "2024" else None)
        for number, key in enumerate(keys)
    ]
    found[0] = DataPoint(found[0].key, None, "...")
    found[2] = DataPoint(found[2].key, Decimal("-12.50"), None, {"sumber": "=1+1"}, revised=True)
    del found[4]
    return found


#: What a key, an attribute or a symbol may hold: everything that PostgreSQL and XML take.
texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=8,
).map(lambda text: text.strip() or "x")
numbers = st.decimals(
    min_value=Decimal(-(10**12)), max_value=Decimal(10**12), places=3, allow_nan=False
)
signs = st.sampled_from([None, "...", "–", "x", "a", "NA"])


@st.composite
def tables(draw: st.DrawFn) -> tuple[DataStructure, list[DataPoint]]:
    """A structure of one to three dimensions, and some of its figures, each key once."""
    roles = draw(
        st.permutations([Role.TIME, Role.CATEGORY, Role.INDICATOR]).map(lambda found: found[:2])
    )
    roles = [Role.CATEGORY, *roles][: draw(st.integers(1, 3))]
    dimensions = tuple(
        DimensionColumn(
            f"d{number}",
            role,
            f"Dimensi {number}",
            members=tuple(
                Member(code, code) for code in draw(st.lists(texts, min_size=1, max_size=4, unique=True))
            ),
        )
        for number, role in enumerate(roles)
    )  # fmt: skip
    structure = DataStructure(
        "id", "Judul", None, dimensions, (AttributeColumn("catatan", "Catatan"),)
    )
    keys = list(product(*([member.code for member in one.members] for one in dimensions)))
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    return structure, [draw(_point(key)) for key in chosen]


@st.composite
def _point(draw: st.DrawFn, key: tuple[str, ...]) -> DataPoint:
    value = draw(st.none() | numbers)
    flag = draw(signs)
    if value is None and flag is None:
        flag = "..."
    note = draw(st.none() | texts)
    return DataPoint(key, value, flag, {"catatan": note} if note else {}, draw(st.booleans()))
