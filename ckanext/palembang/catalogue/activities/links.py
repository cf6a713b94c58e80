"""The ways between an activity, its datasets and their indicators."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search import SearchError

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.catalogue.index import ACTIVITY_FIELD
from ckanext.palembang.catalogue.pages.words import palembang_rows

log = logging.getLogger(__name__)

#: The page lists as many datasets; the search page has them all.
_MOST_DATASETS = 100

Record = Mapping[str, Any]


@dataclass(frozen=True)
class ActivityLink:
    """The activity of a dataset, as its page names it.

    Attributes:
        name: address of the activity; empty where it was deleted.
        title: its title.
        year: its year.
        is_draft: whether only its office sees it.
        is_deleted: whether it is gone.
    """

    name: str = ""
    title: str = ""
    year: str = ""
    is_draft: bool = False
    is_deleted: bool = False


@dataclass(frozen=True)
class Indicator:
    """An indicator of a dataset that comes from an activity."""

    row: Record
    dataset: Record


@dataclass(frozen=True)
class DatasetsOfActivity:
    """What came out of an activity, as the reader may see it.

    Attributes:
        is_available: false while the search does not answer.
        count: how many datasets there are; `datasets` may hold fewer.
        datasets: the datasets, by title.
        indicators: their indicators.
        address: of the search page with all of them.
    """

    is_available: bool
    count: int
    datasets: Sequence[Record]
    indicators: Sequence[Indicator]
    address: str


def palembang_activity_of(dataset: Record) -> ActivityLink | None:
    """The activity that a dataset names; None where it names none, or one that the reader may not see."""
    activity_id = dataset.get("kegiatan")
    if not isinstance(activity_id, str) or not activity_id:
        return None
    package = model.Package
    found = model.Session.execute(
        sa.select(package).where(package.id == activity_id, package.type == TYPE)
    ).scalar_one_or_none()
    if found is None or found.state == "deleted":
        return ActivityLink(is_deleted=True)
    is_public = found.state == "active" and not found.private
    if not is_public and not tk.h.check_access("package_show", {"id": found.id}):
        return None
    return ActivityLink(
        name=found.name,
        title=found.title or found.name,
        year=found.extras.get("tahun", ""),
        is_draft=not is_public,
    )


def palembang_datasets_of_activity(activity: Record) -> DatasetsOfActivity:
    """The datasets that name an activity, and their indicators, from one search."""
    dataset_type = tk.h.default_package_type()
    address = tk.url_for(f"{dataset_type}.search", **{ACTIVITY_FIELD: activity["id"]})
    search = {
        "fq": f'+dataset_type:{dataset_type} +{ACTIVITY_FIELD}:"{activity["id"]}"',
        "sort": "title_string asc",
        "rows": _MOST_DATASETS,
        "include_private": True,
        "include_drafts": True,
    }
    try:
        found = tk.get_action("package_search")({}, search)
    except SearchError:
        log.exception("The search index did not answer for the datasets of an activity")
        return DatasetsOfActivity(False, 0, (), (), address)
    datasets = found["results"]
    return DatasetsOfActivity(
        is_available=True,
        count=found["count"],
        datasets=datasets,
        indicators=[
            Indicator(row, dataset)
            for dataset in datasets
            for row in palembang_rows(dataset.get("indikator"))
            if row.get("nama")
        ],
        address=address,
    )
