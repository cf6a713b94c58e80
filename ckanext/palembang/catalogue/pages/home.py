"""What the home page shows, from one search."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError

from ckanext.palembang.catalogue.index import FACET_FIELDS
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.pages.links import palembang_chapter_address
from ckanext.palembang.catalogue.pages.offices import palembang_office_title
from ckanext.palembang.reference import chapters

log = logging.getLogger(__name__)

_NEWEST, _OFFICES = 6, 8
# Pictures of the chapters, from the icon font that CKAN brings.
_ICONS = {
    "1": "fa-map-location-dot",
    "2": "fa-landmark",
    "3": "fa-users",
    "4": "fa-hand-holding-heart",
    "5": "fa-seedling",
    "6": "fa-industry",
    "7": "fa-umbrella-beach",
    "8": "fa-train-subway",
    "9": "fa-coins",
    "10": "fa-basket-shopping",
    "11": "fa-shop",
    "12": "fa-scale-balanced",
    "13": "fa-chart-column",
}


@dataclass(frozen=True)
class Chapter:
    """A chapter's tile."""

    number: str
    title: str
    count: int
    icon: str
    address: str


@dataclass(frozen=True)
class Producer:
    """An office with the number of its tables."""

    title: str
    count: int
    address: str


@dataclass(frozen=True)
class Home:
    """The home page; `is_available` is false while the search does not answer."""

    is_available: bool
    dataset_count: int
    office_count: int
    chapters: list[Chapter]
    offices: list[Producer] = field(default_factory=list)
    newest: Sequence[Mapping[str, Any]] = ()


def palembang_home() -> Home:
    """What the home page shows of what everybody may see."""
    try:
        found = tk.get_action("package_search")({}, _query())
    except SearchError:
        log.exception("The search index did not answer for the home page")
        return Home(False, 0, 0, _chapters({}))
    facets = found.get("search_facets") or {}
    offices = _counts(facets, "organization")
    return Home(
        is_available=True,
        dataset_count=found["count"],
        office_count=len(offices),
        chapters=_chapters(_counts(facets, FACET_FIELDS["bab"])),
        offices=_producers(offices),
        newest=found["results"],
    )


def _query() -> dict[str, Any]:
    return {
        "fq": f"+capacity:public +dataset_type:{tk.h.default_package_type()}",
        "sort": "metadata_modified desc",
        "rows": _NEWEST,
        "facet.field": [FACET_FIELDS["bab"], "organization"],
        "facet.limit": 500,
    }


def _counts(facets: Mapping[str, Any], name: str) -> dict[str, int]:
    items = (facets.get(name) or {}).get("items") or []
    return {item["name"]: item["count"] for item in items if item["count"]}


def _chapters(counts: Mapping[str, int]) -> list[Chapter]:
    return [
        Chapter(
            number=code.code,
            title=code.label(language()),
            count=counts.get(code.code, 0),
            icon=_ICONS.get(code.code, "fa-table"),
            address=palembang_chapter_address(code.code),
        )
        for code in chapters()
    ]


def _producers(counts: Mapping[str, int]) -> list[Producer]:
    endpoint = f"{tk.h.default_group_type('organization')}.read"
    largest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_OFFICES]
    return [
        Producer(palembang_office_title(name), count, tk.url_for(endpoint, id=name))
        for name, count in largest
    ]
