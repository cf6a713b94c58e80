"""The ways in which one area's name is written, made from the reference data.

Decrees write "Tiga-puluh-lima Ilir" and "Ilir Timur Tiga", BPS "35 ILIR" and "Ilir Timur
III", offices "IT III", "IT 3" or "Sei Buah"; names of two words are glued ("Bukitkecil").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

from ckanext.palembang.catalogue.search.word_lists import Phrase
from ckanext.palembang.catalogue.search.words import words
from ckanext.palembang.reference import Area, areas

_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_TO_ELEVEN = (*_UNITS, "sepuluh", "sebelas")
_NUMBER = re.compile(r"\d{1,2}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_RIVER = ("sungai", "sei")
_LONGEST_ABBREVIATION = 3


@cache
def area_groups() -> tuple[tuple[Phrase, ...], ...]:
    """Return, for each area written in more than one way, all its spellings.

    The first spelling of a group is the name in common use. Areas that share a spelling
    (a kecamatan and the kelurahan of the same name) are one group.
    """
    groups: list[dict[Phrase, None]] = []
    for found in areas():
        spellings = dict.fromkeys(area_spellings(found))
        known = next((group for group in groups if not group.keys().isdisjoint(spellings)), None)
        if known is None:
            groups.append(spellings)
        else:
            known.update(spellings)
    return tuple(tuple(group) for group in groups if len(group) > 1)


@cache
def area_words() -> frozenset[str]:
    """Return every word of every area's names: no stemmer may touch them."""
    return frozenset(word for found in areas() for name in found.names() for word in words(name))


def area_spellings(area: Area) -> tuple[Phrase, ...]:
    """Return the spellings of one area's name, the common one first, as folded words."""
    spellings: list[Phrase] = []
    for name in area.names():
        parts = words(name)
        if parts:
            spellings += [tuple(parts), *_number_variants(parts), *_letter_variants(parts)]
    return tuple(dict.fromkeys(spellings))


def number_words(number: int) -> tuple[str, ...]:
    """Return a number from 0 to 99 in Indonesian words: 35 is `tiga puluh lima`."""
    if number < len(_TO_ELEVEN):
        return (_TO_ELEVEN[number],)
    tens, units = divmod(number, 10)
    if tens == 1:
        return (_UNITS[units], "belas")
    return (_UNITS[tens], "puluh", *((_UNITS[units],) if units else ()))


def _number_variants(parts: list[str]) -> Iterable[Phrase]:
    """Spell each number of the name as digits, in words, in glued words and, last, roman."""
    last = len(parts) - 1
    choices = [_forms(part, ends_name=place == last > 0) for place, part in enumerate(parts)]
    if all(len(forms) == 1 for forms in choices):
        return
    for chosen in product(*choices):
        spelling = tuple(word for form in chosen for word in form)
        yield spelling
        first, *rest = spelling
        if len(rest) == 1 and len(first) <= _LONGEST_ABBREVIATION:
            # "IT 3" is as often written "IT3".
            yield (f"{first}{rest[0]}",)


def _forms(part: str, *, ends_name: bool) -> tuple[Phrase, ...]:
    roman = _ROMAN.get(part) if ends_name else None
    number = roman or (int(part) if _NUMBER.fullmatch(part) else None)
    if number is None:
        return ((part,),)
    in_words = number_words(number)
    forms = [(part,), (str(number),), in_words, ("".join(in_words),)]
    if ends_name:
        forms += [(sign,) for sign, value in _ROMAN.items() if value == number]
    return tuple(dict.fromkeys(forms))


def _letter_variants(parts: list[str]) -> Iterable[Phrase]:
    """Glue a name of several words; write Sei for Sungai and the other way round."""
    if not all(part.isalpha() and part not in _ROMAN for part in parts):
        return
    firsts = _RIVER if parts[0] in _RIVER else (parts[0],)
    for first in firsts:
        yield (first, *parts[1:])
        if len(parts) > 1:
            yield ("".join((first, *parts[1:])),)
