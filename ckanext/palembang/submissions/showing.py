"""Submissions as actions give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.submissions.contents import finding_from_json
from ckanext.palembang.submissions.model import Submission

Json = dict[str, Any]


def shown(submission: Submission, *, with_points: bool = False) -> Json:
    """A submission with its table and findings, in the form that the actions document."""
    more = {"points": submission.points} if with_points else {}
    return {
        **summary(submission),
        "sheet": submission.sheet,
        "table_index": submission.table_index,
        "table": submission.table,
        "tables": submission.tables,
        "structure": submission.structure,
        "findings": shown_findings(submission.findings, submission.explanations),
        "corrections": submission.corrections,
        "explanations": submission.explanations,
        "published_counts": submission.published_counts,
        **more,
    }


def summary(submission: Submission) -> Json:
    """A submission as lists name it."""
    levels = Counter(str(one["level"]) for one in submission.findings)
    package = model.Package.get(submission.package_id)
    return {
        "id": submission.id,
        "package_id": submission.package_id,
        "dataset": {"name": package.name, "title": package.title} if package else None,
        "period": submission.period,
        "state": submission.state,
        "file_name": submission.file_name,
        "file_size": submission.file_size,
        "sha256": submission.file_sha256,
        "template": submission.is_template,
        "created": submission.created.isoformat(),
        "changed": submission.changed.isoformat(),
        "submitted": submission.submitted.isoformat() if submission.submitted else None,
        "published": submission.published.isoformat() if submission.published else None,
        "creator": _user_name(submission.creator_id),
        "publisher": _user_name(submission.publisher_id),
        "counts": {
            **{level: levels[level] for level in ("error", "warning", "info")},
            "points": len(submission.points),
        },
    }


def shown_findings(
    stored: Sequence[Mapping[str, Any]], explanations: Mapping[str, str]
) -> list[Json]:
    """Findings in words of both languages, each with the office's explanation."""
    found: list[Json] = []
    for one in stored:
        finding = finding_from_json(one)
        found.append(
            {
                **one,
                "message": finding.message("id"),
                "message_en": finding.message("en"),
                "remedy": finding.remedy("id"),
                "remedy_en": finding.remedy("en"),
                "explanation": explanations.get(str(one["id"]), ""),
            }
        )
    return found


def _user_name(user_id: str | None) -> str | None:
    if not user_id:
        return None
    query = sa.select(model.User.name).where(model.User.id == user_id)
    return model.Session.execute(query).scalar_one_or_none()
