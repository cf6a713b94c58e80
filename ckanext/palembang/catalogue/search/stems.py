"""Which form of a word stands for all its forms.

The override list comes first, in Solr and here: the algorithmic and dictionary stemmers
join penduduk with duduk and pendapatan with dapat. What follows it for other words differs:
Solr's own stemmers there, PySastrawi's dictionary stemmer here (`stem`). `listed_stem` is
what both give to a word that stands in one of our lists.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from ckanext.palembang.catalogue.search.area_spellings import area_words
from ckanext.palembang.catalogue.search.word_lists import stem_overrides

#: "-nya" ("its", "the") is written onto any noun: luasnya, penduduknya. Solr reads this too.
CLITIC = r"^([a-z]{4,})nya$"

_CLITIC = re.compile(CLITIC)
# "bus" and "class" are no plurals, nor are "shoes" and "degrees" made by an s alone.
_PLURAL = re.compile(r"(?:.[^use]|[^iaoe]e|[^ae]ie)s$")
_PLURAL_OF_Y = re.compile(r"[^ae]ies$")
_LETTERS = re.compile(r"[a-z]{4,30}")
_CACHED_WORDS = 50_000


def listed_stem(word: str) -> str:
    """Return the stem of a folded word that stands in one of the lists given to Solr."""
    bare = _CLITIC.sub(r"\1", word)
    return _kept(bare) or english_singular(bare)


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str) -> str:
    """Return the stem of a folded word where Python does the stemming.

    Words of place names and of the override list are never given to a stemmer.
    """
    bare = _CLITIC.sub(r"\1", word)
    singular = english_singular(bare)
    kept = _kept(bare) or _kept(singular)
    if kept is not None:
        return kept
    if not _LETTERS.fullmatch(bare):
        return bare
    root = str(_stemmer().stem_word(bare))
    return root if root != bare else singular


def english_singular(word: str) -> str:
    """Return the word without the English plural's s, by Harman's three rules.

    The same rules as Lucene's EnglishMinimalStemmer, so that Solr and Python agree.
    """
    if not _PLURAL.search(word):
        return word
    return f"{word[:-3]}y" if _PLURAL_OF_Y.search(word) else word[:-1]


def _kept(word: str) -> str | None:
    known = stem_overrides().get(word)
    if known is not None:
        return known
    return word if word in area_words() else None


@cache
def _stemmer() -> Stemmer:
    # The factory's own stemmer keeps every word it ever saw; queries are outside input.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words_from_file()))
