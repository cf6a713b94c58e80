"""The catalogue as linked data, page after page, as ckanext-dcat's harvester, udata and piveau read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS
from rdflib.term import Node

from ckanext.palembang.dcat.intake.checking.outcome import Outcome, Reader, UnreadableError, fetched

_HYDRA: Final = Namespace("http://www.w3.org/ns/hydra/core#")
_PARTIAL, _PAGED = _HYDRA.PartialCollectionView, _HYDRA.PagedCollection
_MOST_PAGES: Final = 100_000
_LARGEST: Final = 50 * 2**20
#: Base of what a page leaves relative; no real address begins with it (RFC 2606).
_NOWHERE: Final = "http://nowhere.invalid/"


@dataclass(frozen=True)
class Rules:
    """How a program reads.

    Attributes:
        name: who it is.
        path: what it is given.
        media_type: what it expects.
        classes: class of a page and the property that leads to the next one, the first that is there.
        by_identifier: whether it knows datasets by `dct:identifier`, not by their address.
        follows_redirects: whether it takes the answer of another address.
        needs_total: whether the page must say how many datasets there are.
        needs_bare_type: whether it refuses a media type with parameters.
    """

    name: str
    path: str
    media_type: str
    classes: tuple[tuple[URIRef, URIRef], ...]
    by_identifier: bool
    follows_redirects: bool = True
    needs_total: bool = False
    needs_bare_type: bool = False


_NEW, _OLD = (_PARTIAL, _HYDRA.next), (_PAGED, _HYDRA.nextPage)
CKAN: Final = Rules(
    "RDF, dcat_rdf_harvester", "/catalog.xml", "application/rdf+xml", (_NEW, _OLD), False
)
UDATA: Final = Rules(
    "RDF, udata", "/catalog.ttl", "text/turtle", (_NEW, _OLD), True, follows_redirects=False
)
PIVEAU: Final = Rules(
    "RDF, piveau (data.europa.eu)", "/catalog.ttl", "text/turtle", (_OLD, _NEW), True,
    needs_total=True, needs_bare_type=True,
)  # fmt: skip


def check_linked(read: Reader, site: str, rules: Rules) -> Outcome:
    """Crawls the catalogue by the rules of one program."""
    outcome = Outcome(rules.name, f"{site}{rules.path}")
    known: dict[str, Node] = {}
    try:
        for page in _pages(read, outcome.address, rules):
            for dataset in sorted(page.subjects(RDF.type, DCAT.Dataset), key=str):
                _take(outcome, page, dataset, known, rules)
    except UnreadableError as error:
        outcome.failure = str(error)
    outcome.takes = len(known)
    return outcome


def _pages(read: Reader, address: str, rules: Rules) -> Iterator[Graph]:
    seen: set[str] = set()
    following: str | None = address
    while following:
        if following in seen or len(seen) > _MOST_PAGES:
            raise UnreadableError(f"the pages lead back to {following}: it reads for ever")
        seen.add(following)
        page = _page(read, following, rules)
        yield page
        following = _next(page, rules)


def _page(read: Reader, address: str, rules: Rules) -> Graph:
    answer = fetched(read, address)
    head = read("HEAD", address)
    bare = answer.media_type.partition(";")[0].strip()
    if head.status != HTTPStatus.OK:
        raise UnreadableError(f"HEAD {address} answers {head.status}")
    if answer.is_redirected and not rules.follows_redirects:
        raise UnreadableError(f"{address} answers with another address")
    if bare != rules.media_type or (rules.needs_bare_type and bare != answer.media_type):
        raise UnreadableError(f"{address} says it is {answer.media_type!r}")
    if len(answer.body) > _LARGEST:
        raise UnreadableError(f"{address} is larger than 50 MB")
    graph = Graph()
    try:
        graph.parse(data=answer.body, format=bare, publicID=_NOWHERE)
    except Exception as error:  # rdflib lets errors of all its parsers through
        raise UnreadableError(f"{address} cannot be parsed: {error}") from error
    return graph


def _next(page: Graph, rules: Rules) -> str | None:
    for kind, following in rules.classes:
        for node in page.subjects(RDF.type, kind):
            total = page.value(node, _HYDRA.totalItems)
            if rules.needs_total and not _is_integer(total):
                raise UnreadableError("the page does not say, as an integer, how many there are")
            value = page.value(node, following)
            return str(value) if value is not None else None
    return None


def _is_integer(value: Node | None) -> bool:
    return isinstance(value, Literal) and isinstance(value.value, int)


def _take(
    outcome: Outcome, page: Graph, dataset: Node, known: dict[str, Node], rules: Rules
) -> None:
    name = str(page.value(dataset, DCTERMS.title) or dataset)[:80]
    identifier = page.value(dataset, DCTERMS.identifier) if rules.by_identifier else dataset
    if not isinstance(dataset, URIRef):
        outcome.drops.append(f"{name}: it has no address")
    elif identifier is None:
        outcome.drops.append(f"{name}: no dct:identifier")
    elif page.value(dataset, DCTERMS.title) is None:
        outcome.drops.append(f"{name}: no title")
    elif str(identifier) in known:
        outcome.drops.append(f"{name}: comes twice")
    else:
        known[str(identifier)] = dataset
        outcome.misreads += [f"{name}: {problem}" for problem in _misread(page, dataset)]


def _misread(page: Graph, dataset: Node) -> Iterator[str]:
    for word in (DCTERMS.description, DCTERMS.publisher, DCAT.distribution):
        if page.value(dataset, word) is None:
            yield f"no {word.fragment or word.rsplit('/', 1)[-1]}"
    publisher = page.value(dataset, DCTERMS.publisher)
    if publisher is not None and page.value(publisher, RDF.type) is None:
        yield "its publisher is not on the same page"
    for file in page.objects(dataset, DCAT.distribution):
        if page.value(file, DCAT.accessURL) is None:
            yield f"file {file} has no address"
    for _, value in page.predicate_objects(dataset):
        if isinstance(value, URIRef) and str(value).startswith(_NOWHERE):
            yield f"{str(value).removeprefix(_NOWHERE)!r} is a relative address"
