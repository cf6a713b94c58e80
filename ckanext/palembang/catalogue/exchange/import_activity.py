"""Imports an activity (MS-Keg)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.palembang.catalogue.exchange import complaints, people
from ckanext.palembang.catalogue.exchange.records import (
    ACTIVITY,
    KEPT,
    TITLE,
    activity_package,
    activity_record,
    kept_of,
    merged_kept,
)
from ckanext.palembang.catalogue.exchange.steps import Run, Spot, merged
from ckanext.palembang.statistics import check_activity

Record = Mapping[str, Any]


def import_activity(
    run: Run, spot: Spot, record: Record, brought: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """Creates the activity, or changes the one that it is.

    Args:
        run: the import.
        spot: where the record stands.
        record: record of MS-Keg.
        brought: format to what the import says about persons beside the form.

    Returns:
        Id of its package, or None where it was refused.
    """
    package_id = run.known.activity(record)
    current = run.saver.shown(package_id) if package_id else {}
    before = activity_record(current, with_people=True) if current else {}
    found = complaints.of_findings(check_activity(merged(before, record)), spot.path)
    result = run.add(spot.index, ACTIVITY, record.get(TITLE), spot.findings + found)
    data = activity_package(record)
    kept = merged_kept(kept_of(current), kept_of(record))
    data |= {KEPT: kept} if kept else {}
    data |= {} if package_id else {"type": ACTIVITY}
    saved = run.save(result, package_id, data, spot.path)
    if saved is None:
        return None
    kept_more = [people.keep(saved, name, found) for name, found in brought.items()]
    if any(kept_more) and result.outcome == "unchanged":
        result.outcome = "updated"
    return saved
