"""Pages of the vocabularies, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rdflib import RDFS, SKOS, URIRef

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import language
from ckanext.palembang.dcat.definitions.area_texts import change_texts, size_texts
from ckanext.palembang.dcat.definitions.documents import Subject, extensions_for
from ckanext.palembang.dcat.definitions.matches import foreign_matches, own_matches
from ckanext.palembang.dcat.definitions.outlines import drawing_of
from ckanext.palembang.dcat.definitions.statements import scheme_iri, version_of
from ckanext.palembang.dcat.definitions.vocabularies import (
    AREAS,
    ancestors_of,
    children_of,
    key_of,
    parent_of,
    vocabulary,
    vocabulary_names,
)
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.reference import Area, Code, CodeList, area, boundary_licence, code_list

_FORMAT_NAMES = {
    "ttl": "Turtle",
    "xml": "RDF/XML",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "geojson": "GeoJSON",
}
_MEDIA_TYPES = {
    "ttl": "text/turtle",
    "xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "geojson": "application/geo+json",
}

#: The vocabularies that are looked up most, in the order in which readers look for them.
_FIRST = ("wilayah", "opd", "bab", "subjek_csa", "urusan", "simbol", "satuan", "frekuensi")


@dataclass(frozen=True)
class Download:
    """A document beside a page."""

    name: str
    href: str
    media_type: str


def render_index() -> str:
    """Return the page of all vocabularies."""
    known = [one for name in vocabulary_names() if (one := vocabulary(name)) is not None]
    first = sorted((one for one in known if one.name in _FIRST), key=_rank)
    tongue = language()
    rest = sorted(
        (one for one in known if one.name not in _FIRST), key=lambda one: one.title(tongue).lower()
    )
    return tk.render(
        "palembang/definitions/index.html",
        {
            **_tongues(),
            "first": first,
            "rest": rest,
            "downloads": list(_downloads(Subject())),
        },
    )


def render_vocabulary(known: CodeList) -> str:
    """Return the page of a vocabulary with all its codes."""
    addresses = Addresses.of_this_site()
    return tk.render(
        "palembang/definitions/vocabulary.html",
        {
            **_common(known),
            "tree": _branches(known, None),
            "version": version_of(known, addresses),
            "iri": str(scheme_iri(known, addresses)),
            "downloads": list(_downloads(Subject(known.name))),
        },
    )


def render_code(known: CodeList, code: Code) -> str:
    """Return the page of a code."""
    found = area(code.code) if known.name == AREAS else None
    return tk.render(
        "palembang/definitions/code.html",
        {
            **_common(known),
            "code": code,
            "iri": str(Addresses.of_this_site().definition(code)),
            "above": parent_of(known, code),
            "ancestors": ancestors_of(known, code),
            "below": children_of(known, code),
            "matches": [(_words(one.relation), one.iri) for one in foreign_matches(known, code)],
            "related": [one.code for one in own_matches(known, code)],
            "area": found,
            "drawing": drawing_of(code.code) if found else None,
            "outline_source": boundary_licence(),
            "texts": list(_texts(found)),
            "downloads": list(_downloads(Subject(known.name, key_of(code)))),
        },
    )


def definition_paths() -> Iterator[str]:
    """Give the paths of all pages below the site's address, for search engines."""
    yield "/def"
    for name in vocabulary_names():
        known = vocabulary(name)
        if known is not None:
            yield known.uri
            yield from (code.uri for code in known)


def _common(known: CodeList) -> dict[str, Any]:
    return {**_tongues(), "known": known, "list_of": code_list, "address": code_address}


def _tongues() -> dict[str, str]:
    tongue = language()
    return {"lang": tongue, "other": "id" if tongue == "en" else "en"}


def code_address(code: Code) -> str:
    """Return the address of a code's page, in the reader's language."""
    return tk.url_for("palembang_definitions.code", name=code.uri.split("/")[2], key=key_of(code))


def _branches(known: CodeList, code: Code | None) -> list[tuple[Code, list[Any]]]:
    return [(one, _branches(known, one)) for one in children_of(known, code)]


def _rank(known: CodeList) -> int:
    return _FIRST.index(known.name)


def _downloads(subject: Subject) -> Iterator[Download]:
    for extension in extensions_for(subject):
        href = _document_address(subject, extension)
        yield Download(_FORMAT_NAMES[extension], href, _MEDIA_TYPES[extension])


def _document_address(subject: Subject, extension: str) -> str:
    """Return the address of a document, which is the same in every language."""
    start = "palembang_definitions"
    if not subject.name:
        return tk.url_for(f"{start}.index_in", extension=extension, locale="default")
    if not subject.key:
        name = f"{subject.name}.{extension}"
        return tk.url_for(f"{start}.scheme", name=name, locale="default")
    key = f"{subject.key}.{extension}"
    return tk.url_for(f"{start}.code", name=subject.name, key=key, locale="default")


def _texts(one: Area | None) -> Iterator[str]:
    if one is None:
        return
    is_english = language() == "en"
    for pair in (*change_texts(one), *size_texts(one)):
        yield pair[is_english]


def _words(relation: URIRef) -> str:
    """Return what a relation says, for people."""
    if relation == SKOS.exactMatch:
        return tk._("the same as")
    if relation == SKOS.closeMatch:
        return tk._("nearly the same as")
    if relation == SKOS.broadMatch:
        return tk._("part of the wider")
    return tk._("see also") if relation == RDFS.seeAlso else tk._("related to")
