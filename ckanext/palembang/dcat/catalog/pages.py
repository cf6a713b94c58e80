"""Pages of the catalogue, joined from stored pieces and kept until something on them changes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from flask import Response, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.catalog import reading
from ckanext.palembang.dcat.catalog.answers import Head, answer, tag_of
from ckanext.palembang.dcat.catalog.errors import NothingThereError, WrongQuestionError
from ckanext.palembang.dcat.catalog.head_pieces import catalogue_facts, page_head
from ckanext.palembang.dcat.catalog.memory import Finished, Memory
from ckanext.palembang.dcat.catalog.paging import neighbours, page_address
from ckanext.palembang.dcat.catalog.question import Question
from ckanext.palembang.dcat.catalog.search import matching_ids
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.profile.catalogue import CatalogueFacts
from ckanext.palembang.dcat.records import bring_up_to_date, render_marked_among
from ckanext.palembang.dcat.records.rendering import version

_MEMORY = Memory()


@dataclass(frozen=True)
class _Request:
    """One page in one format, with what the question's words stand for."""

    serialisation: Serialisation
    question: Question
    start: str
    owner: str | None
    identifiers: Sequence[str] | None

    @property
    def key(self) -> Hashable:
        return self.start, self.question

    @property
    def is_first(self) -> bool:
        return self.question.after == 0 and self.question.page in (None, 1)

    def read(self, column: str | None) -> reading.Page:
        return reading.read_page(
            self.question, column=column, owner=self.owner, identifiers=self.identifiers
        )

    def facts(self, page: reading.Page) -> CatalogueFacts:
        return catalogue_facts(page.state, page.publisher, is_first=self.is_first)


def page_answer(
    serialisation: Serialisation, question: Question, *, is_negotiated: bool = False
) -> Response:
    """Return a page of the catalogue.

    Raises:
        WrongQuestionError: if there is no such office, or the search engine refuses the filter.
        NothingThereError: past the end.
    """
    wanted = _request(serialisation, question)
    read = wanted.read(serialisation.key) if _is_new(wanted) else None
    if read is not None and not _is_settled(read.state):
        read = None
    state = read.state if read is not None else current_state()
    _refuse_past_the_end(question, state)
    known = None
    if read is not None:
        known = _finished(wanted, read)
    elif not (question.is_search or state.has_marks):
        limit = config.pages_in_memory_bytes()
        known = _MEMORY.get(wanted.key, _token(wanted, state), limit=limit)
    if known is None:
        page = wanted.read(None)
        while state.has_marks and _render_marked(page):
            page = wanted.read(None)
        tag = _tag(wanted, page)
        known = _MEMORY.same(wanted.key, _token(wanted, page.state), tag)
        links = _links(wanted, page)
    else:
        tag, links = known.tag, known.links
    head = Head(
        tag=tag,
        media_type=serialisation.media_type,
        extension=serialisation.extension,
        changed=state.changed,
        links=links,
        location=page_address(wanted.start, question) if is_negotiated else "",
    )
    return answer(head, lambda: _finished(wanted, wanted.read(serialisation.key)), known=known)


def _is_new(wanted: _Request) -> bool:
    """Tell whether somebody asks for a whole page that is not kept here: then it is read at once."""
    is_conditional = request.if_none_match or request.if_modified_since
    is_whole = request.method == "GET" and not is_conditional and not wanted.question.is_search
    return is_whole and wanted.key not in _MEMORY


def read_whole_page(
    serialisation: Serialisation, question: Question
) -> tuple[reading.Page, CatalogueFacts, str]:
    """Return a page's records without their texts, the catalogue's facts and its address.

    Raises:
        WrongQuestionError: if there is no such office, or the search engine refuses the filter.
        NothingThereError: past the end.
    """
    wanted = _request(serialisation, question)
    _refuse_past_the_end(question, current_state())
    page = wanted.read(None)
    return page, wanted.facts(page), wanted.start


def current_state() -> reading.State:
    """Return the state of the catalogue once what is marked has been rendered.

    After a mass change a job renders most of it: then `has_marks` stays true.
    """
    state = reading.read_state()
    if not _is_settled(state):
        bring_up_to_date()
        state = reading.read_state()
    return state


def _is_settled(state: reading.State) -> bool:
    """Tell whether nothing has to be rendered before the catalogue is shown."""
    return not state.has_marks and state.version == version()


def _render_marked(page: reading.Page) -> bool:
    """Render what is still marked on a page before it is shown; False where nothing is."""
    return render_marked_among(
        [piece.subject_id for piece in page.datasets],
        [piece.subject_id for piece in page.offices],
    )


def _request(serialisation: Serialisation, question: Question) -> _Request:
    owner = None
    if question.organization:
        owner = reading.office_id(question.organization)
        if owner is None:
            raise WrongQuestionError(
                tk._("There is no organization “%(name)s”.") % {"name": question.organization[:100]}
            )
    return _Request(
        serialisation=serialisation,
        question=question,
        start=f"{Addresses.of_this_site().pages}/catalog.{serialisation.extension}",
        owner=owner,
        identifiers=matching_ids(question.q, question.fq) if question.is_search else None,
    )


def _refuse_past_the_end(question: Question, state: reading.State) -> None:
    """Refuse pages that no link leads to; the first one is there even in an empty catalogue."""
    begin = question.after
    if question.page is not None:
        begin = (question.page - 1) * question.page_size + 1
    if begin > max(state.last_sequence, 1 if question.page == 1 else 0):
        raise NothingThereError(tk._("There is no such page: the catalogue ends before it."))


def _token(wanted: _Request, state: reading.State) -> Hashable:
    """Return what stays the same as long as nothing changed that any page could show.

    With the time of the last change: its number comes again after a backup was put back.
    """
    last = (state.change, state.changed, state.published, state.version, state.written)
    # Who publishes the catalogue is found out with the page: whatever changes that is stored, too.
    settings = catalogue_facts(state, config.publisher(), is_first=wanted.is_first)
    return last, wanted.owner, settings


def _tag(wanted: _Request, page: reading.Page) -> str:
    pieces = (piece.hash for group in (page.datasets, page.offices) for piece in group)
    facts = (wanted.start, wanted.question, wanted.serialisation, wanted.facts(page))
    around = (page.total, page.following, page.previous, page.last, page.state.version)
    return tag_of([*facts, around, Addresses.of_this_site(), *pieces])


def _links(wanted: _Request, page: reading.Page) -> tuple[tuple[str, str], ...]:
    return tuple(
        (relation, page_address(wanted.start, other))
        for relation, other in neighbours(wanted.question, page)
    )


def _finished(wanted: _Request, page: reading.Page) -> Finished:
    """Join the page; records and their texts were read in one statement, so they belong together."""
    facts = wanted.facts(page)
    head = page_head(wanted.serialisation, wanted.question, page, facts, wanted.start)
    pieces = [piece.body or b"" for group in (page.datasets, page.offices) for piece in group]
    finished = Finished(
        tag=_tag(wanted, page),
        links=_links(wanted, page),
        body=wanted.serialisation.joined([head, *pieces]),
    )
    if not wanted.question.is_search:
        token = _token(wanted, page.state)
        _MEMORY.keep(wanted.key, token, finished, limit=config.pages_in_memory_bytes())
    return finished
