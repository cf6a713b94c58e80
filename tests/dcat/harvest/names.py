"""Which dataset of ours a harvested one is, by what each harvester keeps of it."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]


def extras(harvested: Record) -> dict[str, str]:
    """The extras of a dataset at the portal by their keys."""
    return {extra["key"]: extra["value"] for extra in harvested["extras"]}


def dataset_id(harvested: Record) -> str:
    """CKAN's id at the source: the last part of the name or the whole key under which the dataset was taken."""
    return extras(harvested)["guid"].rsplit("/", 1)[-1]
