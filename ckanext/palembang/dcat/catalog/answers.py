"""Answers over HTTP: entity tags per coding, 304, HEAD, gzip, and sentences for what went wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from flask import Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import parse_set_header

from ckanext.palembang.dcat.catalog.errors import AnswerError, UnavailableError
from ckanext.palembang.dcat.catalog.memory import Finished

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_SECOND = timedelta(seconds=1)
_YOUNG = timedelta(seconds=2)
_OK = 200


@dataclass(frozen=True)
class Head:
    """What an answer says before its body.

    Attributes:
        tag: changes whenever the body would.
        media_type: bare, without a charset.
        extension: of the format; part of the entity tag.
        changed: when the content changed last.
        links: relations and addresses.
        location: address of the same without negotiation; "" where that was asked for.
    """

    tag: str
    media_type: str
    extension: str
    changed: datetime | None
    links: tuple[tuple[str, str], ...] = ()
    location: str = ""


def tag_of(facts: Iterable[object]) -> str:
    """Return an entity tag for something that hangs on these facts."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(repr(fact).encode("utf-8", "backslashreplace") + b"\n")
    return digest.hexdigest()[:32]


def answer(head: Head, load: Callable[[], Finished], *, known: Finished | None = None) -> Response:
    """Return a document, or only that it is still the same, or only its head.

    Args:
        head: what is said before the body.
        load: makes the body, if it is needed.
        known: the body, where it is there already.
    """
    finished = known
    if finished is None and request.method != "HEAD" and not _is_the_same(head):
        finished = load()
        # What was read for the body may be younger than what was read for the head.
        head = replace(head, tag=finished.tag, links=finished.links)
    is_packed = request.accept_encodings.quality("gzip") > 0
    if _is_the_same(head):
        response = Response(status=304)
    elif finished is None:
        response = Response(content_type=head.media_type)
        response.automatically_set_content_length = False
    else:
        body = finished.gzipped if is_packed else finished.body
        response = Response(body, content_type=head.media_type)
    if is_packed and response.status_code == _OK:
        response.content_encoding = "gzip"
    response.set_etag(_tags(head)[is_packed])
    return _described(response, head)


def sentence(error: AnswerError, *, vary: Iterable[str] = ()) -> Response:
    """Return what went wrong as plain text."""
    response = Response(f"{error}\n", error.status, content_type="text/plain; charset=utf-8")
    response.vary.update(vary)
    if isinstance(error, UnavailableError):
        response.retry_after = error.retry_after
        request.environ["__no_cache__"] = True
        response.cache_control.no_store = True
    return opened(response)


class SameForEverybody(Response):
    """An answer that hangs on no session: what CKAN's adds to every answer is not sent.

    Any look at the user touches the session, which then adds `Vary: Cookie`, and who once saw a form
    or has logged in gets the cookie anew with each answer: no cache between would keep it.
    """

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """Leave out what the session added."""
        headers = super().get_wsgi_headers(environ)
        headers.remove("Set-Cookie")
        kept = [name for name in parse_set_header(headers.get("Vary")) if name.lower() != "cookie"]
        headers.remove("Vary")
        if kept:
            headers["Vary"] = ", ".join(kept)
        return headers


def opened(response: Response) -> Response:
    """Let every page of the web read the answer: it is the same for everybody."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return cast("Response", SameForEverybody.force_type(response))


def last_modified(changed: datetime) -> datetime:
    """Return a moment for `Last-Modified`, which knows whole seconds only.

    While more may change within the same second the second before is told: else a reader who
    asks whether something changed since would not learn of it.
    """
    whole = _whole_second(changed)
    return whole - _SECOND if datetime.now(UTC) - changed < _YOUNG else whole


def is_unchanged_since_asked(changed: datetime) -> bool:
    """Say whether nothing changed since the moment that a reader names in `If-Modified-Since`."""
    since = request.if_modified_since
    return since is not None and _whole_second(changed) <= since


def _whole_second(changed: datetime) -> datetime:
    return changed.astimezone(UTC).replace(microsecond=0)


def _tags(head: Head) -> tuple[str, str]:
    """Return the tags of the plain and of the packed body; a strong tag names one coding."""
    plain = f"{head.tag}-{head.extension}"
    return plain, f"{plain}-gzip"


def _is_the_same(head: Head) -> bool:
    if request.headers.get("If-None-Match"):
        known = request.if_none_match
        return known.star_tag or any(known.contains_weak(tag) for tag in _tags(head))
    return head.changed is not None and is_unchanged_since_asked(head.changed)


def _described(response: Response, head: Head) -> Response:
    if head.changed is not None:
        response.last_modified = last_modified(head.changed)
    response.vary.add("Accept-Encoding")
    if head.location:
        response.vary.add("Accept")
        response.headers["Content-Location"] = head.location
    if head.links:
        response.headers["Link"] = ", ".join(
            f'<{address}>; rel="{relation}"' for relation, address in head.links
        )
    return opened(response)
