"""What core's pages call an activity, instead of "Kegiatan" with an English plural."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.catalogue.labels import language


@tk.chained_helper
def humanize_entity_type(
    next_helper: Any, entity_type: str, object_type: str, purpose: str
) -> str | None:
    """Core's helper, with words of our own for activities."""
    if (entity_type, object_type) != ("package", TYPE):
        return next_helper(entity_type, object_type, purpose)
    return _words().get(purpose) or tk._("Statistical activity")


def palembang_activities_word() -> str:
    """What the menu calls activities, in one word.

    No text of the message catalogue: there "Activities" is what people did on the site.
    """
    return "Kegiatan" if language() == "id" else "Activities"


def _words() -> dict[str, str]:
    plural = tk._("Statistical activities")
    return {
        "add link": tk._("Describe an activity"),
        "breadcrumb": plural,
        "content tab": plural,
        "create label": tk._("Describe an activity"),
        "create title": tk._("Describe an activity"),
        "delete confirmation": tk._("Are you sure that you want to delete this activity?"),
        "edit label": tk._("Edit the activity"),
        "facet label": plural,
        "form label": tk._("Form MS-Keg"),
        "main nav": plural,
        "my label": tk._("My activities"),
        "no description": tk._("The purpose of this activity is not described yet."),
        "page title": plural,
        "save label": tk._("Save the activity"),
        "search placeholder": tk._("Search activities"),
        "update label": tk._("Save the activity"),
        "view label": tk._("View the activity"),
    }
