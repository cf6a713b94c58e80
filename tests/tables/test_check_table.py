"""Checks of a table that has been arranged: against its dataset, other members, earlier years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from ckanext.palembang.reference import areas
from ckanext.palembang.tables import (
    CheckSettings,
    DataStructure,
    DimensionColumn,
    Finding,
    Level,
    Measure,
    Member,
    Observation,
    Role,
    Table,
    Thresholds,
    Title,
    arrange,
    check_table,
)
from ckanext.palembang.tables.cells import address

_DISTRICTS = {one.code: one.name for one in areas("kecamatan", within="16.71")}
_NAMES = _DISTRICTS | {"16.71": "Kota Palembang"}
_TIME = DimensionColumn("tahun", Role.TIME, "Tahun")
_SEX = DimensionColumn(
    "jenis_kelamin",
    Role.CATEGORY,
    "Jenis kelamin",
    None,
    tuple(
        Member(one, one, is_total=one == "Jumlah") for one in ("Laki-laki", "Perempuan", "Jumlah")
    ),
)
_Key = tuple[str, ...]
_Figures = Mapping[_Key, float | str]


def _area(codes: Iterable[str] = _NAMES) -> DimensionColumn:
    members = tuple(Member(code, _NAMES[code]) for code in codes)
    return DimensionColumn("kode_wilayah", Role.AREA, "Kode wilayah", None, members, "wilayah")


def _structure(*more: DimensionColumn, measure: Measure | None = Measure.COUNT) -> DataStructure:
    return DataStructure(
        "id", "Murid", None, (_area(), *more, _TIME), measure=measure, unit="orang"
    )


def _table(figures: _Figures, structure: DataStructure, *, period: str = "2023") -> Table:
    cells: list[Observation] = []
    rows = list(dict.fromkeys(key[0] for key in figures))
    heads = list(dict.fromkeys(key[1:] for key in figures))
    for key, value in figures.items():
        place = (rows.index(key[0]) + 2, heads.index(key[1:]) + 1)
        district = key[0] if key[0] in _DISTRICTS else None
        cells.append(
            Observation(
                address(place), (_NAMES[key[0]],), key[1:] or ("Murid",), Decimal(str(value)),
                None, district, key[0], period, None,
            )
        )  # fmt: skip
    title = Title(structure.title)
    return Table("Data", "A2:D22", title, None, (period[:4],), None, (), (), tuple(cells))


def _check(
    figures: _Figures,
    structure: DataStructure,
    *,
    earlier: Mapping[str, _Figures] | None = None,
    period: str = "2023",
    settings: CheckSettings | None = None,
) -> list[Finding]:
    table = _table(figures, structure, period=period)
    known = {
        year: {key: Decimal(str(value)) for key, value in said.items()}
        for year, said in (earlier or {}).items()
    }
    arranged = arrange(table, structure, period=period)
    assert not [one for one in arranged.findings if one.level is not Level.INFO]
    return list(check_table(table, arranged, structure, known, period, settings or CheckSettings()))


def _codes(findings: Iterable[Finding]) -> list[str]:
    return [one.code for one in findings]


def _city(base: int = 4000, step: int = 137) -> dict[_Key, float | str]:
    """Figures of all districts and their sum."""
    figures: dict[_Key, float | str] = {
        (code,): base + number * step for number, code in enumerate(_DISTRICTS)
    }
    return {**figures, ("16.71",): sum(int(value) for value in figures.values())}


def _years(grow: float = 1.02, first: int = 2018, last: int = 2022) -> dict[str, _Figures]:
    return {
        str(year): {key: round(float(v) * grow ** (year - 2023)) for key, v in _city().items()}
        for year in range(first, last + 1)
    }


def test_a_faultless_table_gets_no_finding() -> None:
    assert _check(_city(), _structure(), earlier=_years()) == []


def test_areas_add_up_to_the_city() -> None:
    wrong = {**_city(), ("16.71",): 93_000}

    [found] = _check(wrong, _structure())

    assert (found.code, found.level, found.cell) == ("member-total-mismatch", Level.WARNING, "B21")
    assert found.facts["sum"] == "92.961"


def test_a_city_without_all_its_districts_is_not_added_up() -> None:
    half = dict(list(_city().items())[:6]) | {("16.71",): 93_000}

    assert "member-total-mismatch" not in _codes(_check(half, _structure()))


@pytest.mark.parametrize("measure", [Measure.SHARE, Measure.RATE, Measure.INDEX])
def test_rates_are_not_added_up(measure: Measure) -> None:
    rates: dict[_Key, float | str] = {(code,): "42.5" for code in _NAMES}

    assert _check(rates, _structure(measure=measure)) == []


def test_items_add_up_to_their_total() -> None:
    kinds = ("Nusantara", "Mancanegara", "Jumlah")
    members = tuple(Member(one, one, is_total=one == "Jumlah") for one in kinds)
    origin = DimensionColumn("asal", Role.CATEGORY, "Asal", None, members)
    structure = DataStructure("id", "Kunjungan", None, (_area(["16.71"]), origin, _TIME))
    right = {("16.71", "Nusantara"): 900, ("16.71", "Mancanegara"): 100, ("16.71", "Jumlah"): 1000}

    assert _check(right, structure) == []
    found = _check({**right, ("16.71", "Jumlah"): 1010}, structure)
    assert _codes(found) == ["member-total-mismatch"]
    # Far from each other they are no sum at all.
    assert _check({**right, ("16.71", "Jumlah"): 50}, structure) == []


@pytest.mark.parametrize(("total", "codes"), [("30.1", []), ("30.4", ["sexes-mismatch"])])
def test_rounding_explains_what_it_can(total: str, codes: list[str]) -> None:
    figures = {
        ("16.71", "Laki-laki"): "10.0",
        ("16.71", "Perempuan"): "20.0",
        ("16.71", "Jumlah"): total,
    }
    structure = replace(
        _structure(_SEX, measure=Measure.AMOUNT), dimensions=(_area(["16.71"]), _SEX, _TIME)
    )

    assert [
        code for code in _codes(_check(figures, structure)) if code == "sexes-mismatch"
    ] == codes


def test_a_missing_district_is_an_error() -> None:
    figures = _city()
    del figures["16.71.08",]

    [found] = _check(figures, _structure())[:1]

    assert (found.code, found.level, found.facts["names"]) == ("area-missing", Level.ERROR, "Sako")


def test_a_district_that_never_had_figures_is_not_missed() -> None:
    figures = _city()
    del figures["16.71.08",], figures["16.71",]
    earlier = {
        year: {key: value for key, value in said.items() if key in figures}
        for year, said in _years().items()
    }

    assert _check(figures, _structure(), earlier=earlier) == []


def test_rows_with_a_second_classification_do_not_repeat_their_area() -> None:
    figures = {
        (code, sex): value
        for code in _DISTRICTS
        for sex, value in (("Laki-laki", 10), ("Perempuan", 20), ("Jumlah", 30))
    }

    assert _check(figures, _structure(_SEX)) == []


def test_members_say_what_their_figures_are() -> None:
    members = (
        Member("Murid", "Murid", measure=Measure.COUNT),
        Member("Rata-rata", "Rata-rata", measure=Measure.RATE),
        Member("Cakupan", "Cakupan", measure=Measure.SHARE),
    )
    column = DimensionColumn("indikator", Role.INDICATOR, "Indikator", None, members)
    structure = replace(_structure(measure=None), dimensions=(_area(["16.71"]), column, _TIME))
    figures = {
        ("16.71", "Murid"): "1.5",
        ("16.71", "Rata-rata"): "1.5",
        ("16.71", "Cakupan"): "120",
    }

    found = _check(figures, structure)

    assert [(one.code, one.cell) for one in found] == [
        ("fractional-count", "B3"),
        ("share-out-of-range", "D3"),
    ]


def test_a_rate_of_change_may_be_negative() -> None:
    structure = replace(
        _structure(measure=Measure.SHARE), title="Inflasi", dimensions=(_area(["16.71"]), _TIME)
    )

    assert _check({("16.71",): "-0.3"}, structure) == []


def _one_series(values: Iterable[float]) -> dict[str, _Figures]:
    """Figures of the city in the years up to 2022."""
    said = list(values)
    first = 2023 - len(said)
    return {str(first + number): {("16.71",): value} for number, value in enumerate(said)}


def _jump(value: float, past: Iterable[float], measure: Measure = Measure.COUNT) -> list[Finding]:
    structure = replace(_structure(measure=measure), dimensions=(_area(["16.71"]), _TIME))
    return _check({("16.71",): value}, structure, earlier=_one_series(past))


@pytest.mark.parametrize(
    ("value", "past"),
    [
        (11_000, [10_000, 10_200, 10_400, 10_600]),
        (25_000, [10_000, 10_100]),
        (6, [3, 4, 3, 4]),
        (9, [1, 0, 2, 1, 0]),
        (0, [3, 1, 2, 4]),
        (0, [500, 0, 300, 400]),
        (7_000, [10_000, 10_100, 6_500, 10_400, 6_900, 10_500]),
    ],
    ids=["growth", "too short", "small", "zeros", "few to none", "often none", "been there"],
)
def test_what_may_be_is_no_jump(value: float, past: list[float]) -> None:
    assert _jump(value, past) == []


@pytest.mark.parametrize(
    ("value", "past", "expected"),
    [
        (1_080, [10_000, 10_200, 10_400, 10_600], "10.808"),
        (108_000, [10_000, 10_200, 10_400, 10_600], "10.808"),
        (0, [10_000, 10_200, 10_400, 10_600], "10.600"),
        (25_000, [10_000, 10_100, 40_000, 10_300, 10_400, 10_500], "10.6"),
    ],
    ids=["lost digit", "digit too many", "nothing typed", "an odd year before"],
)
def test_a_jump_says_what_was_expected(value: float, past: list[float], expected: str) -> None:
    [found] = _jump(value, past)

    assert (found.code, found.level) == ("jump", Level.WARNING)
    assert found.facts["expected"].startswith(expected)


@pytest.mark.parametrize(
    ("value", "past", "is_jump"),
    [
        (99_000, [1_060], True),
        (1.06, [1_060], True),
        (10_600, [1_060, 1_050], True),
        (4_000, [1_060], False),
        (60, [5], False),
        (0, [1_060], False),
    ],
)
def test_with_few_years_only_a_multiple_is_a_jump(
    value: float, past: list[float], is_jump: bool
) -> None:
    assert bool(_jump(value, past)) == is_jump


def test_shares_jump_by_points_not_by_ratio() -> None:
    past = [3.1, 2.8, 3.4, 3.0, 3.2]

    assert _jump(2.4, past, Measure.SHARE) == []
    assert _jump(-0.3, [0.2, 0.5, -0.1, 0.4], Measure.RATE) == []
    assert _codes(_jump(32, past, Measure.SHARE)) == ["jump"]


def test_years_that_are_missing_are_reckoned_with() -> None:
    structure = replace(_structure(), dimensions=(_area(["16.71"]), _TIME))
    earlier = {
        str(year): {("16.71",): value}
        for year, value in ((2008, 10_000), (2009, 11_000), (2010, 12_100), (2013, 16_100))
    }

    assert _check({("16.71",): 41_800}, structure, earlier=earlier) == []


def test_the_split_of_a_district_is_no_jump() -> None:
    earlier: dict[str, _Figures] = {
        str(year): {("16.71.06",): 90_000 + year} for year in range(2012, 2018)
    }
    earlier["2018"] = {("16.71.06",): 42_000, ("16.71.18",): 50_000}
    structure = replace(_structure(), dimensions=(_area(["16.71.06", "16.71.18"]), _TIME))
    off = CheckSettings(frozenset({"missing-areas"}))
    split = {("16.71.06",): 41_900, ("16.71.18",): 50_200}

    assert _check(split, structure, earlier=earlier, settings=off, period="2019") == []
    del earlier["2018"]
    assert _check(split, structure, earlier=earlier, settings=off, period="2018") == []
    undivided = {("16.71.06",): 41_900}
    assert _codes(_check(undivided, structure, earlier=earlier, settings=off, period="2018")) == [
        "jump"
    ]


def test_what_was_published_is_not_judged_again() -> None:
    structure = replace(_structure(), dimensions=(_area(["16.71"]), _TIME))
    earlier = _one_series([10_000, 10_100, 10_200, 10_300, 10_400]) | {"2023": {("16.71",): 99_000}}

    assert _check({("16.71",): 99_000}, structure, earlier=earlier) == []


def test_last_years_table_sent_again() -> None:
    [found] = _check(_city(), _structure(), earlier={"2022": _city()})

    assert (found.code, found.facts["period"]) == ("unchanged", "2022")


def test_the_same_period_sent_again_is_not_an_old_table() -> None:
    assert _check(_city(), _structure(), earlier={"2023": _city()}) == []


def test_small_counts_and_sizes_may_stay_the_same() -> None:
    few: dict[_Key, float | str] = {(code,): 3 + n % 5 for n, code in enumerate(_DISTRICTS)}
    assert _check(few, _structure(), earlier={"2022": few}) == []
    sizes = replace(_structure(measure=Measure.AMOUNT), unit="km2")
    assert _check(_city(), sizes, earlier={"2022": _city()}) == []
    assert _check(_city(), _structure(), earlier={"2022": _city(), "2021": _city()}) == []


def test_one_column_of_last_year() -> None:
    def sexes(men: int, women: int) -> dict[_Key, float | str]:
        return {
            (code, sex): base + 31 * number
            for number, code in enumerate(_DISTRICTS)
            for sex, base in (("Laki-laki", men), ("Perempuan", women))
        }

    [found] = _check(sexes(1200, 1300), _structure(_SEX), earlier={"2022": sexes(1200, 1250)})

    assert (found.code, found.level, found.cell) == ("series-unchanged", Level.WARNING, "B3:B20")


@pytest.mark.parametrize(
    ("said", "asked", "codes"),
    [
        ("2023", "2024", ["wrong-period"]),
        ("2023", "2023", []),
        ("2023-05", "2023", []),
        ("2023", "2023/2024", []),
        ("2024", "2023/2024", []),
        ("2022", "2023/2024", ["wrong-period"]),
    ],
)
def test_the_period_of_the_table_is_the_one_asked_for(
    said: str, asked: str, codes: list[str]
) -> None:
    structure = replace(_structure(), dimensions=(_area(["16.71"]), replace(_TIME, name="periode")))
    table = _table({("16.71",): 5}, structure, period=said)
    arranged = arrange(table, structure, period=asked)

    assert _codes(check_table(table, arranged, structure, {}, asked)) == codes


def test_each_indicator_has_its_unit() -> None:
    members = (Member("Guru", "Guru", unit="orang"), Member("Luas", "Luas", unit="ha"))
    column = DimensionColumn("indikator", Role.INDICATOR, "Indikator", None, members)
    structure = replace(
        _structure(measure=None), unit=None, dimensions=(_area(["16.71"]), column, _TIME)
    )
    table = _table({("16.71", "Guru"): 5, ("16.71", "Luas"): 7}, structure)

    def said(*units: str) -> Table:
        cells = zip(table.observations, units, strict=True)
        return replace(table, observations=tuple(replace(one, unit=unit) for one, unit in cells))

    for units, codes in ((("Orang/People", "Ha"), []), (("ton", "ha"), ["wrong-unit"])):
        one = said(*units)
        found = check_table(one, arrange(one, structure), structure, {}, "2023")
        assert _codes(found) == codes


def test_a_check_can_be_switched_off_or_loosened() -> None:
    wrong = {**_city(), ("16.71",): 93_000}
    settings = CheckSettings(frozenset({"member-totals"}))
    assert _check(wrong, _structure(), settings=settings) == []

    structure = replace(_structure(), dimensions=(_area(["16.71"]), _TIME))
    loose = CheckSettings(thresholds=Thresholds(jump_least_ratio=20))
    past = _one_series([10_000, 10_200, 10_400, 10_600])
    assert _codes(_check({("16.71",): 30_000}, structure, earlier=past)) == ["jump"]
    assert _check({("16.71",): 30_000}, structure, earlier=past, settings=loose) == []


@pytest.mark.parametrize("columns", [1, 2])
def test_a_city_near_the_sum_of_its_districts_was_meant_to_be_it(columns: int) -> None:
    sexes = ("Laki-laki", "Perempuan")[:columns]
    structure = _structure(_SEX) if columns > 1 else _structure()
    figures: dict[_Key, float | str] = {}
    for place, code in enumerate(_DISTRICTS):
        for sex in sexes:
            figures[(code, sex) if columns > 1 else (code,)] = 20_000 + 371 * place
    whole = sum(20_000 + 371 * place for place in range(len(_DISTRICTS)))
    for sex in sexes:
        figures[("16.71", sex) if columns > 1 else ("16.71",)] = whole + 5_000
    found = _codes(_check(figures, structure))

    assert found == ["member-total-mismatch"] * columns
