"""Find the rows and columns of a form in the sheet that came back, by numbers, codes and labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ckanext.palembang.tables.cells import address
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.grid import Sheet, Value
from ckanext.palembang.tables.templates.form import (
    HELP_SHEET,
    IDENTITY_SHEET,
    INPUT_SHEET,
    LISTS_SHEET,
    Form,
    FormColumn,
    Kind,
    Words,
)

_NUMBER = re.compile(r"\(\s*(\d{1,6})\s*\)")
_OWN_SHEETS = frozenset({HELP_SHEET, LISTS_SHEET, IDENTITY_SHEET})
_LEAST_NUMBERS = 2

Findings = list[Finding]


def input_sheet_of(sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the sheet that was filled in: by its name, else the one with a row of column numbers."""
    candidates = [sheet for sheet in sheets if sheet.name not in _OWN_SHEETS and sheet.rows]
    named = next((one for one in candidates if (one.name or "").strip() == INPUT_SHEET), None)
    if named is not None:
        return named
    return max(candidates, key=lambda one: _best_row(one)[1], default=None)


def plain(value: Value) -> str:
    """Return a text as it is compared: letters and digits, whatever stands between the languages."""
    text = "" if value is None else str(value)
    if isinstance(value, float):
        text = text.removesuffix(".0")
    return " ".join(text.replace("/", " ").casefold().split())


def _number_in(value: Value) -> int | None:
    """`(3)`; a program that takes it for an amount in parentheses makes it -3."""
    if isinstance(value, str):
        found = _NUMBER.fullmatch(value.strip())
        return int(found[1]) if found else None
    if isinstance(value, int | float) and not isinstance(value, bool) and value < 0:
        return -int(value) if value == int(value) else None
    return None


def _best_row(sheet: Sheet) -> tuple[int, int]:
    """Return the row with most column numbers, and how many it has."""
    best = (-1, 0)
    for number, row in enumerate(sheet.rows):
        filled = [value for value in row if value is not None]
        found = {_number_in(value) for value in filled} - {None}
        # Negative figures are column numbers only in a row of nothing else.
        if not all(isinstance(value, str) for value in filled) and len(found) < len(filled):
            continue
        if len(found) > best[1]:
            best = (number, len(found))
    return best


@dataclass(slots=True)
class Columns:
    """Where the columns of a form stand now.

    Attributes:
        places: number of a column to its place, counted from 0.
        body: first row that can hold figures.
        findings: what was changed in the heads.
    """

    places: dict[int, int]
    body: int
    findings: Findings = field(default_factory=list)


def find_columns(sheet: Sheet, form: Form) -> Columns:
    """Return where the columns of a form stand: by their numbers, else by their heads."""
    row, count = _best_row(sheet)
    known = {column.number: column for column in form.columns}
    levels = max(len(column.heads) for column in form.columns)
    if count >= max(_LEAST_NUMBERS, len(known) // 2):
        heads = _heads_above(sheet, row, levels)
        columns = _by_numbers(sheet, row, known)
        _complete(columns, form, heads)
        _compare(sheet, columns, form, heads)
        return columns
    return _by_heads(sheet, form, levels)


def _by_numbers(sheet: Sheet, row: int, known: Mapping[int, FormColumn]) -> Columns:
    columns = Columns({}, row + 1)
    for place, value in enumerate(sheet.rows[row]):
        number = _number_in(value)
        if number is None:
            continue
        if number in known and number not in columns.places:
            columns.places[number] = place
        else:
            columns.findings.append(
                _finding(sheet, "column-repeated", Level.ERROR, (row, place), number=str(number))
            )
    return columns


#: The words of a head from top to bottom, and the cell of its lowest one.
_Heads = dict[int, list[tuple[str, tuple[int, int]]]]


def _heads_above(sheet: Sheet, row: int, levels: int) -> _Heads:
    """Words above the row of numbers, for each column; a merged cell covers what it covers."""
    rows = [one for one in range(row - 1, -1, -1) if any(v is not None for v in sheet.rows[one])]
    rows = sorted(rows[:levels])
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for span in sheet.merges:
        if span.bottom >= min(rows, default=0) and span.top < row:
            for down in range(max(span.top, row - 50), min(span.bottom, row) + 1):
                for right in range(span.left, min(span.right, sheet.width) + 1):
                    covered[down, right] = (span.top, span.left)
    heads: _Heads = {}
    for place in range(sheet.width):
        words: list[tuple[str, tuple[int, int]]] = []
        for one in rows:
            source = covered.get((one, place), (one, place))
            words.append((plain(sheet.at(*source)), source))
        heads[place] = words
    return heads


def _path(column: FormColumn) -> list[str]:
    return [plain(words.joined()) for words in column.heads]


def _complete(columns: Columns, form: Form, heads: _Heads) -> None:
    """Find a column whose number was deleted by its head, where no other column has that head."""
    taken = set(columns.places.values())
    for column in form.columns:
        if column.number in columns.places or column.kind in {Kind.CODE, Kind.STUB}:
            continue
        path = _path(column)
        found = [
            place
            for place, words in heads.items()
            if place not in taken and [text for text, _ in words] == path
        ]
        if len(found) == 1:
            columns.places[column.number] = found[0]


def _compare(sheet: Sheet, columns: Columns, form: Form, heads: _Heads) -> None:
    """Say which heads are not those of the form, and which are those of another column."""
    paths = Counter(tuple(_path(column)) for column in form.columns)
    said: set[tuple[int, int]] = set()
    for column in form.columns:
        place = columns.places.get(column.number)
        if place is None:
            continue
        found = [text for text, _ in heads.get(place, [])]
        expected = _path(column)
        if column.kind in {Kind.CODE, Kind.STUB}:
            if expected[0] not in found:
                _edited(sheet, columns, (column.heads[0], heads[place][:1]), said)
        elif found != expected and paths[tuple(found)]:
            where = heads[place][-1][1]
            columns.findings.append(
                _finding(
                    sheet,
                    "head-conflict",
                    Level.ERROR,
                    where,
                    found=" – ".join(found),
                    expected=" – ".join(expected),
                    number=str(column.number),
                )
            )
        else:
            for words, seen in zip(column.heads, heads.get(place, []), strict=False):
                if plain(words.joined()) != seen[0]:
                    _edited(sheet, columns, (words, [seen]), said)


def _edited(
    sheet: Sheet,
    columns: Columns,
    pair: tuple[Words, Sequence[tuple[str, tuple[int, int]]]],
    said: set[tuple[int, int]],
) -> None:
    words, seen = pair
    for _, where in seen:
        if where not in said:
            said.add(where)
            found = " ".join(str(sheet.at(*where) or "").split())[:80]
            columns.findings.append(
                _finding(
                    sheet,
                    "head-edited",
                    Level.WARNING,
                    where,
                    found=found,
                    expected=words.joined(),
                )
            )


def _by_heads(sheet: Sheet, form: Form, levels: int) -> Columns:
    """Without column numbers: the row above which all heads stand that can be found."""
    best = Columns({}, 0)
    for row in range(1, min(len(sheet.rows), 60)):
        heads = _heads_above(sheet, row, levels)
        places: dict[int, int] = {}
        for column in form.columns:
            path = _path(column)
            if column.kind in {Kind.CODE, Kind.STUB}:
                found = [p for p, words in heads.items() if path[0] in {text for text, _ in words}]
            else:
                found = [p for p, words in heads.items() if [text for text, _ in words] == path]
            if len(found) == 1:
                places[column.number] = found[0]
        if len(places) > len(best.places):
            best = Columns(places, row)
    return best


def _finding(
    sheet: Sheet, code: str, level: Level, place: tuple[int, int], **facts: str
) -> Finding:
    return Finding(code, level, address(place), sheet.name, facts)
