"""How to cite a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.pages.links import palembang_safe_url
from ckanext.palembang.catalogue.pages.offices import palembang_office_title
from ckanext.palembang.catalogue.pages.words import palembang_date, palembang_text
from ckanext.palembang.reference import code_list


@dataclass(frozen=True)
class Licence:
    """A licence's name and, where it has one, its address."""

    title: str
    address: str


def palembang_citation(record: Mapping[str, Any]) -> str:
    """The reference that a reader puts under a figure: source, title, office, date, address."""
    organization = record.get("organization") or {}
    office = palembang_office_title(organization.get("name", ""), organization.get("title", ""))
    source = str(record.get("sumber") or office)
    facts = {
        "source": source,
        "title": palembang_text(record, "title"),
        "office": office,
        "site": tk.config["ckan.site_title"],
        "changed": palembang_date(record.get("metadata_modified")),
        "address": tk.url_for(f"{record['type']}.read", id=record["name"], _external=True),
        "today": palembang_date(datetime.now(tk.h.get_display_timezone()).date()),
    }
    if not office or office == source:
        pattern = tk._(
            "%(source)s. %(title)s. %(site)s, updated on %(changed)s. %(address)s (read on %(today)s)."
        )
    else:
        pattern = tk._(
            "%(source)s. %(title)s. Released by %(office)s in %(site)s, updated on %(changed)s. "
            "%(address)s (read on %(today)s)."
        )
    return pattern % facts


def palembang_licence(record: Mapping[str, Any]) -> Licence | None:
    """The licence with its address; None where the dataset names none."""
    code = str(record.get("license_id") or "")
    if not code:
        return None
    known = code_list("lisensi").get(code)
    address = str(known.properties.get("url") or "") if known else record.get("license_url")
    title = known.label(language()) if known else str(record.get("license_title") or "")
    return Licence(title or code_label("lisensi", code), palembang_safe_url(address))
