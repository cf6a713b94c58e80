"""A structure for a dataset that has no data table yet, from the first table handed in."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from ckanext.palembang.reference import area, parse_area_code
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.model import Table
from ckanext.palembang.tables.places import CITY
from ckanext.palembang.tables.structure.arrange_axes import Axes, Path
from ckanext.palembang.tables.structure.arrange_places import Areas, kind_of_period
from ckanext.palembang.tables.structure.arrange_words import Vocabulary
from ckanext.palembang.tables.structure.model import (
    AttributeColumn,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
)
from ckanext.palembang.tables.structure.propose_names import (
    column_name,
    known_dimension,
    members_of,
)

_ENOUGH = 0.5
_TIME = {
    "tahun": ("Tahun", "Year"),
    "tahun_ajaran": ("Tahun ajaran", "School year"),
    "periode": ("Periode", "Period"),
}
_PALEMBANG = re.compile(r"\bpalembang\b", re.IGNORECASE)


def propose(table: Table) -> DataStructure:
    """Return a structure in which every observation of a table has its place.

    Args:
        table: the table as it was read.
    """
    return _Proposal(table).structure()


class _Proposal:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.area = self._area()
        self.time = self._time()
        self.bare = self._structure(tuple(one for one in (self.area, self.time) if one))
        self.axes = Axes(table, Vocabulary(self.bare), Areas(self.area), has_time=True)
        self.names: list[str] = []

    def structure(self) -> DataStructure:
        categories = [*self._axis(0), *self._axis(1)]
        dimensions = [one for one in (self.area, *categories, self.time) if one]
        return self._structure(tuple(dimensions))

    def _structure(self, dimensions: tuple[DimensionColumn, ...]) -> DataStructure:
        title = self.table.title
        units = {one.unit for one in self.table.observations}
        unit = self.table.unit or (next(iter(units)) if len(units) == 1 else None)
        mixed = (AttributeColumn("satuan", "Satuan", "Unit"),) if len(units) > 1 else ()
        return DataStructure(
            identity="",
            title=title.id or title.en or "",
            title_en=title.en,
            dimensions=dimensions,
            attributes=mixed,
            unit=unit,
            table_number=title.number,
            source=self.table.source,
            notes="\n".join(self.table.notes) or None,
            decimals=self._decimals(),
            area_level=self._level(),
        )

    def _decimals(self) -> int:
        exponents = (
            one.value.as_tuple().exponent
            for one in self.table.observations
            if one.value is not None
        )
        return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)

    def _level(self) -> str | None:
        if self.area is None:
            return None
        codes = [m.code for m in self.area.members if not m.is_total and parse_area_code(m.code)]
        levels = Counter(area(code).level for code in codes)
        return levels.most_common(1)[0][0] if levels else None

    def _area(self) -> DimensionColumn | None:
        members = self._areas()
        if not members:
            return None
        return DimensionColumn(
            "kode_wilayah", Role.AREA, "Kode wilayah", "Area code", members, "wilayah"
        )

    def _areas(self) -> tuple[Member, ...]:
        places: dict[str, None] = {}
        labels: dict[str, None] = {}
        named, paths = set[Path](), set[Path]()
        for one in self.table.observations:
            place = one.area or one.place
            if place and place != CITY:
                places[place] = None
                named.add(one.row)
            if not any(
                words.is_total(label) or words.is_total_of_place(label) for label in one.row
            ):
                paths.add(one.row)
        across = any(one.area for one in self.table.observations) and len(named) == len(paths)
        if not places or (len(named) < len(paths) * _ENOUGH and not across):
            return self._city()
        for one in self.table.observations:
            if not (one.area or one.place) and one.row not in named and one.row:
                labels[one.row[-1]] = None
        found = [Member(code, area(code).name) for code in places]
        found += [
            Member(label, label)
            for label in labels
            if not words.is_total(label) and not words.is_total_of_place(label)
        ]
        return (*found, Member(CITY, area(CITY).name, is_total=True))

    def _city(self) -> tuple[Member, ...]:
        title = f"{self.table.title.id or ''} {self.table.title.en or ''}"
        is_city = any(one.place == CITY for one in self.table.observations)
        if is_city or _PALEMBANG.search(title):
            return (Member(CITY, area(CITY).name),)
        return ()

    def _time(self) -> DimensionColumn:
        periods = sorted({one.period for one in self.table.observations if one.period})
        kinds = {kind_of_period(period) for period in periods} or {"tahun"}
        kind = kinds.pop() if len(kinds) == 1 else None
        name = kind if kind in _TIME else "periode"
        label, label_en = _TIME[name]
        members = tuple(Member(period, period) for period in periods)
        return DimensionColumn(name, Role.TIME, label, label_en, members)

    def _axis(self, axis: int) -> list[DimensionColumn]:
        """Return the dimensions that stand in rows (0) or heads (1)."""
        all_paths = self._paths(axis)
        paths = [path for path in all_paths if path]
        if not paths or len(all_paths) == 1:
            return []
        grids, head = _crossed(paths) or ([[" – ".join(path) for path in paths]], "")
        if len(paths) < len(all_paths):
            grids = [[*grid, *_missing_total(grid, "Jumlah")] for grid in grids]
        heads = self._heads(axis, len(grids), head)
        return [
            self._dimension(axis, labels, head) for labels, head in zip(grids, heads, strict=True)
        ]

    def _paths(self, axis: int) -> list[Path]:
        """Return the distinct paths of an axis, but for the totals of all areas."""
        found: dict[Path, None] = {}
        for one in self.table.observations:
            place = self.axes.place(one)
            of_areas = axis == self.axes.area_axis and self.axes.areas.only is None
            if of_areas and place is None and self.axes.is_total_of_areas(one):
                continue
            found[self.axes.bare(axis, (one.row, one.column)[axis], place)] = None
        return list(found)

    def _heads(self, axis: int, count: int, over: str) -> list[str]:
        """Return what the table itself calls the dimensions of an axis."""
        if over:
            return [over]
        if axis == 0:
            stub = next((one for one in self.table.dimensions if one.role == "category"), None)
            if count == 1 and stub and stub.name and stub.members:
                return [stub.name if stub.name != "Kolom" else ""]
        return [""] * count

    def _dimension(self, axis: int, labels: Sequence[str], head: str) -> DimensionColumn:
        distinct = list(dict.fromkeys(labels))
        role = Role.CATEGORY
        if known := known_dimension(distinct):
            name, label, label_en = known
        elif head and words.plain(head):
            name, label, label_en = head, head, None
        elif axis == 0:
            name, label, label_en = "rincian", "Rincian", "Item"
        else:
            name, label, label_en, role = "indikator", "Indikator", "Indicator", Role.INDICATOR
        name = column_name(name, self.names)
        self.names.append(name)
        return DimensionColumn(name, role, label, label_en, members_of(distinct))


def _crossed(paths: Sequence[Path]) -> tuple[list[list[str]], str] | None:
    """Return the labels of each level where levels cross in full, and a label over one level.

    One total over all may stand beside the grid.
    """
    whole = [path for path in paths if all(map(words.is_total, path))]
    parts = [path for path in paths if path not in whole]
    if not parts:
        return None
    length = len(parts[0])
    if any(len(path) != length for path in parts):
        return None
    levels = [list(dict.fromkeys(level)) for level in zip(*parts, strict=True)]
    inner = [path for path in whole if len(path) == length]
    if length == 1 and len(whole) > 1:
        return None
    if math.prod(map(len, levels)) != len(parts):
        return _crossed_with_totals(paths) if inner else None
    varied = [level for level in levels if len(level) > 1] or levels[-1:]
    over = [level[0] for level in levels if level not in varied]
    if whole:
        if over and len(varied) > 1:
            return None
        varied = [[*level, *_missing_total(level, whole[0][-1])] for level in varied]
    return varied, over[-1] if whole and over else ""


def _crossed_with_totals(paths: Sequence[Path]) -> tuple[list[list[str]], str] | None:
    """Return the levels where the total over all is a pair of the grid like any other."""
    if len({len(path) for path in paths}) > 1:
        return None
    levels = [list(dict.fromkeys(level)) for level in zip(*paths, strict=True)]
    if math.prod(map(len, levels)) != len(paths):
        return None
    return [level for level in levels if len(level) > 1], ""


def _missing_total(level: Sequence[str], label: str) -> list[str]:
    return [] if any(map(words.is_total, level)) else [label]
