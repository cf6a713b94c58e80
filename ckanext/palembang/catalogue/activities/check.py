"""Judges a whole activity while it is being saved; works on CKAN's flattened data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict

from ckanext.palembang.catalogue import record_check
from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.activities.fields import LIST_FIELDS, ROW_FIELDS, TITLE
from ckanext.palembang.catalogue.activities.form import marks_of
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.statistics import Finding, check_activity

#: The first cell of a row, where an error about all rows of a field can stand.
#: Field, row and cell.
_CELL_DEPTH = 3
_FIRST_CELL = {
    "iii_variabel_yang_dikumpulkan": "nama",
    "iv_sebagian_cakupan_wilayah_pengumpulan_data": "kode_provinsi",
}


def prepare(data: FlattenDataDict, errors: FlattenErrorDict, context: Context) -> None:
    """Drops rows without any value; refuses files, which belong to datasets."""
    record_check.close_gaps(ROW_FIELDS, data, errors)
    if any(key[0] == "resources" and len(key) > 1 for key in data):
        record_check.add(
            errors,
            ("resources_of_activity",),
            tk._("An activity holds no files: add them to a dataset that names the activity."),
        )


def check(
    data: FlattenDataDict, errors: FlattenErrorDict, context: Context, *, package_id: str | None
) -> None:
    """Adds the findings of the rules at their fields, and notes whether the officer's facts changed."""
    stored = contact.contact_of(package_id) if package_id else {}
    given = contact.stash_of(context)
    details = contact.merged(stored, given)
    record = record_check.record_of(data, list_fields=LIST_FIELDS, row_fields=ROW_FIELDS)
    publishing = record_check.is_publishing(data, context)
    for finding in check_activity({**record, **details, TITLE: record.get("title")}):
        place = _place(finding)
        if record_check.counts(finding, publishing=publishing):
            record_check.add_first(errors, place, finding.text(language()))
    if package_id and details != stored:
        # Without a change that CKAN sees, it would call none of the hooks that store them.
        data[("metadata_modified",)] = datetime.now(UTC).replace(tzinfo=None)


def hints(activity: dict[str, Any]) -> list[dict[str, str]]:
    """What could be better about an activity as `package_show` gives it: `{rule, field, message}`."""
    found = record_check.hints(check_activity({**activity, TITLE: activity.get("title")}))
    marks = marks_of(activity)
    if marks:
        text = tk._(
            "%(count)d answers stand as they did in the year before: look at the marked pages again."
        )
        message = text % {"count": len(marks)}
        found.append({"rule": "answers-of-another-year", "field": marks[0], "message": message})
    return found


def _place(finding: Finding) -> tuple[str | int, ...]:
    field = "title" if finding.path[0] == TITLE else str(finding.path[0])
    if field not in ROW_FIELDS:
        return (field,)
    if len(finding.path) >= _CELL_DEPTH:
        return finding.path
    row = finding.path[1] if len(finding.path) > 1 else 0
    return (field, row, _FIRST_CELL.get(field, "awal"))
