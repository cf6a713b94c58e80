"""A dataset or its office was saved: files that tell its words have other bytes now."""

from __future__ import annotations

import logging
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.dcat.data_tables.renewing import ask_for_files, make_files
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import DATASET, Mark, TableFacts
from ckanext.palembang.dcat.table_facts import store

log = logging.getLogger(__name__)

# Every other action that changes a dataset or a resource calls this one.
_DATASET_ACTION = "package_update"
_OFFICE_ACTIONS = ("organization_update", "organization_patch")


def after_save(sender: str, **message: Any) -> None:
    """Let a job make files anew that tell the words of a dataset or an office that was saved.

    A receiver of the signal that CKAN sends after every action.

    Args:
        sender: name of the action.
        message: what CKAN sends along: the `result` of the action.
    """
    if sender == _DATASET_ACTION:
        _after_dataset(**message)
    elif sender in _OFFICE_ACTIONS:
        _after_office(**message)


def _after_dataset(**message: Any) -> None:
    result = message.get("result")
    dataset_id = str(result.get("id") or "") if isinstance(result, dict) else str(result or "")
    try:
        if dataset_id and store.is_known(dataset_id):
            ask_for_files(dataset_id)
    except Exception:
        # The dataset is saved: what fails here must not become an error for the one who saved it.
        log.exception("No job for the files of dataset %s, which was saved", dataset_id)


def _after_office(**message: Any) -> None:
    """Mark the datasets whose files tell the office's name, and let a job make the files."""
    result = message.get("result")
    office_id = str(result.get("id") or "") if isinstance(result, dict) else str(result or "")
    try:
        if office_id and _mark_datasets_of(office_id):
            title = f"Sizes and checksums of the files of office {office_id}"
            tk.enqueue_job(make_files_of_office, [office_id], title=title)
    except Exception:
        # As above.
        log.exception("No job for the files of office %s, which was saved", office_id)


def make_files_of_office(office_id: str) -> None:
    """Make the files of all data tables of an office once; a background job."""
    query = (
        sa.select(TableFacts.dataset_id)
        .join(model.Package, model.Package.id == TableFacts.dataset_id)
        .where(model.Package.owner_org == office_id)
        .order_by(TableFacts.dataset_id)
    )
    for dataset_id in list(model.Session.execute(query).scalars()):
        make_files(dataset_id)


def _mark_datasets_of(office_id: str) -> int:
    package = model.Package
    found = (
        sa.select(sa.literal(DATASET), TableFacts.dataset_id)
        .join(package, package.id == TableFacts.dataset_id)
        .where(package.owner_org == office_id)
    )
    with engine().begin() as connection:
        return connection.execute(
            sa.insert(Mark).from_select(["kind", "subject_id"], found)
        ).rowcount
