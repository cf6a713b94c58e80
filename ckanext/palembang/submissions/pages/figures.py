"""The figures of a submission with the cells they stood in and the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ckanext.palembang.submissions.contents import points_from_json
from ckanext.palembang.submissions.pages.addresses import Place, place_of, sheet_of
from ckanext.palembang.tables import DataPoint

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        place: row and column of its cell.
        row: words of its row, the outermost heading first.
        column: words of its head from top to bottom.
        value: the number, None where there is only a sign.
        flag: the sign of BPS or the mark.
        is_total: it is the sum of others.
    """

    place: Place
    row: tuple[str, ...]
    column: tuple[str, ...]
    value: Any
    flag: str | None
    is_total: bool


def figures_of(submission: Record) -> list[Figure]:
    """Return the figures of the chosen table: as they were read, or those of a template's cells."""
    table = submission.get("table") or {}
    read = list(_read(table.get("cells") or ()))
    return read or list(_filled_in(submission))


def sheet_of_figures(submission: Record) -> str | None:
    """Return the sheet that the figures stand on."""
    table = submission.get("table") or {}
    if table.get("sheet"):
        return str(table["sheet"])
    cells = (point.cell for point in points_of_submission(submission))
    return next((sheet_of(cell) for cell in cells if cell), None)


def points_of_submission(submission: Record) -> list[DataPoint]:
    """Return the figures as the data table would hold them."""
    return points_from_json(submission.get("points") or ())


def _read(cells: Sequence[Record]) -> Iterator[Figure]:
    for one in cells:
        place = place_of(one.get("cell"))
        if place is not None:
            yield Figure(
                place,
                _words(one.get("row")),
                _words(one.get("column")),
                one.get("value"),
                one.get("flag"),
                bool(one.get("total")),
            )


def _filled_in(submission: Record) -> Iterator[Figure]:
    points = [(place_of(one.cell), one) for one in points_of_submission(submission)]
    placed = [(place, one) for place, one in points if place is not None]
    labels = _labels(submission)
    totals = _totals(submission)
    across = _dimensions_across(placed)
    for place, one in placed:
        names = [labels.get((number, code)) or str(code) for number, code in enumerate(one.key)]
        yield Figure(
            place,
            tuple(name for number, name in enumerate(names) if number not in across),
            tuple(name for number, name in enumerate(names) if number in across),
            one.value,
            one.flag,
            any(member in totals for member in enumerate(one.key)),
        )


def _dimensions_across(placed: Sequence[tuple[Place, DataPoint]]) -> set[int]:
    """The dimensions whose members stand in the head: the others are the same along each row."""
    first: dict[int, Sequence[str]] = {}
    across: set[int] = set()
    for (row, _column), one in placed:
        keys = first.setdefault(row, one.key)
        across |= {number for number, code in enumerate(one.key) if code != keys[number]}
    return across


def _labels(submission: Record) -> dict[tuple[int, str], str]:
    return {
        (number, str(member["code"])): str(member.get("label") or member["code"])
        for number, dimension in enumerate(_dimensions(submission))
        for member in dimension.get("members") or ()
    }


def _totals(submission: Record) -> set[tuple[int, str]]:
    return {
        (number, member["code"])
        for number, dimension in enumerate(_dimensions(submission))
        for member in dimension.get("members") or ()
        if member.get("is_total")
    }


def _dimensions(submission: Record) -> Sequence[Record]:
    return (submission.get("structure") or {}).get("dimensions") or ()


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, list | tuple) else ()
