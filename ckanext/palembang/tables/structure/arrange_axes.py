"""What stands in the rows and what in the heads of a table: areas, periods, members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ckanext.palembang.tables.model import Observation, Table
from ckanext.palembang.tables.places import CITY
from ckanext.palembang.tables.structure.arrange_paths import Decomposer, Parts
from ckanext.palembang.tables.structure.arrange_places import (
    Areas,
    names_area,
    says_period,
    without_years,
)
from ckanext.palembang.tables.structure.arrange_words import Vocabulary

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What one path says in rows or heads.

    Attributes:
        parts: the members that its labels name.
        is_sum: all its figures are sums, whatever it is called.
        names_area: a label names the area that it was read as.
    """

    parts: Parts
    is_sum: bool
    names_area: bool


class Axes:
    """The labels of both axes without those that area and period already say.

    Attributes:
        area_axis: 0 where rows name the areas, 1 where heads do, None where nothing does.
        paths: the distinct paths of rows and of heads, in their order.
        totals: those all of whose figures are sums.
        constant: labels that stand in every path of an axis.
    """

    def __init__(self, table: Table, vocabulary: Vocabulary, areas: Areas, has_time: bool) -> None:
        self.vocabulary, self.areas, self.has_time = vocabulary, areas, has_time
        self._places: dict[tuple[Path, Path, str | None], str | None] = {}
        self._bare: dict[tuple[int, Path, str | None], Path] = {}
        self._parts: tuple[dict[Path, Parts], dict[Path, Parts]] = ({}, {})
        self._looks: tuple[dict[tuple[Path, str | None], Look], ...] = ({}, {})
        self.area_axis = self._axis_of_areas(table)
        whole: tuple[dict[Path, bool], dict[Path, bool]] = ({}, {})
        drawn: dict[Path, bool] = {}
        for one in table.observations:
            place = self.place(one)
            for axis, path in enumerate((one.row, one.column)):
                bare = self.bare(axis, path, place)
                whole[axis][bare] = whole[axis].get(bare, True) and one.is_total
                if axis == self.area_axis:
                    drawn[path] = drawn.get(path, True) and one.is_total
        self._whole_areas = _sums(drawn)
        self.paths = tuple(tuple(paths) for paths in whole)
        self.totals = tuple(_sums(paths) for paths in whole)
        self._decomposers = tuple(
            Decomposer(vocabulary, paths, prefers_last=bool(axis))
            for axis, paths in enumerate(self.paths)
        )
        self.constant = tuple(_constant(paths) for paths in self.paths)

    def _axis_of_areas(self, table: Table) -> int | None:
        """Return the axis whose labels name the areas; None where no label does."""
        seen: tuple[set[tuple[Path, str]], set[tuple[Path, str]]] = (set(), set())
        hits = [0, 0]
        for one in table.observations:
            place = self.place(one)
            for axis, path in enumerate((one.row, one.column)):
                if place is None or (path, place) in seen[axis]:
                    continue
                seen[axis].add((path, place))
                hits[axis] += any(names_area(label, place) for label in path)
        if not any(hits):
            return 0 if seen[0] and self.areas.only is None else None
        # An area in rows crosses every head: the axis that names more of its own wins.
        shares = [hit / max(1, len(paths)) for hit, paths in zip(hits, seen, strict=True)]
        return 0 if shares[0] >= shares[1] else 1

    def place(self, one: Observation) -> str | None:
        """Return the code of an observation's area where the area dimension may hold it."""
        place = one.area or one.place
        if place is None or self.areas.column is None:
            return None
        if place in self.areas.members:
            return place
        key = (one.row, one.column, place)
        if key not in self._places:
            self._places[key] = place if self._is_area(one, place) else None
        return self._places[key]

    def _is_area(self, one: Observation, place: str) -> bool:
        """Tell whether a place is meant as area: a station's name may be that of a district."""
        if not self.areas.fits(place):
            return False
        labels = [label for label in (*one.row, *one.column) if names_area(label, place)]
        return not any(self.vocabulary.whole(label) for label in labels)

    def bare(self, axis: int, path: Path, place: str | None) -> Path:
        """Return a path without labels that say area and period."""
        key = (axis, path, place)
        if key not in self._bare:
            self._bare[key] = tuple(self._without(axis, path, place))
        return self._bare[key]

    def _without(self, axis: int, path: Path, place: str | None) -> Iterator[str]:
        for label in path:
            if self.vocabulary.exactly(label):
                yield label
            elif self._is_area_label(axis, label, place) or says_period(label):
                continue
            else:
                yield label if self.vocabulary.whole(label) else without_years(label)

    def _is_area_label(self, axis: int, label: str, place: str | None) -> bool:
        if axis != self.area_axis:
            return False
        if place is not None:
            return names_area(label, place) or self.areas.named(label) == place
        return self.areas.named(label) is not None and not self.vocabulary.whole(label)

    def parts(self, axis: int, bare: Path) -> Parts:
        """Return the members that the labels of a row (axis 0) or head (axis 1) name."""
        known = self._parts[axis]
        if bare not in known:
            known[bare] = self._decomposers[axis].parts(bare)
        return known[bare]

    def look(self, axis: int, path: Path, place: str | None) -> Look:
        """Return what the labels of a row (axis 0) or head (axis 1) say."""
        known = self._looks[axis]
        found = known.get((path, place))
        if found is None:
            bare = self.bare(axis, path, place)
            named = (
                axis == (self.area_axis or 0)
                and place is not None
                and any(names_area(label, place) for label in path)
            )
            found = Look(self.parts(axis, bare), bare in self.totals[axis], named)
            known[path, place] = found
        return found

    def named_area(self, one: Observation) -> str | None:
        """Return the member of the area dimension that a label names in the dataset's own words."""
        path = (one.row, one.column)[self.area_axis or 0]
        for label in reversed(path):
            code = self.areas.named(label)
            if code is not None and not self.vocabulary.whole(label):
                return code
        return None

    def is_total_of_areas(self, one: Observation) -> bool:
        """Tell whether an observation without an area is that of all areas."""
        axis = self.area_axis
        if axis is None:
            return True
        path = (one.row, one.column)[axis]
        return self.look(axis, path, None).parts.is_total or path in self._whole_areas

    def names_the_city(self, one: Observation) -> bool:
        """Tell whether a total says whose it is: "Jumlah Kota Palembang"."""
        path = (one.row, one.column)[self.area_axis or 0]
        return any(names_area(label, CITY) for label in path)


def _sums(paths: dict[Path, bool]) -> frozenset[Path]:
    """Return the paths whose figures are all sums, unless all paths of the axis are."""
    found = frozenset(path for path, is_sum in paths.items() if is_sum)
    return found if len(found) < len(paths) else frozenset()


def _constant(paths: Iterable[Path]) -> frozenset[str]:
    """Return the labels that stand in every path of an axis: they tell nothing apart."""
    found = [frozenset(path) for path in paths]
    return found[0].intersection(*found) if found else frozenset()
