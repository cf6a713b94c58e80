"""Dates that name a period: months in a head, or down a column, stored as their first day."""

from __future__ import annotations

from datetime import date, datetime

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.layout.view import Kind, View

_FEWEST = 2
_FEWEST_DOWN = 3
_FIRST_ROWS = 60


def name_periods(view: View) -> None:
    """Write months over figures, and months down the first columns, as "2023-01"."""
    columns: dict[int, list[Place]] = {}
    for row, kinds in enumerate(view.kinds):
        if Kind.DATE not in kinds:
            continue
        places = [(row, column) for column, kind in enumerate(kinds) if kind == Kind.DATE]
        if row < _FIRST_ROWS and len(places) >= _FEWEST and _is_head(view, row, places):
            _name(view, places)
        else:
            for place in places:
                columns.setdefault(place[1], []).append(place)
    for places in columns.values():
        if len(places) >= _FEWEST_DOWN and not _among_figures(view, places):
            _name(view, places)


def _among_figures(view: View, places: list[Place]) -> bool:
    """Tell whether dates are no column of months: other days, or figures between them."""
    column = places[0][1]
    between = [view.kind(row, column) for row in range(places[0][0], places[-1][0])]
    return Kind.NUMBER in between or not _are_firsts(view, places)


def _is_head(view: View, row: int, places: list[Place]) -> bool:
    """Tell whether dates stand where no figure stands beside them, and figures below."""
    if any(view.kind(row, column) == Kind.NUMBER for column in range(places[0][1], view.width)):
        return False
    below = [
        view.kind(next_row, column)
        for next_row in range(row + 1, min(row + 4, view.height))
        for _, column in places
    ]
    figures = sum(kind in (Kind.NUMBER, Kind.SIGN) for kind in below)
    return figures * 2 > len(places) and _are_firsts(view, places)


def _are_firsts(view: View, places: list[Place]) -> bool:
    """Tell whether dates are first days, of different months."""
    days = [_day(view, place) for place in places]
    return all(day is not None and day.day == 1 for day in days) and len(set(days)) > 1


def _day(view: View, place: Place) -> date | None:
    value = view.sheet.at(*place)
    if isinstance(value, datetime):
        return value.date() if (value.hour, value.minute) == (0, 0) else None
    return value if isinstance(value, date) else None


def _name(view: View, places: list[Place]) -> None:
    days = [day for place in places if (day := _day(view, place))]
    are_years = all(day.month == 1 for day in days)
    for (row, column), day in zip(places, days, strict=True):
        if are_years:
            view.put((row, column), day.year, Kind.NUMBER)
        else:
            view.put((row, column), f"{day:%Y-%m}", Kind.TEXT)
