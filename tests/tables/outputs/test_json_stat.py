"""JSON-stat: accepted by the format's validator, complete, and read back without loss."""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import given
from jsonstat_validator import validate_jsonstat

from ckanext.palembang.tables import DataPoint, DataStructure
from ckanext.palembang.tables.outputs import (
    DoubledFigureError,
    TooManyCellsError,
    write_json_stat,
)

from tests.tables.outputs.figures import PUBLICATION, STRUCTURE, figures, tables

Json = dict[str, Any]


def _written(structure: DataStructure, points: list[DataPoint], **limits: int) -> Json:
    target = BytesIO()
    write_json_stat(structure, points, target, PUBLICATION, **limits)
    return json.loads(target.getvalue(), parse_float=Decimal)


def _points(cube: Json) -> dict[tuple[str, ...], DataPoint]:
    """The figures that another program would find."""
    names = cube["id"]
    codes = [cube["dimension"][name]["category"]["index"] for name in names]
    attributes = cube.get("extension", {}).get("attributes", {})
    found = {}
    for place, key in enumerate(product(*codes)):
        value, status = cube["value"][place], cube.get("status", {}).get(str(place), "")
        if value is None and not status:
            continue
        words = status.split(" ") if status else []
        found[key] = DataPoint(
            key,
            None if value is None else Decimal(value),
            next((word for word in words if word != "r"), None),
            {
                name: one["values"][str(place)]
                for name, one in attributes.items()
                if str(place) in one["values"]
            },
            "r" in words,
        )
    return found


def test_the_format_s_own_validator_accepts_it() -> None:
    cube = _written(STRUCTURE, figures())

    assert validate_jsonstat(json.loads(json.dumps(cube, default=float)))
    # What that validator does not look at.
    assert cube["version"] == "2.0"
    assert len(cube["value"]) == prod(cube["size"]) == 18


def test_roles_units_labels_and_the_dataset_s_facts() -> None:
    cube = _written(STRUCTURE, figures())

    assert cube["role"] == {"geo": ["kode_wilayah"], "time": ["tahun"], "metric": ["nilai"]}
    assert cube["dimension"]["nilai"]["category"]["unit"]["nilai"] == {
        "label": "orang",
        "decimals": 2,
    }
    area = cube["dimension"]["kode_wilayah"]
    assert area["category"]["index"] == ["16.71.07", "16.71.01", "16.71"]
    assert area["category"]["child"] == {"16.71": ["16.71.07", "16.71.01"]}
    assert area["extension"]["category"]["label_en"]["16.71"] == "Palembang Municipality"
    assert cube["dimension"]["jenis_kelamin"]["category"]["child"] == {
        "Jumlah": ["Laki-laki", "Perempuan"]
    }
    assert (cube["source"], cube["updated"]) == ("BPS Kota Palembang", "2025-02-28")
    assert cube["href"] == PUBLICATION.address
    assert cube["extension"]["label_en"] == STRUCTURE.title_en
    assert cube["extension"]["status"]["..."]["en"] == "Data not available"


def test_a_gap_is_null_and_nothing_moves_into_it() -> None:
    cube = _written(STRUCTURE, figures())

    assert cube["value"][0] is None
    assert cube["status"]["0"] == "..."
    assert cube["value"][4] is None
    assert "4" not in cube["status"]
    assert cube["value"][5] == 1035


@given(tables())
def test_what_was_written_is_read(table: tuple[DataStructure, list[DataPoint]]) -> None:
    structure, points = table

    cube = _written(structure, points)

    assert validate_jsonstat(json.loads(json.dumps(cube, default=float)))
    assert len(cube["value"]) == prod(cube["size"])
    names = [one.name for one in structure.dimensions]
    found = {key[: len(names)]: point for key, point in _points(cube).items()}
    assert found.keys() == {point.key for point in points}
    for point in points:
        other = found[point.key]
        assert (other.value, other.flag, other.attributes, other.revised) == (
            point.value, point.flag, point.attributes, point.revised,
        )  # fmt: skip


def test_sources_that_disagree_stand_side_by_side() -> None:
    key = ("16.71", "Jumlah", "2024")
    points = [
        DataPoint(key, Decimal(1), attributes={"sumber": "BPS"}),
        DataPoint(key, Decimal(2), attributes={"sumber": "Disdukcapil"}),
    ]

    cube = _written(STRUCTURE, points)

    assert cube["id"] == ["kode_wilayah", "jenis_kelamin", "tahun", "sumber", "nilai"]
    assert cube["value"] == [1, 2]
    assert "attributes" not in cube.get("extension", {})


def test_two_figures_for_one_thing_are_refused() -> None:
    twice = [DataPoint(("16.71", "Jumlah", "2024"), Decimal(number)) for number in (1, 2)]

    with pytest.raises(DoubledFigureError, match=r"16\.71 \| Jumlah \| 2024"):
        _written(STRUCTURE, twice)


def test_a_sparse_table_is_refused_before_its_product_is_made() -> None:
    diagonal = [DataPoint((f"{n}", f"{n}", f"{n}"), Decimal(n)) for n in range(100)]

    with pytest.raises(TooManyCellsError) as refused:
        _written(STRUCTURE, diagonal, most_cells=999_999)

    assert (refused.value.cells, refused.value.most) == (1_000_000, 999_999)


def test_a_table_without_figures_is_an_empty_cube() -> None:
    cube = _written(STRUCTURE, [])

    assert cube["value"] == []
    assert cube["size"] == [0, 0, 0, 1]
