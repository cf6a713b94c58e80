"""Addresses of the structures of data tables."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.answers import sentence
from ckanext.palembang.dcat.catalog.errors import AnswerError
from ckanext.palembang.dcat.catalog.formats import format_of, negotiated
from ckanext.palembang.dcat.data_tables.document import structure_answer

__all__ = ["palembang_structure"]

palembang_structure = Blueprint("palembang_structure", __name__)


@palembang_structure.errorhandler(AnswerError)
def say_why(error: AnswerError) -> Response:
    """A sentence, for whoever asked wrongly."""
    return sentence(error, vary=["Accept"] if request.path.endswith("/structure") else [])


@palembang_structure.get("/dataset/<name>/structure")
def structure(name: str) -> AnyResponse:
    """The structure of a data table in the format that the reader prefers; a browser gets the dataset's page."""
    serialisation = negotiated(request.accept_mimetypes)
    if serialisation is None:
        response = redirect(tk.url_for("dataset.read", id=name), 303)
        response.vary.add("Accept")
        return response
    return structure_answer(serialisation, name, is_negotiated=True)


@palembang_structure.get("/dataset/<name>/structure.<extension>")
def structure_in(name: str, extension: str) -> Response:
    """The same in one format."""
    return structure_answer(format_of(extension), name)
