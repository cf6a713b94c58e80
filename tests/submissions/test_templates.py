"""The template of a dataset's table: made, filled in, handed in."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from tests.catalogue.tables import act
from tests.submissions.files import AREAS, population, upload

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_SEXES = ("Laki-laki", "Perempuan")


def _as(user: Record, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"]}, data)


@pytest.fixture
def table(dataset: Record, officer: Record) -> Record:
    """`dataset` with the figures of 2023."""
    fields = [
        {"id": name, "type": "text"}
        for name in ("kode_wilayah", "wilayah", "tahun", "jenis_kelamin")
    ]
    rows = [
        {
            "kode_wilayah": code, "wilayah": name, "tahun": "2023", "jenis_kelamin": sex,
            "nilai": 990 + 10 * place + 7 * side,
        }
        for place, (name, code) in enumerate(AREAS.items())
        for side, sex in enumerate(_SEXES)
    ]  # fmt: skip
    act(
        officer,
        "datastore_create",
        resource={"package_id": dataset["id"], "name": "Tabel data"},
        fields=[*fields, {"id": "nilai", "type": "numeric"}, {"id": "tanda", "type": "text"}],
        records=rows,
    )
    return helpers.call_action("package_show", id=dataset["id"])


def _filled(user: Record, dataset: Record, first: object = None) -> bytes:
    made = _as(user, "palembang_table_template", id=dataset["name"], period="2024")
    assert made["file_name"].endswith("-2024.xlsx")
    book = load_workbook(BytesIO(base64.b64decode(made["content_base64"])))
    sheet = book["Isian"]
    cells = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    numbers = [cell for cell in cells if cell.value is None][: 2 * len(AREAS) * 2]
    assert numbers
    for place, cell in enumerate(numbers):
        if _takes_number(sheet, cell.coordinate):
            cell.value = first if first is not None and place == 0 else 2000 + place
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _takes_number(sheet: Any, coordinate: str) -> bool:
    return any(
        coordinate in rule.sqref and rule.type in ("whole", "decimal", "custom")
        for rule in sheet.data_validations.dataValidation
    )


def test_what_is_filled_in_is_what_is_read(officer: Record, table: Record) -> None:
    made = _as(
        officer,
        "palembang_submission_create",
        id=table["id"],
        upload=upload(_filled(officer, table), "isian.xlsx"),
    )

    assert (made["template"], made["period"], made["counts"]["error"]) == (True, "2024", 0)
    assert made["counts"]["points"] == 2 * len(AREAS)
    assert made["table"]["cells"][0]["row"] == ["Ilir Barat II"]
    shown = _as(officer, "palembang_submission_show", id=made["id"], include_points=True)
    assert all(point[3].startswith("Isian!") for point in shown["points"])
    assert {point[0][1] for point in shown["points"]} == {"2024"}


def test_a_mistake_is_found_at_its_cell(officer: Record, table: Record) -> None:
    made = _as(
        officer,
        "palembang_submission_create",
        id=table["id"],
        upload=upload(_filled(officer, table, first="banyak"), "isian.xlsx"),
    )

    wrong = [one for one in made["findings"] if one["level"] != "info"]
    assert [one["sheet"] for one in wrong if one["cell"]] == ["Isian"] * len(wrong)
    assert wrong


def test_a_form_of_another_dataset_is_named(
    officer: Record, office: Record, table: Record, record: Record
) -> None:
    content = _filled(officer, table)
    place = {**record["dalam_angka"][0], "nomor": "3.1.99"}
    data = {**record, "name": "lain", "title": "Lain", "dalam_angka": [place]}
    other = helpers.call_action("package_create", {"user": officer["name"]}, **data)
    # Without a table of its own the file is read as it looks.
    made = _as(
        officer, "palembang_submission_create", id=other["id"], upload=upload(content, "isian.xlsx")
    )
    assert made["template"] is False


def test_without_a_table_there_is_no_template(officer: Record, dataset: Record) -> None:
    with pytest.raises(tk.ValidationError) as refused:
        _as(officer, "palembang_table_template", id=dataset["id"], period="2024")

    assert "id" in refused.value.error_dict


@pytest.mark.parametrize("period", ["", None, "x", "20244", 3.5, ["2024"]])
def test_the_period_must_be_one(officer: Record, table: Record, period: Any) -> None:
    with pytest.raises(tk.ValidationError) as refused:
        _as(officer, "palembang_table_template", id=table["id"], period=period)

    assert "period" in refused.value.error_dict


def test_templates_are_for_the_office(other_officer: Record, dataset: Record) -> None:
    for user in (other_officer["name"], factories.User()["name"], ""):
        data = {"id": dataset["id"], "period": "2024"}
        with pytest.raises(tk.NotAuthorized):
            tk.get_action("palembang_table_template")({"user": user}, data)


def test_an_own_form_is_read_by_the_structure_of_the_table(officer: Record, table: Record) -> None:
    made = _as(officer, "palembang_submission_create", id=table["id"], upload=upload(population()))

    shown = _as(officer, "palembang_submission_show", id=made["id"], include_points=True)
    assert (made["counts"]["error"], made["counts"]["warning"]) == (0, 0), made["findings"]
    assert {tuple(point[0][1:]) for point in shown["points"]} == {("2024", sex) for sex in _SEXES}


def test_a_jump_against_the_published_year_is_a_warning_that_can_be_switched_off(
    officer: Record, table: Record
) -> None:
    figures: dict[str, tuple[object, object]] = {
        name: (1000 + 10 * place, 1001 + 10 * place) for place, name in enumerate(AREAS)
    }
    figures["Sako"] = (99_000, 1001)
    content = population(figures)
    made = _as(officer, "palembang_submission_create", id=table["id"], upload=upload(content))
    assert [one["cell"] for one in made["findings"] if one["code"] == "jump"] == ["B11"], made[
        "findings"
    ]

    act(officer, "palembang_check_settings_update", id=table["id"], off=["jumps"])
    again = _as(officer, "palembang_submission_correct", id=made["id"])
    assert "jump" not in [one["code"] for one in again["findings"]]
