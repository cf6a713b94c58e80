"""The same activity for both sites: a full MS-Keg on ours, as many fields of the same size on stock."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import yaml

from ckanext.palembang.statistics import check_activity

from tests.bench.sites import Site
from tests.bench.stock_activity import OWN_SCHEMA
from tests.statistics.records import survey

VARIABLES = 200

Record = dict[str, Any]


def record(site: Site, name: str, office_id: str) -> Record:
    """A survey with every field that applies, as the site's form names them."""
    activity = survey()
    title = activity.pop("judul_kegiatan")
    ours = {**activity, "type": "kegiatan", "title": f"{title} {name}", "owner_org": office_id}
    return ours | {"name": f"{site.name}-{name}"}


def create(site: Site, office_id: str) -> str:
    """Puts an activity into a site, as a draft whose form can be opened; its id."""
    draft = {"name": f"{site.name}-formulir", "state": "draft"}
    return site.call("package_create", **record(site, "formulir", office_id) | draft)["id"]


def largest_page() -> int:
    """Number of the form page with the most fields."""
    fields = yaml.safe_load(OWN_SCHEMA.read_text(encoding="utf-8"))["dataset_fields"]
    number = 0

    def page_of(field: Record) -> int:
        nonlocal number
        number += "start_form_page" in field
        return number

    sizes = {page: len(list(group)) for page, group in groupby(fields, key=page_of)}
    return max(sizes, key=lambda page: sizes[page])


def long_record() -> Record:
    """The survey with as many variables as the largest that offices run."""
    activity = survey()
    row = activity["iii_variabel_yang_dikumpulkan"][0]
    activity["iii_variabel_yang_dikumpulkan"] = [
        {**row, "nama": f"Variabel {number}"} for number in range(VARIABLES)
    ]
    return activity


def check_long_record(long: Record) -> None:
    """Judges it as form, API, import and command line do.

    Raises:
        ValueError: The rules find fault with it, so that another work would be timed.
    """
    found = [finding for finding in check_activity(long) if finding.level.name != "HINT"]
    if found:
        message = f"the record of the comparison is not sound: {found[0]}"
        raise ValueError(message)
