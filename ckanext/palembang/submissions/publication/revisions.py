"""The earlier values of published figures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.submissions.model import Revision, State, Submission
from ckanext.palembang.submissions.publication.rows import Change, Key
from ckanext.palembang.submissions.publication.target import Target
from ckanext.palembang.tables import Role

#: A row of an index of PostgreSQL has at most 2,704 bytes.
_LONGEST_KEY = 600


def keep(submission: Submission, target: Target, changes: Sequence[Change]) -> None:
    """Adds what a submission changes to the session; the caller commits."""
    if not changes:
        return
    time = target.structure.dimension(Role.TIME)
    place = target.structure.dimensions.index(time) if time else None
    model.Session.execute(
        sa.insert(Revision),
        [
            {
                "package_id": submission.package_id,
                "submission_id": submission.id,
                "key": key_text(one.key),
                "members": members_of(one.key, target),
                "period": one.key[place] if place is not None else None,
                "earlier_value": one.before.value,
                "earlier_flag": one.before.flag,
                "value": one.value,
                "flag": one.flag,
            }
            for one in changes
        ],
    )


def changed_keys(submission: Submission) -> frozenset[str]:
    """The texts of the keys of which a submission has kept the earlier value."""
    query = sa.select(Revision.key).where(Revision.submission_id == submission.id)
    return frozenset(model.Session.execute(query).scalars())


def forget(submission: Submission) -> None:
    """Removes what a submission kept that was not published after all; the caller commits."""
    model.Session.execute(sa.delete(Revision).where(Revision.submission_id == submission.id))


def members_of(key: Key, target: Target) -> dict[str, str]:
    """Column of each dimension to the code."""
    names = (one.name for one in target.structure.dimensions)
    return dict(zip(names, key, strict=True))


def key_text(key: Key) -> str:
    """A key as JSON; of one that is too long for an index, its digest."""
    text = json.dumps(list(key), ensure_ascii=False)
    if len(text) <= _LONGEST_KEY:
        return text
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def published_revisions(
    package_id: str, period: str | None, *, limit: int, offset: int
) -> list[dict[str, Any]]:
    """The revisions of a dataset whose publication is complete, the latest first."""
    query = (
        sa.select(Revision)
        .join(Submission, Submission.id == Revision.submission_id)
        .where(Revision.package_id == package_id, Submission.state == State.PUBLISHED)
        .order_by(Revision.published.desc(), Revision.id)
        .limit(limit)
        .offset(offset)
    )
    if period is not None:
        query = query.where(Revision.period == period)
    return [_shown(one) for one in model.Session.execute(query).scalars()]


def _shown(revision: Revision) -> dict[str, Any]:
    def number(value: object) -> str | None:
        return format(value, "f") if value is not None else None

    return {
        "members": revision.members,
        "period": revision.period,
        "earlier_value": number(revision.earlier_value),
        "earlier_flag": revision.earlier_flag,
        "value": number(revision.value),
        "flag": revision.flag,
        "published": revision.published.isoformat(),
    }
