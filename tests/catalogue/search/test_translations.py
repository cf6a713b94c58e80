"""How much of an English title its Indonesian title answers for, and the other way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from ckanext.palembang.catalogue.search.concepts import all_matches
from ckanext.palembang.catalogue.search.stems import stem
from ckanext.palembang.catalogue.search.word_lists import stopwords
from ckanext.palembang.catalogue.search.words import words
from ckanext.palembang.reference import code_list

TABLES = Path(__file__).parents[3] / "demo" / "tables"
LISTS = ("bab", "subjek_csa", "urusan", "tingkat_wilayah", "frekuensi", "satuan")


def test_most_words_of_one_language_are_found_in_the_other(
    record_property: Callable[[str, object], None],
) -> None:
    """Over the real tables' titles and the labels of the code lists, written by others."""
    pairs = list(_pairs())
    shares = {
        "en by id": _share((english, indonesian) for indonesian, english in pairs),
        "id by en": _share(pairs),
    }
    for name, share in shares.items():
        record_property(name, round(share, 3))
    assert min(shares.values()) > 0.8


def _pairs() -> Iterator[tuple[str, str]]:
    for path in TABLES.glob("*.yaml"):
        dataset = yaml.safe_load(path.read_text("utf-8"))["dataset"]
        yield dataset["title"], dataset["title_en"]
    for name in LISTS:
        for code in code_list(name):
            yield code.label_id, code.label_en


def _share(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> float:
    """Of the words of the first texts, those whose meaning the second texts have."""
    answers = [answer for asked, other in pairs for answer in _answers(asked, other)]
    return sum(answers) / len(answers)


def _answers(asked: str, other: str) -> Iterator[bool]:
    known = set(_stems(other)) | _concepts(_stems(other))
    stems = _stems(asked)
    for place, root in enumerate(stems):
        if root.isalpha() and len(root) > 2:
            around = {
                name
                for match in all_matches(stems)
                if match.start <= place < match.end
                for name in match.names
            }
            yield not known.isdisjoint({root} | around)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text) if word not in stopwords()]


def _concepts(stems: list[str]) -> set[str]:
    return {name for match in all_matches(stems) for name in match.names}
