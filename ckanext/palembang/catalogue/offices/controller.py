"""Hooks on saving and showing organizations."""

from __future__ import annotations

from typing import Any

from ckan import model

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.offices import hierarchy
from ckanext.palembang.catalogue.offices.page import description_in


class OfficeController:
    """Implements `IOrganizationController`, with the hooks that datasets have as well."""

    def before_view(self, data_dict: dict[str, Any]) -> dict[str, Any]:
        """Shows name and description in the reader's language on pages, never in the API."""
        if not data_dict.get("is_organization") or language() != "en":
            return data_dict
        extras = {extra["key"]: extra["value"] for extra in data_dict.get("extras") or []}
        english = extras.get("title_en")
        if english:
            data_dict["display_name"] = english
        data_dict["description"] = description_in(
            data_dict.get("description") or "", extras.get("description_en", ""), "en"
        )
        return data_dict


def organization_saved(organization: model.Group) -> None:
    """Keeps CKAN's hierarchy in step, inside the transaction that saves the organization."""
    if organization.is_organization:
        hierarchy.synchronise(organization)
