"""Answers over HTTP: what may be kept by whom, under which name, and whether it has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from flask import Response, request

import ckan.plugins.toolkit as tk

Dataset = Mapping[str, Any]

_IN_MEMORY = 2**20
_CHUNK = 2**16
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_SUFFIX = 60


def plain(text: str, status: int) -> Response:
    """Return a sentence for whoever asked wrongly, program or person."""
    response = Response(f"{text}\n", status, content_type="text/plain; charset=utf-8")
    return _marked(response)


def file_answer(
    write: Callable[[IO[bytes]], None], *, tag: str, changed: datetime | None, media_type: str
) -> Response:
    """Return a file, or only that it is still the same, or only its head.

    Args:
        write: writes the file.
        tag: changes whenever the file would.
        changed: when the dataset changed last.
        media_type: of the file.
    """
    if request.if_none_match.contains_weak(tag) or "*" in request.if_none_match:
        response = Response(status=304)
    elif request.method == "HEAD":
        response = Response(content_type=media_type)
    else:
        response = written_answer(write, media_type)
    response.set_etag(tag, weak=True)
    if changed:
        response.last_modified = changed
    return _marked(response)


def written_answer(write: Callable[[IO[bytes]], None], media_type: str) -> Response:
    """Return a file that is made before the first byte leaves.

    What goes wrong on the way becomes an error instead of half a file, and no connection to the database
    waits for a slow reader. What is larger than a megabyte waits on the disk.
    """
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the answer
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    length = file.tell()
    file.seek(0)
    response = Response(_chunks(file), content_type=media_type, direct_passthrough=True)
    response.content_length = length
    response.call_on_close(file.close)
    return response


def tag_of(*facts: object) -> str:
    """Return an entity tag for a file that hangs on these facts and on our program's version."""
    text = "\n".join(str(fact) for fact in (_version(), *facts))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def changed_of(dataset: Dataset, resource: Mapping[str, Any]) -> datetime | None:
    """Return when a dataset or its table's resource changed last, as CKAN knows it."""
    moments = [_moment(dataset.get("metadata_modified")), _moment(resource.get("last_modified"))]
    return max((moment for moment in moments if moment), default=None)


def attachment(response: Response, name: str, suffixes: list[str], extension: str) -> Response:
    """Let a browser save the answer under the dataset's name and what was asked of it."""
    chosen = "-".join(_NOT_IN_NAMES.sub("-", suffix).strip("-") for suffix in suffixes)
    suffix = f"_{chosen[:_LONGEST_SUFFIX].strip('-')}" if chosen else ""
    stem = _NOT_IN_NAMES.sub("-", name).strip("-") or "data"
    response.headers["Content-Disposition"] = f'attachment; filename="{stem}{suffix}.{extension}"'
    return response


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _marked(response: Response) -> Response:
    """What somebody sees who is logged in is not for shared caches; nobody guesses another type."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    if tk.current_user.is_authenticated:
        # CKAN would let every file be cached in public, an officer's draft too.
        request.environ["__no_cache__"] = True
        response.cache_control.no_cache = True
    return response


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@cache
def _version() -> str:
    return version("ckanext-palembang")
