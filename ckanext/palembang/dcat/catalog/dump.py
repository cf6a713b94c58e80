"""Everything in one file, packed on the way: memory stays the same whatever the size."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

import sqlalchemy as sa
from flask import Response, request
from rdflib.namespace import DCAT
from sqlalchemy.engine import Connection

from ckanext.palembang.dcat.catalog import reading
from ckanext.palembang.dcat.catalog.answers import last_modified, opened, tag_of
from ckanext.palembang.dcat.catalog.errors import NothingThereError
from ckanext.palembang.dcat.catalog.formats import format_of
from ckanext.palembang.dcat.catalog.head_pieces import catalogue_facts, catalogue_piece
from ckanext.palembang.dcat.catalog.pages import current_state
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import DATASET

_OFFERED = ("nt", "ttl")
_IN_MEMORY = 2**20
_CHUNK = 2**16
_ROWS = 200
_GZIP = 16 + zlib.MAX_WBITS


def dump_answer(extension: str) -> Response:
    """Return all published datasets and offices as one packed file.

    It is made before the first byte leaves and waits on the disk, packed: no connection to the
    database waits for a slow reader. All of it is read in one transaction.

    Raises:
        NothingThereError: if it is not offered in that format.
    """
    if extension not in _OFFERED:
        raise NothingThereError(", ".join(f"dump.{one}.gz" for one in _OFFERED))
    serialisation = format_of(extension)
    current_state()
    with engine().connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        state = reading.read_state(connection)
        tag = _tag(serialisation, state)
        if tag in request.if_none_match or request.if_none_match.star_tag:
            response = Response(status=304)
        elif request.method == "HEAD":
            response = Response(content_type="application/gzip")
            response.automatically_set_content_length = False
        else:
            response = _packed(serialisation, state, connection)
    response.set_etag(tag)
    if state.changed is not None:
        response.last_modified = last_modified(state.changed)
    response.headers["Content-Disposition"] = f'attachment; filename="catalog.{extension}.gz"'
    return opened(response)


def _tag(serialisation: Serialisation, state: reading.State) -> str:
    facts = catalogue_facts(state, is_first=True)
    return tag_of(
        [state.change, state.version, facts, serialisation, Addresses.of_this_site(), "dump"]
    )


def _packed(serialisation: Serialisation, state: reading.State, connection: Connection) -> Response:
    file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the answer
    try:
        packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
        for text in _texts(serialisation, state, connection):
            file.write(packer.compress(text.encode("utf-8")))
        file.write(packer.flush())
    except BaseException:
        file.close()
        raise
    length = file.tell()
    file.seek(0)
    response = Response(_chunks(file), content_type="application/gzip", direct_passthrough=True)
    response.content_length = length
    response.call_on_close(file.close)
    return response


def _texts(
    serialisation: Serialisation, state: reading.State, connection: Connection
) -> Iterator[str]:
    yield serialisation.start
    yield catalogue_piece(serialisation, catalogue_facts(state, is_first=True))
    statement = sa.text(
        f"SELECT kind, iri, {serialisation.key} FROM palembang_dcat_record WHERE is_published"  # noqa: S608
        " ORDER BY kind, sequence, subject_id"
    )
    options = {"stream_results": True, "max_row_buffer": _ROWS}
    catalogue = Addresses.of_this_site().catalogue
    for kind, iri, text in connection.execution_options(**options).execute(statement):
        if kind == DATASET and iri:
            # N-Triples, which is Turtle too.
            yield f"<{catalogue}> <{DCAT.dataset}> <{iri}> .\n"
        yield text or ""
    yield serialisation.end


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
