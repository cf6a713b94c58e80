"""Findings put together for people: one entry for each property and fault, with the pages concerned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.dcat.conformance.checking import Finding
from ckanext.palembang.dcat.linked_data.fragments import PREFIX_MAP
from ckanext.palembang.dcat.stored.model import OFFICE

#: Who mends a fault mends one dataset after another: the first ones are enough to see it.
_SHOWN = 20
_NAMED = re.compile(r"/(?:dataset|organization)/([^/#?]+)")
_SUBJECTS = sa.text(
    "SELECT r.subject_id, r.kind, r.name, r.iri, coalesce(nullif(p.title, ''), nullif(g.title, ''), r.name)"
    " FROM palembang_dcat_record AS r"
    " LEFT JOIN package AS p ON p.id = r.subject_id"
    ' LEFT JOIN "group" AS g ON g.id = r.subject_id'
    " WHERE r.is_published AND (r.subject_id = ANY(:ids) OR r.iri = ANY(:iris))"
)


@dataclass(frozen=True)
class Place:
    """Something that a finding is about.

    Attributes:
        title: for people.
        href: its page; "" where it has none here.
    """

    title: str
    href: str = ""


@dataclass(frozen=True)
class Group:
    """Findings about the same property with the same words.

    Attributes:
        severity: `Violation`, `Warning` or `Info`.
        path: the property's whole name; "" where the shape looks at the thing itself.
        term: the same with a prefix.
        message: the shape's own words.
        count: how many findings.
        places: the first things concerned, each once.
        others: how many things more.
    """

    severity: str
    path: str
    term: str
    message: str
    count: int
    places: tuple[Place, ...]
    others: int


def groups_of(found: Iterable[Finding]) -> list[Group]:
    """Return findings put together, the most frequent first."""
    together: dict[tuple[str, str, str], list[Finding]] = {}
    for one in found:
        together.setdefault((one.severity, one.path, one.message), []).append(one)
    known = _Places(one.focus for findings in together.values() for one in findings)
    groups = [_group(findings, known) for findings in together.values()]
    return sorted(groups, key=lambda group: (-group.count, group.path, group.message))


def _group(findings: list[Finding], known: _Places) -> Group:
    first = findings[0]
    places = list(dict.fromkeys(known.of(one.focus) for one in findings))
    return Group(
        severity=first.severity,
        path=first.path,
        term=_short(first.path),
        message=first.message,
        count=len(findings),
        places=tuple(islice(places, _SHOWN)),
        others=max(0, len(places) - _SHOWN),
    )


class _Places:
    """Pages of datasets and offices by the names that feeds give to them and their parts."""

    def __init__(self, names: Iterable[str]) -> None:
        iris = sorted(set(names))
        ids = sorted({match for iri in iris for match in _ids(iri)})
        rows = model.Session.execute(_SUBJECTS, {"ids": ids, "iris": iris})
        self._places: dict[str, Place] = {}
        for subject_id, kind, name, iri, title in rows:
            endpoint = "organization.read" if kind == OFFICE else "dataset.read"
            place = Place(title, tk.url_for(endpoint, id=name))
            self._places[subject_id] = place
            self._places[iri or subject_id] = place

    def of(self, iri: str) -> Place:
        """Return the page of something, or of what it is a part of; its bare name otherwise."""
        found = self._places.get(iri)
        keys = iter(_ids(iri))
        while found is None and (key := next(keys, None)) is not None:
            found = self._places.get(key)
        return found or Place(iri)


def _ids(iri: str) -> Iterator[str]:
    yield from _NAMED.findall(iri)


def _short(path: str) -> str:
    fitting = [(iri, prefix) for prefix, iri in PREFIX_MAP.items() if path.startswith(iri)]
    if not fitting:
        return path
    iri, prefix = max(fitting)
    return f"{prefix}:{path.removeprefix(iri)}"
