"""Sizes and checksums of the files that a data table is offered as."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import Any

from ckanext.palembang.catalogue import (
    DataTable,
    Format,
    data_resource_of,
    offered_formats,
    points_of,
    state_of,
    structure_of,
)
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.table_facts.basis import basis_of
from ckanext.palembang.dcat.table_facts.summary import File, TableSummary
from ckanext.palembang.tables import OutputError

Dataset = Mapping[str, Any]

_IN_MEMORY = 2**20
_CHUNK = 2**16


def with_files(summary: TableSummary, dataset: Dataset) -> TableSummary:
    """Return a summary with size and checksum of every file, made as it is served.

    Files whose rows and basis are those of before are not made again. Where rows change while they are
    read, the files stay unknown: whoever changed them asks anew.

    Args:
        summary: of the table, perhaps with files of before.
        dataset: as `package_show` gives it.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the DataStore does not answer, or the table went meanwhile.
    """
    structure, resource = structure_of(dataset), data_resource_of(dataset)
    if structure is None or resource is None:
        return replace(summary, files={name: File() for name in summary.files})
    table = DataTable(dataset, resource, structure)
    facts = Facts(dataset)
    publisher = publisher_of(dataset)
    files: dict[str, File] = {}
    for one in offered_formats():
        basis = basis_of(one.name, facts, summary.resource_id, publisher)
        known = summary.files.get(one.name)
        if known is None:
            continue
        # What a format turns out not to hold, for two figures of one place, is not on offer.
        with suppress(OutputError):
            files[one.name] = known if known.basis == basis else _file(one, table, basis)
    if state_of(dataset) != summary.state:
        return replace(summary, files={name: File() for name in files})
    return replace(summary, files=files)


def publisher_of(dataset: Dataset) -> str:
    """Return the name of the office that files of a dataset tell."""
    office = dataset.get("organization") or {}
    return str(office.get("title") or "")


def _file(wanted: Format, table: DataTable, basis: str) -> File:
    digest, size = hashlib.sha256(), 0
    # A file that can be wound back, as the answer over HTTP is: a ZIP has other bytes in a pipe.
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as target:
        wanted.write(table, points_of(table.dataset), target)
        target.seek(0)
        while chunk := target.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return File(size, digest.hexdigest(), basis)
