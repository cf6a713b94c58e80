"""Hooks on saving, indexing and searching datasets.

CKAN calls the same `create`, `edit` and `delete` for organizations once a plugin
implements `IOrganizationController` as well, so these three look at what they get.
"""

from __future__ import annotations

from typing import Any

from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue import facets, index, linked_names, search, table_numbers
from ckanext.palembang.catalogue.activities import contact, lists
from ckanext.palembang.catalogue.offices.controller import organization_saved


class DatasetController:
    """Implements `IPackageController`; each hook says here only what it calls."""

    def create(self, entity: model.Package | model.Group) -> None:
        """Reserves the table numbers of a new dataset; settles a new office in the tree."""
        _saved(entity)

    def edit(self, entity: model.Package | model.Group) -> None:
        """Brings the table numbers of a dataset, or the place of an office, up to date."""
        _saved(entity)

    def delete(self, entity: model.Package | model.Group) -> None:
        """Frees the table numbers of a deleted dataset."""
        if isinstance(entity, model.Package):
            table_numbers.release(entity.id)

    def after_dataset_create(self, context: Context, pkg_dict: dict[str, Any]) -> None:
        """Writes the personal data that the save of an activity brought, beside the package."""
        contact.store(context, pkg_dict["id"])

    def after_dataset_update(self, context: Context, pkg_dict: dict[str, Any]) -> None:
        """Writes the personal data that the save of an activity brought, beside the package."""
        contact.store(context, pkg_dict["id"])

    def before_dataset_index(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        """Adds what is searched, filtered and sorted by."""
        names = linked_names.linked_names(pkg_dict)
        return search.index_terms(index.index_document(pkg_dict), names)

    def before_dataset_search(self, search_params: dict[str, Any]) -> dict[str, Any]:
        """Widens the words of a query to what they mean; keeps activities off lists of datasets."""
        return search.expand_query(lists.datasets_only(search_params))

    def after_dataset_search(
        self, search_results: dict[str, Any], search_params: dict[str, Any]
    ) -> dict[str, Any]:
        """Gives facet values their labels in the reader's language."""
        return facets.label_facets(search_results)

    def after_dataset_show(self, context: Context, pkg_dict: dict[str, Any]) -> None:
        """Adds nothing: what is shown is what was stored."""


def _saved(entity: model.Package | model.Group) -> None:
    if isinstance(entity, model.Package):
        table_numbers.synchronise(entity)
    else:
        organization_saved(entity)
