"""What each page writes anew: the catalogue's own node, its services, and the way to other pages."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import URIRef
from rdflib.namespace import DCAT

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.paging import describe_paging
from ckanext.palembang.dcat.catalog.question import Question
from ckanext.palembang.dcat.catalog.reading import Page, State
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.linked_data.fragments import fragment_of
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Statement, Statements
from ckanext.palembang.dcat.profile.catalogue import CatalogueFacts, describe_catalogue


def catalogue_facts(state: State, publisher: str | None, *, is_first: bool) -> CatalogueFacts:
    """Return what the settings and the state say of the catalogue.

    Its date of change stands on the first page only, so that an edit leaves the other pages as they are.
    """
    return CatalogueFacts(
        title=str(tk.config.get("ckan.site_title") or ""),
        description=str(tk.config.get("ckan.site_description") or ""),
        language=str(tk.config.get("ckan.locale_default") or "en").split("_")[0],
        publisher=publisher,
        changed=state.changed if is_first else None,
    )


def page_head(
    serialisation: Serialisation, question: Question, page: Page, facts: CatalogueFacts, start: str
) -> str:
    """Return the catalogue and the paging of a page as a piece of text."""
    return _piece(serialisation, head_statements(question, page, facts, start))


def head_statements(
    question: Question, page: Page, facts: CatalogueFacts, start: str
) -> list[Statement]:
    """Return the same as statements."""
    addresses = Addresses.of_this_site()
    statements = Statements()
    catalogue = Node(statements, addresses.catalogue)
    describe_catalogue(catalogue, facts, addresses)
    describe_paging(catalogue, question, page, start)
    for piece in page.datasets:
        if piece.iri:
            catalogue.link(DCAT.dataset, URIRef(piece.iri))
    return list(lawful_statements(statements))


def catalogue_piece(serialisation: Serialisation, facts: CatalogueFacts) -> str:
    """Return the catalogue alone, for a document that has no pages."""
    addresses = Addresses.of_this_site()
    statements = Statements()
    describe_catalogue(Node(statements, addresses.catalogue), facts, addresses)
    return _piece(serialisation, lawful_statements(statements))


def _piece(serialisation: Serialisation, statements: Iterable[Statement]) -> str:
    return fragment_of(statements, serialisation.key)
