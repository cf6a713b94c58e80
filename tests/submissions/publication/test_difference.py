"""What published rows become, without a database."""

from __future__ import annotations

from decimal import Decimal

from ckanext.palembang.submissions.publication.rows import Published, difference
from ckanext.palembang.tables import DataPoint

Key = tuple[str, ...]


def _points(values: dict[str, str]) -> dict[Key, DataPoint]:
    return {
        (area, "2024"): DataPoint((area, "2024"), Decimal(text)) for area, text in values.items()
    }


def test_each_figure_is_new_stays_changes_or_goes() -> None:
    published = {
        ("01", "2024"): Published(Decimal(10), None),
        ("02", "2024"): Published(Decimal("20.50"), None, revised=True),
        ("03", "2024"): Published(None, "..."),
        ("04", "2024"): Published(Decimal(4), None),
    }
    found = difference(published, _points({"01": "11", "02": "20.5", "03": "3", "05": "5"}))

    assert (found.added, found.unchanged, found.marked) == (1, 1, 3)
    assert [(one.key[0], one.before.value, one.value) for one in found.changes] == [
        ("01", 10, 11),
        ("03", None, 3),
    ]
    assert [(one.key[0], one.value, one.flag) for one in found.removed] == [("04", None, None)]
