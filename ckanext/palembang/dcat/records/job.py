"""After a mass change a job renders what is left; feeds go on meanwhile."""

from __future__ import annotations

import logging

from ckanext.palembang.dcat.records.renewing import renew
from ckanext.palembang.dcat.stored.jobs import enqueue_once

log = logging.getLogger(__name__)


def ask_for_the_rest() -> None:
    """Let a job render everything that is marked, unless one waits to do so already.

    Without Redis the rest is rendered by the next readers, page by page, or by `ckan palembang-dcat
    records rebuild --marked`.
    """
    try:
        enqueue_once(render_the_rest, "records", "Linked data of datasets that changed together")
    except Exception:
        log.exception("No job for the records that wait to be rendered")


def render_the_rest() -> None:
    """Render everything that is marked; a background job."""
    renew(limit=None)
