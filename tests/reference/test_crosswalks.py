"""Terms of foreign vocabularies that our codes point to."""

from __future__ import annotations

import re

import pytest

from ckanext.palembang.reference import (
    UnknownCodeError,
    chapter_crosswalk,
    code_list,
    code_list_names,
)

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9._/+-]+")


@pytest.mark.parametrize("name", ["bab", "subjek_csa"])
def test_themes_are_codes_of_the_european_list(name: str) -> None:
    themes = {
        theme for code in code_list(name) for theme in code.crosswalks.get("tema_eu", "").split()
    }
    assert themes
    assert themes <= {theme.code for theme in code_list("tema_eu")}


def test_every_chapter_has_a_theme() -> None:
    assert all(code.crosswalks.get("tema_eu") for code in code_list("bab"))


@pytest.mark.parametrize("vocabulary", ["eu", "iana", "adms"])
def test_terms_of_foreign_vocabularies_are_addresses(vocabulary: str) -> None:
    terms = [
        code.crosswalks[vocabulary]
        for name in code_list_names()
        for code in code_list(name)
        if vocabulary in code.crosswalks
    ]
    assert terms
    assert [term for term in terms if not _ADDRESS.fullmatch(term)] == []


def test_every_chapter_has_subjects_sectors_and_themes_of_their_lists() -> None:
    for chapter in code_list("bab"):
        others = chapter_crosswalk(chapter.code)
        assert others.chapter == chapter.code
        assert others.subjects
        assert others.sectors
        assert others.themes == tuple(chapter.crosswalks["tema_eu"].split())


def test_the_chapter_of_people_is_about_population_and_labour() -> None:
    others = chapter_crosswalk("3")
    assert others.subjects == ("519", "520")
    assert others.sectors[0] == "DEMOGRAFI_DAN_KEPENDUDUKAN"


def test_there_is_no_crosswalk_for_a_chapter_that_does_not_exist() -> None:
    with pytest.raises(UnknownCodeError, match="'14'"):
        chapter_crosswalk("14")
