"""Addresses of all pages for search engines, with the day when each really changed.

Files hold windows of sequence numbers, so that a new dataset changes one of them only; the
protocol (http://www.sitemaps.org/schemas/sitemap/0.9) allows 50,000 addresses a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape

import sqlalchemy as sa
from flask import Response

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.dcat.catalog.answers import Head, answer, tag_of
from ckanext.palembang.dcat.catalog.errors import NothingThereError
from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.catalog.pages import current_state
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE

Entry = tuple[str, datetime | None]

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IN_A_FILE = 10_000
_PARTS = {DATASET: ("datasets", "dataset"), OFFICE: ("offices", "organization")}
#: Files of pages that hang on the software alone; the package that has the pages answers for it.
VOCABULARIES = "vocabularies"
_PART = re.compile("(datasets|offices)-([1-9][0-9]{0,9})", re.ASCII)


def index_answer() -> Response:
    """Return the list of the files."""
    changed = current_state().changed
    return _answer("sitemapindex", "sitemap", list(_files()), changed)


def part_answer(part: str) -> Response:
    """Return one of the files.

    Raises:
        NothingThereError: if there is no such file.
    """
    changed = current_state().changed
    match = _PART.fullmatch(part)
    kind = next((kind for kind, names in _PARTS.items() if match and names[0] == match[1]), None)
    entries = list(_pages(kind, int(match[2]))) if match and kind else []
    if not entries:
        raise NothingThereError(tk._("There is no such page: the catalogue ends before it."))
    return _answer("urlset", "url", entries, changed)


def answer_with_paths(paths: Iterable[str]) -> Response:
    """Return a file of pages that nobody edits, so that no day of a change can be told.

    Args:
        paths: below the address of the site.
    """
    start = Addresses.of_this_site().pages
    entries: list[Entry] = [(start + quote(path), None) for path in paths]
    return _answer("urlset", "url", entries, None)


def _files() -> Iterator[Entry]:
    start = f"{Addresses.of_this_site().pages}/sitemap"
    statement = sa.text(
        "SELECT kind, (sequence - 1) / :size + 1 AS part, max(modified)"
        " FROM palembang_dcat_record WHERE is_published GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for kind, part, modified in model.Session.execute(statement, {"size": _IN_A_FILE}):
        yield f"{start}/{_PARTS[kind][0]}-{part}.xml", modified
    yield f"{start}/{VOCABULARIES}.xml", None


def _pages(kind: str, part: int) -> Iterator[Entry]:
    start = f"{Addresses.of_this_site().pages}/{_PARTS[kind][1]}/"
    statement = sa.text(
        "SELECT name, modified FROM palembang_dcat_record WHERE kind = :kind AND is_published"
        " AND sequence > :after AND sequence <= :after + :size ORDER BY sequence"
    )
    values = {"kind": kind, "after": (part - 1) * _IN_A_FILE, "size": _IN_A_FILE}
    for name, modified in model.Session.execute(statement, values):
        yield start + quote(name, safe=""), modified


def _answer(root: str, element: str, entries: list[Entry], changed: datetime | None) -> Response:
    head = Head(
        tag=tag_of([root, *entries]),
        media_type="application/xml",
        extension="xml",
        changed=changed,
    )
    body = "".join(_written(root, element, entries)).encode("utf-8")
    return answer(head, lambda: Finished(head.tag, (), body))


def _written(root: str, element: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n'
    for address, changed in entries:
        moment = changed.astimezone(UTC).isoformat(timespec="seconds") if changed else ""
        lastmod = f"<lastmod>{moment}</lastmod>" if moment else ""
        yield f"<{element}><loc>{escape(address)}</loc>{lastmod}</{element}>\n"
    yield f"</{root}>\n"
