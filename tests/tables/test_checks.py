"""Checks of a table that is handed in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ckanext.palembang.reference import areas
from ckanext.palembang.tables import (
    CHECKS,
    Level,
    Measure,
    Observation,
    Series,
    Subject,
    Table,
    Title,
    check,
    series_of,
)

_CODES = [(a.name, a.code) for a in areas("kecamatan", within="16.71")]


def _cell(  # noqa: PLR0913 - one field of an observation each
    cell: str,
    value: float | str | None,
    *,
    row: str = "Sako",
    column: str = "Jumlah",
    area: str | None = None,
    period: str | None = "2023",
    flag: str | None = None,
    total: bool = False,
) -> Observation:
    number = None if value is None else Decimal(str(value))
    return Observation(cell, (row,), (column,), number, flag, area, area, period, None, total)


def _table(*cells: Observation, unit: str | None = None) -> Table:
    return Table("Sheet1", "A1:D20", Title(), unit, (), None, (), (), cells)


def _codes(subject: Subject) -> list[str]:
    return [finding.code for finding in check(subject)]


def _all_districts(leave_out: set[str] | None = None, period: str = "2023") -> list[Observation]:
    return [
        _cell(f"B{i}", 10 + i, row=name, area=code, period=period)
        for i, (name, code) in enumerate(_CODES, start=2)
        if code not in (leave_out or set())
    ]


def test_every_district_exactly_once_is_right() -> None:
    assert _codes(Subject(_table(*_all_districts()), level="kecamatan", period="2023")) == []


def test_a_missing_district_is_an_error() -> None:
    [found] = check(Subject(_table(*_all_districts({"16.71.08"})), level="kecamatan"))

    assert (found.code, found.level, found.facts["names"]) == ("area-missing", Level.ERROR, "Sako")


def test_there_were_16_districts_before_2018() -> None:
    old = _all_districts({"16.71.17", "16.71.18"}, "2016")

    assert _codes(Subject(_table(*old), level="kecamatan")) == []


def test_a_district_twice_is_an_error() -> None:
    cells = [*_all_districts(), _cell("B40", 5, row="SAKO", area="16.71.08")]

    assert _codes(Subject(_table(*cells), level="kecamatan")) == ["area-repeated"]


@pytest.mark.parametrize(("total", "codes"), [(30, []), (31, ["sexes-mismatch"]), (None, [])])
def test_men_and_women_add_up(total: int | None, codes: list[str]) -> None:
    cells = [
        _cell("B2", 10, column="Laki-laki"),
        _cell("C2", 20, column="Perempuan"),
        _cell("D2", total, column="Jumlah", total=True),
    ]

    assert _codes(Subject(_table(*cells))) == codes


@pytest.mark.parametrize(
    ("value", "measure", "codes"),
    [
        (-1, Measure.COUNT, ["negative-count"]),
        (1.5, Measure.COUNT, ["fractional-count"]),
        (-1.5, Measure.INDEX, []),
        (101, Measure.SHARE, ["share-out-of-range"]),
        (101, Measure.COUNT, []),
    ],
)
def test_figures_that_cannot_be(value: float, measure: Measure, codes: list[str]) -> None:
    assert _codes(Subject(_table(_cell("B2", value)), measure=measure)) == codes


def test_counts_in_thousands_may_be_fractional() -> None:
    table = _table(_cell("B2", 1.5), unit="ribu orang")

    assert _codes(Subject(table, measure=Measure.COUNT)) == []


@pytest.mark.parametrize(("last", "codes"), [(40, []), (40.3, []), (42, ["shares-not-100"])])
def test_shares_add_to_100(last: float, codes: list[str]) -> None:
    cells = [_cell(f"B{i}", v, row=str(i), column="Persen") for i, v in enumerate((35, 25, last))]
    cells.append(_cell("B9", 100, row="Jumlah", column="Persen", total=True))

    assert _codes(Subject(_table(*cells), measure=Measure.SHARE)) == codes


def test_an_unknown_sign_is_a_warning() -> None:
    assert _codes(Subject(_table(_cell("B2", None, flag="...")))) == []
    assert _codes(Subject(_table(_cell("B2", None, flag="?!")))) == ["unknown-symbol"]


def _earlier(values: list[float]) -> dict[str, dict[Series, Decimal]]:
    series = series_of(_cell("B2", 1))
    return {str(2018 + i): {series: Decimal(str(v))} for i, v in enumerate(values)}


@pytest.mark.parametrize(
    ("value", "codes"),
    [(10_600, []), (25_000, ["jump"]), (1_060, ["jump"])],
    ids=["usual", "up", "lost zero"],
)
def test_a_jump_against_earlier_years_is_a_warning(value: float, codes: list[str]) -> None:
    subject = Subject(
        _table(_cell("B2", value)), earlier=_earlier([10_000, 10_150, 10_280, 10_420, 10_500])
    )

    assert _codes(subject) == codes


def test_one_odd_year_in_the_past_hides_no_jump_and_makes_none() -> None:
    earlier = _earlier([10_000, 10_100, 40_000, 10_300, 10_400, 10_500])

    assert _codes(Subject(_table(_cell("B2", 10_600, period="2024")), earlier=earlier)) == []


def test_small_numbers_do_not_jump() -> None:
    assert _codes(Subject(_table(_cell("B2", 6)), earlier=_earlier([3, 4, 3, 4]))) == []


def test_a_jump_says_the_figure_that_was_expected() -> None:
    [found] = check(
        Subject(_table(_cell("B2", 99_000)), earlier=_earlier([1000, 1000, 1000, 1000]))
    )

    assert found.facts["expected"] == "1.000"
    assert "B2" in found.message("id")
    assert "1.000" in found.message("en")


def test_last_years_table_sent_again_is_a_warning() -> None:
    cells = _all_districts()
    earlier = {"2022": {series_of(one): one.value for one in cells if one.value}}

    assert _codes(Subject(_table(*cells), earlier=earlier)) == ["unchanged"]


@pytest.mark.parametrize(
    ("period", "codes"), [("2023", []), ("2024", ["wrong-period"]), ("2023-05", [])]
)
def test_the_period_must_be_the_one_asked_for(period: str, codes: list[str]) -> None:
    assert _codes(Subject(_table(_cell("B2", 1)), period=period)) == codes


@pytest.mark.parametrize(("unit", "codes"), [("Jiwa", []), ("orang", []), ("ton", ["wrong-unit"])])
def test_the_unit_must_be_that_of_the_metadata(unit: str, codes: list[str]) -> None:
    assert _codes(Subject(_table(_cell("B2", 1), unit="orang"), unit=unit)) == codes


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_can_be_switched_off(name: str) -> None:
    broken = Subject(
        _table(*_all_districts({"16.71.08"}), _cell("B40", -1.5, flag="?!"), unit="ton"),
        measure=Measure.COUNT, unit="orang", period="2020", level="kecamatan",
    )  # fmt: skip
    silenced = check(broken, without=[name])

    assert len(silenced) == len(check(broken)) - len(list(CHECKS[name](broken)))
