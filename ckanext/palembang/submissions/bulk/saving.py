"""A table that has its dataset: looked at, or handed in, submitted, published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import language
from ckanext.palembang.submissions import handing_in
from ckanext.palembang.submissions.bulk.matching import Known
from ckanext.palembang.submissions.bulk.outcomes import Outcome, Status
from ckanext.palembang.submissions.contents import finding_from_json, findings_to_json
from ckanext.palembang.submissions.model import State, Submission
from ckanext.palembang.submissions.reading import FileReading, Wish
from ckanext.palembang.submissions.uploads import UploadedFile
from ckanext.palembang.tables import Level


@dataclass(frozen=True)
class Saver:
    """What is done with tables.

    Attributes:
        user: name of the account that hands them in.
        user_id: its id.
        dry_run: they are only looked at.
        publish: they are published where nothing speaks against it.
        explanation: said of every warning; without it, warnings wait for the office.
    """

    user: str
    user_id: str
    dry_run: bool = False
    publish: bool = False
    explanation: str = ""

    def save(self, begun: Outcome, file: UploadedFile, known: Known, wish: Wish) -> Outcome:
        """Brings a table as far as it goes.

        Raises:
            tk.ValidationError: The file cannot be read for the dataset.
        """
        earlier = handing_in.same_file(known.id, file)
        if earlier is not None and wish.index in (None, earlier.table_index):
            return self.again(begun, known, earlier)
        dataset = self._dataset(known)
        if self.dry_run:
            found, _ = handing_in.read_as_remembered(dataset, file, wish)
            return self._seen(begun, found)
        submission = handing_in.hand_in(dataset, file, wish, self.user_id)
        return self._carried_on(begun, submission)

    def again(self, begun: Outcome, known: Known, submission: Submission) -> Outcome:
        """Carries on with what was handed in before."""
        begun = replace(begun, dataset=known.name)
        if self.dry_run or submission.state == State.PUBLISHED:
            return _told(begun, submission, Status.ALREADY)
        found = self._carried_on(begun, submission)
        is_done = found.status is Status.SUBMITTED
        return replace(found, status=Status.ALREADY) if is_done else found

    def _carried_on(self, begun: Outcome, submission: Submission) -> Outcome:
        if submission.state == State.DRAFT:
            try:
                self._explain(submission)
                handing_in.submit(submission)
            except tk.ValidationError:
                return _told(begun, submission, Status.TO_MEND)
        if not self.publish:
            return _told(begun, submission, Status.SUBMITTED)
        # `id` is all that the action needs; who runs the command may do everything.
        tk.get_action("palembang_submission_publish")(
            {"user": self.user, "ignore_auth": True}, {"id": submission.id}
        )
        return _told(begun, submission, Status.PUBLISHED)

    def _explain(self, submission: Submission) -> None:
        if not self.explanation:
            return
        said = submission.explanations
        missing = {
            str(one["id"]): self.explanation
            for one in submission.findings
            if one["level"] == Level.WARNING.value and not said.get(str(one["id"]))
        }
        if missing:
            handing_in.explain(submission, missing)

    def _seen(self, begun: Outcome, found: FileReading) -> Outcome:
        messages = _messages(findings_to_json(found.findings), explained=bool(self.explanation))
        is_ready = bool(found.points) and not messages
        return replace(
            begun,
            status=Status.READY if is_ready else Status.TO_MEND,
            title=found.table.title.id or begun.title,
            period=found.period or "",
            figures=len(found.points),
            messages=messages,
        )

    def _dataset(self, known: Known) -> dict[str, Any]:
        context: Any = {"user": self.user, "ignore_auth": True}
        return tk.get_action("package_show")(context, {"id": known.id})


def _told(begun: Outcome, submission: Submission, status: Status) -> Outcome:
    table: Mapping[str, Any] = submission.table or {}
    is_open = status is Status.TO_MEND
    stored = [one for one in submission.findings if not submission.explanations.get(str(one["id"]))]
    return replace(
        begun,
        status=status,
        title=(table.get("title") or {}).get("id") or begun.title,
        period=submission.period or "",
        submission=submission.id,
        figures=len(submission.points),
        messages=_messages(stored) if is_open else (),
    )


def _messages(stored: list[dict[str, Any]], *, explained: bool = False) -> tuple[str, ...]:
    levels = {Level.ERROR.value} if explained else {Level.ERROR.value, Level.WARNING.value}
    found = [finding_from_json(one) for one in stored if one["level"] in levels]
    return tuple(
        f"{one.cell or ''} {one.message(language())} {one.remedy(language())}".strip()
        for one in found
    )
