"""Findings of a reading: what the table itself shows to be wrong or doubtful."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from statistics import median
from struct import Struct

from ckanext.palembang.tables.cells import Place, address, range_address, span_of
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.language.units import is_unit

_MOST_OF_A_KIND = 300
_MOST_LINES = 200
_THOUSAND = 1000
_GROUP = 3
_FAR = math.log(30)
_VERY_FAR = math.log(300)
_ENOUGH_FOR_SPREAD = 6


def number(value: Decimal) -> str:
    """Return a number for a message."""
    return format_number(value)


def lost_zeros(matrix: Matrix) -> Iterator[Finding]:
    """Yield the cells whose thousands were mended, and columns that were stored as fractions."""
    for column, printed in matrix.rescaled.items():
        if any(place[1] == column for place in matrix.padded):
            continue
        places = [p for p in matrix.column(column) if matrix.values.get(p)]
        value = number(matrix.values[places[0]])
        yield Finding(
            "lost-zeros",
            Level.WARNING,
            span_of(places),
            None,
            {"printed": number(Decimal(printed)), "value": value},
        )
    for place, printed in list(matrix.padded.items())[:_MOST_OF_A_KIND]:
        value = number(matrix.values[place])
        yield Finding(
            "lost-zeros", Level.WARNING, address(place), None, {"printed": printed, "value": value}
        )


def suspicious_fractions(matrix: Matrix, context: str) -> Iterator[Finding]:
    """Yield fractions among counts: thousands that were stored as decimals, not provable here."""
    for column in matrix.columns:
        head = matrix.heads[column]
        text = " ".join(head.path) + " " + (head.unit or "")
        if words.NOT_ADDITIVE.search(f"{text} {context}") or not words.COUNT.search(
            f"{text} {context}"
        ):
            continue
        fractions, wholes = _fractions(matrix, column)
        if any(
            not 1 <= abs(matrix.values[p]) < _THOUSAND or matrix.values.decimals_at(p) > _GROUP
            for p in fractions
        ):
            continue
        if fractions and wholes >= max(2, len(fractions)) and _unit_is_whole(head.unit):
            for place in fractions[:_MOST_OF_A_KIND]:
                printed = number(matrix.values[place])
                yield Finding(
                    "lost-zeros",
                    Level.WARNING,
                    address(place),
                    None,
                    {"printed": printed, "value": "?"},
                )


def _fractions(matrix: Matrix, column: int) -> tuple[list[Place], int]:
    """Return the cells of a column with decimals, and how many others are not zero."""
    averages = {row.row for row in matrix.rows if words.AVERAGE.match(row.label)}
    fractions: list[Place] = []
    wholes = 0
    for row, number in matrix.values.numbers(column):
        if (row, column) in matrix.padded or row in averages:
            continue
        if number.is_integer():
            wholes += number != 0
        else:
            fractions.append((row, column))
    return fractions, wholes


def _unit_is_whole(unit: str | None) -> bool:
    return unit is None or (
        is_unit(unit)
        and words.plain(unit).split()[0]
        in {
            "orang",
            "jiwa",
            "unit",
            "buah",
            "kasus",
            "kk",
            "siswa",
            "murid",
            "guru",
            "ekor",
            "sekolah",
        }
    )


def duplicate_heads(matrix: Matrix) -> Iterator[Finding]:
    """Yield heads that stand over two columns."""
    seen: dict[tuple[str, ...], int] = {}
    for column in matrix.columns:
        head = matrix.heads[column]
        key = tuple(words.plain(text) for text in head.path)
        if not key:
            continue
        if key in seen and head.places:
            place = (head.places[-1][0], column)
            other = address((head.places[-1][0], seen[key]))
            yield Finding(
                "duplicate-header",
                Level.WARNING,
                address(place),
                None,
                {"name": " – ".join(head.path), "other": other},
            )
        seen.setdefault(key, column)


def duplicate_columns(matrix: Matrix, totals: set[int]) -> Iterator[Finding]:
    """Yield columns that repeat the numbers of another one."""
    seen: dict[tuple[object, ...], int] = {}
    for column in matrix.columns:
        numbers = _column_key(matrix, column)
        distinct = {number for _, number in matrix.values.numbers(column) if number}
        if len(distinct) < 4:
            continue
        if numbers in seen:
            other = seen[numbers]
            level = Level.INFO if column in totals or other in totals else Level.WARNING
            rows = [row.row for row in matrix.rows]
            cell = range_address((rows[0], column), (rows[-1], column))
            where = range_address((rows[0], other), (rows[-1], other))
            yield Finding(
                "duplicate-column",
                level,
                cell,
                None,
                {"name": " – ".join(matrix.heads[column].path), "other": where},
            )
        seen.setdefault(numbers, column)


def _column_key(matrix: Matrix, column: int) -> tuple[object, ...]:
    odd = ((row, value) for (row, other), value in matrix.values.odd.items() if other == column)
    return matrix.values.doubles(column).tobytes(), *sorted(odd)


def duplicate_rows(matrix: Matrix, places: list[str | None]) -> Iterator[Finding]:
    """Yield rows that stand twice: the same label and the same numbers, or the same area."""
    return islice(_duplicate_rows(matrix, places), _MOST_OF_A_KIND)


def _duplicate_rows(matrix: Matrix, places: list[str | None]) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], int] = {}
    repeated = _repeated_numbers(matrix)
    for row, _ in zip(matrix.rows, places, strict=True):
        if row.row not in repeated:
            continue
        numbers = tuple(matrix.values.get((row.row, column)) for column in matrix.columns)
        if not row.label or not any(numbers):
            continue
        key = (*(words.plain(t) for t in row.path()), row.year, row.month, numbers)
        if key in seen:
            first, last = matrix.columns[0], matrix.columns[-1]
            cell = range_address((row.row, min(row.place[1], first)), (row.row, last))
            yield Finding(
                "duplicate-rows",
                Level.WARNING,
                cell,
                None,
                {"name": row.label, "other": str(seen[key] + 1)},
            )
        seen.setdefault(key, row.row)


def _repeated_numbers(matrix: Matrix) -> set[int]:
    """Return the rows whose numbers may be those of another row; in a long list they are few."""
    values = matrix.values
    lines = enumerate(zip(*map(values.doubles, matrix.columns), strict=True), values.first)
    pack = Struct(f"{len(matrix.columns)}d").pack
    keys = {row: hash(pack(*line)) for row, line in lines}
    times = Counter(keys.values())
    return {row for row, key in keys.items() if times[key] > 1}


def all_zero(matrix: Matrix) -> Iterator[Finding]:
    """Yield columns and rows in which every number is zero."""
    for column in matrix.columns:
        numbers = [number for _, number in matrix.values.numbers(column)]
        places = [(matrix.rows[0].row, column), (matrix.rows[-1].row, column)]
        yield from _zeros(" – ".join(matrix.heads[column].path), numbers, places)
    if len(matrix.columns) <= 2:
        return
    for row in matrix.rows[: max(0, _MOST_LINES - len(matrix.columns))]:
        places = [(row.row, column) for column in matrix.columns]
        values = [v for p in places if (v := matrix.values.get(p)) is not None]
        yield from _zeros(row.label, values, [places[0], places[-1]])


def _zeros(
    name: str, numbers: Sequence[float | Decimal], ends: Sequence[Place]
) -> Iterator[Finding]:
    if len(numbers) >= 3 and not any(numbers):
        cell = range_address(ends[0], ends[1])
        yield Finding("zero-for-missing", Level.INFO, cell, None, {"name": name})


def outliers(matrix: Matrix, total_rows: set[int]) -> Iterator[Finding]:
    """Yield numbers out of all proportion to the others of their column."""
    return islice(_outliers(matrix, total_rows), _MOST_OF_A_KIND)


def _outliers(matrix: Matrix, total_rows: set[int]) -> Iterator[Finding]:
    for column in matrix.columns:
        found = [
            (row, math.log(abs(number)))
            for row, number in matrix.values.numbers(column)
            if number and row not in total_rows
        ]
        if len(found) < _ENOUGH_FOR_SPREAD:
            continue
        middle = median(number for _, number in found)
        spread = median(abs(number - middle) for _, number in found) or 0.05
        least = max(_FAR, 8 * spread)
        for row, number in found:
            distance = abs(number - middle)
            if distance > least:
                level = (
                    Level.WARNING if distance > _VERY_FAR and distance > 12 * spread else Level.INFO
                )
                facts = {
                    "printed": format_number(matrix.values[row, column]),
                    "expected": f"{math.exp(middle):.0f}",
                }
                yield Finding("outlier", level, address((row, column)), None, facts)
