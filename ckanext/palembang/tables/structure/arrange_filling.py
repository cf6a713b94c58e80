"""Give an observation a member of every dimension, by its labels, the title, or by default."""

from __future__ import annotations

from collections import defaultdict

from ckanext.palembang.tables.model import Observation, Table
from ckanext.palembang.tables.structure.arrange_axes import Axes, Look
from ckanext.palembang.tables.structure.arrange_paths import Parts
from ckanext.palembang.tables.structure.arrange_report import Report
from ckanext.palembang.tables.structure.arrange_words import (
    Vocabulary,
    is_closed,
    is_total_member,
    key_of,
)
from ckanext.palembang.tables.structure.model import DataStructure, Member, Role

#: Members of the dimensions by position; None for a total that is not kept; a text for what is not clear.
Filled = dict[int, Member] | str | None


class Filler:
    """Fills the dimensions that are neither area nor time.

    Attributes:
        new: members that the table brought, by position and key.
    """

    def __init__(
        self,
        table: Table,
        structure: DataStructure,
        vocabulary: Vocabulary,
        axes: Axes,
        report: Report,
    ) -> None:
        self.structure, self.vocabulary, self.axes, self.report = (
            structure,
            vocabulary,
            axes,
            report,
        )
        self.new: dict[int, dict[str, Member]] = defaultdict(dict)
        self.of_title = _in_title(table, vocabulary)
        self._on_axis = self._dimensions_on_axes()
        self._known: dict[tuple[Look, Look], Filled] = {}

    def _dimensions_on_axes(self) -> tuple[set[int], set[int]]:
        found: tuple[set[int], set[int]] = (set(), set())
        for axis, positions in enumerate(found):
            for bare in self.axes.paths[axis]:
                positions.update(self.axes.parts(axis, bare).members)
        return found

    def members(self, one: Observation) -> Filled:
        """Return the members of an observation."""
        place = self.axes.place(one)
        row, column = self.axes.look(0, one.row, place), self.axes.look(1, one.column, place)
        if (row, column) not in self._known:
            is_spare = place is not None and not (row.names_area or column.names_area)
            spare = row.parts.rest[-1] if is_spare and row.parts.rest else ""
            sums = row.is_sum or column.is_sum
            self._known[row, column] = self._fill(row.parts, column.parts, spare, is_sum=sums)
        filled = self._known[row, column]
        if self.new and isinstance(filled, dict):
            for position, member in filled.items():
                if member.code in self.new.get(position, {}):
                    self.report.new_member(one, self.structure.dimensions[position], member)
        return filled

    def _fill(self, row: Parts, column: Parts, spare: str, *, is_sum: bool) -> Filled:
        """Fill from the labels; `spare` was read as an area though it is spelled like none."""
        members = _merged(row, column)
        if members is None:
            return " / ".join(
                one.label for one in (*row.members.values(), *column.members.values())
            )
        if not (row.rest or column.rest) and len(members) == len(self.vocabulary.columns):
            return members
        is_total = row.is_total or column.is_total or is_sum
        missing = [position for position in self.vocabulary.columns if position not in members]
        for axis, parts in enumerate((row, column)):
            for text in parts.rest:
                if (axis == 0 and text == spare) or self.vocabulary.says_nothing(text):
                    continue
                if text in self.axes.constant[axis] and not self._asks(missing):
                    continue
                position = self._dimension_for(axis, missing)
                if is_sum and (position is None or self.vocabulary.totals[position] is None):
                    return None
                if position is None:
                    return text
                total = self.vocabulary.totals[position]
                members[position] = total if is_sum and total else self._new(position, text)
                missing.remove(position)
        return self._defaults(members, missing, (*row.rest, *column.rest), is_total=is_total)

    def _asks(self, missing: list[int]) -> bool:
        """Tell whether a dimension is missing that nothing but a label can fill."""
        return any(
            self.vocabulary.totals[position] is None
            and position not in self.of_title
            and len(self.vocabulary.columns[position].members) != 1
            for position in missing
        )

    def _dimension_for(self, axis: int, missing: list[int]) -> int | None:
        """Return the dimension that a label of an axis may be a new member of."""
        missing = [p for p in missing if not is_closed(self.vocabulary.columns[p])]
        other = self._on_axis[1 - axis]
        near = [position for position in missing if position in self._on_axis[axis]]
        free = [position for position in missing if position not in other]
        for choice in (near, free, missing):
            kinds = [p for p in choice if self.vocabulary.columns[p].role is Role.INDICATOR]
            if len(choice) == 1 or kinds:
                return (kinds or choice)[0]
        return None

    def _new(self, position: int, text: str) -> Member:
        known = self.new[position]
        found = next((one for one in known.values() if key_of(one.label) == key_of(text)), None)
        if found is None:
            found = Member(text, text)
            known[text] = found
        return found

    def _defaults(
        self,
        members: dict[int, Member],
        missing: list[int],
        rest: tuple[str, ...],
        *,
        is_total: bool,
    ) -> Filled:
        for position in missing:
            column = self.vocabulary.columns[position]
            total = self.vocabulary.totals[position]
            nowhere = not any(position in axis for axis in self._on_axis)
            if nowhere and position in self.of_title:
                members[position] = self.of_title[position]
            elif total is not None:
                members[position] = total
            elif len(column.members) == 1:
                members[position] = column.members[0]
            elif is_total:
                return None
            elif len(missing) == 1 and len(rest) == 1 and not is_closed(column):
                members[position] = self._new(position, rest[0])
            else:
                return column.label
        return members


def _merged(row: Parts, column: Parts) -> dict[int, Member] | None:
    """Return the members of both axes; a total gives way; None when they contradict."""
    merged = dict(row.members)
    for position, member in column.members.items():
        before = merged.get(position)
        if before is None or before.code == member.code or is_total_member(before):
            merged[position] = member
        elif not is_total_member(member):
            return None
    return merged


def _in_title(table: Table, vocabulary: Vocabulary) -> dict[int, Member]:
    """Return the members that the title names where it names one of a dimension only."""
    found: dict[int, set[Member]] = defaultdict(set)
    for title in (table.title.id, table.title.en):
        left = title or ""
        while left:
            members, words = vocabulary.within(left)
            for position, member in members.items():
                found[position].add(member)
            left = " ".join(words) if members else ""
    return {position: members.pop() for position, members in found.items() if len(members) == 1}
