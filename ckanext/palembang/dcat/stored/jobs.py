"""Background jobs of which one waits or runs at a time."""

from __future__ import annotations

from collections.abc import Callable

from rq.job import JobStatus

import ckan.plugins.toolkit as tk
from ckan.lib import jobs

_BUSY = (JobStatus.QUEUED, JobStatus.STARTED)


def enqueue_once(
    function: Callable[[], None], name: str, title: str, *, seconds: int | None = None
) -> bool:
    """Enqueue a job, unless the same one waits or runs already.

    Args:
        function: the work.
        name: of the job; one of a name waits or runs at a time.
        title: for the operator's list of jobs.
        seconds: how long it may take; None: as the settings say.

    Returns:
        Whether it was enqueued.

    Raises:
        redis.exceptions.RedisError: the queue does not answer.
    """
    if is_under_way(name):
        return False
    limit = {} if seconds is None else {"timeout": seconds}
    tk.enqueue_job(function, title=title, rq_kwargs={"job_id": _job_id(name), **limit})
    return True


def is_under_way(name: str) -> bool:
    """Say whether a job waits or runs.

    Raises:
        redis.exceptions.RedisError: the queue does not answer.
    """
    job = jobs.get_queue().fetch_job(_job_id(name))
    return job is not None and job.get_status() in _BUSY


def _job_id(name: str) -> str:
    # Names of jobs are the same for all sites of a Redis.
    return f"{tk.config.get('ckan.site_id')}-palembang-dcat-{name}"
