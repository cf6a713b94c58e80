"""The word lists in the form that Solr's filters read.

In the field type the stems come first and the synonyms after them, at query time only: a
synonym may then be added or corrected without indexing anew, and its entries need to be
listed in one form only. So every entry is written here in stems, and every word of an
entry is in the list of stems, where Solr's other stemmers do not touch it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.catalogue.search.area_spellings import area_groups, area_words
from ckanext.palembang.catalogue.search.stems import listed_stem
from ckanext.palembang.catalogue.search.word_lists import (
    Phrase,
    stem_overrides,
    stopwords,
    synonym_groups,
)

STEMS_FILE = "palembang-stems.tsv"
SYNONYMS_FILE = "palembang-synonyms.txt"


def stems_file() -> str:
    """Return the dictionary of `StemmerOverrideFilterFactory`: word, tab, stem."""
    entry_words = {word for group in _groups() for entry in group for word in entry}
    stems = {word: listed_stem(word) for word in entry_words | area_words()}
    stems |= {stem: stem for stem in stems.values()} | stem_overrides()
    return "".join(f"{word}\t{stem}\n" for word, stem in sorted(stems.items()))


def synonyms_file() -> str:
    """Return the rules of `SynonymGraphFilterFactory`, one group a line, in stems."""
    return "".join(f"{line}\n" for line in dict.fromkeys(_synonym_lines()))


def stopwords_pattern() -> str:
    """Return a regular expression (Java's and Python's) that finds every stop word.

    A stop filter would leave holes between the words, and a phrase never matches across
    a hole: "harapan lama sekolah" would not find "Expected Years of Schooling".
    """
    return rf"(?i)(?<![\p{{L}}\p{{N}}])(?:{'|'.join(sorted(stopwords()))})(?![\p{{L}}\p{{N}}])"


def _synonym_lines() -> Iterator[str]:
    for group in _groups():
        entries = dict.fromkeys(" ".join(map(listed_stem, entry)) for entry in group)
        if len(entries) > 1:
            yield ", ".join(entries)


def _groups() -> tuple[tuple[Phrase, ...], ...]:
    return (*synonym_groups(), *area_groups())
