"""What the forms of the pages send, as the actions want it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ckanext.palembang.submissions.pages.areas import is_offered_area
from ckanext.palembang.submissions.pages.findings import explanations_from

__all__ = [
    "correction_of_table",
    "corrections_from",
    "explanations_from",
    "is_plain_id",
    "whole_number",
]

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_LONGEST = 200
_DECIMAL_SIGNS = (",", ".")
_HIGHEST_OFFSET = 1_000_000
#: What people write between two rows of the head: `3 - 5`.
_HEAD_ROWS = re.compile(r"\s*[-–:]\s*")
_AREA = re.compile(r"area\.(\d{1,4})")


def is_plain_id(text: str) -> bool:
    """Tell whether a text can be an identifier at all."""
    return bool(_ID.fullmatch(text))


def whole_number(text: str | None) -> int:
    """Return a number of an address; 0 for anything that is none."""
    if not text or not text.isascii() or not text.isdecimal():
        return 0
    return min(int(text[:9]), _HIGHEST_OFFSET)


def corrections_from(form: Mapping[str, str], submission: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `palembang_submission_correct` takes: corrections, period, table.

    What the officer left empty is read as without a correction. A form that only chooses another table
    (`keep`) leaves the corrections as they are.
    """
    data: dict[str, Any] = {"corrections": submission.get("corrections") or {}}
    if form.get("keep") != "1":
        data["corrections"] = _corrections(form, submission)
        if period := _text(form, "period"):
            data["period"] = period
    if form.get("table", "").isascii() and form.get("table", "").isdecimal():
        data["table"] = whole_number(form["table"])
    return data


def correction_of_table(submission: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was corrected before in the chosen table."""
    place = _place(submission)
    return next((one for one in _tables(submission) if _is_at(one, place)), {})


def _corrections(form: Mapping[str, str], submission: Mapping[str, Any]) -> dict[str, Any]:
    sheet, index = place = _place(submission)
    said: dict[str, Any] = {}
    if head_rows := _HEAD_ROWS.sub(":", _text(form, "head_rows")):
        said["head_rows"] = head_rows
    if unit := _text(form, "unit"):
        said["unit"] = unit
    if form.get("decimal_sign") in _DECIMAL_SIGNS:
        said["decimal_sign"] = form["decimal_sign"]
    if areas := _areas(form):
        said["areas"] = areas
    others = [one for one in _tables(submission) if not _is_at(one, place)]
    own = [{"sheet": sheet, "index": index, **said}] if said else []
    return {"tables": [*others, *own]} if others or own else {}


def _place(submission: Mapping[str, Any]) -> tuple[str | None, int]:
    """Sheet of the chosen table, and its number among the tables of that sheet."""
    sheet = (submission.get("table") or {}).get("sheet")
    number = submission.get("table_index") or 0
    before = [one for one in submission.get("tables") or () if one["index"] < number]
    return sheet, sum(one.get("sheet") == sheet for one in before)


def _tables(submission: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list((submission.get("corrections") or {}).get("tables") or ())


def _is_at(correction: Mapping[str, Any], place: tuple[str | None, int]) -> bool:
    return (correction.get("sheet"), correction.get("index") or 0) == place


def _areas(form: Mapping[str, str]) -> dict[str, str]:
    """Labels and the codes that the officer chose for them: `label.3`, `area.3`."""
    found: dict[str, str] = {}
    for name, code in form.items():
        number = _AREA.fullmatch(name)
        label = number and form.get(f"label.{number[1]}", "").strip()[:_LONGEST]
        if label and is_offered_area(code):
            found[label] = code
    return found


def _text(form: Mapping[str, str], name: str) -> str:
    return form.get(name, "").strip()[:_LONGEST]
