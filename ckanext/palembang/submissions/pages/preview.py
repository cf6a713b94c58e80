"""What the page of a submission shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.submissions.pages.areas import offered_areas
from ckanext.palembang.submissions.pages.changes import changes_of
from ckanext.palembang.submissions.pages.figures import figures_of, sheet_of_figures
from ckanext.palembang.submissions.pages.findings import Findings, shown_findings
from ckanext.palembang.submissions.pages.forms import correction_of_table
from ckanext.palembang.submissions.pages.grid import build_grid

Record = Mapping[str, Any]

_UNKNOWN_AREAS = ("unknown-area", "unknown-member")
_MOST_LABELS = 60


def variables(submission: Record) -> dict[str, Any]:
    """Return the variables of the page.

    Args:
        submission: the submission with its figures.
    """
    findings = shown_findings(submission, tk.h.palembang_language())
    figures = figures_of(submission)
    sheet = sheet_of_figures(submission)
    is_open = submission["state"] not in ("published", "withdrawn")
    return {
        "findings": findings,
        "grid": build_grid(figures, sheet, findings.marks(sheet)),
        "grid_title": _said_of(submission.get("table") or {}),
        "tables": [
            {**_said_of(one), "index": one["index"]} for one in submission.get("tables") or ()
        ],
        "sheet": sheet,
        "areas": offered_areas(),
        "unknown_labels": unknown_labels(submission),
        "corrected": correction_of_table(submission),
        "changes": changes_of(submission) if is_open else None,
        "next_step": next_step(submission, findings),
    }


def _said_of(table: Record) -> dict[str, Any]:
    return {name: _text(table.get(name)) for name in ("sheet", "range", "title", "unit")}


def _text(value: object) -> str:
    """A title as text, or as its two languages."""
    if isinstance(value, Mapping):
        other = value.get("id") or value.get("en") or ""
        return str(value.get(tk.h.palembang_language()) or other)
    return str(value or "")


def next_step(submission: Record, findings: Findings) -> str:
    """Return what the office has to do next: `mend`, `explain`, `submit`, `publish` or nothing."""
    state = submission["state"]
    if state == "draft":
        if findings.counts["error"]:
            return "mend"
        return "explain" if findings.unexplained else "submit"
    return "publish" if state in ("submitted", "publishing") else ""


def unknown_labels(submission: Record) -> list[str]:
    """Return the labels of rows that were not recognised as an area, and those corrected before."""
    findings: Sequence[Record] = submission.get("findings") or ()
    labels = [
        str((one.get("facts") or {}).get("name") or "")
        for one in findings
        if one["code"] in _UNKNOWN_AREAS
    ]
    before = correction_of_table(submission).get("areas") or {}
    return [label for label in dict.fromkeys([*labels, *before]) if label][:_MOST_LABELS]
