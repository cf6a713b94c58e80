"""Totals that are not the sum of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ckanext.palembang.tables.cells import Place, address, span_of
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.figures.sums import Sum
from ckanext.palembang.tables.figures.totals import is_average
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.numbers import format_number

_PLAUSIBLE = 0.34
_WIDEST_GAP = 20
_TINY_SHARE = 0.15
_FEW_TINY = 3
_MANY_PARTS = 4
_NEAR = Decimal("0.2")


def mismatches(matrix: Matrix, found: list[Sum], context: str) -> Iterator[Finding]:
    """Yield totals that are not the sum of their parts."""
    said: set[Place] = set()
    faults = _faults(found)
    for one in found:
        if not one.fit.fails or not _is_meant_as_sum(matrix, one, context):
            continue
        rounded = _are_rounded(matrix, one, context)
        for across, total, added in one.fit.fails:
            place = one.place(one.total, across)
            if place in said or _column_is_rate(matrix, one, across, context):
                continue
            if _follows_from_a_part(one, across, added - total, faults):
                continue
            if abs(total - added) <= (Decimal(len(one.parts) + 1) / 2 if rounded else 0):
                continue
            if not one.by_columns and not _row_fail_counts(matrix, one, across):
                continue
            said.add(place)
            parts = span_of([one.place(line, across) for line in one.parts]) or ""
            yield Finding(
                "total-mismatch", Level.WARNING, address(place), None,
                {"printed": format_number(total), "sum": format_number(added), "parts": parts},
            )  # fmt: skip


def _faults(found: list[Sum]) -> tuple[dict[Place, Decimal], set[Place]]:
    """Return by how much each failing total is off, and the totals that another sum confirms."""
    off: dict[Place, Decimal] = {}
    confirmed: set[Place] = set()
    for one in found:
        off.update((one.place(one.total, line), t - a) for line, t, a in one.fit.fails)
        confirmed.update(one.place(one.total, across) for across in one.fit.held)
    return off, confirmed


def _follows_from_a_part(
    one: Sum, across: int, gap: Decimal, faults: tuple[dict[Place, Decimal], set[Place]]
) -> bool:
    """Tell whether a total that another sum confirms is off just because one of its parts is."""
    off, confirmed = faults
    if one.place(one.total, across) not in confirmed:
        return False
    return any(off.get(one.place(line, across)) == gap for line in one.parts)


def _is_meant_as_sum(matrix: Matrix, one: Sum, context: str) -> bool:
    if one.fit.holds and one.fit.score >= _PLAUSIBLE:
        return True
    if not one.is_labelled and not one.fit.holds:
        return _is_just_beside(one) and not words.NOT_ADDITIVE.search(context)
    if not one.is_labelled or one.fit.score > 0:
        return one.is_labelled and one.fit.holds >= 1 and not is_average(matrix, one)
    if one.by_columns:
        heads = " ".join(
            " ".join(matrix.heads[c].path) + " " + (matrix.heads[c].unit or "")
            for c in (one.total, *one.parts)
        )
        if words.NOT_ADDITIVE.search(heads) or words.NOT_ADDITIVE.search(context):
            return False
    elif words.NOT_ADDITIVE.search(context):
        return False
    return not is_average(matrix, one) and _totals_are_large(one)


def _is_just_beside(one: Sum) -> bool:
    """Tell whether a row of a whole area is so near to the sum of many parts that it was meant as it."""
    if one.by_columns or len(one.parts) < _MANY_PARTS:
        return False
    return all(added and abs(total / added - 1) <= _NEAR for _, total, added in one.fit.fails)


def _totals_are_large(one: Sum) -> bool:
    close = sum(
        1
        for _, total, added in one.fit.fails
        if added and Decimal("0.05") < abs(total / added) < _WIDEST_GAP
    )
    return close * 2 >= len(one.fit.fails)


def _column_is_rate(matrix: Matrix, one: Sum, across: int, context: str) -> bool:
    """Tell whether a failing cell of a total row stands in a column that cannot be added."""
    if one.by_columns:
        return False
    head = matrix.heads[across]
    text = " ".join(head.path) + " " + (head.unit or "")
    if words.NOT_ADDITIVE.search(text):
        return True
    return not one.fit.holds and bool(words.NOT_ADDITIVE.search(context))


def _row_fail_counts(matrix: Matrix, one: Sum, across: int) -> bool:
    """Tell whether a total row's cell is far too small to be a sum (a mean, a rate)."""
    total = matrix.values.get(one.place(one.total, across))
    parts = [
        v for line in one.parts if (v := matrix.values.get(one.place(line, across))) is not None
    ]
    if total is None or len(parts) < _FEW_TINY:
        return True
    has_fractions = any(v != v.to_integral_value() for v in parts)
    return not (has_fractions and min(parts) <= total <= max(parts))


def _are_rounded(matrix: Matrix, one: Sum, context: str) -> bool:
    units = [matrix.heads[c].unit or "" for c in matrix.columns]
    text = f"{context} {' '.join(units)} " + " ".join(
        " ".join(matrix.heads[c].path) for c in matrix.columns
    )
    scaled = any(
        word in words.plain(text).split()
        for word in (
            "ribu",
            "ribuan",
            "juta",
            "jutaan",
            "miliar",
            "milyar",
            "thousand",
            "million",
            "000",
        )
    )
    tiny = [
        1
        for _, total, added in one.fit.fails
        if abs(total - added) <= Decimal(len(one.parts) + 1) / 2
    ]
    seen = len(one.fit.fails) + one.fit.holds
    return scaled or (len(tiny) >= _FEW_TINY and len(tiny) >= seen * _TINY_SHARE)
