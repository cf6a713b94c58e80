"""Everything in one file, packed on the way: memory stays the same whatever the size."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO

import sqlalchemy as sa
from flask import Response, request
from rdflib.namespace import DCAT
from sqlalchemy.engine import Connection

from ckanext.palembang.catalogue import written_answer
from ckanext.palembang.dcat.catalog import reading
from ckanext.palembang.dcat.catalog.answers import last_modified, opened, tag_of
from ckanext.palembang.dcat.catalog.errors import NothingThereError
from ckanext.palembang.dcat.catalog.formats import format_of
from ckanext.palembang.dcat.catalog.head_pieces import catalogue_facts, catalogue_piece
from ckanext.palembang.dcat.catalog.pages import current_state
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.profile.catalogue import CatalogueFacts
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import DATASET, Record

_OFFERED = ("nt", "ttl")
_ROWS = 200
_MEDIA_TYPE = "application/gzip"
_GZIP = 16 + zlib.MAX_WBITS


def dump_answer(extension: str) -> Response:
    """Return all published datasets and offices as one packed file.

    All of it is read in one transaction, and packed on the way to the disk.

    Raises:
        NothingThereError: if it is not offered in that format.
    """
    if extension not in _OFFERED:
        raise NothingThereError(", ".join(f"dump.{one}.gz" for one in _OFFERED))
    serialisation = format_of(extension)
    current_state()
    with engine().connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        state = reading.read_state(connection)
        facts = catalogue_facts(state, reading.read_publisher(connection), is_first=True)
        tag = _tag(serialisation, state, facts)
        if tag in request.if_none_match or request.if_none_match.star_tag:
            response = Response(status=304)
        elif request.method == "HEAD":
            response = Response(content_type=_MEDIA_TYPE)
            response.automatically_set_content_length = False
        else:
            write = partial(_pack, serialisation, facts, connection)
            response = written_answer(write, _MEDIA_TYPE)
    response.set_etag(tag)
    if state.changed is not None:
        response.last_modified = last_modified(state.changed)
    response.headers["Content-Disposition"] = f'attachment; filename="catalog.{extension}.gz"'
    return opened(response)


def _tag(serialisation: Serialisation, state: reading.State, facts: CatalogueFacts) -> str:
    return tag_of(
        [state.change, state.version, facts, serialisation, Addresses.of_this_site(), "dump"]
    )


def _pack(
    serialisation: Serialisation, facts: CatalogueFacts, connection: Connection, file: IO[bytes]
) -> None:
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    for text in _texts(serialisation, facts, connection):
        file.write(packer.compress(text.encode("utf-8")))
    file.write(packer.flush())


def _texts(
    serialisation: Serialisation, facts: CatalogueFacts, connection: Connection
) -> Iterator[str]:
    yield serialisation.start
    yield catalogue_piece(serialisation, facts)
    statement = (
        sa.select(Record.kind, Record.iri, getattr(Record, serialisation.key))
        .where(Record.is_published)
        .order_by(Record.kind, Record.sequence, Record.subject_id)
    )
    options = {"stream_results": True, "max_row_buffer": _ROWS}
    catalogue = Addresses.of_this_site().catalogue
    for kind, iri, text in connection.execution_options(**options).execute(statement):
        if kind == DATASET and iri:
            # N-Triples, which is Turtle too.
            yield f"<{catalogue}> <{DCAT.dataset}> <{iri}> .\n"
        yield text or ""
    yield serialisation.end
