"""What publishing a submission would change in the published table, as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import OperationalError

import ckan.plugins.toolkit as tk

#: So many changed figures are listed.
MOST_LISTED = 200


def changes_of(submission: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what `palembang_submission_preview` says, with the figures that are listed; None where it says nothing.

    Nothing is said where the DataStore does not answer, or has other columns than the submission: publishing
    will say so.
    """
    try:
        found = tk.get_action("palembang_submission_preview")({}, {"id": submission["id"]})
    except (tk.ValidationError, OperationalError):
        return None
    labels = "labels_en" if tk.h.palembang_language() == "en" else "labels"
    listed = [{**one, "words": list(one[labels].values())} for one in found["changes"]]
    return {
        **found,
        "listed": listed[:MOST_LISTED],
        "unlisted": max(0, len(listed) - MOST_LISTED),
    }
