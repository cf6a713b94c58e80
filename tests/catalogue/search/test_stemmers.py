"""Whether Lucene's Indonesian stemmer, behind the list of stems, helps more than it harms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

from ckanext.palembang.catalogue.search.stems import listed_stem, stem
from ckanext.palembang.catalogue.search.word_lists import stopwords
from ckanext.palembang.catalogue.search.words import words

from tests.catalogue.search.solr_cores import Core

ROOT = Path(__file__).parents[3]
TEXTS = [
    *ROOT.glob("ckanext/palembang/reference/data/**/*.yaml"),
    *ROOT.glob("ckanext/palembang/catalogue/i18n/id/**/*.po"),
    *ROOT.glob("schemas/*.yaml"),
    *ROOT.glob("demo/tables/*.yaml"),
    *ROOT.glob("docs/*.md"),
]
_CHUNK = 200
Joins = set[tuple[str, str]]


def test_the_indonesian_stemmer_joins_what_belongs_together(
    own_core: Core, record_property: Callable[[str, object], None]
) -> None:
    """Compared with the stemmer that has a dictionary, over the words of our own texts."""
    vocabulary = _vocabulary()
    right = _joins({word: stem(word) for word in vocabulary})
    plural_only = _joins({word: listed_stem(word) for word in vocabulary})
    with_both = _joins(_solr_stems(own_core, vocabulary))
    record_property("words", len(vocabulary))
    record_property("joins of the dictionary", len(right))
    for name, joins in (("plural only", plural_only), ("with both", with_both)):
        record_property(f"{name}, right", len(joins & right))
        record_property(f"{name}, others", sorted(joins - right))
    gained = len(with_both & right) - len(plural_only & right)
    assert gained > 10 * len(with_both - right - plural_only)


def _vocabulary() -> list[str]:
    """Words that a stemmer could be asked for: letters only, and no stop words."""
    text = "\n".join(path.read_text("utf-8") for path in TEXTS)
    found = {word for word in words(text) if re.fullmatch("[a-z]{4,20}", word)}
    return sorted(found - stopwords())


def _solr_stems(core: Core, vocabulary: list[str]) -> dict[str, str]:
    stems: dict[str, str] = {}
    for start in range(0, len(vocabulary), _CHUNK):
        some = vocabulary[start : start + _CHUNK]
        stems |= zip(some, core.terms("text_palembang", " ".join(some)), strict=True)
    return stems


def _joins(stems: Mapping[str, str]) -> Joins:
    families: defaultdict[str, list[str]] = defaultdict(list)
    for word, root in stems.items():
        families[root].append(word)
    return {pair for family in families.values() for pair in combinations(sorted(family), 2)}
