"""Any table, made a form, filled in and read, is the same table."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ckanext.palembang.tables import (
    DEFAULT_LIMITS,
    DataPoint,
    DataStructure,
    DimensionColumn,
    Level,
    Measure,
    Member,
    Role,
)
from ckanext.palembang.tables.templates.accepting import read_template_here

from tests.tables.templates.samples import PERIOD, bare, fill, form_file

_FLAGS_ALONE = ("...", "-", "NA", "~0")
_FLAGS_BESIDE = ("e", "r", "x", "xx", "xxx", "a", "b", "c")
#: What XML can hold; labels of one kind of blank, as a spreadsheet shows them.
_LABELS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)
_AREA_CODES = ("16", "16.71", "16.71.01", "16.71.01.1001", "16.71.02", "16.71.03", "16.01", "99")
_FIGURES = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal),
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4
    ),
)


@st.composite
def _members(draw: st.DrawFn, codes: st.SearchStrategy[str]) -> tuple[Member, ...]:
    found = draw(st.lists(codes, min_size=1, max_size=4, unique=True))
    return tuple(
        Member(
            code,
            draw(_LABELS),
            draw(st.none() | _LABELS),
            is_total=draw(st.booleans()),
            measure=draw(st.none() | st.sampled_from(Measure)),
        )
        for code in found
    )


@st.composite
def _structures(draw: st.DrawFn) -> DataStructure:
    dimensions: list[DimensionColumn] = []
    if draw(st.booleans()):
        members = draw(_members(st.sampled_from(_AREA_CODES)))
        dimensions.append(DimensionColumn("kode_wilayah", Role.AREA, "Wilayah", "Area", members))
    for number in range(draw(st.integers(0, 2))):
        role = draw(st.sampled_from((Role.CATEGORY, Role.INDICATOR)))
        members = draw(_members(_LABELS))
        dimensions.append(DimensionColumn(f"dimensi_{number}", role, draw(_LABELS), None, members))
    years = tuple(Member(year, year) for year in ("2022", "2023"))
    dimensions.append(DimensionColumn("tahun", Role.TIME, "Tahun", "Year", years))
    measure = draw(st.none() | st.sampled_from(Measure))
    return DataStructure("ds", draw(_LABELS), None, tuple(dimensions), measure=measure)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[DataStructure, list[DataPoint], list[DataPoint]]:
    structure = draw(_structures())
    codes = [[member.code for member in one.members] for one in structure.dimensions[:-1]]
    both: list[list[DataPoint]] = []
    for year in (PERIOD, "2023"):
        has_all = year == PERIOD or draw(st.booleans())
        both.append(
            [
                draw(_points((*key, year)))
                for key in product(*codes)
                if has_all or draw(st.booleans())
            ]
        )
    return structure, both[0], both[1]


@st.composite
def _points(draw: st.DrawFn, key: tuple[str, ...]) -> DataPoint:
    if draw(st.integers(0, 5)):
        flag = draw(st.none() | st.sampled_from(_FLAGS_BESIDE))
        return DataPoint(key, draw(_FIGURES), flag)
    return DataPoint(key, None, draw(st.sampled_from(_FLAGS_ALONE)))


@settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
)
@given(_tables())
def test_any_table_comes_back_as_it_was_typed(
    table: tuple[DataStructure, list[DataPoint], list[DataPoint]],
) -> None:
    structure, points, earlier = table
    with tempfile.TemporaryDirectory() as folder:
        path = form_file(Path(folder), structure, earlier=earlier)
        filled = fill(path, points, structure, earlier=earlier)
        reading = read_template_here(filled, structure, DEFAULT_LIMITS, PERIOD)

    asked = _asked(points, earlier)
    assert bare(reading.points) == {key: said for key, said in bare(points).items() if key in asked}
    assert {one.code for one in reading.findings} <= {"total-mismatch"}
    assert not [one for one in reading.findings if one.level is Level.ERROR]


def _asked(points: list[DataPoint], earlier: list[DataPoint]) -> set[tuple[str, ...]]:
    """All figures, or those that had one the year before where fewer than half had."""
    had = {(*one.key[:-1], PERIOD) for one in earlier}
    every = {one.key for one in points}
    return had if had and len(had) < len(every) / 2 else every
