"""Counts that a program stored as fractions: "1.234" persons became 1.234, "956" stayed 956.

Persons, pupils, schools have no fractions. A column that counts them and holds stored
fractions of up to three digits, most of them of three, is read as thousands; each column says so.
"""

from __future__ import annotations

from ckanext.palembang.tables.cells import Place
from ckanext.palembang.tables.figures.matrix import Matrix
from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.periods import year_label

_MOST = 0.6
_HALF = 0.5
_FEWEST = 3
_THOUSAND = 1000
_GROUP = 3


def restore_thousandths(matrix: Matrix, context: str) -> None:
    """Read stored fractions of columns that count persons or things as thousands."""
    for column in matrix.columns:
        if not _counts(matrix, column, context):
            continue
        numbers = matrix.values.numbers(column)
        places = [(row, column) for row, number in numbers if number]
        fractions = [p for p in places if _is_fraction(matrix, p)]
        if not _are_thousandths(matrix, places, fractions):
            continue
        matrix.rescaled[column] = str(matrix.values[fractions[0]])
        for place in fractions:
            value = matrix.values[place] * _THOUSAND
            if matrix.values.decimals_at(place) < _GROUP:
                matrix.padded[place] = str(matrix.values[place])
            matrix.set(place, value)


def _counts(matrix: Matrix, column: int, context: str) -> bool:
    head = matrix.heads[column]
    own = f"{' '.join(head.path)} {head.unit or ''}"
    if words.NOT_ADDITIVE.search(own) or words.SCALED.search(f"{own} {context}"):
        return False
    if words.counts_persons(head.path):
        return not words.NOT_ADDITIVE.search(context)
    if words.MEASURED.search(own):
        return False
    if words.PERSONS.search(own):
        return True
    is_bare = all(year_label(text) or words.is_total(text) for text in head.path)
    return is_bare and bool(words.PERSONS.search(context)) and not words.MEASURED.search(context)


def _is_fraction(matrix: Matrix, place: Place) -> bool:
    text = matrix.texts.at(place)
    if text is None:
        return False
    value = matrix.values[place]
    return value != value.to_integral_value() and str(abs(value)) == text.body


def _are_thousandths(matrix: Matrix, places: list[Place], fractions: list[Place]) -> bool:
    full = [p for p in fractions if matrix.values.decimals_at(p) == _GROUP]
    if len(fractions) < max(_FEWEST, len(places) * _MOST) or len(full) < len(fractions) * _HALF:
        return False
    return all(abs(matrix.values[p]) < _THOUSAND for p in places)
