"""Documents of the vocabularies, written once per process and kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.definitions.areas import compact_json, feature
from ckanext.palembang.dcat.definitions.statements import (
    code_statements,
    index_statements,
    scheme_statements,
)
from ckanext.palembang.dcat.definitions.vocabularies import (
    AREAS,
    find_code,
    vocabulary,
    vocabulary_names,
)
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import SERIALISATIONS
from ckanext.palembang.dcat.linked_data.fragments import fragments_of
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.statements import Statements
from ckanext.palembang.reference import area, areas

GEOJSON = "geojson"
_TAG_DIGITS = 32
_KEPT = 256


@dataclass(frozen=True)
class Subject:
    """What a document is about: a code, a whole vocabulary (no key), or all of them (no name).

    Attributes:
        name: of the vocabulary.
        key: what stands in the address of the code.
    """

    name: str = ""
    key: str = ""

    @property
    def path(self) -> str:
        """Return the path of its page below the site's address."""
        return "/".join(["/def", *(quote(part, safe="") for part in (self.name, self.key) if part)])


def extensions_for(subject: Subject) -> tuple[str, ...]:
    """Return how addresses of documents about a subject may end; areas are drawn too."""
    drawn = (GEOJSON,) if subject.name == AREAS else ()
    return (*SERIALISATIONS, *drawn)


@lru_cache(maxsize=_KEPT)
def document(subject: Subject, extension: str, addresses: Addresses) -> Finished:
    """Return a document about something that exists; the entity tag is a hash of its bytes.

    Args:
        subject: what it is about.
        extension: one of `extensions_for(subject)`.
        addresses: where things are.
    """
    body = (
        _geojson(subject, addresses).encode()
        if extension == GEOJSON
        else _linked_data(subject, extension, addresses)
    )
    return Finished(hashlib.sha256(body).hexdigest()[:_TAG_DIGITS], (), body)


def _linked_data(subject: Subject, extension: str, addresses: Addresses) -> bytes:
    serialisation = SERIALISATIONS[extension]
    fragments = fragments_of(lawful_statements(_statements(subject, addresses)))
    return serialisation.joined([getattr(fragments, serialisation.key)])


def _statements(subject: Subject, addresses: Addresses) -> Statements:
    known = vocabulary(subject.name)
    if known is None:
        lists = (vocabulary(name) for name in vocabulary_names())
        return index_statements(tuple(one for one in lists if one is not None), addresses)
    code = find_code(known, subject.key)
    if code is None:
        return scheme_statements(known, addresses)
    return code_statements(known, code, addresses)


def _geojson(subject: Subject, addresses: Addresses) -> str:
    if subject.key:
        return compact_json(feature(area(subject.key), addresses)) + "\n"
    features = ",\n".join(compact_json(feature(one, addresses)) for one in areas())
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'
