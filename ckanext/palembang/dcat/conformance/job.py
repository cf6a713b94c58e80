"""A check of the whole feed in the background, asked for by somebody who looks after the site."""

from __future__ import annotations

import logging

from ckanext.palembang.dcat.conformance.checking import CheckerMissingError
from ckanext.palembang.dcat.conformance.report import check_feed
from ckanext.palembang.dcat.stored.jobs import enqueue_once, is_under_way

log = logging.getLogger(__name__)

_NAME = "conformance"
#: The shapes take about a second for ten datasets; ten thousand datasets fit in.
_LONGEST = 4 * 60 * 60


def ask_for_check() -> bool:
    """Let a job check the feed, unless one waits or runs already; say whether it was enqueued.

    Raises:
        redis.exceptions.RedisError: the queue does not answer.
    """
    title = "The feed held against the shapes of DCAT-AP"
    return enqueue_once(run_check, _NAME, title, seconds=_LONGEST)


def is_being_checked() -> bool:
    """Say whether a check waits or runs; without the queue none does."""
    try:
        return is_under_way(_NAME)
    except Exception:
        log.exception("The queue of jobs does not answer")
        return False


def run_check() -> None:
    """Check the feed and keep the report; a background job."""
    try:
        check_feed()
    except CheckerMissingError:
        log.error("The feed was not checked: pyshacl is not installed where jobs run.")  # noqa: TRY400 - the sentence says all
