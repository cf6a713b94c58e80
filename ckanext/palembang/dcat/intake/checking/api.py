"""CKAN's API as ckanext-harvest's `ckan_harvester` reads it: the way of a third of the national portal's sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ckanext.palembang.dcat.intake.checking.outcome import Outcome, Reader, UnreadableError, fetched

_ROWS: Final = 100
#: The national portal looks for these where a dataset comes from an activity.
_OF_ACTIVITY: Final = ("judul_kegiatan", "tahun_kegiatan", "i_instansi_penyelanggara")
_PERSON: Final = "ii_pj_"
Package = dict[str, Any]


def check_api(read: Reader, site: str) -> Outcome:
    """Reads all datasets over the API, in the order and the portions of the harvester."""
    outcome = Outcome("CKAN API, ckan_harvester (data.go.id)", f"{site}/api/3/action")
    known: set[str] = set()
    try:
        for package in _packages(read, outcome.address):
            name = str(package.get("name") or package.get("id"))
            if package.get("id") in known:
                outcome.misreads.append(f"{name}: comes twice while it pages")
                continue
            known.add(str(package.get("id")))
            if reason := _unusable(package):
                outcome.drops.append(f"{name}: {reason}")
                continue
            outcome.takes += 1
            outcome.misreads += [f"{name}: {problem}" for problem in _misread(package)]
    except UnreadableError as error:
        outcome.failure = str(error)
    return outcome


def _packages(read: Reader, address: str) -> Iterator[Package]:
    start = 0
    while True:
        query = f"{address}/package_search?rows={_ROWS}&start={start}&sort=id+asc"
        answer = fetched(read, query)
        try:
            results = json.loads(answer.body)["result"]["results"]
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableError(f"{query} gives no list of datasets") from error
        if not results:
            return
        yield from results
        start += _ROWS


def _unusable(package: Package) -> str:
    if not package.get("id") or not package.get("name"):
        return "no id or no name"
    return ""


def _misread(package: Package) -> Iterator[str]:
    if package.get("type") != "dataset":
        yield f"is taken for a dataset, and is a {package.get('type')}"
        return
    if not (package.get("organization") or {}).get("title"):
        yield "no organization"
    if package.get("kegiatan") and "judul_kegiatan" in package:
        yield from (f"no {key}" for key in _OF_ACTIVITY if not package.get(key))
    yield from (f"{key} is about a person" for key in package if key.startswith(_PERSON))
    for resource in package.get("resources") or []:
        if not resource.get("url"):
            yield f"resource {resource.get('name') or resource.get('id')} has no address"
