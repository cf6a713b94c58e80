"""Finding the words and set phrases of a text that stand for one thing.

A concept is a group of the synonym list or the spellings of one area. Its name is one
word made of its first entry ("curahhujan", "ilirtimuriii"), fit to be a search term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from ckanext.palembang.catalogue.search.area_spellings import area_groups, number_words
from ckanext.palembang.catalogue.search.stems import stem
from ckanext.palembang.catalogue.search.word_lists import Phrase, synonym_groups


@dataclass(frozen=True, slots=True)
class Concept:
    """One group of entries that mean the same.

    Attributes:
        name: one word that stands for the group.
        is_area: whether the entries are the spellings of an area.
    """

    name: str
    is_area: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Where an entry was found: the words `start` to `end` (not included) and its concepts."""

    start: int
    end: int
    concepts: tuple[Concept, ...]

    @property
    def length(self) -> int:
        """Return the number of words."""
        return self.end - self.start

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the concepts."""
        return tuple(concept.name for concept in self.concepts)

    @property
    def is_area(self) -> bool:
        """Tell whether the words name an area."""
        return any(concept.is_area for concept in self.concepts)


def all_matches(stems: Sequence[str]) -> list[Match]:
    """Return every entry in a text, also those that overlap; for indexing.

    Of phrases inside an area's name only the name itself counts: "tiga puluh lima ilir"
    is 35 Ilir and does not mention 5 Ilir ("lima ilir"). Its single words do count:
    "sungai" in Sungai Buah.
    """
    found: list[Match] = []
    covered = 0
    for start in range(len(stems)):
        longest_area = 0
        for match in _at(stems, start):
            if match.length == 1 or match.end > max(covered, longest_area):
                found.append(match)
            if match.is_area and match.length > 1:
                longest_area = max(longest_area, match.end)
        covered = max(covered, longest_area)
    return found


def longest_matches(stems: Sequence[str]) -> Iterator[Match]:
    """Yield the entries from left to right, the longest first, none twice; for queries."""
    start = 0
    while start < len(stems):
        match = next(_at(stems, start), None)
        if match is not None:
            yield match
        start = match.end if match is not None else start + 1


def _at(stems: Sequence[str], start: int) -> Iterator[Match]:
    longest = min(_longest_entry(), len(stems) - start)
    for length in range(longest, 0, -1):
        concepts = _entries().get(tuple(stems[start : start + length]))
        if concepts:
            yield Match(start, start + length, concepts)


@cache
def _entries() -> dict[Phrase, tuple[Concept, ...]]:
    entries: dict[Phrase, tuple[Concept, ...]] = {}
    for groups, is_area in ((synonym_groups(), False), (area_groups(), True)):
        for group in groups:
            concept = Concept(_name(group[0]), is_area)
            for entry in dict.fromkeys(tuple(map(stem, entry)) for entry in group):
                entries[entry] = (*entries.get(entry, ()), concept)
    return entries


def _name(entry: Phrase) -> str:
    """Return one word of letters only: Solr would cut "35ilir" into 35 and ilir."""
    spelled = (number_words(int(word)) if word.isdecimal() else (stem(word),) for word in entry)
    return "".join(chain.from_iterable(spelled))


@cache
def _longest_entry() -> int:
    return max(map(len, _entries()))
