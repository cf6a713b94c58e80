"""The word lists are sound, and a broken line is named."""

from __future__ import annotations

from collections import Counter

import pytest

from ckanext.palembang.catalogue.search.stems import listed_stem, stem
from ckanext.palembang.catalogue.search.word_lists import (
    BrokenWordListError,
    read_stem_overrides,
    read_stopwords,
    read_synonym_groups,
    stem_overrides,
    stopwords,
    synonym_groups,
)


class TestOverrides:
    """The list of stems."""

    def test_holds_the_words_of_a_yearbook(self) -> None:
        assert len(stem_overrides()) > 1_000

    def test_every_stem_is_its_own_stem(self) -> None:
        stems = stem_overrides()
        assert {stem for stem in stems.values() if stems.get(stem) != stem} == set()

    def test_no_stop_word_has_a_stem(self) -> None:
        assert stem_overrides().keys() & stopwords() == set()

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("penduduk penduduk", 1),
            ("# note\nPenduduk\tpenduduk", 2),
            ("penduduk\t", 1),
            ("a\tb\tc", 1),
            ("kerja\tkerja\n\nkerja\tkarya", 3),
        ],
        ids=["no tab", "capital", "no stem", "three columns", "doubled"],
    )
    def test_a_broken_line_is_named(self, text: str, line: int) -> None:
        with pytest.raises(BrokenWordListError, match=rf"stem_overrides\.tsv, line {line}: "):
            read_stem_overrides(text)


class TestSynonyms:
    """The groups of words that mean the same."""

    def test_cover_both_languages_of_every_chapter(self) -> None:
        assert len(synonym_groups()) > 250

    def test_entries_of_a_group_differ_once_stemmed(self) -> None:
        same = [
            group
            for group in synonym_groups()
            if len({tuple(map(listed_stem, entry)) for entry in group}) < 2
        ]
        assert same == []

    def test_no_entry_stands_in_many_groups(self) -> None:
        """Each further group widens a search; two meanings of an English word are enough."""
        entries = Counter(
            tuple(map(stem, entry)) for group in synonym_groups() for entry in dict.fromkeys(group)
        )
        assert {entry: count for entry, count in entries.items() if count > 2} == {}

    @pytest.mark.parametrize("line", ["penduduk", "penduduk,", "penduduk, dan", ","])
    def test_a_group_of_one_is_refused(self, line: str) -> None:
        with pytest.raises(BrokenWordListError, match=r"synonyms\.txt, line 2: two entries"):
            read_synonym_groups(f"# note\n{line}", frozenset({"dan"}))

    def test_stop_words_in_an_entry_do_not_count(self) -> None:
        groups = read_synonym_groups("Usaha Mikro, Kecil, dan Menengah", frozenset({"dan"}))
        assert groups == ((("usaha", "mikro"), ("kecil",), ("menengah",)),)


def test_stop_words_are_single_words() -> None:
    with pytest.raises(BrokenWordListError, match=r"stopwords\.txt, line 1: one word"):
        read_stopwords("dari pada")


@pytest.mark.parametrize("word", ["dalam", "tidak", "not", "antar", "per", "iii", "satu"])
def test_words_that_carry_meaning_are_no_stop_words(word: str) -> None:
    assert word not in stopwords()
