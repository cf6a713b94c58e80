"""A dossier as JSON of another system."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.exchange.gather import Dossier, Part
from ckanext.palembang.catalogue.exchange.people import brought_of
from ckanext.palembang.catalogue.exchange.records import (
    DATASET,
    INDICATOR,
    VARIABLE,
    activity_record,
    kept_of,
    person_key,
    shows_people,
)
from ckanext.palembang.statistics import bundle_to_indah, to_flat

FORMATS = ("indah", "flat")

Document = dict[str, Any]


def export(dossier: Dossier, format_name: str, *, with_people: bool) -> Document:
    """The document.

    Args:
        dossier: what the caller may read.
        format_name: `indah` or `flat`.
        with_people: whether facts about persons are wanted, where the caller may see them.
    """
    activity = dossier.activity
    shown = with_people and activity is not None and shows_people(activity)
    if format_name == "indah":
        return _bundle(dossier, shown=shown)
    if dossier.subject["type"] == DATASET:
        return _entry(dossier, dossier.parts[0], shown=shown)
    entries = [_entry(dossier, part, shown=shown) for part in dossier.parts]
    alone = dossier.kept_variables
    if alone or not entries:
        entries.append(_activity_alone(dossier, shown=shown))
    return {"dataset": entries}


def _bundle(dossier: Dossier, *, shown: bool) -> Document:
    return bundle_to_indah(
        _record(dossier, shown=shown),
        dossier.indicators,
        dossier.variables,
        include_personal=shown,
        personal=_everybody(dossier) if shown else None,
    )


def _entry(dossier: Dossier, part: Part, *, shown: bool) -> Document:
    dataset = part.dataset
    if not kept_of(dataset).get("flat"):
        # What an import said of its own page stays as it came.
        address = tk.url_for(f"{DATASET}.read", id=dataset["name"], _external=True)
        dataset = {**dataset, "landingPage": address}
    return to_flat(
        dataset,
        _record(dossier, shown=shown),
        part.indicators,
        part.variables,
        include_personal=shown,
        personal=_people(dossier, "flat") if shown else None,
    )


def _activity_alone(dossier: Dossier, *, shown: bool) -> Document:
    return to_flat(
        None,
        _record(dossier, shown=shown),
        (),
        dossier.kept_variables,
        include_personal=shown,
        personal=_people(dossier, "flat") if shown else None,
    )


def _record(dossier: Dossier, *, shown: bool) -> Document | None:
    return activity_record(dossier.activity, with_people=shown) if dossier.activity else None


def _everybody(dossier: Dossier) -> Document:
    """What imports in INDAH's form said about persons, of the activity and of each child in its place."""
    indicators, variables = (_people(dossier, kind) for kind in (INDICATOR, VARIABLE))
    return {
        "activity": _people(dossier, "indah"),
        "indicators": [indicators.get(person_key(one), {}) for one in dossier.indicators],
        "variables": [variables.get(person_key(one), {}) for one in dossier.variables],
    }


def _people(dossier: Dossier, format_name: str) -> Mapping[str, Any]:
    """What an import said about persons beside the form, for those who see the officer's facts."""
    if dossier.activity is None:
        return {}
    return brought_of(contact.contact_of(dossier.activity["id"]), format_name)
