"""Addresses of the stream of changes."""

from __future__ import annotations

import re
from typing import cast

from flask import Blueprint, Response, request
from werkzeug.datastructures import ResponseCacheControl

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.catalog.answers import Head, SameForEverybody, answer, sentence, tag_of
from ckanext.palembang.dcat.catalog.errors import (
    AnswerError,
    GoneError,
    NotAcceptableError,
    NothingThereError,
)
from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.feed import documents
from ckanext.palembang.dcat.feed.events import read_events, read_page, read_windows
from ckanext.palembang.dcat.feed.formats import FEED_FORMATS, TRIG, FeedFormat

__all__ = ["palembang_feed"]

palembang_feed = Blueprint("palembang_feed", __name__)

#: A full page is the same for ever; a week is what the specification of DCAT-AP Feeds names.
_FOR_EVER = "public, max-age=604800, immutable"
_BY_MEDIA_TYPE = {one.media_type: one for one in FEED_FORMATS.values()}
_NUMBER = re.compile("[1-9][0-9]{0,11}")


class LastingResponse(SameForEverybody):
    """An answer that caches may keep; CKAN writes an age of its own into every other one."""

    @property
    def cache_control(self) -> ResponseCacheControl:
        """Directives that change nothing: what stands in the header stays."""
        return ResponseCacheControl()


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
    response = _root(documents.root_address(), _BY_MEDIA_TYPE[best])
    response.vary.add("Accept")
    return response


@palembang_feed.get("/feed.<extension>")
def feed_in(extension: str) -> Response:
    """The root of the stream in one format."""
    form = _format(extension)
    return _root(documents.root_address(form), form)


@palembang_feed.get("/feed/<number>.<extension>")
def feed_page(number: str, extension: str) -> Response:
    """A page of the stream."""
    form = _format(extension)
    if not _NUMBER.fullmatch(number):
        raise _not_there(number)
    page = read_page(int(number))
    if page.is_ahead:
        raise _not_there(number)
    if page.is_gone:
        raise _gone()
    address = documents.page_address(page.number, form)
    polled = None if page.is_full else config.feed_polling_seconds()
    head = Head(
        tag=tag_of([address, page.last, page.begun, page.ended, polled, form]),
        media_type=form.media_type,
        extension=form.extension,
        changed=None if page.is_full else page.changed,
        links=(("collection", documents.root_address()),),
    )

    def load() -> Finished:
        events = read_events(page)
        if len(events) <= page.last - page.first:
            raise _gone()  # Since it was looked at.
        text = documents.page_document(page, events, form)
        return Finished(head.tag, head.links, text.encode("utf-8"))

    response = answer(head, load)
    if not page.is_full:
        return response
    response.headers["Cache-Control"] = _FOR_EVER
    return cast("Response", LastingResponse.force_type(response))


def _root(address: str, form: FeedFormat) -> Response:
    windows = read_windows()
    settings = config.feed_polling_seconds(), config.feed_retention_days()
    head = Head(
        tag=tag_of([address, *windows, *settings, form]),
        media_type=form.media_type,
        extension=form.extension,
        # Its pages may go without a change of anything else: only the tag tells that.
        changed=None,
    )

    def load() -> Finished:
        text = documents.root_document(address, windows, form)
        return Finished(head.tag, head.links, text.encode("utf-8"))

    return answer(head, load)


def _not_there(number: str) -> NothingThereError:
    return NothingThereError(tk._("There is no page %(number)s.") % {"number": number[:20]})


def _gone() -> GoneError:
    return GoneError(
        tk._("This page of the stream is no longer kept; begin at %(address)s.")
        % {"address": documents.root_address()}
    )


def _format(extension: str) -> FeedFormat:
    try:
        return FEED_FORMATS[extension]
    except KeyError:
        raise NothingThereError(
            tk._("There is no format “%(name)s”. Known are: %(known)s.")
            % {"name": extension[:60], "known": ", ".join(FEED_FORMATS)}
        ) from None
