"""A hand-in is checked as its dataset wants it, against what was published before."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from tests.catalogue.tables import add_table
from tests.submissions.files import AREAS, population, upload, workbook

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


def _as(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


def _create(user: Record, dataset: Record, content: bytes, **more: Any) -> Any:
    return _as(
        user, "palembang_submission_create", id=dataset["name"], upload=upload(content), **more
    )


def _codes(submission: Record) -> set[str]:
    return {one["code"] for one in submission["findings"]}


def _publish(dataset: Record, years: dict[str, int]) -> None:
    """Put figures of all districts into the dataset's data table."""
    records = [
        {
            "kode_wilayah": code,
            "wilayah": name,
            "tahun": year,
            "nilai": base + 7 * number,
            "tanda": "",
        }
        for year, base in years.items()
        for number, (name, code) in enumerate(AREAS.items())
    ]
    add_table(factories.Sysadmin(), dataset["id"], records)


def _file(year: str, base: int, *, zero_lost: str = "") -> bytes:
    rows = [
        [f"Jumlah Penduduk Menurut Kecamatan di Kota Palembang (jiwa), {year}"],
        ["Kecamatan", "Penduduk"],
        *(
            [name, (base + 7 * number) // (10 if name == zero_lost else 1)]
            for number, name in enumerate(AREAS)
        ),
    ]
    return workbook(rows)


_YEARS = {"2019": 50_000, "2020": 50_400, "2021": 50_900, "2022": 51_300}


def test_a_figure_is_held_against_the_years_before(officer: Record, dataset: Record) -> None:
    _publish(dataset, _YEARS)

    usual = _create(officer, dataset, _file("2023", 51_700))
    odd = _create(officer, dataset, _file("2023", 51_700, zero_lost="Sako"))

    assert "jump" not in _codes(usual)
    [found] = [one for one in odd["findings"] if one["code"] == "jump"]
    assert (found["level"], found["cell"]) == ("warning", "B10")
    assert "51." in found["message_en"]


def test_last_years_figures_are_recognised(officer: Record, dataset: Record) -> None:
    _publish(dataset, _YEARS)

    assert "unchanged" in _codes(_create(officer, dataset, _file("2023", 51_300)))


def test_an_administrator_switches_a_check_off(
    officer: Record, dataset: Record, office: Record
) -> None:
    _publish(dataset, _YEARS)
    chief = factories.User()
    role = {"id": office["id"], "username": chief["name"], "role": "admin"}
    helpers.call_action("organization_member_create", **role)

    with pytest.raises(tk.NotAuthorized):
        _as(officer, "palembang_check_settings_update", id=dataset["id"], off=["unchanged"])
    said = _as(chief, "palembang_check_settings_update", id=dataset["id"], off=["unchanged"])

    assert said["off"] == ["unchanged"]
    shown = _as(officer, "palembang_check_settings_show", id=dataset["name"])
    assert shown == said
    assert "jumps" in shown["known"]
    assert "unchanged" not in _codes(_create(officer, dataset, _file("2023", 51_300)))


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"off": ["jumpz"]}, "off"),
        ({"off": "x"}, "off"),
        ({"thresholds": {"jump_factor": "x"}}, "thresholds"),
        ({"thresholds": {"x": 1}}, "thresholds"),
    ],
)
def test_settings_must_be_known(dataset: Record, given: Record, key: str) -> None:
    admin = factories.Sysadmin()
    with pytest.raises(tk.ValidationError) as refused:
        _as(admin, "palembang_check_settings_update", id=dataset["id"], **given)

    assert key in refused.value.error_dict


def test_a_corrected_head_is_remembered_for_the_next_file(officer: Record, dataset: Record) -> None:
    def form(year: int) -> bytes:
        rows = [["Kecamatan", "A", "B"], ["Unit", year, 2], *([name, 5, 6] for name in AREAS)]
        return workbook(rows)

    made = _create(officer, dataset, form(2023), period="2023")
    head = {"sheet": made["table"]["sheet"], "index": 0, "head_rows": "1"}
    corrections = {"tables": [head]}
    _as(
        officer,
        "palembang_submission_correct",
        id=made["id"],
        corrections=corrections,
        period="2023",
    )
    following = _create(officer, dataset, form(2024), period="2024")

    assert following["corrections"]["tables"][0]["head_rows"] == "1"


def test_a_faultless_table_waits_for_no_word(officer: Record, dataset: Record) -> None:
    made = _create(officer, dataset, population())

    assert {one["level"] for one in made["findings"]} <= {"info"}
