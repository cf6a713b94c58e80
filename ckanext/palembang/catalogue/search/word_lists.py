"""The three word lists of this package, each read once and checked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ckanext.palembang.catalogue.search.words import words

_DATA = files("ckanext.palembang.catalogue.search") / "data"

STEM_OVERRIDES = "stem_overrides.tsv"
STOPWORDS = "stopwords.txt"
SYNONYMS = "synonyms.txt"

Phrase = tuple[str, ...]


class BrokenWordListError(Exception):
    """A line of a word list cannot be used; names the file, the line and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


@cache
def stem_overrides() -> dict[str, str]:
    """Return word to stem; a word that must stay whole is its own stem.

    Raises:
        BrokenWordListError: a line is no pair of single words, or a word is doubled.
    """
    return read_stem_overrides(_text(STEM_OVERRIDES))


@cache
def stopwords() -> frozenset[str]:
    """Return the words that carry no meaning in a search, of both languages."""
    return read_stopwords(_text(STOPWORDS))


@cache
def synonym_groups() -> tuple[tuple[Phrase, ...], ...]:
    """Return the groups of words and set phrases that mean the same, without stop words.

    Raises:
        BrokenWordListError: a group has fewer than two entries, or an entry is empty.
    """
    return read_synonym_groups(_text(SYNONYMS), stopwords())


def read_stem_overrides(text: str) -> dict[str, str]:
    """Read lines of `word <tab> stem`; see `stem_overrides`."""
    stems: dict[str, str] = {}
    for number, line in _lines(text):
        word, _, stem = line.partition("\t")
        if words(word) != [word] or words(stem) != [stem]:
            reason = "two single words in small letters are expected, with a tab between"
            raise BrokenWordListError(STEM_OVERRIDES, number, reason)
        if word in stems:
            raise BrokenWordListError(STEM_OVERRIDES, number, f"{word} is doubled")
        stems[word] = stem
    return stems


def read_stopwords(text: str) -> frozenset[str]:
    """Read lines of one word each; see `stopwords`."""
    found: set[str] = set()
    for number, line in _lines(text):
        if words(line) != [line]:
            raise BrokenWordListError(STOPWORDS, number, "one word in small letters is expected")
        found.add(line)
    return frozenset(found)


def read_synonym_groups(text: str, stop: frozenset[str]) -> tuple[tuple[Phrase, ...], ...]:
    """Read lines of entries with commas between; see `synonym_groups`."""
    return tuple(_read_group(line, number, stop) for number, line in _lines(text))


def _read_group(line: str, number: int, stop: frozenset[str]) -> tuple[Phrase, ...]:
    entries = [
        tuple(word for word in words(entry) if word not in stop) for entry in line.split(",")
    ]
    if not entries[1:] or not all(entries):
        raise BrokenWordListError(SYNONYMS, number, "two entries or more are expected")
    return tuple(dict.fromkeys(entries))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _text(name: str) -> str:
    return _DATA.joinpath(name).read_text(encoding="utf-8")
