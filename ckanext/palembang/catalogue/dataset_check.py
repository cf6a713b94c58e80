"""Judges a whole dataset while it is being saved; works on CKAN's flattened data."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict

from ckanext.palembang.catalogue import indicators, record_check, table_numbers
from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.record_check import is_publishing
from ckanext.palembang.statistics import check_dataset

ROW_FIELDS = ("dalam_angka", "jadwal", "putus_deret", indicators.FIELD)
_LIST_FIELDS = ("klasifikasi", "kode_wilayah", "prioritas_tahun")


def prepare(data: FlattenDataDict, errors: FlattenErrorDict, context: Context) -> None:
    """Drops rows without any value and closes the gaps; asks for an edition before publication."""
    record_check.close_gaps(ROW_FIELDS, data, errors)
    if is_publishing(data, context) and not any(key[0] == "dalam_angka" for key in data):
        record_check.add(
            errors,
            ("dalam_angka", 0, "edisi"),
            tk._("Fill this in: it is needed before publication."),
        )


def check(
    data: FlattenDataDict, errors: FlattenErrorDict, context: Context, *, package_id: str | None
) -> None:
    """Adds the findings of the rules, and of numbers that other datasets hold, at their fields."""
    record = record_check.record_of(data, list_fields=_LIST_FIELDS, row_fields=ROW_FIELDS)
    publishing = is_publishing(data, context)
    for finding in check_dataset(record):
        if record_check.counts(finding, publishing=publishing):
            record_check.add(errors, finding.path, finding.text(language()))
    rows = record[indicators.FIELD]
    for place, text in indicators.error_messages(rows, is_publishing=publishing):
        record_check.add_first(errors, place, text)
    if record.get("state") == "deleted":
        return
    own = {"dataset_id": package_id or "", "name": str(record.get("name") or "")}
    for place, text in indicators.link_errors(context, rows, **own):
        record_check.add_first(errors, place, text)
    numbers = table_numbers.numbers_of(record["dalam_angka"])
    for number in table_numbers.taken_by_others(numbers, package_id):
        record_check.add(
            errors,
            ("dalam_angka", numbers[number], "nomor"),
            table_numbers.taken_message(*number),
        )
