"""What a hand-in is checked against: the operator's settings, and what was published before."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ckan import model

from ckanext.palembang.catalogue import data_resource_of, points_of
from ckanext.palembang.submissions.model import StoredCheckSettings
from ckanext.palembang.tables import CheckSettings, DataStructure, Role

#: How many periods tell what is usual: three years of months.
_PERIODS = 36

#: Published figures by period, and by key without the period.
Earlier = dict[str, dict[tuple[str, ...], Decimal]]


def settings_of(package_id: str) -> CheckSettings:
    """Which checks a dataset wants, and how strict."""
    stored = model.Session.get(StoredCheckSettings, package_id)
    return CheckSettings.from_json(stored.settings) if stored else CheckSettings()


def earlier_figures(dataset: Mapping[str, Any], structure: DataStructure) -> Earlier:
    """The published figures of a dataset's last periods; nothing where its table has none."""
    if data_resource_of(dict(dataset)) is None:
        return {}
    roles = [one.role for one in structure.dimensions]
    if Role.TIME not in roles:
        return {}
    time = roles.index(Role.TIME)
    column = structure.dimensions[time]
    last = sorted(one.code for one in column.members)[-_PERIODS:]
    found: Earlier = {}
    for point in points_of(dict(dataset), filters={column.name: last}):
        if point.value is not None:
            key = (*point.key[:time], *point.key[time + 1 :])
            found.setdefault(point.key[time], {})[key] = point.value
    return found
