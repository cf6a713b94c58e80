"""Which service is missing, told from an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import pysolr
import redis
import requests
import sqlalchemy.exc

from ckan.lib.search import SearchError, SearchIndexError, SolrConnectionError


class Service(StrEnum):
    """What CKAN leans on."""

    DATABASE = "database"
    SEARCH = "search"
    QUEUE = "queue"


SEARCH_ERRORS = (SearchError, SearchIndexError, SolrConnectionError, pysolr.SolrError)
DATABASE_ERRORS = (
    sqlalchemy.exc.InterfaceError,
    sqlalchemy.exc.OperationalError,
    sqlalchemy.exc.TimeoutError,
)
QUEUE_ERRORS = (redis.ConnectionError, redis.TimeoutError)

_MAX_DEPTH = 20
#: pysolr puts the status of Solr's answer into the text of its error.
_SERVER_FAULT = re.compile(r"\(HTTP 5\d\d\)")


def missing_service(error: BaseException) -> Service | None:
    """The service whose absence caused the error, as far as its causes tell; None for any other error."""
    causes = list(_causes(error))
    if any(isinstance(cause, DATABASE_ERRORS) for cause in causes):
        return Service.DATABASE
    if any(isinstance(cause, QUEUE_ERRORS) for cause in causes):
        return Service.QUEUE
    return Service.SEARCH if _is_search_missing(causes) else None


def _is_search_missing(causes: list[BaseException]) -> bool:
    if any(isinstance(cause, SolrConnectionError) for cause in causes):
        return True
    of_search = [cause for cause in causes if isinstance(cause, SEARCH_ERRORS)]
    no_answer = any(
        isinstance(cause, requests.ConnectionError | requests.Timeout) for cause in causes
    )
    return bool(of_search) and (
        no_answer or any(_SERVER_FAULT.search(str(cause)) for cause in of_search)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    for _ in range(_MAX_DEPTH):
        if current is None:
            return
        yield current
        original: BaseException | None = getattr(current, "original_exception", None)
        current = original or current.__cause__ or current.__context__
