"""Labels of rows and heads become members of dimensions; what is not understood is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.reference import areas
from ckanext.palembang.tables import (
    Arrangement,
    DataStructure,
    DimensionColumn,
    Level,
    Member,
    Observation,
    Role,
    Table,
    Title,
    arrange,
    propose,
)
from ckanext.palembang.tables.cells import address, place_of

_DISTRICTS = [(one.name, one.code) for one in areas("kecamatan", within="16.71")]
_SEX = DimensionColumn(
    "jenis_kelamin",
    Role.CATEGORY,
    "Jenis kelamin",
    "Sex",
    (
        Member("Laki-laki", "Laki-laki", "Male"),
        Member("Perempuan", "Perempuan", "Female"),
        Member("Jumlah", "Jumlah", "Total", is_total=True),
    ),
)
_STATUS = DimensionColumn(
    "status",
    Role.CATEGORY,
    "Status",
    "Status",
    (Member("Negeri", "Negeri", "Public"), Member("Swasta", "Swasta", "Private")),
)
_INDICATOR = DimensionColumn(
    "indikator",
    Role.INDICATOR,
    "Indikator",
    "Indicator",
    (Member("Guru", "Guru", "Teachers"), Member("Murid", "Murid", "Pupils")),
)
_YEAR = DimensionColumn("tahun", Role.TIME, "Tahun", "Year", (Member("2022", "2022"),))


def _area(*codes: str) -> DimensionColumn:
    names = {code: name for name, code in _DISTRICTS} | {"16.71": "Kota Palembang"}
    members = tuple(Member(code, names[code]) for code in codes)
    return DimensionColumn("kode_wilayah", Role.AREA, "Kode wilayah", None, members, "wilayah")


def _structure(*dimensions: DimensionColumn, title: str = "Sekolah") -> DataStructure:
    return DataStructure("id", title, None, dimensions)


def _cell(  # noqa: PLR0913 - one field of an observation each
    row: tuple[str, ...] | str,
    column: tuple[str, ...] | str,
    value: int | None = 1,
    *,
    cell: str = "B2",
    place: str | None = None,
    period: str | None = "2023",
    total: bool = False,
) -> Observation:
    row, column = ((one,) if isinstance(one, str) else one for one in (row, column))
    number = None if value is None else Decimal(value)
    lower = place if place and place.count(".") > 1 else None
    return Observation(cell, row, column, number, None, lower, place, period, None, total)


def _table(*cells: Observation, title: str = "Tabel") -> Table:
    placed = [
        one if one.cell != "B2" else _moved(one, address((number + 1, 1)))
        for number, one in enumerate(cells)
    ]
    return Table("Data", "A1:Z9", Title(title), None, (), None, (), (), tuple(placed))


def _moved(one: Observation, cell: str) -> Observation:
    return Observation(
        cell, one.row, one.column, one.value, one.flag, one.area, one.place, one.period, None,
        one.is_total,
    )  # fmt: skip


def _keys(arranged: Arrangement) -> list[tuple[str, ...]]:
    return [point.key for point in arranged.points]


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (("Guru", "Negeri", "L"), ("Guru", "Negeri", "Laki-laki")),
        (("Negeri", "Murid", "Pr"), ("Murid", "Negeri", "Perempuan")),
        (("Guru Negeri Laki-laki",), ("Guru", "Negeri", "Laki-laki")),
        (("Murid Swasta", "Jml"), ("Murid", "Swasta", "Jumlah")),
        (("Guru/Teachers", "Negeri/Public", "Laki-laki/Male"), ("Guru", "Negeri", "Laki-laki")),
        (("Guru Teachers", "Swasta Private", "Perempuan Female"), ("Guru", "Swasta", "Perempuan")),
        (("GURU", "SWASTA", "LK"), ("Guru", "Swasta", "Laki-laki")),
        (("Guru", "Swasta", "Pria"), ("Guru", "Swasta", "Laki-laki")),
        (("Jenis Kelamin", "Guru", "Swasta", "Perempuan"), ("Guru", "Swasta", "Perempuan")),
        (("Guru", "Swasta", "L + P"), ("Guru", "Swasta", "Jumlah")),
        (("Guru", "Swasta"), ("Guru", "Swasta", "Jumlah")),
        (("Jumlah Guru", "Swasta"), ("Guru", "Swasta", "Jumlah")),
        (("Total Teachers", "Private"), ("Guru", "Swasta", "Jumlah")),
    ],
)
def test_a_head_of_several_words_is_taken_apart(
    head: tuple[str, ...], key: tuple[str, ...]
) -> None:
    structure = _structure(_INDICATOR, _STATUS, _SEX, _YEAR)
    across = _table(_cell((), head), _cell((), ("Guru", "Negeri", "Perempuan")))
    down = _table(_cell(head, ()), _cell(("Guru", "Negeri", "Perempuan"), ()))

    for table in (across, down):
        arranged = arrange(table, structure)
        assert arranged.findings == ()
        assert arranged.points[0].key == (*key, "2023")


def test_a_point_knows_its_cell() -> None:
    structure = _structure(_SEX, _YEAR)
    table = _table(_cell("L", "Nilai"))

    assert arrange(table, structure).points[0].cell == "Data!B2"


def test_the_row_of_the_city_is_kept_where_the_dataset_keeps_it() -> None:
    cells = [_cell(name, "x", place=code) for name, code in _DISTRICTS[:3]]
    table = _table(*cells, _cell("Jumlah/Total", "x", 3, total=True))
    codes = [code for _, code in _DISTRICTS[:3]]

    kept = arrange(table, _structure(_area(*codes, "16.71"), _YEAR))
    left = arrange(table, _structure(_area(*codes), _YEAR))

    assert _keys(kept)[-1] == ("16.71", "2023")
    assert kept.left_out == ()
    assert left.left_out == ("B5",)
    assert len(left.points) == 3
    assert kept.findings == left.findings == ()


@pytest.mark.parametrize("label", ["Kota Palembang", "Jumlah", "Total Kota Palembang", "Palembang"])
def test_the_city_is_known_under_its_names(label: str) -> None:
    place = "16.71" if label.endswith("Palembang") and "Total" not in label else None
    table = _table(
        _cell("Sako", "x", place="16.71.08"), _cell(label, "x", 2, place=place, total=True)
    )
    arranged = arrange(table, _structure(_area("16.71.08", "16.71"), _YEAR))

    assert _keys(arranged) == [("16.71.08", "2023"), ("16.71", "2023")]


def test_totals_that_the_dataset_does_not_keep_are_left_out() -> None:
    structure = _structure(_STATUS, _YEAR)
    table = _table(_cell((), "Negeri"), _cell((), "Swasta"), _cell((), "Jumlah", 2, total=True))
    arranged = arrange(table, structure)

    assert len(arranged.points) == 2
    assert arranged.left_out == ("B4",)
    assert arranged.findings == ()


def test_a_sum_is_left_out_whatever_it_is_called() -> None:
    structure = _structure(_STATUS, _YEAR)
    table = _table(
        _cell((), "Negeri"), _cell((), "Swasta"), _cell((), "Semua sekolah", 2, total=True)
    )

    assert arrange(table, structure).left_out == ("B4",)


def test_a_dimension_of_one_member_needs_no_mention() -> None:
    structure = _structure(_area("16.71"), _STATUS, _YEAR)

    assert _keys(arrange(_table(_cell((), "Negeri")), structure)) == [("16.71", "Negeri", "2023")]


def test_the_title_may_name_the_member() -> None:
    structure = _structure(_STATUS, _SEX, _YEAR)
    table = _table(
        _cell("L", ()), _cell("P", ()), title="Banyaknya Guru Swasta Menurut Jenis Kelamin"
    )
    arranged = arrange(table, structure)

    assert _keys(arranged) == [("Swasta", "Laki-laki", "2023"), ("Swasta", "Perempuan", "2023")]


@pytest.mark.parametrize(
    ("said", "asked", "column", "kept"),
    [
        ("2023", None, "tahun", "2023"),
        (None, "2024", "tahun", "2024"),
        ("2023-12", "2023", "tahun", "2023"),
        ("2023-12", None, "tahun", "2023"),
        ("2023/2024", None, "tahun_ajaran", "2023/2024"),
        ("2023", "2023/2024", "tahun_ajaran", "2023/2024"),
        ("2023-02", "2023", "periode", "2023-02"),
        ("2023", "2024", "tahun", "2023"),
    ],
)
def test_periods_are_written_as_the_dataset_does(
    said: str | None, asked: str | None, column: str, kept: str
) -> None:
    time = DimensionColumn(column, Role.TIME, "Waktu")
    arranged = arrange(_table(_cell("L", "x", period=said)), _structure(_SEX, time), period=asked)

    assert _keys(arranged) == [("Laki-laki", kept)]
    assert arranged.findings == ()


def test_years_across_are_periods() -> None:
    cells = [_cell("L", year, period=year) for year in ("2021", "2022", "2023")]
    arranged = arrange(_table(*cells), _structure(_SEX, _YEAR), period="2023")

    assert _keys(arranged) == [("Laki-laki", year) for year in ("2021", "2022", "2023")]
    assert [m.code for m in arranged.structure.dimensions[1].members] == ["2021", "2022", "2023"]


def test_no_period_anywhere_is_an_error() -> None:
    arranged = arrange(_table(_cell("L", "x", period=None)), _structure(_SEX, _YEAR))

    [found] = arranged.findings
    assert (found.code, found.level, found.facts["missing"]) == ("unplaced", Level.ERROR, "Tahun")


def test_a_new_member_is_taken_in_with_a_warning() -> None:
    structure = _structure(_STATUS, _YEAR)
    table = _table(_cell((), "Negeri"), _cell((), "Swasta"), _cell((), "Yayasan"))
    arranged = arrange(table, structure)

    [found] = arranged.findings
    assert (found.code, found.level, found.cell) == ("unknown-member", Level.WARNING, "B4")
    assert _keys(arranged)[-1] == ("Yayasan", "2023")
    assert [m.code for m in arranged.structure.dimensions[0].members][-1] == "Yayasan"


def test_a_new_district_is_good_to_know_only() -> None:
    before = [code for _, code in _DISTRICTS[:16]]
    cells = [_cell(name, "x", place=code) for name, code in _DISTRICTS]
    arranged = arrange(_table(*cells), _structure(_area(*before), _YEAR))

    assert len(arranged.points) == 18
    assert {(one.code, one.level) for one in arranged.findings} == {("new-area", Level.INFO)}


def test_villages_have_no_place_among_districts() -> None:
    cells = [
        _cell("Sako", "x", place="16.71.08"),
        _cell(("Sako", "Sialang"), "x", place="16.71.08.1001"),
    ]
    structure = _structure(_area("16.71.07", "16.71.08"), _YEAR)
    arranged = arrange(_table(*cells), structure)

    assert arranged.unplaced == ("B3",)


def test_districts_above_villages_are_totals() -> None:
    cells = [
        _cell("Sako", "x", place="16.71.08", total=True),
        _cell(("Sako", "Sialang"), "x", place="16.71.08.1001"),
    ]
    village = Member("16.71.08.1001", "Sialang")
    area = DimensionColumn(
        "kode_wilayah", Role.AREA, "Kode", None, (village, Member("16.71.08.1002", "Sako"))
    )
    arranged = arrange(_table(*cells), _structure(area, _YEAR))

    assert arranged.left_out == ("B2",)
    assert _keys(arranged) == [("16.71.08.1001", "2023")]


def test_a_station_named_like_a_district_is_a_station() -> None:
    station = DimensionColumn(
        "stasiun",
        Role.CATEGORY,
        "Stasiun",
        None,
        (Member("Sako", "Sako"), Member("Kertapati", "Kertapati")),
    )
    cells = [_cell("Sako", "x", place="16.71.08"), _cell("Kertapati", "x", place="16.71.13")]
    arranged = arrange(_table(*cells), _structure(_area("16.71"), station, _YEAR))

    assert _keys(arranged) == [("16.71", "Sako", "2023"), ("16.71", "Kertapati", "2023")]


def test_the_same_key_twice_is_an_error_with_both_cells() -> None:
    arranged = arrange(
        _table(_cell("L", "x", 1), _cell("Laki-laki", "x", 2)), _structure(_SEX, _YEAR)
    )

    [found] = arranged.findings
    assert (found.code, found.level, found.cell) == ("duplicate-key", Level.ERROR, "B3")
    assert found.facts["other"] == "B2"
    assert "Laki-laki, 2023" in found.message("id")


def test_a_column_about_something_else_has_no_place() -> None:
    structure = _structure(_SEX, _YEAR, title="Penduduk")
    table = _table(
        _cell("Sako", ("Penduduk", "L")),
        _cell("Sako", ("Penduduk", "P")),
        _cell("Sako", "Rumah Tangga"),
    )
    arranged = arrange(table, structure)

    [found] = arranged.findings
    assert (found.code, found.facts["missing"]) == ("unplaced", "Rumah Tangga")
    assert len(arranged.points) == 2


def test_negations_are_members_of_their_own() -> None:
    kinds = ("Tetap", "Tidak Tetap")
    status = DimensionColumn(
        "pegawai", Role.CATEGORY, "Pegawai", None, tuple(Member(k, k) for k in kinds)
    )
    table = _table(_cell("Guru Tidak Tetap", "x"), _cell("Guru Tetap", "x"))
    arranged = arrange(table, _structure(status, _YEAR, title="Guru"))

    assert _keys(arranged) == [("Tidak Tetap", "2023"), ("Tetap", "2023")]


@pytest.mark.parametrize(("one", "other"), [("< 5", "> 5"), ("5–14", "5–24"), ("60", "60+")])
def test_classes_of_numbers_are_not_confused(one: str, other: str) -> None:
    ages = DimensionColumn(
        "umur", Role.CATEGORY, "Umur", None, (Member(one, one), Member(other, other))
    )
    arranged = arrange(_table(_cell(one, "x"), _cell(other, "x")), _structure(ages, _YEAR))

    assert _keys(arranged) == [(one, "2023"), (other, "2023")]


_WORDS = [
    "Sako",
    "Jumlah",
    "L",
    "P",
    "Negeri",
    "Swasta",
    "2023",
    "Guru",
    "x",
    "",
    "Kota Palembang",
    "Total",
    "SD",
    "16.71.08",
    "Rumah Tangga",
]
_LABELS = st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=3).map(tuple)
_PLACES = st.sampled_from([None, None, "16", "16.71", "16.71.08", "16.71.08.1001", "16.03"])


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    rows = draw(st.lists(st.tuples(_LABELS, _PLACES), min_size=1, max_size=5))
    heads = draw(st.lists(_LABELS, min_size=1, max_size=4))
    period = draw(st.sampled_from([None, "2023", "2023/2024", "2023-05"]))
    cells = [
        _cell(row, head, draw(st.integers(0, 9)), cell=address((r, c)), place=place, period=period, total=draw(st.booleans()))
        for r, (row, place) in enumerate(rows, start=2)
        for c, head in enumerate(heads, start=1)
    ]  # fmt: skip
    return Table("Data", "A1:Z9", Title("Guru"), None, (), None, (), (), tuple(cells))


def _accounted(table: Table, arranged: Arrangement) -> None:
    """Every observation is a point, a total left out, or within the range of an error."""
    cells = [point.cell.removeprefix("Data!") for point in arranged.points if point.cell]
    cells += [*arranged.left_out, *arranged.unplaced]
    assert sorted(cells) == sorted(one.cell for one in table.observations)
    errors = [one for one in arranged.findings if one.level is Level.ERROR]
    assert sum(int(one.facts["count"]) for one in errors) == len(arranged.unplaced)
    for cell in arranged.unplaced:
        assert any(_is_within(cell, one.cell or "") for one in errors)
    assert len(set(_keys(arranged))) == len(arranged.points)
    for point in arranged.points:
        for code, column in zip(point.key, arranged.structure.dimensions, strict=True):
            assert code in {member.code for member in column.members}


def _is_within(cell: str, span: str) -> bool:
    (top, left), (bottom, right) = (place_of(end) for end in (span.split(":") * 2)[:2])
    row, column = place_of(cell)
    return top <= row <= bottom and left <= column <= right


@given(_tables())
def test_nothing_is_dropped_in_silence(table: Table) -> None:
    structure = _structure(_area("16.71.08", "16.71.07"), _STATUS, _SEX, _INDICATOR, _YEAR)

    _accounted(table, arrange(table, structure, period="2023"))


@given(_tables())
def test_nothing_is_dropped_in_silence_by_a_proposed_structure(table: Table) -> None:
    _accounted(table, arrange(table, propose(table), period="2023"))
