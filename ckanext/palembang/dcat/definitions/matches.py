"""The same or nearly the same terms in vocabularies of others, as far as that is sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDFS, SKOS, URIRef

from ckanext.palembang.reference import Code, CodeList, chapter_crosswalk, code_list

_SPDX = "http://spdx.org/licenses/"
_LEXVO = "http://lexvo.org/id/iso639-3/"
_CURRENCY = "http://publications.europa.eu/resource/authority/currency/"
_WIKIDATA = "http://www.wikidata.org/entity/"
_SDMX_CODE = "http://purl.org/linked-data/sdmx/2009/code#"
_SDMX_URN = "urn:sdmx:org.sdmx.infomodel.codelist.Code=SDMX:"

#: Vocabularies whose addresses the code lists carry whole, and what such an address says.
#: A kind of publisher or licence is wider than ours; a media type or datatype is no concept.
_WHOLE = {
    "eu": SKOS.exactMatch,
    "adms": SKOS.broadMatch,
    "iana": RDFS.seeAlso,
    "qb": RDFS.seeAlso,
    "xsd": RDFS.seeAlso,
}
#: Vocabularies whose codes the lists carry, and where a code stands there.
_STARTS = {"spdx": _SPDX, "iso639_3": _LEXVO, "iso4217": _CURRENCY, "wikidata": _WIKIDATA}

#: What the table says of everything that it has no term for.
_REST = "/OTHER"


@dataclass(frozen=True)
class Match:
    """A relation to a term elsewhere.

    Attributes:
        relation: of SKOS, or `rdfs:seeAlso` where the other thing is no concept.
        iri: address of the term.
        code: the term itself where it is one of ours.
    """

    relation: URIRef
    iri: str
    code: Code | None = None


def foreign_matches(known: CodeList, code: Code) -> Iterator[Match]:
    """Give the terms of other people's vocabularies that a code matches."""
    for name, value in code.crosswalks.items():
        if name in _WHOLE:
            yield Match(_relation(known, code, name), value)
        elif name in _STARTS:
            yield Match(SKOS.exactMatch, _STARTS[name] + value)
        elif name == "sdmx":
            yield from _sdmx(known.name, value)


def own_matches(known: CodeList, code: Code) -> Iterator[Match]:
    """Give the codes of our other lists that a code is about the same subject as."""
    for theme in code.crosswalks.get("tema_eu", "").split():
        yield _own("tema_eu", theme)
    if known.name == "bab":
        crosswalk = chapter_crosswalk(code.code)
        for subject in crosswalk.subjects:
            yield _own("subjek_csa", subject)
        for sector in crosswalk.sectors:
            yield _own("sektor_kegiatan", sector)


def _relation(known: CodeList, code: Code, name: str) -> URIRef:
    """Return what to say of a term: two codes of ours are never the same as one of theirs."""
    value = code.crosswalks[name]
    holders = [one for one in known if one.crosswalks.get(name) == value]
    is_shared = len(holders) > 1 and not value.endswith(f"/{code.code}")
    if _WHOLE[name] == SKOS.exactMatch and (is_shared or value.endswith(_REST)):
        return SKOS.broadMatch
    return _WHOLE[name]


def _own(name: str, code: str) -> Match:
    found = code_list(name)[code]
    return Match(SKOS.relatedMatch, found.uri, found)


def _sdmx(name: str, value: str) -> Iterator[Match]:
    """Give SDMX's own name of a code, and that of the Data Cube vocabulary where it has one.

    A symbol in a table of BPS says nearly, not exactly, what SDMX's status of an observation
    says. Units have no list that SDMX itself keeps.
    """
    if name == "frekuensi":
        yield Match(SKOS.exactMatch, f"{_SDMX_CODE}freq-{value}")
        yield Match(SKOS.exactMatch, f"{_SDMX_URN}CL_FREQ(2.1).{value}")
    elif name == "simbol":
        yield Match(SKOS.closeMatch, f"{_SDMX_URN}CL_OBS_STATUS(2.2).{value}")
