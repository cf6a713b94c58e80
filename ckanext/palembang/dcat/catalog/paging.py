"""The paging node: it suits the readers of today's hydra terms and those of its first draft.

ckanext-dcat's and udata's harvesters look for `hydra:PartialCollectionView` and `hydra:next`;
piveau looks for `hydra:PagedCollection` first, and then takes `hydra:nextPage` only, with
`hydra:totalItems` as an integer on that very node. So one node is both.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import XSD, URIRef

from ckanext.palembang.dcat.catalog.question import Question
from ckanext.palembang.dcat.catalog.reading import Page
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import HYDRA

#: Relations as `Link` headers name them, with both terms of hydra.
_TERMS = {
    "first": (HYDRA.first, HYDRA.firstPage),
    "prev": (HYDRA.previous, HYDRA.previousPage),
    "next": (HYDRA.next, HYDRA.nextPage),
    "last": (HYDRA.last, HYDRA.lastPage),
}


def page_address(start: str, question: Question) -> str:
    """Return the address of a page, escaped.

    Args:
        start: address of the catalogue in a format, without a query.
        question: which page.
    """
    query = question.query()
    return f"{start}?{query}" if query else start


def neighbours(question: Question, page: Page) -> Iterator[tuple[str, Question]]:
    """Give the pages around a page with their relations; none where there is none."""
    turn = question.at if question.page is None else question.at_page
    yield "first", turn(0 if question.page is None else 1)
    if page.previous is not None:
        yield "prev", turn(page.previous)
    if page.following is not None:
        yield "next", turn(page.following)
    yield "last", turn(page.last)


def describe_paging(catalogue: Node, question: Question, page: Page, start: str) -> None:
    """Write which page this is, how to go on, and how much there is in all."""
    address = URIRef(page_address(start, question))
    view = catalogue.link(HYDRA.view, address, HYDRA.PartialCollectionView, HYDRA.PagedCollection)
    for node in (catalogue, view):
        node.value(HYDRA.totalItems, str(page.total), XSD.integer)
    view.value(HYDRA.itemsPerPage, str(question.page_size), XSD.integer)
    for relation, other in neighbours(question, page):
        for term in _TERMS[relation]:
            view.link(term, URIRef(page_address(start, other)))
