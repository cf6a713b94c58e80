"""After a mass change a job renders what is left; feeds go on meanwhile."""

from __future__ import annotations

import logging

from rq.job import JobStatus

import ckan.plugins.toolkit as tk
from ckan.lib import jobs

from ckanext.palembang.dcat.records.renewing import renew

log = logging.getLogger(__name__)


def ask_for_the_rest() -> None:
    """Let a job render everything that is marked, unless one waits to do so already.

    Without Redis the rest is rendered by the next readers, page by page, or by `ckan palembang-dcat
    records rebuild --marked`.
    """
    job_id = f"{tk.config.get('ckan.site_id')}-palembang-dcat-records"
    try:
        job = jobs.get_queue().fetch_job(job_id)
        if job is not None and job.get_status() in (JobStatus.QUEUED, JobStatus.STARTED):
            return
        title = "Linked data of datasets that changed together"
        tk.enqueue_job(render_the_rest, title=title, rq_kwargs={"job_id": job_id})
    except Exception:
        log.exception("No job for the records that wait to be rendered")


def render_the_rest() -> None:
    """Render everything that is marked; a background job."""
    renew(limit=None)
