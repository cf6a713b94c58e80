"""What an address asks of a data table: members of dimensions, by the names of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ckan.plugins.toolkit as tk

from ckanext.palembang.tables import DataStructure, DimensionColumn, Member, Role

# Parameters that mean the period, whatever the table calls its column.
_PERIODS = ("periode", "tahun")
_MOST_NAMED = 50
_LONGEST_SHOWN = 100

Filters = dict[str, list[str]]


class QueryError(Exception):
    """Raised when an address asks for what the table does not have; its text is for the reader."""


def read_filters(structure: DataStructure, arguments: Mapping[str, Sequence[str]]) -> Filters:
    """Return the codes that are asked for, by column.

    A parameter is the name of a dimension's column, of the column of its names, or `periode` or `tahun`;
    its value a code or a name. A parameter given several times means any of them; a year means also the
    months and days in it.

    Args:
        structure: the structure of the table.
        arguments: all values of each parameter.

    Raises:
        QueryError: the table has no such column or member.
    """
    dimensions = _by_parameter(structure)
    filters: Filters = {}
    for name, values in arguments.items():
        dimension = dimensions.get(name)
        if dimension is None:
            raise QueryError(_unknown_parameter(name, list(dimensions)))
        codes = [code for value in values for code in _codes(dimension, value)]
        kept = filters.get(dimension.name)
        filters[dimension.name] = [
            code for code in dict.fromkeys(codes) if kept is None or code in kept
        ]
    return filters


def _by_parameter(structure: DataStructure) -> dict[str, DimensionColumn]:
    time = structure.dimension(Role.TIME)
    found = dict.fromkeys(_PERIODS, time) if time else {}
    for one in structure.dimensions:
        found |= {one.label_column: one} if one.label_column else {}
    found |= {one.name: one for one in structure.dimensions}
    return {name: one for name, one in found.items() if name and one}


def _codes(dimension: DimensionColumn, value: str) -> list[str]:
    """The members that a value means: by code, by name in either language, by the year they are in."""
    exact = [member.code for member in dimension.members if member.code == value]
    found = exact or [member.code for member in dimension.members if value in _names(member)]
    if not found and dimension.role is Role.TIME and value:
        within = (f"{value}-", f"{value}/")
        found = [member.code for member in dimension.members if member.code.startswith(within)]
    if not found:
        raise QueryError(_unknown_member(dimension, value))
    return found


def _names(member: Member) -> set[str]:
    return {member.label, member.label_en or member.label}


def _unknown_parameter(name: str, known: Sequence[str]) -> str:
    return tk._("The table has no column “%(name)s”. Known are: %(known)s.") % {
        "name": name[:_LONGEST_SHOWN],
        "known": ", ".join(known),
    }


def _unknown_member(dimension: DimensionColumn, value: str) -> str:
    codes = [
        member.code if member.code == member.label else f"{member.code} ({member.label})"
        for member in dimension.members
    ]
    facts = {
        "name": dimension.name,
        "value": value[:_LONGEST_SHOWN],
        "known": "; ".join(codes[:_MOST_NAMED]),
        "number": len(codes) - _MOST_NAMED,
    }
    if len(codes) > _MOST_NAMED:
        return (
            tk._(
                "“%(value)s” does not occur in the column %(name)s. Known are: %(known)s; and %(number)d more."
            )
            % facts
        )
    return tk._("“%(value)s” does not occur in the column %(name)s. Known are: %(known)s.") % facts
