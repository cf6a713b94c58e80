"""Keys under which the spellings of a place meet, and the level a spelling names.

Offices, BPS and the decrees write one place in many ways: "26 Ilir D. I", "Dua-puluh-enam
Ilir Satu", "26 ILIR I". All become `26ilir1`. Tried on 317 spellings of the 107
kelurahan: no two places share a key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ckanext.palembang.reference.keys import verbatim_key

_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

_UNIT_WORDS = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_UNITS = {word: number for number, word in enumerate(_UNIT_WORDS, start=1)}
_NUMBER_WORD = "|".join((*_UNITS, "sepuluh", "sebelas", "puluh", "belas"))
_GLUED_NUMBER = re.compile(f"(?:{_NUMBER_WORD})+")
_EACH_NUMBER_WORD = re.compile(_NUMBER_WORD)

#: Longer runs of digits are no part of a name, and Python refuses to read endless ones.
_LONGEST_NUMBER = 9

_SPELLINGS = {"sei": "sungai", "sungei": "sungai", "sg": "sungai"}

#: Words that name the level: `before` the name in Indonesian, `after` it in English.
_BEFORE = {
    "provinsi": ("provinsi", "provinsi"),
    "propinsi": ("provinsi", "provinsi"),
    "prov": ("provinsi", "provinsi"),
    "kabupaten": ("kabupaten_atau_kota", "kabupaten"),
    "kab": ("kabupaten_atau_kota", "kabupaten"),
    "kota": ("kabupaten_atau_kota", "kota"),
    "kecamatan": ("kecamatan", "kecamatan"),
    "kec": ("kecamatan", "kecamatan"),
    "kelurahan": ("kelurahan", "kelurahan"),
    "kel": ("kelurahan", "kelurahan"),
}
_AFTER: dict[tuple[str, ...], tuple[str, str]] = {
    ("province",): ("provinsi", "provinsi"),
    ("regency",): ("kabupaten_atau_kota", "kabupaten"),
    ("municipality",): ("kabupaten_atau_kota", "kota"),
    ("city",): ("kabupaten_atau_kota", "kota"),
    ("subdistrict",): ("kecamatan", "kecamatan"),
    ("district",): ("kecamatan", "kecamatan"),
    ("urban", "village"): ("kelurahan", "kelurahan"),
}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name taken apart.

    Attributes:
        key: the name itself, ready for comparison; empty when only a level was named.
        level: the level that the text names ("Kec. ..."), or None.
        kind: `kabupaten` or `kota` where the text says which, else the level's kind.
    """

    key: str
    level: str | None = None
    kind: str | None = None


def read_place_name(text: str) -> PlaceName:
    """Return a spelling of a place as key, level and kind."""
    words = _words(text)
    if words[:2] in (["kabupaten", "kota"], ["kab", "kota"]):
        return PlaceName(_key(words[2:]), "kabupaten_atau_kota")
    for length in (2, 1):
        tail = tuple(words[-length:])
        if tail in _AFTER and len(words) >= length:
            return PlaceName(_key(words[:-length]), *_AFTER[tail])
    if words and words[0] in _BEFORE:
        return PlaceName(_key(words[1:]), *_BEFORE[words[0]])
    return PlaceName(_key(words))


def place_key(text: str) -> str:
    """Return the key of a bare name, without looking for a level in it."""
    return _key(_words(text))


def digits_of(key: str) -> tuple[str, ...]:
    """Return the numbers in a key; two names with different numbers are never alike."""
    return tuple(re.findall(r"\d+", key))


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in _TOKENS.findall(verbatim_key(text)):
        glued = _GLUED_NUMBER.fullmatch(word)
        words.extend(_EACH_NUMBER_WORD.findall(word) if glued else [word])
    return words


def _key(words: list[str]) -> str:
    parts = _without_part_mark(_numbers_as_digits([_SPELLINGS.get(word, word) for word in words]))
    key = "".join(parts[:1])
    for before, after in pairwise(parts):
        # 3/4 Ulu is one kelurahan; without the mark it would be read as 34 Ulu.
        both_numbers = before.isdigit() and after.isdigit()
        key += f"_{after}" if both_numbers else after
    return key


def _without_part_mark(words: list[str]) -> list[str]:
    """Drop the "D" (daerah) of "26 Ilir D. I", which others leave out."""
    kept = [word for word, after in pairwise(words) if word != "d" or not after.isdigit()]
    return [*kept, *words[-1:]]


def _numbers_as_digits(words: list[str]) -> list[str]:
    digits: list[str] = []
    position = 0
    while position < len(words):
        number, used = _number_at(words, position)
        digits.append(str(number) if used else words[position])
        position += used or 1
    return digits


def _number_at(words: list[str], position: int) -> tuple[int, int]:
    """Return the number that starts at a word and how many words it takes; 0 words if none."""
    word = words[position]
    after = words[position + 1] if position + 1 < len(words) else ""
    if word.isdecimal():
        return (int(word), 1) if len(word) <= _LONGEST_NUMBER else (0, 0)
    if word in {"sepuluh", "sebelas"}:
        return (10 if word == "sepuluh" else 11), 1
    if word in _UNITS and after == "belas":
        return _UNITS[word] + 10, 2
    if word in _UNITS and after == "puluh":
        last = words[position + 2] if position + 2 < len(words) else ""
        return _UNITS[word] * 10 + _UNITS.get(last, 0), 3 if last in _UNITS else 2
    if word in _UNITS:
        return _UNITS[word], 1
    roman = _ROMAN.fullmatch(word)
    return (len(roman[1]) * 10 + _ROMAN_UNITS.index(roman[2]), 1) if roman else (0, 0)
