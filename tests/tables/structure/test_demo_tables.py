"""Every data table of the demonstration, drawn every way, is put back where it came from."""

from __future__ import annotations

import pytest

from ckanext.palembang.tables import arrange, propose

from tests.tables.structure.demo_tables import NAMES, demo, draw, pivots


@pytest.mark.parametrize("name", NAMES)
def test_any_classification_may_stand_in_rows_or_in_heads(name: str) -> None:
    table = demo(name)
    # One table tells two sources of a figure apart by an attribute only.
    keys = list(
        dict.fromkeys(
            tuple(row[one.name] for one in table.structure.dimensions) for row in table.rows
        )
    )

    for in_rows in pivots(name):
        arranged = arrange(draw(name, in_rows), table.structure)

        assert [f.message("en") for f in arranged.findings] == [], in_rows
        assert [point.key for point in arranged.points] == keys, in_rows
        assert arranged.structure == table.structure


@pytest.mark.parametrize("name", NAMES)
def test_a_proposed_structure_has_a_place_for_everything(name: str) -> None:
    for in_rows in pivots(name):
        drawn = draw(name, in_rows)
        arranged = arrange(drawn, propose(drawn), period="2024")

        assert [f.message("en") for f in arranged.findings] == [], in_rows
        assert len(arranged.points) == len(drawn.observations), in_rows
