"""Addresses of the stream of changes."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.datastructures import ResponseCacheControl

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.answers import Head, answer, sentence, tag_of
from ckanext.palembang.dcat.catalog.errors import (
    AnswerError,
    GoneError,
    NotAcceptableError,
    NothingThereError,
)
from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.feed import documents
from ckanext.palembang.dcat.feed.events import PAGE_SIZE, read_events, read_stream
from ckanext.palembang.dcat.feed.formats import FEED_FORMATS, TRIG, FeedFormat
from ckanext.palembang.dcat.linked_data.fragments import PREFIX_MAP

__all__ = ["palembang_feed"]

palembang_feed = Blueprint("palembang_feed", __name__)

#: A full page is the same for ever; a week is what the specification of DCAT-AP Feeds names.
_FOR_EVER = "public, max-age=604800, immutable"
_BY_MEDIA_TYPE = {one.media_type: one for one in FEED_FORMATS.values()}
_MOST_DIGITS = 12


class LastingResponse(Response):
    """An answer that caches may keep; CKAN writes an age of its own into every other one."""

    @property
    def cache_control(self) -> ResponseCacheControl:
        """Directives that change nothing: what stands in the header stays."""
        return ResponseCacheControl()

    @classmethod
    def of(cls, response: Response) -> LastingResponse:
        """Return an answer with the same head and body."""
        lasting = cls(response.get_data(), response.status, response.headers)
        lasting.headers["Cache-Control"] = _FOR_EVER
        return lasting


@palembang_feed.errorhandler(AnswerError)
def say_why(error: AnswerError) -> Response:
    """A sentence, for whoever asked wrongly."""
    return sentence(error, vary=["Accept"] if request.path.endswith("/feed") else [])


@palembang_feed.get("/feed")
def feed() -> Response:
    """The root of the stream in the format that the reader prefers."""
    accepted = request.accept_mimetypes
    best = accepted.best_match(list(_BY_MEDIA_TYPE)) if accepted else TRIG.media_type
    if best is None:
        raise NotAcceptableError(
            tk._("None of the media types asked for is here. Known are: %(known)s.")
            % {"known": ", ".join(_BY_MEDIA_TYPE)}
        )
    return _root(_BY_MEDIA_TYPE[best], is_negotiated=True)


@palembang_feed.get("/feed.<extension>")
def feed_in(extension: str) -> Response:
    """The root of the stream in one format."""
    return _root(_format(extension))


@palembang_feed.get("/feed/<number>.<extension>")
def feed_page(number: str, extension: str) -> Response:
    """A page of the stream."""
    form = _format(extension)
    wanted = int(number) if number.isdecimal() and len(number) <= _MOST_DIGITS else 0
    stream = read_stream()
    page = next((one for one in stream.pages if one.number == wanted), None)
    if page is None:
        if 0 < wanted <= stream.change // PAGE_SIZE:
            raise GoneError(
                tk._("This page of the stream is no longer kept; begin at %(address)s.")
                % {"address": documents.root_address()}
            )
        raise NothingThereError(tk._("There is no page %(number)s.") % {"number": number[:20]})
    last = min(stream.change, wanted * PAGE_SIZE)
    head = Head(
        tag=tag_of([form, wanted, last, page.is_full, documents.root_address(), PREFIX_MAP]),
        media_type=form.media_type,
        extension=form.extension,
        changed=stream.changed if not page.is_full else None,
        links=(("collection", documents.root_address()),),
    )

    def load() -> Finished:
        text = documents.page_document(page, read_events(wanted), form)
        return Finished(head.tag, head.links, text.encode("utf-8"))

    response = answer(head, load)
    return LastingResponse.of(response) if page.is_full else response


def _root(form: FeedFormat, *, is_negotiated: bool = False) -> Response:
    stream = read_stream()
    address = f"{documents.root_address()}.{form.extension}"
    head = Head(
        tag=tag_of([form, stream, documents.root_address()]),
        media_type=form.media_type,
        extension=form.extension,
        changed=stream.changed,
        location=address if is_negotiated else "",
    )

    def load() -> Finished:
        text = documents.root_document(stream, form)
        return Finished(head.tag, head.links, text.encode("utf-8"))

    return answer(head, load)


def _format(extension: str) -> FeedFormat:
    try:
        return FEED_FORMATS[extension]
    except KeyError:
        raise NothingThereError(
            tk._("There is no format “%(name)s”. Known are: %(known)s.")
            % {"name": extension[:60], "known": ", ".join(FEED_FORMATS)}
        ) from None
