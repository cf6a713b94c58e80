"""Chapters of a yearbook edition: numbers stay, titles are data of the edition."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ckanext.palembang.reference import (
    BrokenReferenceFileError,
    chapter_editions,
    chapters,
    code_list,
    editions,
)


@pytest.fixture
def own_titles(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Return the table of editions that `chapters` reads during the test."""
    table: dict[str, object] = {}
    monkeypatch.setattr(editions, "_editions", lambda: table)
    chapters.cache_clear()
    yield table
    chapters.cache_clear()


@pytest.mark.parametrize("edition", [None, 2018, 2024, 2025, 1900])
def test_an_edition_without_titles_of_its_own_has_the_national_frame(edition: int | None) -> None:
    assert chapters(edition) is code_list("bab")


def test_an_edition_with_a_title_of_its_own_keeps_the_number_and_knows_the_former_title() -> None:
    read = chapters(2026)
    assert read["1"].label("id") == "Geografi"
    assert read["1"].label("en") == "Geography"
    assert read.normalise("Geografi dan Iklim") == "1"
    assert read.normalise("Geografi") == "1"
    assert read["2"] == code_list("bab")["2"]
    assert read["1"].uri == code_list("bab")["1"].uri
    assert [code.code for code in read] == [str(number) for number in range(1, 14)]
    assert read.source != code_list("bab").source
    assert read.source_date == "2026"


def test_the_editions_with_titles_of_their_own_are_named() -> None:
    assert 2026 in chapter_editions()
    assert all(chapters(edition) is not chapters() for edition in chapter_editions())


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"titles": {"14": {"id": "Lain", "en": "Other"}}}, r"no such chapter: \['14'\]"),
        ({"titles": {"1": "Geografi"}}, "a mapping is expected"),
        ({"titles": {"1": {"id": "Geografi"}}}, "title in both languages is expected"),
        ({"titles": {"1": {"id": "Pemerintahan", "en": "Geography"}}}, "already means"),
        ({}, "a mapping is expected"),
        ("2026", "a mapping is expected"),
    ],
)
def test_a_fault_in_the_titles_of_an_edition_is_named(
    own_titles: dict[str, object], facts: object, reason: str
) -> None:
    own_titles["1999"] = facts
    with pytest.raises(BrokenReferenceFileError, match=reason):
        chapters(1999)
