"""The figures of the period before, at the cells of the period that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ckanext.palembang.tables.structure.model import DataPoint, DataStructure, Role


def _no_points() -> dict[tuple[str, ...], DataPoint]:
    return {}


@dataclass(frozen=True, slots=True)
class Earlier:
    """Figures of one earlier period.

    Attributes:
        period: that period, empty where there is none.
        points: the figures, by the key that they will have in the new period.
    """

    period: str = ""
    points: dict[tuple[str, ...], DataPoint] = field(default_factory=_no_points)


def earlier_of(
    structure: DataStructure, period: str, codes: Sequence[str], points: Sequence[DataPoint]
) -> Earlier:
    """Return the figures of the last period before another.

    Args:
        structure: what the points are of.
        period: the period that is asked for.
        codes: the codes that the time dimension has in that period; several for a year of months.
        points: figures of one or more periods.
    """
    if not points:
        return Earlier()
    names = [one.role for one in structure.dimensions]
    if Role.TIME not in names:
        return Earlier("–", {one.key: one for one in points})
    time = names.index(Role.TIME)
    length = len(period) if len(codes) > 1 or codes[0] != period else None
    found = {one.key[time][:length] for one in points} - {period}
    before = [one for one in found if _natural(one) < _natural(period)]
    if not found:
        return Earlier()
    chosen = max(before or found, key=_natural)
    moved: dict[tuple[str, ...], DataPoint] = {}
    for one in points:
        if one.key[time][:length] == chosen:
            rest = one.key[time][length:] if length else ""
            moved[(*one.key[:time], f"{period}{rest}", *one.key[time + 1 :])] = one
    return Earlier(chosen, moved)


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(number or 0), word) for number, word in re.findall(r"(\d+)|(\D+)", text)]
