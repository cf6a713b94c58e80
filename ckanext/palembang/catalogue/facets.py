"""The filters of the search page, and the words for their codes."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.catalogue.index import ACTIVITY_FIELD, FACET_FIELDS
from ckanext.palembang.catalogue.labels import code_label
from ckanext.palembang.catalogue.linked_names import public_title

_CODE_LISTS = {field: name for name, field in FACET_FIELDS.items() if name != "tahun"}


class SearchFacets:
    """Implements `IFacets`."""

    def dataset_facets(self, facets_dict: dict[str, str], package_type: str) -> dict[str, str]:
        """Chapter, office, year, subject, area level, ...; then what others added.

        Of activities: kind of statistics, mode of acquisition, office, year; nothing else applies to them.
        """
        if package_type == TYPE:
            return _activity_facets()
        ours = _facets()
        return ours | {key: title for key, title in facets_dict.items() if key not in ours}

    def organization_facets(
        self, facets_dict: dict[str, str], organization_type: str, package_type: str | None
    ) -> dict[str, str]:
        """The same on an office's page, without the office."""
        ours = {key: title for key, title in _facets().items() if key != "organization"}
        return ours | {key: title for key, title in facets_dict.items() if key not in ours}


def _facets() -> dict[str, str]:
    return {
        FACET_FIELDS["bab"]: tk._("Chapter"),
        "organization": tk._("Office"),
        FACET_FIELDS["tahun"]: tk._("Year of data"),
        FACET_FIELDS["subjek_csa"]: tk._("Subject"),
        FACET_FIELDS["tingkat_wilayah"]: tk._("Area level"),
        FACET_FIELDS["jenis_statistik"]: tk._("Kind of statistics"),
        FACET_FIELDS["cara_pengumpulan_data"]: tk._("Mode of data acquisition"),
        "res_format": tk._("Format"),
        FACET_FIELDS["access_rights"]: tk._("Access"),
    }


def _activity_facets() -> dict[str, str]:
    return {
        FACET_FIELDS["jenis_statistik"]: tk._("Kind of statistics"),
        FACET_FIELDS["cara_pengumpulan_data"]: tk._("Mode of data acquisition"),
        "organization": tk._("Office"),
        FACET_FIELDS["tahun"]: tk._("Year"),
    }


def facet_label(field: str, value: str) -> str:
    """Label of a code in the filter `field`; empty where that filter holds no codes."""
    if field == ACTIVITY_FIELD:
        return public_title(value)
    name = _CODE_LISTS.get(field)
    return code_label(name, value) if name else ""


def label_facets(search_results: dict[str, Any]) -> dict[str, Any]:
    """Writes the label of each code beside it; the order by count stays."""
    for field, facet in (search_results.get("search_facets") or {}).items():
        name = _CODE_LISTS.get(field)
        if name:
            for item in facet["items"]:
                item["display_name"] = code_label(name, item["name"])
    return search_results
