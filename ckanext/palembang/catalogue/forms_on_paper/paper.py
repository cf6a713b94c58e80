"""The forms of an activity or dataset of the catalogue."""

from __future__ import annotations

from ckanext.palembang.catalogue.exchange.gather import Dossier
from ckanext.palembang.catalogue.exchange.records import activity_record, shows_people
from ckanext.palembang.catalogue.forms_on_paper.activity import activity_sheet
from ckanext.palembang.catalogue.forms_on_paper.columns import indicator_sheet, variable_sheet
from ckanext.palembang.catalogue.forms_on_paper.labels import (
    activity_labels,
    indicator_labels,
    variable_labels,
)
from ckanext.palembang.catalogue.forms_on_paper.sheet import Paper


def paper_of(dossier: Dossier) -> Paper:
    """The forms, with the facts about persons that the dossier's reader may see."""
    subject, activity = dossier.subject, dossier.activity
    record = activity_record(activity, with_people=True) if activity else {}
    organization = subject.get("organization") or {}
    return Paper(
        title=str(subject.get("title") or subject["name"]),
        office=str(organization.get("title") or ""),
        is_draft=subject.get("state") == "draft",
        hides_people=activity is not None and not shows_people(activity),
        activity=activity_sheet(record, activity_labels()),
        tables=(
            indicator_sheet(dossier.indicators, indicator_labels()),
            variable_sheet(dossier.variables, variable_labels()),
        ),
    )
