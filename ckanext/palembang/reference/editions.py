"""Chapters of the yearbook, whose titles are data of each edition."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from ckanext.palembang.reference.codes import Code, CodeList
from ckanext.palembang.reference.errors import BrokenReferenceFileError
from ckanext.palembang.reference.files import as_mapping, read_yaml
from ckanext.palembang.reference.lists import code_list

_FILE = "bab_editions.yaml"


@lru_cache(maxsize=32)
def chapters(edition: int | None = None) -> CodeList:
    """Return the chapters of an edition, by its year; the national frame if none is known.

    Titles differ between editions ("Geografi" for "Geografi dan Iklim"), so nothing
    may rely on a title: the chapter's number is its code.
    """
    frame = code_list("bab")
    own = _editions().get(str(edition))
    if own is None:
        return frame
    place = f"edition {edition}"
    facts = as_mapping(own, _FILE, place)
    titles = as_mapping(facts.get("titles"), _FILE, place)
    unknown = sorted(set(titles) - {code.code for code in frame})
    if unknown:
        raise BrokenReferenceFileError(_FILE, place, f"no such chapter: {unknown}")
    codes = tuple(_retitled(code, titles.get(code.code), place) for code in frame)
    source = str(facts.get("source", frame.source))
    read = replace(frame, codes=codes, source=source, source_date=str(edition))
    read.check()
    return read


def chapter_editions() -> tuple[int, ...]:
    """Return the years of the editions whose titles differ from the national frame."""
    return tuple(sorted(int(year) for year in _editions()))


@cache
def _editions() -> dict[str, object]:
    return as_mapping(read_yaml(_FILE).get("editions"), _FILE, "editions")


def _retitled(code: Code, titles: object, place: str) -> Code:
    if titles is None:
        return code
    pair = as_mapping(titles, _FILE, f"{place}, chapter {code.code}")
    label_id, label_en = pair.get("id"), pair.get("en")
    if not isinstance(label_id, str) or not isinstance(label_en, str):
        raise BrokenReferenceFileError(_FILE, place, "a title in both languages is expected")
    former = (code.label_id, code.label_en, *code.aliases)
    return replace(code, label_id=label_id, label_en=label_en, aliases=former)
