"""Finished records: what the world is told of a dataset is written when it is saved, and served as it is.

`marks` says what has changed, in the transaction of the change; `renewing` reads it in one snapshot after
the commit (`sources`), renders it (`rendering`) and stores it in the order of commits
(`storing`); `reading` gives feeds what is stored.
"""

from __future__ import annotations

from ckanext.palembang.dcat.records.reading import (
    CatalogueState,
    PageKeys,
    RecordHead,
    catalogue_state,
    changes,
    data_json_pieces,
    page_keys,
    record_of,
    render_marked_among,
)
from ckanext.palembang.dcat.records.renewing import bring_up_to_date, renew, waiting
from ckanext.palembang.dcat.stored.marks import (
    mark_dataset,
    mark_datasets_of_activity,
    mark_everything,
    mark_office,
)
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE

__all__ = [
    "DATASET",
    "OFFICE",
    "CatalogueState",
    "PageKeys",
    "RecordHead",
    "bring_up_to_date",
    "catalogue_state",
    "changes",
    "data_json_pieces",
    "mark_dataset",
    "mark_datasets_of_activity",
    "mark_everything",
    "mark_office",
    "page_keys",
    "record_of",
    "render_marked_among",
    "renew",
    "waiting",
]
