"""What the public page of a dataset says of its figures: explanations, and values before a revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import OperationalError

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue import structure_of
from ckanext.palembang.submissions.model import Revision as StoredRevision
from ckanext.palembang.submissions.model import State, Submission
from ckanext.palembang.tables import Finding, Level

Record = Mapping[str, Any]

_MOST_SUBMISSIONS, _MOST_REMARKS, _MOST_REVISIONS = 100, 50, 500


@dataclass(frozen=True, slots=True)
class Remark:
    """An explanation of the office.

    Attributes:
        period: the period of the figures.
        text: the sentence.
        about: what the check had said of the first of these figures.
        others: of how many more findings the sentence was said.
    """

    period: str
    text: str
    about: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that was published with another value.

    Attributes:
        words: what the figure is about.
        before: the earlier value with its sign.
        after: the value that came in its place, "" where the row went.
        published: when.
    """

    words: tuple[str, ...]
    before: str
    after: str
    published: str


@dataclass(frozen=True)
class PublishedRemarks:
    """What is said of the published figures of a dataset."""

    explanations: list[Remark] = field(default_factory=list[Remark])
    revisions: list[Revision] = field(default_factory=list[Revision])


def published_remarks(dataset: Record) -> PublishedRemarks:
    """Return what is public of a dataset's submissions.

    Who may read the dataset is for callers to ask, before they come here.
    """
    explanations = [
        remark for submission in _current(dataset["id"]) for remark in _remarks(submission)
    ]
    return PublishedRemarks(explanations[:_MOST_REMARKS], _revisions(dataset))


def _current(package_id: str) -> Iterator[Submission]:
    """The published submissions whose figures stand in the table, the newest first."""
    query = (
        model.Session.query(Submission)
        .filter_by(package_id=package_id, state=State.PUBLISHED.value)
        .order_by(Submission.published.desc())
        .limit(_MOST_SUBMISSIONS)
    )
    periods: set[str] = set()
    for submission in query:
        period = str(submission.period or "")
        if period not in periods:
            periods.add(period)
            yield submission


def _remarks(submission: Submission) -> Iterator[Remark]:
    texts: Mapping[str, str] = submission.explanations or {}
    findings: Sequence[Record] = submission.findings or ()
    explained: dict[str, list[Record]] = {}
    for one in findings:
        text = str(texts.get(str(one.get("id"))) or one.get("explanation") or "").strip()
        if text:
            explained.setdefault(text, []).append(one)
    for text, about in explained.items():
        yield Remark(str(submission.period or ""), text, _message(about[0]), len(about) - 1)


def _message(record: Record) -> str:
    """What a check said; nothing where this version no longer knows the check."""
    try:
        level = Level(record["level"])
        facts = {str(name): str(fact) for name, fact in (record.get("facts") or {}).items()}
        finding = Finding(record["code"], level, record.get("cell"), record.get("sheet"), facts)
        return finding.message(tk.h.palembang_language())
    except (KeyError, ValueError):
        return ""


def _revisions(dataset: Record) -> list[Revision]:
    query = (
        model.Session.query(StoredRevision)
        .filter_by(package_id=dataset["id"])
        .order_by(StoredRevision.published.desc(), StoredRevision.id)
        .limit(_MOST_REVISIONS)
    )
    found = query.all()
    names = _names(dataset) if found else {}
    return [_revision(one, names) for one in found]


def _revision(stored: StoredRevision, names: Mapping[tuple[str, str], str]) -> Revision:
    members: Mapping[str, str] = stored.members
    is_gone = stored.value is None and not stored.flag
    return Revision(
        words=tuple(names.get((column, code), code) for column, code in members.items()),
        before=_figure(stored.earlier_value, stored.earlier_flag),
        after="" if is_gone else _figure(stored.value, stored.flag),
        published=str(stored.published),
    )


def _figure(value: object, flag: object) -> str:
    shown = "" if value is None else tk.h.palembang_number(value)
    return " ".join(part for part in (shown, str(flag or "")) if part) or "–"


def _names(dataset: Record) -> dict[tuple[str, str], str]:
    """Names of members by their column and code."""
    try:
        structure = structure_of(dataset)
    except OperationalError:
        return {}
    is_english = tk.h.palembang_language() == "en"
    return {
        (column.name, one.code): (one.label_en if is_english else None) or one.label
        for column in (structure.dimensions if structure else ())
        for one in column.members
    }
