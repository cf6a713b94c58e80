"""What a yearbook chapter is called in the other classifications."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ckanext.palembang.reference.errors import BrokenReferenceFileError, UnknownCodeError
from ckanext.palembang.reference.files import as_mapping, as_texts, read_yaml
from ckanext.palembang.reference.lists import code_list

_FILE = "crosswalk_chapters.yaml"


@dataclass(frozen=True, slots=True)
class ChapterCrosswalk:
    """What a yearbook chapter is called in other classifications, the main term first.

    Attributes:
        chapter: code of the list `bab`.
        subjects: codes of the list `subjek_csa`.
        sectors: codes of the list `sektor_kegiatan`.
        themes: codes of the list `tema_eu`.
    """

    chapter: str
    subjects: tuple[str, ...]
    sectors: tuple[str, ...]
    themes: tuple[str, ...]


def chapter_crosswalk(chapter: str) -> ChapterCrosswalk:
    """Return the other names of a chapter of the list `bab`.

    Raises:
        UnknownCodeError: there is no such chapter.
    """
    try:
        return _chapters()[chapter]
    except KeyError:
        raise UnknownCodeError("bab", chapter) from None


@cache
def _chapters() -> dict[str, ChapterCrosswalk]:
    return read_crosswalks()


def read_crosswalks() -> dict[str, ChapterCrosswalk]:
    """Read and check the file of crosswalks, by chapter.

    Raises:
        BrokenReferenceFileError: a row names a code that is not in its list.
    """
    rows = as_mapping(read_yaml(_FILE).get("chapters"), _FILE, "chapters")
    return {
        chapter: _row(chapter, as_mapping(row, _FILE, f"chapter {chapter}"))
        for chapter, row in rows.items()
    }


def _row(chapter: str, row: dict[str, object]) -> ChapterCrosswalk:
    place = f"chapter {chapter}"
    _known("bab", [chapter], place)
    return ChapterCrosswalk(
        chapter,
        subjects=_known("subjek_csa", row.get("subjects"), place),
        sectors=_known("sektor_kegiatan", row.get("sectors"), place),
        themes=tuple(code_list("bab")[chapter].crosswalks.get("tema_eu", "").split()),
    )


def _known(list_name: str, codes: object, place: str) -> tuple[str, ...]:
    found = as_texts(codes, _FILE, place)
    unknown = [code for code in found if code not in code_list(list_name)]
    if unknown:
        raise BrokenReferenceFileError(_FILE, place, f"not in {list_name}: {unknown}")
    return found
