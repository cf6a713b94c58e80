"""From a table as an office drew it to the data points of a dataset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ckanext.palembang.tables.cells import place_of
from ckanext.palembang.tables.model import Observation, Table
from ckanext.palembang.tables.structure.arrange_axes import Axes
from ckanext.palembang.tables.structure.arrange_filling import Filler
from ckanext.palembang.tables.structure.arrange_places import Areas, Periods
from ckanext.palembang.tables.structure.arrange_report import Report
from ckanext.palembang.tables.structure.arrange_words import Vocabulary
from ckanext.palembang.tables.structure.arrangement import Arrangement
from ckanext.palembang.tables.structure.model import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)


def arrange(table: Table, structure: DataStructure, *, period: str | None = None) -> Arrangement:
    """Give every observation of a table its place in the table of a dataset.

    Args:
        table: the table as it was read.
        structure: what the dataset is; its members are found by code, both names and the
            spellings in common use, in rows or heads, one to a label or several.
        period: what the table is handed in for, where the table does not say it.
    """
    return _Arranger(table, structure, period).run()


class _Arranger:
    def __init__(self, table: Table, structure: DataStructure, period: str | None) -> None:
        self.table, self.structure = table, structure
        self.vocabulary = Vocabulary(structure)
        self.area = _position(structure, Role.AREA)
        self.time = _position(structure, Role.TIME)
        self.areas = Areas(structure.dimensions[self.area] if self.area is not None else None)
        said = (one.period for one in table.observations)
        self.periods = Periods(
            structure.dimensions[self.time] if self.time is not None else None, said, period
        )
        self.axes = Axes(table, self.vocabulary, self.areas, self.time is not None)
        self.report = Report(table, structure)
        self.filler = Filler(table, structure, self.vocabulary, self.axes, self.report)
        self._points: dict[tuple[str, ...], DataPoint] = {}
        self._taken: dict[tuple[str, ...], Observation] = {}
        self._wholes: set[str] = set()
        self._left_out: list[str] = []

    def run(self) -> Arrangement:
        for one in self.table.observations:
            self._place(one)
        findings, unplaced = self.report.result()
        return Arrangement(
            tuple(self._points.values()), findings, self._grown(), tuple(self._left_out), unplaced
        )

    def _place(self, one: Observation) -> None:
        key: list[str] = [""] * len(self.structure.dimensions)
        if self.area is not None:
            code = self._area(one)
            if code is None:
                return None
            key[self.area] = code
        if self.time is not None:
            period = self.periods.code(one.period)
            if period is None:
                self.report.unplaced(one, self.structure.dimensions[self.time].label)
                return None
            key[self.time] = period
        members = self.filler.members(one)
        if members is None:
            return self._leave_out(one)
        if isinstance(members, str):
            return self.report.unplaced(one, members)
        for position, member in members.items():
            key[position] = member.code
        return self._keep(one, tuple(key))

    def _area(self, one: Observation) -> str | None:
        """Return the code of an observation's area; None when it was left out or reported."""
        place = self.axes.place(one)
        if place is not None:
            if self.areas.is_whole(place):
                return self._leave_out(one)
            if self.areas.is_new(place):
                self.areas.learn(place)
            if place in self.areas.new:
                self.report.new_area(one, self.areas.new[place])
            return place
        named = self.axes.named_area(one) or self.areas.only
        if named is not None:
            return named
        if self.axes.is_total_of_areas(one):
            self._wholes.add(one.cell)
            whole = self.areas.whole()
            return whole or self._leave_out(one)
        self.report.unplaced(one, self.structure.dimensions[self.area or 0].label)
        return None

    def _leave_out(self, one: Observation) -> None:
        self._left_out.append(one.cell)

    def _keep(self, one: Observation, key: tuple[str, ...]) -> None:
        first = self._taken.get(key)
        if first is not None:
            if self._is_another_total(one, first):
                return self._leave_out(one)
            if not self._is_another_total(first, one):
                return self.report.duplicate(one, first, key)
            self._leave_out(first)
            del self._points[key]
        self._taken[key] = one
        point = DataPoint(
            key, one.value, one.flag, self._attributes(one, key), cell=self.report.address(one)
        )
        self._points[key] = point
        return None

    def _is_another_total(self, one: Observation, kept: Observation) -> bool:
        """Tell whether a total gives way: it is repeated, or one of a group beside the city's."""
        if (kept.value, kept.flag) == (one.value, one.flag) and (one.is_total or kept.is_total):
            return True
        if not {one.cell, kept.cell} <= self._wholes:
            return kept.cell not in self._wholes and one.cell in self._wholes
        city = [self.axes.names_the_city(total) for total in (one, kept)]
        if city[0] != city[1]:
            return city[1]
        if one.value is not None and kept.value is not None and one.value != kept.value:
            return abs(one.value) < abs(kept.value)
        return place_of(one.cell) < place_of(kept.cell)

    def _attributes(self, one: Observation, key: tuple[str, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for column in self.structure.attributes:
            if column.name == "satuan" and one.unit:
                found[column.name] = one.unit
            elif column.name == "sumber" and self.table.source:
                found[column.name] = self.table.source
            elif column.name == "kecamatan" and self.area is not None:
                found |= self.areas.district(key[self.area])
        return found

    def _grown(self) -> DataStructure:
        """Return the structure with the members that the table brought."""
        columns = list(self.structure.dimensions)
        if self.area is not None:
            columns[self.area] = replace(
                columns[self.area], members=tuple(self.areas.members.values())
            )
        if self.time is not None:
            columns[self.time] = _with_periods(
                columns[self.time], (key[self.time] for key in self._points)
            )
        for position, members in self.filler.new.items():
            columns[position] = replace(
                columns[position], members=(*columns[position].members, *members.values())
            )
        return replace(self.structure, dimensions=tuple(columns))


def _position(structure: DataStructure, role: Role) -> int | None:
    return next((i for i, one in enumerate(structure.dimensions) if one.role is role), None)


def _with_periods(column: DimensionColumn, said: Iterable[str]) -> DimensionColumn:
    known = {member.code: member for member in column.members}
    new = {period: Member(period, period) for period in said if period not in known}
    if not new:
        return column
    known |= new
    return replace(column, members=tuple(known[code] for code in sorted(known)))
