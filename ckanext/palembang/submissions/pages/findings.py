"""Findings as the page lists them: in the reader's language, numbered, each with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ckanext.palembang.submissions.pages.addresses import areas_in, sheet_of, without_sheet
from ckanext.palembang.submissions.pages.grid import Mark

Record = Mapping[str, Any]

#: So many findings of one kind are listed; one sentence explains the rest.
MOST_OF_A_KIND = 40
_LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding on the page.

    Attributes:
        number: its number on the page, from 1.
        id: what an explanation names it by.
        code: its kind.
        level: `error`, `warning` or `info`.
        message: what is wrong.
        remedy: what to do.
        cell: the cells it is about, without the sheet.
        sheet: name of the sheet.
        explanation: what the office wrote.
        printed: what stands in the cell, where the finding says it.
    """

    number: int
    id: str
    code: str
    level: str
    message: str
    remedy: str
    cell: str
    sheet: str | None
    explanation: str
    printed: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Several warnings of one kind, which one sentence may explain; `example` is the first of them."""

    code: str
    count: int
    example: str


@dataclass(frozen=True)
class Findings:
    """The findings of a submission.

    Attributes:
        listed: those that the page lists, the worst first.
        kinds: kinds with more than one warning.
        unlisted: how many are not listed, by level.
        unexplained: how many warnings have no explanation.
        counts: how many there are, by level.
    """

    listed: list[ShownFinding]
    kinds: list[Kind]
    unlisted: int
    unexplained: int
    counts: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, level: str) -> list[ShownFinding]:
        """Return the listed findings of a level."""
        return [one for one in self.listed if one.level == level]

    def marks(self, sheet: str | None) -> list[Mark]:
        """Return what the listed findings say of the cells of a sheet."""
        return [
            Mark(one.number, one.level, areas_in(one.cell), one.printed)
            for one in self.listed
            if one.cell and one.sheet in (None, sheet)
        ]


def shown_findings(submission: Record, language: str) -> Findings:
    """Return the findings of a submission in the order of the page."""
    records = sorted(submission.get("findings") or (), key=lambda one: _LEVELS.index(one["level"]))
    seen: Counter[tuple[str, str]] = Counter()
    listed: list[ShownFinding] = []
    for record in records:
        kind = (record["level"], record["code"])
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND:
            listed.append(_shown(record, len(listed) + 1, language))
    warnings = [one for one in records if one["level"] == "warning"]
    return Findings(
        listed=listed,
        kinds=[
            Kind(one.code, seen[one.level, one.code], one.message)
            for one in {
                one.code: one for one in reversed(listed) if one.level == "warning"
            }.values()
            if seen[one.level, one.code] > 1
        ],
        unlisted=len(records) - len(listed),
        unexplained=sum(not (one.get("explanation") or "").strip() for one in warnings),
        counts={level: sum(one["level"] == level for one in records) for level in _LEVELS},
    )


def explanations_from(form: Mapping[str, str], findings: Sequence[Record]) -> dict[str, str]:
    """Return the explanations that a form gives, by finding.

    A sentence for a whole kind goes to the warnings of that kind that have none of their own.
    """
    texts: dict[str, str] = {}
    for finding in findings:
        if finding["level"] != "warning":
            continue
        own = form.get(f"explanation.{finding['id']}", finding.get("explanation") or "").strip()
        text = own or form.get(f"explain_all.{finding['code']}", "").strip()
        if text != (finding.get("explanation") or ""):
            texts[finding["id"]] = text
    return texts


def _shown(record: Record, number: int, language: str) -> ShownFinding:
    suffix = "_en" if language == "en" else ""
    cell = record.get("cell")
    return ShownFinding(
        number=number,
        id=str(record["id"]),
        code=str(record["code"]),
        level=str(record["level"]),
        message=record.get(f"message{suffix}") or record.get("message") or "",
        remedy=record.get(f"remedy{suffix}") or record.get("remedy") or "",
        cell=without_sheet(cell),
        sheet=record.get("sheet") or sheet_of(cell),
        explanation=record.get("explanation") or "",
        printed=str((record.get("facts") or {}).get("printed") or ""),
    )
