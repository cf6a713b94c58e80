"""A submission from the office's file to what is ready for publication."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue import language
from ckanext.palembang.submissions import config, storage
from ckanext.palembang.submissions.contents import (
    finding_from_json,
    findings_to_json,
    points_to_json,
    structure_to_json,
    table_summary,
    table_to_json,
)
from ckanext.palembang.submissions.model import (
    ReadingMemory,
    Revision,
    State,
    StoredCheckSettings,
    Submission,
)
from ckanext.palembang.submissions.reading import FileReading, Wish, form_of, read_file
from ckanext.palembang.submissions.uploads import UploadedFile
from ckanext.palembang.tables import Corrections

#: Longest explanation of a finding, in characters.
_LONGEST_EXPLANATION = 2_000


def same_file(package_id: str, file: UploadedFile) -> Submission | None:
    """The submission that holds the same file for the same dataset; those withdrawn do not count."""
    query = (
        sa.select(Submission)
        .where(
            Submission.package_id == package_id,
            Submission.file_sha256 == file.sha256,
            Submission.state != State.WITHDRAWN,
        )
        .order_by(Submission.created.desc())
        .limit(1)
    )
    return model.Session.execute(query).scalar_one_or_none()


def hand_in(dataset: Mapping[str, Any], file: UploadedFile, wish: Wish, user_id: str) -> Submission:
    """Reads a file, stores it and what was read; commits.

    Raises:
        tk.ValidationError: The file cannot be read; nothing is stored.
    """
    package_id = str(dataset["id"])
    found, used = read_as_remembered(dataset, file, wish)
    submission = Submission(
        id=str(uuid.uuid4()),
        package_id=package_id,
        state=State.DRAFT.value,
        file_name=file.name,
        file_size=len(file.content),
        file_sha256=file.sha256,
        sheet=wish.sheet,
        creator_id=user_id,
    )
    _enter(submission, found, used)
    location = f"{package_id}/{submission.id}{file.suffix}"
    submission.file_location = storage.keep(location, file.content)
    try:
        model.Session.add(submission)
        model.Session.commit()
    except Exception:
        model.Session.rollback()
        storage.remove(submission.file_location)
        raise
    return submission


def read_again(submission: Submission, dataset: Mapping[str, Any], wish: Wish) -> Submission:
    """Reads the stored file as the office corrected it, remembers how for the next one; commits.

    Raises:
        tk.ValidationError: Its state allows no change, or nothing is left that can be read.
    """
    _must_be_open(submission)
    content = storage.content_of(submission.file_location)
    file = UploadedFile(submission.file_name, content)
    found = read_file(file, dataset, wish)
    form = form_of(file, wish) if wish.corrections.changes_form else found.form
    submission.sheet = wish.sheet
    _enter(submission, found, wish.corrections)
    # A change is submitted anew.
    submission.state = State.DRAFT.value
    submission.submitted = None
    _remember(submission.package_id, form, wish.corrections)
    model.Session.commit()
    return submission


def explain(submission: Submission, explanations: Mapping[str, str]) -> Submission:
    """Keeps the office's sentences; an empty one takes the earlier one away; commits.

    Raises:
        tk.ValidationError: Its state allows no change, or there is no such finding.
    """
    _must_be_open(submission)
    known = {str(one["id"]) for one in submission.findings}
    unknown = sorted(set(explanations) - known)
    if unknown:
        text = tk._("There is no finding “%(finding)s”.") % {"finding": unknown[0][:40]}
        raise tk.ValidationError({"explanations": [text]})
    now = {**submission.explanations, **{key: one.strip() for key, one in explanations.items()}}
    if any(len(one) > _LONGEST_EXPLANATION for one in now.values()):
        text = tk._("An explanation has at most %(count)s characters.")
        raise tk.ValidationError({"explanations": [text % {"count": _LONGEST_EXPLANATION}]})
    submission.explanations = {key: one for key, one in now.items() if one}
    model.Session.commit()
    return submission


def submit(submission: Submission) -> Submission:
    """Declares a submission complete; commits.

    Raises:
        tk.ValidationError: It has errors, or warnings without an explanation, or nothing to publish.
    """
    _must_be_open(submission)
    must_be_ready(submission)
    submission.state = State.SUBMITTED.value
    submission.submitted = datetime.now(UTC).replace(tzinfo=None)
    model.Session.commit()
    return submission


def must_be_ready(submission: Submission) -> None:
    """Whether it may be published.

    Raises:
        tk.ValidationError: It has errors (`findings`), warnings without an explanation (`explanations`),
            or no figures (`points`).
    """
    errors: dict[str, Any] = {}
    if not submission.points:
        errors["points"] = [tk._("There is no figure in it that belongs to the dataset.")]
    wrong = _messages(submission, "error")
    if wrong:
        errors["findings"] = wrong
    open_questions = _messages(submission, "warning", without=submission.explanations)
    if open_questions:
        errors["explanations"] = [
            tk._("Explain or mend: %(finding)s") % {"finding": one} for one in open_questions
        ]
    if errors:
        raise tk.ValidationError(errors)


def withdraw(submission: Submission) -> Submission:
    """Takes a submission back; what is published stays published; commits.

    Raises:
        tk.ValidationError: It is published, or being published.
    """
    _must_be_open(submission)
    submission.state = State.WITHDRAWN.value
    model.Session.commit()
    return submission


def remembered(package_id: str, form: str) -> Corrections:
    """How a form of a dataset was corrected before."""
    stored = model.Session.get(ReadingMemory, (package_id, form))
    return Corrections.from_json(stored.corrections) if stored else Corrections()


def forget_dataset(package_id: str) -> None:
    """Removes all that was handed in for a dataset that is gone for good; commits."""
    query = sa.select(Submission.file_location).where(Submission.package_id == package_id)
    locations = list(model.Session.execute(query).scalars())
    for table in (Submission, ReadingMemory, Revision, StoredCheckSettings):
        model.Session.execute(sa.delete(table).where(table.package_id == package_id))
    model.Session.commit()
    for location in locations:
        storage.remove(location)


def read_as_remembered(
    dataset: Mapping[str, Any], file: UploadedFile, wish: Wish
) -> tuple[FileReading, Corrections]:
    """Reads a file; a form that was corrected before is read as it was then."""
    found = read_file(file, dataset, wish)
    if wish.corrections:
        return found, wish.corrections
    earlier = remembered(str(dataset["id"]), found.form)
    if not earlier:
        return found, earlier
    again = Wish(wish.period, wish.sheet, wish.index, earlier)
    return read_file(file, dataset, again), earlier


def _remember(package_id: str, form: str, corrections: Corrections) -> None:
    if not corrections:
        model.Session.execute(
            sa.delete(ReadingMemory).where(
                ReadingMemory.package_id == package_id, ReadingMemory.fingerprint == form
            )
        )
        return
    now = datetime.now(UTC).replace(tzinfo=None)
    values = {"corrections": _timeless(corrections), "changed": now}
    statement = insert(ReadingMemory).values(package_id=package_id, fingerprint=form, **values)
    keys = [ReadingMemory.package_id, ReadingMemory.fingerprint]
    model.Session.execute(statement.on_conflict_do_update(index_elements=keys, set_=values))


def _timeless(corrections: Corrections) -> dict[str, object]:
    """Next year's file of the same form has another period."""
    return Corrections(tuple(replace(one, period=None) for one in corrections.tables)).to_json()


def _enter(submission: Submission, found: FileReading, corrections: Corrections) -> None:
    submission.period = found.period
    submission.table_index = found.index
    submission.is_template = found.is_template
    submission.table = table_to_json(found.table)
    submission.tables = [
        {"index": index, **table_summary(table)} for index, table in enumerate(found.tables)
    ]
    submission.structure = structure_to_json(found.structure)
    submission.points = points_to_json(found.points)
    submission.findings = findings_to_json(found.findings)
    submission.corrections = corrections.to_json()
    ids = {str(one["id"]) for one in submission.findings}
    earlier = submission.explanations or {}
    submission.explanations = {key: text for key, text in earlier.items() if key in ids}


def _must_be_open(submission: Submission) -> None:
    if submission.state in (State.DRAFT, State.SUBMITTED):
        return
    text = tk._("This submission can no longer be changed. Hand in a new file.")
    raise tk.ValidationError({"state": [text]})


def _messages(
    submission: Submission, level: str, without: Mapping[str, str] | None = None
) -> list[str]:
    return [
        finding_from_json(one).message(language())
        for one in submission.findings
        if one["level"] == level and not (without or {}).get(str(one["id"]))
    ]


def largest_file() -> int:
    """How many bytes a file may have."""
    return config.reading_limits().max_bytes
