"""The steps of a publication, each of which may be the last before the machine stops."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from psycopg2 import Error as DriverError
from sqlalchemy.exc import DBAPIError, InvalidRequestError

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue import tell_data_table_changed
from ckanext.palembang.submissions.handing_in import must_be_ready
from ckanext.palembang.submissions.model import State, Submission
from ckanext.palembang.submissions.publication.datastore import (
    count_rows,
    is_refusal,
    lasting_attributes,
    lock_rows,
    locked,
    published_rows,
    replace_rows,
)
from ckanext.palembang.submissions.publication.revisions import (
    changed_keys,
    forget,
    keep,
    key_text,
)
from ckanext.palembang.submissions.publication.rows import column_names, difference, new_rows
from ckanext.palembang.submissions.publication.target import Target, ensure_target


def publish(submission: Submission, user: str) -> dict[str, Any]:
    """Puts the figures of a submission in the place of those of its periods; commits.

    A publication of the dataset that broke off is finished first. Whether the user may publish is for callers
    to ask; resource and dataset are changed as that user.

    Args:
        submission: submitted, or being published by a run that broke off.
        user: name of the account.

    Returns:
        `rows` (written), `added`, `changed`, `unchanged`, `removed`, `revised` (rows that say `r`), `periods`.

    Raises:
        tk.ValidationError: It is not submitted or not complete, the dataset's table has other columns, a value
            does not fit its column, or another publication of the dataset does not end.
        tk.NotAuthorized: The user may not change the dataset.
    """
    model.Session.commit()
    try:
        with locked(submission.package_id) as connection:
            _must_be_publishable(_fresh(submission))
            for other in _broken_off(submission):
                _carry_out(connection, other, user)
            return _carry_out(connection, submission, user)
    except BaseException:
        model.Session.rollback()
        raise


def _carry_out(connection: sa.Connection, submission: Submission, user: str) -> dict[str, Any]:
    dataset = tk.get_action("package_show")({"user": user}, {"id": submission.package_id})
    target = ensure_target(submission, dataset, user)
    _begin(connection, submission, target, user)
    try:
        _write(connection, submission, target)
    except (DBAPIError, DriverError) as error:
        if not is_refusal(error):
            raise
        _take_back(submission)
        text = tk._("A value does not fit its column in the data table: %(reason)s")
        reason = str(getattr(error, "orig", error)).splitlines()[0][:200]
        raise tk.ValidationError({"points": [text % {"reason": reason}]}) from error
    resource_id = str(target.resource_id)
    count_rows(resource_id)
    _touch(resource_id, user)
    # Before the end: a run that breaks off here is finished later, and tells again.
    tell_data_table_changed(submission.package_id, resource_id)
    _end(submission)
    return dict(submission.published_counts or {})


def _begin(connection: sa.Connection, submission: Submission, target: Target, user: str) -> None:
    """Keeps what changes, and that publication has begun; a second run finds it kept."""
    _must_be_publishable(_fresh(submission, for_update=True))
    if submission.state == State.SUBMITTED:
        found = difference(published_rows(connection, target), target.points)
        connection.rollback()
        keep(submission, target, (*found.changes, *found.removed))
        submission.published_counts = {
            "rows": len(target.points),
            "added": found.added,
            "changed": len(found.changes),
            "unchanged": found.unchanged,
            "removed": len(found.removed),
            "revised": found.marked,
            "periods": target.periods,
        }
        account = model.User.get(user)
        submission.publisher_id = account.id if account else None
        submission.state = State.PUBLISHING.value
    model.Session.commit()


def _write(connection: sa.Connection, submission: Submission, target: Target) -> None:
    """One transaction: the table has the old rows or the new ones."""
    kept = changed_keys(submission)
    changed = frozenset(key for key in target.points if key_text(key) in kept)
    with connection.begin():
        lock_rows(connection, target)
        rows = new_rows(
            target.points,
            target.structure,
            published_rows(connection, target),
            changed,
            lasting_attributes(connection, target),
        )
        replace_rows(connection, target, column_names(target.structure), rows)


def _touch(resource_id: str, user: str) -> None:
    """The date of the resource, and with it the dataset's and its entry in the search index."""
    now = datetime.now(UTC).replace(tzinfo=None).isoformat()
    tk.get_action("resource_patch")({"user": user}, {"id": resource_id, "last_modified": now})


def _end(submission: Submission) -> None:
    submission.state = State.PUBLISHED.value
    submission.published = datetime.now(UTC).replace(tzinfo=None)
    model.Session.commit()


def _take_back(submission: Submission) -> None:
    """Nothing was written, and nothing ever will be of these figures."""
    forget(submission)
    submission.state = State.SUBMITTED.value
    submission.published_counts = submission.publisher_id = None
    model.Session.commit()


def _broken_off(submission: Submission) -> list[Submission]:
    query = sa.select(Submission).where(
        Submission.package_id == submission.package_id,
        Submission.id != submission.id,
        Submission.state == State.PUBLISHING,
    )
    return list(model.Session.execute(query).scalars())


def _fresh(submission: Submission, *, for_update: bool = False) -> Submission:
    """As it is now, after any wait."""
    try:
        model.Session.refresh(submission, with_for_update=for_update or None)
    except InvalidRequestError as error:
        raise tk.ObjectNotFound(tk._("Submission not found")) from error
    return submission


def _must_be_publishable(submission: Submission) -> None:
    if submission.state == State.PUBLISHING:
        return
    if submission.state != State.SUBMITTED:
        texts = {
            State.DRAFT: tk._("Submit the data before you publish them."),
            State.PUBLISHED: tk._("These data are published already."),
            State.WITHDRAWN: tk._("These data were withdrawn. Hand in the file again."),
        }
        raise tk.ValidationError({"state": [texts[State(submission.state)]]})
    must_be_ready(submission)
