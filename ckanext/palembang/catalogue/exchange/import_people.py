"""Imports what a document says about persons of single indicators and variables: who submitted, who reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.exchange import people
from ckanext.palembang.catalogue.exchange.complaints import Complaint, Path
from ckanext.palembang.catalogue.exchange.records import person_key
from ckanext.palembang.catalogue.exchange.results import Result
from ckanext.palembang.catalogue.exchange.steps import own_hint

Record = Mapping[str, Any]
#: A record, where it stands, what became of it, and what the document says about persons beside it.
Child = tuple[Record, Path, Result, Mapping[str, Any]]


def keep_people(activity_id: str | None, kind: str, children: Sequence[Child]) -> None:
    """Keeps it with the officer's facts of their activity, in the same transaction; says so where it cannot.

    Args:
        activity_id: the activity; None where the document names none that is known.
        kind: `indikator` or `variabel`.
        children: records of that kind; those that were refused are passed over.
    """
    saved = [one for one in children if one[3] and not one[2].is_refused]
    if not saved:
        return
    if activity_id is None:
        for _, path, result, _ in saved:
            result.findings.append(lost_people(path))
        return
    stored = people.brought_of(contact.contact_of(activity_id), kind)
    now = dict(stored)
    for record, _, result, brought in saved:
        key = person_key(record)
        if now.get(key) != brought:
            now[key] = dict(brought)
            result.outcome = "updated" if result.outcome == "unchanged" else result.outcome
    people.keep(activity_id, kind, now)


def lost_people(path: Path) -> Complaint:
    """What an import says where no activity is there to keep facts about persons with."""
    text = tk._(
        "What this record says about persons is not kept: no activity is known that it belongs to."
    )
    return own_hint("people-without-activity", path, text)
