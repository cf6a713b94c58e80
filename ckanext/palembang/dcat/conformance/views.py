"""Addresses of the report on the feed's conformance."""

from __future__ import annotations

from flask import Blueprint, Response, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.answers import opened, sentence
from ckanext.palembang.dcat.catalog.errors import AnswerError, NothingThereError
from ckanext.palembang.dcat.catalog.formats import format_of, preferred_to_a_page
from ckanext.palembang.dcat.conformance.report import (
    Report,
    last_report,
    report_address,
    report_graph,
)
from ckanext.palembang.dcat.linked_data.documents import Serialisation

__all__ = ["palembang_conformance"]

palembang_conformance = Blueprint("palembang_conformance", __name__)

_RDFLIB = {"turtle": "turtle", "rdf_xml": "xml", "json_ld": "json-ld", "n_triples": "nt"}


@palembang_conformance.errorhandler(AnswerError)
def say_why(error: AnswerError) -> Response:
    """A sentence, for whoever asked wrongly."""
    return sentence(error)


@palembang_conformance.get("/catalog/conformance")
def conformance() -> Response:
    """The last report: in linked data for who prefers that, else in words."""
    serialisation = preferred_to_a_page(request.accept_mimetypes)
    response = _in_words(_report()) if serialisation is None else _written(serialisation)
    response.vary.add("Accept")
    return response


@palembang_conformance.get("/catalog/conformance.<extension>")
def conformance_in(extension: str) -> Response:
    """The last report in one format."""
    return _written(format_of(extension))


def _report() -> Report:
    report = last_report()
    if report is None:
        raise NothingThereError(
            tk._("The feed has not been checked yet: `ckan palembang-dcat conformance` does it.")
        )
    return report


def _written(serialisation: Serialisation) -> Response:
    graph = report_graph(_report(), report_address())
    text = graph.serialize(format=_RDFLIB[serialisation.key])
    return opened(Response(text, content_type=serialisation.media_type))


def _in_words(report: Report) -> Response:
    lines = [
        "DCAT-AP 3.0.1 (SHACL)",
        tk._("%(count)d datasets checked on %(when)s, %(found)d findings.")
        % {
            "count": report.datasets,
            "when": report.checked.isoformat(timespec="seconds"),
            "found": report.violations,
        },
        *(f"{one.severity}: {one.focus} {one.path} {one.message}" for one in report.found),
    ]
    return opened(Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))
