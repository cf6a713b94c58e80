"""`/data.json` as three programs read it: the national harvester, upstream's, and data.gov's.

Rules of ckanext-dcat's `DCATJSONHarvester` (the national portal runs a fork of it) and of GSA's harvester.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from ckanext.palembang.dcat.data_json.feed import CONFORMS_TO
from ckanext.palembang.dcat.intake.checking.outcome import Outcome, Reader, UnreadableError, fetched
from ckanext.palembang.dcat.linked_data.iris import web_iri

_MISSPELT: Final = {
    "keywords": "keyword",
    "accrualperiodicity": "accrualPeriodicity",
    "contactpoint": "contactPoint",
    "contctPoint": "contactPoint",
    "accesLevel": "accessLevel",
    "accessLeval": "accessLevel",
}
#: What DCAT-US 1.1 (Project Open Data) asks of every dataset, bar the codes of federal agencies.
_ASKED_BY_DATA_GOV: Final = (
    "title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier",
    "accessLevel",
)  # fmt: skip
Entry = dict[str, Any]


def check_national(read: Reader, site: str) -> Outcome:
    """Reads the feed like `dcat_json_harvester`: page after page until nothing new comes."""
    outcome = Outcome("data.json, dcat_json_harvester (data.go.id)", f"{site}/data.json")
    try:
        entries = _datasets(read, outcome.address)
        _check_second_page(read, outcome.address, entries)
        outcome.takes = _take(outcome, entries)
    except UnreadableError as error:
        outcome.failure = str(error)
    return outcome


def check_data_gov(read: Reader, site: str) -> Outcome:
    """Reads the feed like data.gov: one file, each dataset judged by the schema."""
    outcome = Outcome("data.json, data.gov", f"{site}/data.json")
    try:
        known: set[str] = set()
        for entry in _conforming(_document(read, outcome.address)):
            missing = [key for key in _ASKED_BY_DATA_GOV if not entry.get(key)]
            name, identifier = _name(entry), str(entry.get("identifier"))
            if missing:
                outcome.drops.append(f"{name}: without {', '.join(missing)}")
            elif identifier in known:
                outcome.drops.append(f"{name}: its identifier comes twice")
            else:
                known.add(identifier)
                outcome.takes += 1
    except UnreadableError as error:
        outcome.failure = str(error)
    return outcome


def _document(read: Reader, address: str) -> Entry:
    head = read("HEAD", address)
    if head.status not in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.METHOD_NOT_ALLOWED):
        raise UnreadableError(f"HEAD {address} answers {head.status}")
    answer = fetched(read, address)
    try:
        document = json.loads(answer.body)
    except ValueError as error:
        raise UnreadableError(f"{address} is no JSON: {error}") from error
    if not isinstance(document, dict):
        raise UnreadableError(f"{address} is no catalogue")
    return document


def _listed(document: Entry) -> list[Entry]:
    listed = document.get("dataset")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise UnreadableError("its `dataset` is no list of objects")
    return listed


def _conforming(document: Entry) -> list[Entry]:
    if document.get("conformsTo") != CONFORMS_TO:
        raise UnreadableError(f"conformsTo is not {CONFORMS_TO}")
    return _listed(document)


def _datasets(read: Reader, address: str) -> list[Entry]:
    entries = _listed(_document(read, address))
    if any(not one.get("identifier") for one in entries):
        raise UnreadableError("one dataset without identifier ends its whole run")
    return entries


def _check_second_page(read: Reader, address: str, entries: list[Entry]) -> None:
    """The harvester asks for `?page=2`; only 404, nothing new or the same again lets it go on."""
    answer = read("GET", f"{address}?page=2")
    if answer.status == HTTPStatus.NOT_FOUND:
        return
    try:
        again = _listed(json.loads(answer.body)) if answer.status == HTTPStatus.OK else None
    except (ValueError, AttributeError):
        again = None
    same = {one.get("identifier") for one in entries}
    if again is None or {one.get("identifier") for one in again} - same:
        raise UnreadableError(f"{address}?page=2 answers {answer.status}: it throws all away")


def _take(outcome: Outcome, entries: list[Entry]) -> int:
    taken: set[str] = set()
    for entry in entries:
        name = _name(entry)
        reason = _unusable(entry)
        if str(entry["identifier"]) in taken:
            reason = "its identifier comes twice"
        if reason:
            outcome.drops.append(f"{name}: {reason}")
            continue
        taken.add(str(entry["identifier"]))
        outcome.misreads += [f"{name}: {problem}" for problem in _misread(entry)]
    return len(taken)


def _unusable(entry: Entry) -> str:
    """Return why the harvester cannot import a dataset; "" where it can."""
    if not entry.get("title"):
        return "no title"
    for key in ("keyword", "distribution", "language"):
        if key in entry and not isinstance(entry[key], list):
            return f"{key} is no list"
    return ""


def _misread(entry: Entry) -> Iterator[str]:
    yield from (f"{key} is read by nobody" for key in entry if key in _MISSPELT)
    for key in ("description", "keyword", "modified", "publisher", "distribution"):
        if not entry.get(key):
            yield f"no {key}"
    for file in entry.get("distribution") or []:
        address = file.get("downloadURL") or file.get("accessURL")
        if not address:
            yield "a file without address"
        elif str(web_iri(address)) != address:
            yield f"{address!r} is no address"


def _name(entry: Entry) -> str:
    return str(entry.get("title") or entry.get("identifier") or "a dataset without title")[:80]
