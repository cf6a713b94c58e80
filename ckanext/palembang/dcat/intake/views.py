"""`/data.json`: the whole catalogue, or that of one office, for the national portal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa
from flask import Blueprint, Response, request, stream_with_context

from ckan import model

from ckanext.palembang.dcat.catalog.answers import (
    is_unchanged_since_asked,
    last_modified,
    opened,
    sentence,
)
from ckanext.palembang.dcat.catalog.errors import (
    AnswerError,
    NothingThereError,
    WrongQuestionError,
)
from ckanext.palembang.dcat.data_json.feed import feed_text, packed
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.records import bring_up_to_date, catalogue_state, data_json_pieces

__all__ = ["palembang_intake"]

palembang_intake = Blueprint("palembang_intake", __name__)

_MEDIA_TYPE = "application/json"
_AT_ONCE = 64


@palembang_intake.get("/data.json")
def data_json() -> Response:
    """Project Open Data 1.1 with the national keys, in one piece: `organization=` narrows it to an office."""
    try:
        _refuse_other_pages()
        owner = _owner()
    except AnswerError as error:
        return sentence(error)
    is_packed = request.accept_encodings.quality("gzip") > 0
    is_complete = not bring_up_to_date()
    state = catalogue_state()
    tag = _tag(f"{state.change} {state.version} {owner}", is_packed=is_packed)
    if is_complete and _is_the_same(tag, state.changed):
        response = Response(status=304)
    else:
        response = Response(_body(owner, is_packed=is_packed), content_type=_MEDIA_TYPE)
        if is_packed:
            response.content_encoding = "gzip"
    # What changes while the text is being sent is in it already: hence no strong tag.
    response.set_etag(tag, weak=True)
    response.last_modified = last_modified(state.changed)
    response.vary.add("Accept-Encoding")
    return opened(response)


def _refuse_other_pages() -> None:
    """Everything is on one page: a harvester that asks for a second one learns that there is none."""
    asked = request.args.get("page", "1").strip()
    if not asked.isascii() or not asked.isdecimal() or not asked.strip("0"):
        raise WrongQuestionError("page: write a whole number from 1")
    if asked.lstrip("0") != "1":
        raise NothingThereError("page: there is only one page, with all datasets")


def _owner() -> str | None:
    """Return the id of the office that is asked for, None where none is."""
    asked = request.args.get("organization")
    if asked is None:
        return None
    group = model.group_table
    query = sa.select(group.c.id).where(
        sa.or_(group.c.id == asked, group.c.name == asked),
        group.c.is_organization,
        group.c.state == "active",
    )
    found = model.Session.execute(query).scalar() if asked.isprintable() else None
    if found is None:
        raise NothingThereError("organization: there is no office of this id or name")
    return found


def _body(owner: str | None, *, is_packed: bool) -> Iterator[bytes]:
    if request.method == "HEAD":
        return iter(())
    address = f"{Addresses.of_this_site().pages}/data.json"
    address += f"?organization={owner}" if owner else ""
    pieces = _chunks(feed_text(address, data_json_pieces(owner)))
    return stream_with_context(packed(pieces) if is_packed else pieces)


def _chunks(texts: Iterator[str]) -> Iterator[bytes]:
    """Join small texts: a server sends each chunk by itself."""
    waiting: list[str] = []
    for text in texts:
        waiting.append(text)
        if len(waiting) == _AT_ONCE:
            yield "".join(waiting).encode("utf-8")
            waiting.clear()
    yield "".join(waiting).encode("utf-8")


def _tag(facts: str, *, is_packed: bool) -> str:
    digest = hashlib.sha256(facts.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return f"{digest}-json-gzip" if is_packed else f"{digest}-json"


def _is_the_same(tag: str, changed: datetime) -> bool:
    if request.headers.get("If-None-Match"):
        return request.if_none_match.star_tag or request.if_none_match.contains_weak(tag)
    return is_unchanged_since_asked(changed)
