"""What is added to a dataset's Solr document for searching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ckanext.palembang.catalogue.search.concepts import all_matches
from ckanext.palembang.catalogue.search.fields import NAMES_FIELD, STEMS_FIELD, TITLE_FIELD
from ckanext.palembang.catalogue.search.names import names_of_codes, value_of
from ckanext.palembang.catalogue.search.stems import stem
from ckanext.palembang.catalogue.search.word_lists import stopwords
from ckanext.palembang.catalogue.search.words import words

#: A text beyond this length is searched by its own words only; none of a catalogue's is.
_MAX_CHARACTERS = 50_000
# Solr keeps the place of a sign that it drops: no phrase matches across it.
_SEPARATOR = " | "
_TITLES = ("title", "title_en")
_OTHERS = frozenset(
    {"name", "notes", "tags", "res_name", "res_description", "author", "maintainer"}
)
# Fields that CKAN's schema copies to its one field for full text.
_COPIED = ("extras_", "res_extras_", "vocab_")


def add_names(document: dict[str, Any], names: Iterable[str] = ()) -> dict[str, Any]:
    """Return the document with the names of its codes, in both languages, and further names."""
    return {**document, NAMES_FIELD: "; ".join([*names_of_codes(document), *names])}


def add_stems(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the stems and concepts of all its texts; names first."""
    titles = [str(value_of(document, field) or "") for field in _TITLES]
    return {
        **document,
        TITLE_FIELD: _SEPARATOR.join(_terms(titles)),
        STEMS_FIELD: _SEPARATOR.join(_terms(_texts(document))),
    }


def _texts(document: Mapping[str, Any]) -> Iterator[str]:
    for key, value in document.items():
        if key in _OTHERS or key.startswith(_COPIED):
            yield from (text for text in _flat(value) if isinstance(text, str))


def _flat(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else (value,)


def _terms(texts: Iterable[str]) -> list[str]:
    """Return stems and concepts, each once, in a fixed order."""
    found: set[str] = set()
    room = _MAX_CHARACTERS
    for text in texts:
        spelled = [word for word in words(text[: max(room, 0)]) if word not in stopwords()]
        room -= len(text)
        stems = [stem(word) for word in spelled]
        found.update(stems)
        for match in all_matches(stems):
            found.update(match.names)
    return sorted(found)
