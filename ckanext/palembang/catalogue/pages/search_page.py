"""What the search page offers: filters in a sensible order, ways to sort, words for codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.facets import facet_label
from ckanext.palembang.catalogue.index import FACET_FIELDS, SORT_FIELD
from ckanext.palembang.catalogue.pages.offices import palembang_office_title

Items = list[dict[str, Any]]


@dataclass(frozen=True)
class Facet:
    """The values of a filter, and whether more can be asked for."""

    items: Items
    has_more: bool


def palembang_facet(name: str, search_facets: Mapping[str, Any]) -> Facet:
    """The values of a filter, with the address that sets or lifts each.

    Chapters stand by number, years from the latest, others by count. Core's page renders its side column
    twice (once to see whether it is empty): the second time takes what the first one made.
    """
    made: dict[tuple[str, int], Facet] = tk.g.setdefault("palembang_facets", {})
    key = (name, id(search_facets))
    if key not in made:
        facet = _facet(name, search_facets)
        here = tk.h.url_for(tk.request.endpoint, **(tk.request.view_args or {}))
        made[key] = Facet(
            [{**item, "href": _address(name, item, here)} for item in facet.items], facet.has_more
        )
    return made[key]


def _address(name: str, item: Mapping[str, Any], here: str) -> str:
    if item["active"]:
        return tk.h.remove_url_param(name, item["name"], alternative_url=here)
    return tk.h.add_url_param(alternative_url=here, new_params={name: item["name"]})


def _facet(name: str, search_facets: Mapping[str, Any]) -> Facet:
    found = tk.h.get_facet_items_dict(name, search_facets, limit=0)
    items: Items = [{**item, "display_name": _label(name, item)} for item in found]
    if name == FACET_FIELDS["bab"]:
        return Facet(sorted(items, key=lambda item: str(item["name"]).zfill(4)), False)
    if name == FACET_FIELDS["tahun"]:
        items.sort(key=lambda item: str(item["name"]), reverse=True)
    limit = tk.h.get_param_int(f"_{name}_limit", tk.config["search.facets.default"])
    if limit <= 0 or len(items) <= limit:
        return Facet(items, False)
    shown = [item for index, item in enumerate(items) if index < limit or item["active"]]
    return Facet(shown, True)


def palembang_filter_labels(fields: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """Words for the chosen filters, also for those that no result has."""
    return {
        (name, value): _label(name, {"name": value, "display_name": value})
        for name, values in fields.items()
        for value in values
        if name == "organization" or facet_label(name, value)
    }


def palembang_sorting(package_type: str = "dataset") -> list[tuple[str, str]]:
    """Ways to sort the results: label and Solr's expression. Activities have no table number."""
    number = (tk._("Table number"), f"{SORT_FIELD} asc, title_string asc")
    return [
        (tk._("Relevance"), "score desc, metadata_modified desc"),
        *(() if package_type == "kegiatan" else (number,)),
        (tk._("Newest first"), "metadata_modified desc"),
        (tk._("Title, A to Z"), "title_string asc"),
        (tk._("Title, Z to A"), "title_string desc"),
    ]


def _label(name: str, item: Mapping[str, Any]) -> str:
    if name == "organization":
        return palembang_office_title(item["name"], item["display_name"])
    label = facet_label(name, item["name"])
    if name == FACET_FIELDS["bab"]:
        return f"{item['name']}. {label}"
    return label or item["display_name"]
