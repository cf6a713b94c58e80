"""The words of the forms, explained: concept, measure, census, sampling error, ...

The file says for each word which form fields and which codes it explains, so that forms
and pages can lead to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

from ckanext.palembang.reference.errors import BrokenReferenceFileError
from ckanext.palembang.reference.files import as_mapping, as_texts, read_yaml
from ckanext.palembang.reference.keys import words_key

_FILE = "glossary.yaml"
_NEEDED = frozenset({"anchor", "term", "explanation", "example", "source"})
_ALLOWED = _NEEDED | {"also", "fields", "codes", "related"}
#: Nobody searches for more words than this; keeps hostile input cheap.
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    indonesian: str
    english: str

    def text(self, language: str = "id") -> str:
        """Return the text in `language`; Indonesian unless it is English."""
        return self.english if language.lower().startswith("en") else self.indonesian


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field.

    Attributes:
        anchor: stands in addresses, `/glosarium#<anchor>`; never changes once published.
        term: the word itself.
        explanation: what it means.
        example: what it looks like in Palembang.
        source: where the rule or the word is from (Indonesian citation).
        also: other names and spellings.
        fields: keys of form fields that it explains.
        codes: codes that it explains, as `list/CODE`.
        related: anchors of words to read next.
    """

    anchor: str
    term: Bilingual
    explanation: Bilingual
    example: Bilingual
    source: str
    also: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def label(self, language: str = "id") -> str:
        """Return the word in `language`; Indonesian unless it is English."""
        return self.term.text(language)


@dataclass(frozen=True)
class Glossary:
    """All terms, in the order of the file.

    Attributes:
        terms: the terms.
        licence: terms under which the texts may be reused.
    """

    terms: tuple[Term, ...]
    licence: str

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def get(self, anchor: str) -> Term | None:
        """Return the term with this anchor, or None."""
        return self._by_anchor.get(anchor)

    def for_field(self, key: str) -> Term | None:
        """Return the term that explains a form field of this key, or None."""
        return self._by_field.get(key)

    def for_code(self, list_name: str, code: str) -> Term | None:
        """Return the term that explains a code of a code list, or None."""
        return self._by_code.get(f"{list_name}/{code}")

    def sorted(self, language: str = "id") -> list[Term]:
        """Return the terms from A to Z in `language`."""
        return sorted(self.terms, key=lambda term: words_key(term.label(language)))

    def find(self, text: str, language: str = "id") -> list[Term]:
        """Return the terms that hold all words of a text, in either language.

        Those that have them in their name or in another name of theirs come first, the
        rest from A to Z. No words find everything.
        """
        wanted = words_key(text).split()[:_MOST_WORDS]
        found = [term for term in self.sorted(language) if _holds(wanted, _texts(term))]
        return sorted(found, key=lambda term: not _holds(wanted, _names(term)))

    @cached_property
    def _by_anchor(self) -> dict[str, Term]:
        return {term.anchor: term for term in self.terms}

    @cached_property
    def _by_field(self) -> dict[str, Term]:
        return {key: term for term in self.terms for key in term.fields}

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {code: term for term in self.terms for code in term.codes}


@cache
def glossary() -> Glossary:
    """Return the glossary; the same object at every call.

    Raises:
        BrokenReferenceFileError: a key is missing or unknown, an anchor is doubled or
            leads nowhere, or two terms claim the same field or code.
    """
    top = read_yaml(_FILE)
    rows = top.get("terms")
    licence = top.get("licence")
    if not isinstance(rows, list) or not isinstance(licence, str):
        raise BrokenReferenceFileError(_FILE, "top level", "terms and licence are expected")
    terms = tuple(
        _term(as_mapping(row, _FILE, f"term {number}"))
        for number, row in enumerate(cast("list[object]", rows), start=1)
    )
    _refuse_doubles(terms)
    _refuse_dead_ends(terms)
    return Glossary(terms=terms, licence=licence)


def _term(row: Mapping[str, object]) -> Term:
    place = str(row.get("anchor", "a term without anchor"))
    missing, unknown = sorted(_NEEDED - row.keys()), sorted(row.keys() - _ALLOWED)
    if missing or unknown:
        raise BrokenReferenceFileError(_FILE, place, f"missing: {missing}; unknown: {unknown}")
    lists = {
        key: as_texts(row.get(key, []), _FILE, f"{place}, {key}")
        for key in ("also", "fields", "codes", "related")
    }
    return Term(
        anchor=place,
        term=_bilingual(row, "term", place),
        explanation=_bilingual(row, "explanation", place),
        example=_bilingual(row, "example", place),
        source=str(row["source"]),
        **lists,
    )


def _bilingual(row: Mapping[str, object], key: str, place: str) -> Bilingual:
    pair = as_mapping(row[key], _FILE, f"{place}, {key}")
    indonesian, english = pair.get("id"), pair.get("en")
    if not isinstance(indonesian, str) or not isinstance(english, str):
        raise BrokenReferenceFileError(_FILE, place, f"{key} is expected in both languages")
    return Bilingual(indonesian, english)


def _refuse_doubles(terms: tuple[Term, ...]) -> None:
    seen: set[tuple[str, str]] = set()
    for term in terms:
        claims = [("anchor", term.anchor)]
        claims += [("field", key) for key in term.fields]
        claims += [("code", code) for code in term.codes]
        for claim in claims:
            if claim in seen:
                raise BrokenReferenceFileError(_FILE, term.anchor, f"{claim} is doubled")
            seen.add(claim)


def _refuse_dead_ends(terms: tuple[Term, ...]) -> None:
    anchors = {term.anchor for term in terms}
    for term in terms:
        lost = sorted(set(term.related) - anchors)
        if lost:
            raise BrokenReferenceFileError(_FILE, term.anchor, f"no such terms: {lost}")


def _holds(wanted: Iterable[str], text: str) -> bool:
    return all(word in text for word in wanted)


@cache
def _texts(term: Term) -> str:
    pairs = (term.explanation, term.example)
    texts = [text for pair in pairs for text in (pair.indonesian, pair.english)]
    return " ".join([_names(term), *map(words_key, texts)])


@cache
def _names(term: Term) -> str:
    names = (term.term.indonesian, term.term.english, *term.also)
    return " ".join(map(words_key, names))
