"""Hooks on saving, indexing and searching datasets."""

from __future__ import annotations

from typing import Any

from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue import facets, index, search, table_numbers


class DatasetController:
    """Implements `IPackageController`; each hook says here only what it calls."""

    def create(self, entity: model.Package) -> None:
        """Reserves the table numbers of a new dataset."""
        table_numbers.synchronise(entity)

    def edit(self, entity: model.Package) -> None:
        """Brings the table numbers of a changed dataset up to date."""
        table_numbers.synchronise(entity)

    def delete(self, entity: model.Package) -> None:
        """Frees the table numbers of a deleted dataset."""
        table_numbers.release(entity.id)

    def before_dataset_index(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        """Adds what is searched, filtered and sorted by."""
        return search.index_terms(index.index_document(pkg_dict))

    def before_dataset_search(self, search_params: dict[str, Any]) -> dict[str, Any]:
        """Widens the words of a query to what they mean."""
        return search.expand_query(search_params)

    def after_dataset_search(
        self, search_results: dict[str, Any], search_params: dict[str, Any]
    ) -> dict[str, Any]:
        """Gives facet values their labels in the reader's language."""
        return facets.label_facets(search_results)

    def after_dataset_show(self, context: Context, pkg_dict: dict[str, Any]) -> None:
        """Adds nothing: what is shown is what was stored."""
