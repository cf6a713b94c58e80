"""The file of a submission, for those who may see it."""

from __future__ import annotations

import logging

from file_keeper import exc

from ckan import model

from ckanext.palembang.submissions.model import Submission
from ckanext.palembang.submissions.storage import content_of

log = logging.getLogger(__name__)


def original_of(submission_id: str) -> bytes | None:
    """Return the file byte for byte; None where the storage has lost it.

    Who may see the submission is for callers to ask, before they come here.
    """
    found = model.Session.get(Submission, submission_id)
    if found is None:
        return None
    try:
        return content_of(str(found.file_location))
    except exc.FilesError:
        log.exception("The file of submission %s cannot be read", submission_id)
        return None
