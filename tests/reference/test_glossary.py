"""The glossary: complete, in both languages, and in step with code lists and form fields."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.reference import (
    BrokenReferenceFileError,
    Term,
    code_list,
    files,
    glossary,
)

TERMS = glossary().terms
HEAD = "licence: CC-BY-4.0\nterms:\n"
ROW = (
    "  - {{anchor: {anchor}, term: {{id: a, en: b}}, explanation: {{id: a, en: b}}, "
    "example: {{id: a, en: b}}, source: s{more}}}\n"
)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.anchor)
def test_a_term_says_all_in_both_languages(term: Term) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.anchor)
    for pair in (term.term, term.explanation, term.example):
        assert pair.indonesian.strip()
        assert pair.english.strip()
    assert term.explanation.indonesian != term.explanation.english
    assert len(term.explanation.indonesian) > 40
    assert term.source


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.anchor)
def test_every_code_that_a_term_explains_exists(term: Term) -> None:
    for code in term.codes:
        name, value = code.split("/", 1)
        assert value in code_list(name)


@pytest.mark.parametrize("name", ["simbol", "cara_pengumpulan_data", "jenis_statistik"])
def test_every_code_that_people_ask_about_is_explained(name: str) -> None:
    unexplained = [
        code.code for code in code_list(name) if not glossary().for_code(name, code.code)
    ]
    assert unexplained == []


def test_the_five_parts_of_the_data_standard_are_explained_by_their_key() -> None:
    for key in ("konsep", "definisi", "klasifikasi", "ukuran", "satuan"):
        term = glossary().for_field(key)
        assert term
        assert term.anchor == key
        assert "Perpres 39/2019" in term.source


def test_what_does_not_exist_is_none() -> None:
    assert glossary().get("tidak-ada") is None
    assert glossary().for_field("tidak_ada") is None
    assert glossary().for_code("simbol", "tidak ada") is None


def test_all_words_must_be_there_in_either_language() -> None:
    assert glossary().find("sampling frame")[0].anchor == "kerangka-sampel"
    assert glossary().find("kerangka sampel")[0].anchor == "kerangka-sampel"
    assert glossary().find("KOMPROMIN")[0].anchor == "kompromin"
    assert glossary().find("kompromin gajah") == []


def test_a_name_is_found_before_a_mention() -> None:
    anchors = [term.anchor for term in glossary().find("konsep")]
    assert anchors[0] == "konsep"
    assert "sdsn" in anchors


def test_no_words_find_everything_from_a_to_z() -> None:
    for language in ("id", "en"):
        labels = [term.label(language).lower() for term in glossary().find("  ", language)]
        assert len(labels) == len(TERMS)
        assert [label[0] for label in labels] == sorted(label[0] for label in labels)


@given(st.text())
def test_any_text_can_be_searched_for(text: str) -> None:
    assert set(glossary().find(text)) <= set(TERMS)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("terms: [", "syntax"),
        ("licence: x\nterms: no", "terms and licence"),
        (HEAD + "  - {anchor: a}", "missing"),
        (HEAD + ROW.format(anchor="a", more=", colour: red"), "unknown"),
        (HEAD + ROW.format(anchor="a", more="") * 2, "doubled"),
        (
            HEAD
            + ROW.format(anchor="a", more=", fields: [x]")
            + ROW.format(anchor="b", more=", fields: [x]"),
            "doubled",
        ),
        (HEAD + ROW.format(anchor="a", more=", related: [b]"), "no such terms"),
        (HEAD + ROW.format(anchor="a", more="").replace("term: {id: a, en: b}", "term: {id: a}"), "both languages"),
    ],
)  # fmt: skip
def test_a_fault_in_the_file_is_named(
    monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    monkeypatch.setattr(files, "data_text", lambda *path: text)
    glossary.cache_clear()
    try:
        with pytest.raises(BrokenReferenceFileError, match=reason):
            glossary()
    finally:
        glossary.cache_clear()
