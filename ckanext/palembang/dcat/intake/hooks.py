"""The flat keys of MS-Ind and MS-Keg in `package_show` and `package_search`, where the national harvester looks.

What `package_search` gives was stored when the dataset was indexed; what its activity says is
therefore put in anew whenever a dataset is shown or found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, cast

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.dcat.data_json.publisher import producer_of
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.national.answers import (
    activity_answers,
    dataset_answers,
    harvested,
)
from ckanext.palembang.statistics import fields

DATASET: Final = "dataset"
_ACTIVITY: Final = "kegiatan"
_KATEGORI: Final = "kategori"
Package = dict[str, Any]


class IntakeHooks:
    """Methods of `IPackageController`; the plugin inherits them."""

    def after_dataset_show(self, context: Context, pkg_dict: Package) -> None:
        """Adds the flat keys to a dataset; a save that reads the dataset to change it goes without them."""
        if pkg_dict.get("type") != DATASET or context.get("for_update"):
            return
        _enter(pkg_dict, harvested(dataset_answers(pkg_dict)) | _catalogue_answers(pkg_dict))
        _renew([pkg_dict])

    def after_dataset_search(
        self, search_results: dict[str, Any], search_params: dict[str, Any]
    ) -> dict[str, Any]:
        """Gives datasets that were found the present answers of their activity."""
        results = search_results.get("results") or []
        _renew([one for one in results if isinstance(one, dict) and one.get("type") == DATASET])
        return search_results

    def before_dataset_index(self, pkg_dict: Package) -> Package:
        """Keeps the flat keys out of the index: Solr refuses long ones, and with them the dataset."""
        if pkg_dict.get("dataset_type") != DATASET:
            return pkg_dict
        own = _fields_of_datasets()
        return {key: value for key, value in pkg_dict.items() if key in own or key not in _ADDED}


def _catalogue_answers(dataset: Mapping[str, Any]) -> dict[str, str]:
    facts = Facts(dataset)
    subject = facts.code("subjek_csa", "subjek_csa")
    office = facts.raw("organization")
    name = (
        Facts(cast("Mapping[str, Any]", office)).text("title") if isinstance(office, dict) else ""
    )
    return {
        **({_KATEGORI: subject.label("id")} if subject else {}),
        **(producer_of(name) if name else {}),
    }


def _renew(datasets: Iterable[Package]) -> None:
    """Replace what an activity says in each dataset by what it says now."""
    found = [one for one in datasets if "id" in one]
    answers = _answers_of({str(one["kegiatan"]) for one in found if one.get("kegiatan")})
    own = _fields_of_datasets()
    for dataset in found:
        for key in _OF_ACTIVITY - own:
            dataset.pop(key, None)
        _enter(dataset, answers.get(str(dataset.get("kegiatan")), {}))


def _enter(dataset: Package, answers: Mapping[str, str]) -> None:
    """Add answers; what the dataset says itself under the same key holds."""
    own = _fields_of_datasets()
    dataset.update({
        key: value for key, value in answers.items() if key not in own or not dataset.get(key)
    })  # fmt: skip


def _answers_of(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what activities say that everybody may read: one query, whatever their number."""
    wanted = list(ids)
    if not wanted:
        return {}
    package = model.package_table
    query = sa.select(
        package.c.id, package.c.title, package.c.extras, package.c.metadata_modified
    ).where(
        package.c.id.in_(wanted),
        package.c.type == _ACTIVITY,
        package.c.state == "active",
        package.c.private.is_(False),
    )
    rows = model.Session.execute(query)
    return {
        row.id: _flat(_Activity(row.title, row.extras or {}, row.metadata_modified, row.id))
        for row in rows
    }


class _Activity:
    """An activity as the key of what is remembered of it: equal as long as nobody saved it."""

    def __init__(self, title: str, extras: Mapping[str, Any], saved: object, key: str) -> None:
        self.facts = Facts({**extras, "title": title})
        self._key = (key, saved, title, repr(sorted(extras.items())))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Activity) and self._key == other._key


@lru_cache(maxsize=500)
def _flat(activity: _Activity) -> dict[str, str]:
    return harvested(activity_answers(activity.facts))


def _fields_of_datasets() -> frozenset[str]:
    """Return the fields that the form of datasets has, an operator's own included."""
    schema = tk.h.scheming_get_dataset_schema(DATASET) or {}
    return frozenset(field["field_name"] for field in schema.get("dataset_fields", []))


_OF_ACTIVITY: Final = frozenset(field.key for field in fields("ms_keg")) | {"tahun_kegiatan"}
_ADDED: Final = frozenset(
    {*_OF_ACTIVITY, *(field.key for field in fields("ms_ind")), _KATEGORI, *producer_of("")}
)
