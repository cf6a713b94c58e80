"""Works out the facts of a dataset's data table, and keeps them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rq.job import JobStatus
from sqlalchemy.exc import ProgrammingError

import ckan.plugins.toolkit as tk
from ckan.lib import jobs
from ckan.types import Context

from ckanext.palembang.dcat.records.renewing import bring_up_to_date
from ckanext.palembang.dcat.table_facts import store
from ckanext.palembang.dcat.table_facts.files import with_files
from ckanext.palembang.dcat.table_facts.reading import summary_of
from ckanext.palembang.dcat.table_facts.summary import TableSummary

log = logging.getLogger(__name__)

_TYPE = "dataset"


def renew_at_change(sender: str, *, resource_id: str) -> None:
    """Keep what a table says of itself now, render its dataset, and let a job make its files.

    A receiver of `data_table_changed`.

    Args:
        sender: id of the dataset.
        resource_id: of the table; which of a dataset's tables tells is worked out again.
    """
    try:
        summary = renew(sender, files=False)
        if summary is not None:
            ask_for_files(sender)
        bring_up_to_date(only=[sender])
    except Exception:
        # The rows are stored: what fails here must not become an error for the one who stored them.
        log.exception(
            "What table %s of dataset %s says of itself could not be worked out; run: "
            "ckan palembang-dcat tables rebuild --dataset %s",
            resource_id,
            sender,
            sender,
        )


def renew(dataset_id: str, *, files: bool = True) -> TableSummary | None:
    """Work out the facts of a dataset's data table as it is now, and keep them.

    Args:
        dataset_id: of the dataset.
        files: make its files too, to know their sizes and checksums.

    Returns:
        The facts; None where there is no dataset or no data table.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: a database does not answer.
    """
    dataset = _dataset(dataset_id)
    summary = _summary(dataset, files=files) if dataset else None
    store.keep(dataset_id, summary)
    return summary


def ask_for_files(dataset_id: str) -> None:
    """Let a job make the files of a dataset's table, unless one waits to do so already."""
    base = f"{tk.config.get('ckan.site_id')}-palembang-dcat-table-{dataset_id}"
    try:
        states = {name: _state(name) for name in (base, f"{base}-again")}
        if JobStatus.QUEUED in states.values():
            return
        # One that runs may have read the rows of before: another one comes after it.
        idle = (name for name, state in states.items() if state != JobStatus.STARTED)
        job_id = next(idle, base)
        title = f"Sizes and checksums of the files of dataset {dataset_id}"
        tk.enqueue_job(make_files, [dataset_id], title=title, rq_kwargs={"job_id": job_id})
    except Exception:
        # Without Redis the dataset is described without sizes, until the command is run.
        log.exception("No job for the files of dataset %s", dataset_id)


def make_files(dataset_id: str) -> None:
    """Make the files of a dataset's table once, and keep their sizes and checksums; a background job."""
    renew(dataset_id)
    bring_up_to_date()


def _state(job_id: str) -> JobStatus | None:
    job = jobs.get_queue().fetch_job(job_id)
    return job.get_status() if job else None


def _summary(dataset: Mapping[str, Any], *, files: bool) -> TableSummary | None:
    try:
        summary = summary_of(dataset)
        if summary is None:
            return None
        before = store.read(str(dataset["id"]))
        known = before.files if before and _says_the_same(before, summary) else {}
        if not files:
            return replace(summary, files=known or summary.files)
        named = {name: known.get(name, one) for name, one in summary.files.items()}
        return with_files(replace(summary, files=named), dataset)
    except ProgrammingError:
        # The table was taken away in this moment.
        return None


def _says_the_same(before: TableSummary, now: TableSummary) -> bool:
    """Whether rows and columns are those of before; the words of the dataset are `basis`'s."""
    return all(
        getattr(before, name) == getattr(now, name)
        for name in ("resource_id", "state", "dimensions", "attributes", "value_column")
    )


def _dataset(dataset_id: str) -> Mapping[str, Any] | None:
    context: Context = {"ignore_auth": True, "user": ""}
    try:
        dataset = tk.get_action("package_show")(context, {"id": dataset_id})
    except tk.ObjectNotFound:
        return None
    return dataset if dataset["type"] == _TYPE and dataset["state"] != "deleted" else None
