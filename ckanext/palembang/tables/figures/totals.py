"""Which rows and columns of a table are totals."""

from __future__ import annotations

import re
from decimal import Decimal

from ckanext.palembang.tables.figures import sums
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.layout.headings import BodyRow
from ckanext.palembang.tables.places import NATION, PROVINCES, Located

_RARE = 0.2
_UPPER_LABEL = re.compile(
    r"^\W*(kota|kab\.?|kabupaten|provinsi|prov\.?|propinsi|indonesia|nasional)\b", re.IGNORECASE
)
_MOST_ROWS = 2000
_ENOUGH_PARTS = 4
_ENOUGH_COLUMNS = 2
_HALF = 0.5
_LOWER = ("kecamatan", "kelurahan")


def total_rows(rows: list[BodyRow], places: list[Located]) -> set[int]:
    """Return the rows that their labels make totals."""
    found = {row.row for row in rows if row.is_total}
    found |= _upper_rows(rows, places)
    found |= _parents(rows, places)
    return found


def _upper_rows(rows: list[BodyRow], places: list[Located]) -> set[int]:
    """Return the rows of a city, province or the nation among their parts."""
    few = max(1, len(rows) * _RARE)
    found: set[int] = set()
    among_provinces = False
    for names in (PROVINCES, NATION):
        hits = [row.row for row in rows if any(_bare_name(text) in names for text in row.labels)]
        if hits and len(hits) <= few and len(rows) > len(hits) + 1:
            found.update(hits)
        elif names is PROVINCES and hits:
            among_provinces = True
    lower = sum(place.level in _LOWER for place in places)
    cities = [
        row.row
        for row, place in zip(rows, places, strict=True)
        if place.level == "kabupaten_atau_kota"
    ]
    if lower >= _ENOUGH_COLUMNS and len(cities) <= few:
        found.update(cities)
    edges = {row.row for row in (*rows[:1], *rows[-1:])}
    upper = [row.row for row in rows if _UPPER_LABEL.match(row.label)]
    if len(upper) == 1 and len(rows) > _ENOUGH_PARTS and upper[0] in edges:
        found.update(upper)
    if len(places) == len(rows) and not cities and not among_provinces:
        provinces = [
            row.row for row, place in zip(rows, places, strict=True) if place.level == "provinsi"
        ]
        if provinces and len(provinces) <= few and len(rows) > 2:
            found.update(provinces)
    return found


def _bare_name(label: str) -> str:
    return words.plain(label).removeprefix("provinsi ").removeprefix("prov ")


def _parents(rows: list[BodyRow], places: list[Located]) -> set[int]:
    """Return the districts that stand above their villages."""
    found: set[int] = set()
    for index, (row, place) in enumerate(zip(rows[:-1], places[:-1], strict=True)):
        below = places[index + 1]
        if (
            place.level == "kecamatan"
            and below.level == "kelurahan"
            and place.area
            and below.area
            and below.area.startswith(place.area)
        ):
            found.add(row.row)
    return found


def add_parents(rows: list[BodyRow], places: list[Located]) -> None:
    """Put a district's label before those of the villages below it."""
    above: tuple[str, str] | None = None
    for row, place in zip(rows, places, strict=True):
        if place.level == "kecamatan" and place.area:
            above = (place.area, row.label)
        elif (
            place.level == "kelurahan" and place.area and above and place.area.startswith(above[0])
        ):
            if (
                all(words.plain(above[1]) != words.plain(text) for text in row.path()[:-1])
                and len(row.labels) == 1
            ):
                row.headings = [*row.headings, above[1]]
        elif row.is_total:
            above = None


def proved_rows(matrix: Matrix, known: set[int]) -> list[sums.Sum]:
    """Return the first or last row, or a parent, when the figures prove it a sum of others."""
    rows = matrix.rows
    if not _ENOUGH_PARTS <= len(rows) <= _MOST_ROWS or not matrix.columns:
        return []
    found: list[sums.Sum] = []
    numbers = [
        row.row for row in rows if row.row not in known and not words.AVERAGE.match(row.label)
    ]
    for candidate in dict.fromkeys(numbers[:1] + numbers[-1:]):
        parts = tuple(number for number in numbers if number != candidate)
        if len(parts) < 2 or known & {candidate}:
            continue
        fit = sums.measure(matrix, candidate, parts, by_columns=False)
        if _proves(fit, len(parts)):
            found.append(sums.Sum(candidate, parts, False, fit, False))
    found.extend(_proved_parents(matrix, known))
    found.extend(_proved_by_code(matrix, known))
    found.extend(_proved_by_label(matrix, known | {one.total for one in found}))
    found.extend(_proved_by_outer_rows(matrix, known | {one.total for one in found}))
    return found


def _proved_by_outer_rows(matrix: Matrix, known: set[int]) -> list[sums.Sum]:
    """Return the last row when it is the sum of the rows that no other stands above."""
    rows = [
        row for row in matrix.rows if row.row not in known and not words.AVERAGE.match(row.label)
    ]
    outer = [row.row for row in rows[:-1] if not row.headings]
    if not rows or len(outer) < 2 or len(outer) == len(rows) - 1:
        return []
    fit = sums.measure(matrix, rows[-1].row, tuple(outer), by_columns=False)
    return (
        [sums.Sum(rows[-1].row, tuple(outer), False, fit, False)]
        if _proves(fit, len(outer))
        else []
    )


def _proved_by_code(matrix: Matrix, known: set[int]) -> list[sums.Sum]:
    """Return rows whose code 4.1 stands above 4.1.1 and 4.1.2 and that add them up."""
    found: list[sums.Sum] = []
    codes = {row.row: row.code.strip(" .") for row in matrix.rows if row.code.strip(" .")}
    by_code: dict[str, list[int]] = {}
    for row, code in codes.items():
        by_code.setdefault(code.rpartition(".")[0], []).append(row)
    for row, code in codes.items():
        children = by_code.get(code, [])
        if row in known or not children:
            continue
        fit = sums.measure(matrix, row, tuple(children), by_columns=False)
        if len(children) > 1 and fit.holds and fit.holds >= len(fit.fails):
            found.append(sums.Sum(row, tuple(children), False, fit, False))
    return found


def _proved_by_label(matrix: Matrix, known: set[int]) -> list[sums.Sum]:
    """Return rows such as "Jumlah Pendapatan" that add up the rows above them."""
    named = {row.row for row in matrix.rows if words.starts_as_total(row.label)} - known
    found: list[sums.Sum] = []
    if not named or len(named) > len(matrix.rows) // 2:
        return found
    for row, sets, _ in sums.row_candidates(matrix, named | known):
        if row in named:
            one = sums.best(matrix, row, sets, by_columns=False, labelled=False)
            if one.fit.holds and one.fit.holds > len(one.fit.fails):
                found.append(one)
    return found


def _proves(fit: sums.Fit, parts: int) -> bool:
    if fit.fails and fit.holds < len(fit.fails) * 2:
        return False
    large = any(True for _ in range(fit.holds))
    return fit.holds >= _ENOUGH_COLUMNS or (
        large and fit.holds == 1 and parts >= _ENOUGH_PARTS and not fit.fails
    )


def _proved_parents(matrix: Matrix, known: set[int]) -> list[sums.Sum]:
    found: list[sums.Sum] = []
    by_heading: dict[str, list[int]] = {}
    for row in matrix.rows:
        if row.headings:
            by_heading.setdefault("\x1f".join(row.headings), []).append(row.row)
    for row in matrix.rows:
        children = by_heading.get("\x1f".join((*row.headings, row.label)), [])
        if row.row not in known and len(children) > 1:
            fit = sums.measure(matrix, row.row, tuple(children), by_columns=False)
            if fit.holds and fit.holds > len(fit.fails):
                found.append(sums.Sum(row.row, tuple(children), False, fit, False))
    return found


def total_columns(matrix: Matrix, places: dict[int, Located]) -> tuple[set[int], list[sums.Sum]]:
    """Return the columns that are totals and the sums that they stand for."""
    found: set[int] = set()
    kept: list[sums.Sum] = []
    for column, sets, strict in sums.column_candidates(matrix):
        one = sums.best(matrix, column, sets, by_columns=True, labelled=strict)
        if (
            (strict and _is_large(matrix, one))
            or (one.fit.holds >= _ENOUGH_COLUMNS and one.fit.score >= _HALF)
            or (one.fit.holds and not one.fit.fails)
        ):
            found.add(column)
            kept.append(one)
    for one in sums.unlabelled_columns(matrix, found):
        found.add(one.total)
        kept.append(one)
    levels = {column: places[column].level for column in matrix.columns if column in places}
    if sum(level in _LOWER for level in levels.values()) >= _ENOUGH_COLUMNS:
        found.update(
            column
            for column, level in levels.items()
            if level in ("kabupaten_atau_kota", "provinsi")
        )
    return found, kept


def _is_large(matrix: Matrix, one: sums.Sum) -> bool:
    """Tell whether a column named "Jumlah" is at least as large as its parts: an amount need not be."""
    if one.fit.holds:
        return True
    larger = smaller = 0
    for row in matrix.rows[:_MOST_ROWS]:
        total = matrix.values.at((row.row, one.total))
        parts = [v for line in one.parts if (v := matrix.values.at((row.row, line))) is not None]
        if total is not None and len(parts) == len(one.parts):
            larger += total >= max(parts)
            smaller += total < max(parts)
    return larger >= smaller


def row_sums(matrix: Matrix, totals: set[int]) -> list[sums.Sum]:
    """Return the sums that total rows stand for."""
    if len(matrix.rows) > _MOST_ROWS or len(totals) > _MOST_ROWS // 10:
        return []
    return [
        sums.best(matrix, row, sets, by_columns=False, labelled=labelled)
        for row, sets, labelled in sums.row_candidates(matrix, totals)
    ]


def is_average(matrix: Matrix, one: sums.Sum) -> bool:
    """Tell whether a total lies between its parts everywhere: a mean, not a sum."""
    inside = outside = 0
    crossing = [row.row for row in matrix.rows] if one.by_columns else matrix.columns
    for across in crossing:
        total = matrix.values.get(one.place(one.total, across))
        parts = [
            v for line in one.parts if (v := matrix.values.get(one.place(line, across))) is not None
        ]
        if total is None or len(parts) < 2 or not any(parts):
            continue
        if (
            min(parts) <= total <= max(parts)
            and sum(p != 0 for p in parts) > 1
            and total != Decimal(0)
        ):
            inside += 1
        else:
            outside += 1
    return inside > outside * 3
