"""Single figures that lost their thousands, where a sum proves what they must have been."""

from __future__ import annotations

from decimal import Decimal

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.figures.sums import Sum
from ckanext.palembang.tables.language.numbers import Notation

_THOUSAND = 1000
_ENOUGH_HOLD = 0.6


def mend(matrix: Matrix, found: list[Sum]) -> None:
    """Repair cells of sums that fail, where exactly one repair of one cell makes them hold."""
    for one in found:
        if one.fit.score < _ENOUGH_HOLD or not one.fit.fails:
            continue
        for across, total, added in one.fit.fails:
            _mend_instance(matrix, one, across, total - added)


def _mend_instance(matrix: Matrix, one: Sum, across: int, gap: Decimal) -> None:
    repairs: list[tuple[Place, Decimal]] = []
    for line in (one.total, *one.parts):
        place = one.place(line, across)
        for better in _repairs(matrix, place):
            change = better - matrix.values[place]
            closes = -change if line == one.total else change
            if closes == gap:
                repairs.append((place, better))
    if len(repairs) == 1:
        place, better = repairs[0]
        matrix.padded[place] = (
            matrix.texts[place].body if place in matrix.texts else str(matrix.values[place])
        )
        matrix.set(place, better)


def _repairs(matrix: Matrix, place: Place) -> list[Decimal]:
    """Return what a cell may have been: a fraction padded, or thousands all of whose zeros went."""
    value = matrix.values.get(place)
    if value is None or value == 0:
        return []
    text = matrix.texts.get(place)
    if value != value.to_integral_value():
        both = [text.read_padded(n) or text.read(n) for n in Notation] if text else []
        return [
            b
            for b in dict.fromkeys(both)
            if b is not None and b != value and b == b.to_integral_value()
        ]
    return [value * _THOUSAND] if 0 < abs(value) < _THOUSAND else []
