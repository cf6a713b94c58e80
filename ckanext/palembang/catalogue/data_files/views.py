"""Addresses of the files of a data table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import IO, Any

import sqlalchemy.exc
from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import config
from ckanext.palembang.catalogue.data_files.answers import (
    attachment,
    changed_of,
    file_answer,
    plain,
    tag_of,
)
from ckanext.palembang.catalogue.data_files.formats import known_formats, offered_formats
from ckanext.palembang.catalogue.data_files.model import DataTable, Format
from ckanext.palembang.catalogue.data_files.package import data_package
from ckanext.palembang.catalogue.data_files.query import Filters, QueryError, read_filters
from ckanext.palembang.catalogue.data_tables import (
    data_resource_of,
    is_unique,
    points_of,
    state_of,
    structure_of,
)
from ckanext.palembang.tables import (
    DoubledFigureError,
    OutputError,
    TooManyCellsError,
    csvw_metadata,
)

__all__ = ["palembang_data"]

palembang_data = Blueprint("palembang_data", __name__)

Json = dict[str, Any]

_CSVW = "application/csvm+json"
_PAGE = "text/html"
_LONGEST_SHOWN = 100


@palembang_data.get("/dataset/<dataset_id>/data.<format_name>")
def data_file(dataset_id: str, format_name: str) -> Response:
    """The figures of a dataset; `?tahun=2024&jenis_kelamin=Perempuan` for some of them."""
    dataset = _dataset(dataset_id)
    wanted = known_formats().get(format_name)
    if wanted is None:
        return plain(_unknown_format(format_name), 404)
    if wanted not in offered_formats():
        return plain(tk._("This site cannot write Parquet: DuckDB is not installed."), 501)
    table = _table(dataset)
    try:
        return _chosen(table, wanted) if table else _no_table()
    except sqlalchemy.exc.ProgrammingError:
        # The table was taken away in this moment.
        return _no_table()


@palembang_data.get("/dataset/<dataset_id>/data")
def data(dataset_id: str) -> AnyResponse:
    """The name of the table: leads to its file in the format that the reader prefers, people to the page."""
    dataset = _dataset(dataset_id)
    names = {one.media_type.partition(";")[0]: one.name for one in offered_formats()}
    best = request.accept_mimetypes.best_match([*names, _PAGE])
    if not request.accept_mimetypes:
        best = next(iter(names))
    if best is None:
        answer: AnyResponse = plain(_unknown_media_type(list(names)), 406)
    elif best == _PAGE:
        answer = redirect(tk.url_for("dataset.read", id=dataset["name"]), 303)
    else:
        asked = request.query_string.decode("latin-1")
        file = tk.url_for(
            "palembang_data.data_file", dataset_id=dataset["name"], format_name=names[best]
        )
        answer = redirect(f"{file}?{asked}" if asked else file, 303)
    answer.vary.add("Accept")
    return answer


@palembang_data.get("/dataset/<dataset_id>/csvw.json")
def csvw(dataset_id: str) -> Response:
    """What the columns of `data.csv` mean, by CSV on the Web."""
    return _metadata(dataset_id, _CSVW, _csvw)


@palembang_data.get("/dataset/<dataset_id>/datapackage.json")
def package(dataset_id: str) -> Response:
    """The same by Frictionless: a Data Package with a Table Schema."""
    return _metadata(dataset_id, "application/json", _package)


def _chosen(table: DataTable, wanted: Format) -> Response:
    try:
        filters = read_filters(table.structure, request.args.to_dict(flat=False))
        return _file(table, wanted, filters)
    except QueryError as error:
        return plain(str(error), 400)
    except OutputError as error:
        return _refused(error)


def _no_table() -> Response:
    return plain(tk._("This dataset has no data table."), 404)


def _csvw(table: DataTable) -> Json:
    unique = is_unique(table.dataset)
    return csvw_metadata(table.structure, table.publication, is_unique=unique)


def _package(table: DataTable) -> Json:
    return data_package(table.dataset, table.structure, is_unique=is_unique(table.dataset))


def _dataset(dataset_id: str) -> Json:
    """The dataset, as CKAN shows it to the reader; else the answer that CKAN gives for pages."""
    try:
        dataset = tk.get_action("package_show")({}, {"id": dataset_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return tk.abort(404, tk._("Dataset not found"))
    if dataset["type"] != "dataset" or dataset["state"] == "deleted":
        return tk.abort(404, tk._("Dataset not found"))
    return dataset


def _table(dataset: Json) -> DataTable | None:
    """The data table; as if there were none where the reader may not see its rows."""
    try:
        resource = data_resource_of(dataset)
        if resource is None:
            return None
        tk.check_access("datastore_search", {}, {"resource_id": resource["id"]})
        structure = structure_of(dataset)
    except (tk.NotAuthorized, sqlalchemy.exc.ProgrammingError):
        # The table was taken away in this moment.
        return None
    return DataTable(dataset, resource, structure) if structure else None


def _file(table: DataTable, wanted: Format, filters: Filters) -> Response:
    dataset = table.dataset

    def write(target: IO[bytes]) -> None:
        wanted.write(table, points_of(dataset, filters=filters), target)

    tag = tag_of(
        wanted.name,
        state_of(dataset),
        dataset["metadata_modified"],
        table.publication,
        table.structure,
        wanted.hangs_on(table),
        config.data_file_cells_limit(),
        json.dumps(filters),
    )
    response = file_answer(
        write,
        tag=tag,
        changed=changed_of(dataset, table.resource),
        media_type=wanted.media_type,
    )
    chosen = [code for codes in filters.values() for code in codes]
    if wanted.name == "csv":
        address = tk.url_for("palembang_data.csvw", dataset_id=dataset["name"], _external=True)
        response.headers["Link"] = f'<{address}>; rel="describedby"; type="{_CSVW}"'
    return attachment(response, dataset["name"], chosen, wanted.extension)


def _metadata(dataset_id: str, media_type: str, describe: Callable[[DataTable], Json]) -> Response:
    dataset = _dataset(dataset_id)
    table = _table(dataset)
    if table is None:
        return _no_table()

    def write(target: IO[bytes]) -> None:
        text = json.dumps(describe(table), ensure_ascii=False, indent=2)
        target.write(text.encode("utf-8"))

    return file_answer(
        write,
        tag=tag_of(media_type, state_of(dataset), dataset["metadata_modified"], table.structure),
        changed=changed_of(dataset, table.resource),
        media_type=media_type,
    )


def _unknown_format(name: str) -> str:
    return tk._("There is no format “%(name)s”. Known are: %(known)s.") % {
        "name": name[:_LONGEST_SHOWN],
        "known": ", ".join(one.name for one in offered_formats()),
    }


def _unknown_media_type(known: list[str]) -> str:
    return tk._("None of the media types asked for is here. Known are: %(known)s.") % {
        "known": ", ".join([*known, _PAGE])
    }


def _refused(error: OutputError) -> Response:
    if isinstance(error, TooManyCellsError):
        text = tk._(
            "This format holds at most %(most)d cells, and the table has %(cells)d or more: ask for fewer periods or areas, or take the CSV."
        )
        return plain(text % {"most": error.most, "cells": error.cells}, 413)
    key = " | ".join(error.key) if isinstance(error, DoubledFigureError) else ""
    text = tk._(
        "Two rows of the table say the same but for their figure (%(key)s), which this format cannot hold: take the CSV."
    )
    return plain(text % {"key": key}, 409)
