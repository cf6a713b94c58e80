"""Addresses of the report on the feed's conformance."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.answers import Head, answer, sentence, tag_of
from ckanext.palembang.dcat.catalog.errors import AnswerError, NothingThereError
from ckanext.palembang.dcat.catalog.formats import format_of, preferred_to_a_page
from ckanext.palembang.dcat.catalog.memory import Finished
from ckanext.palembang.dcat.conformance.page import render_report
from ckanext.palembang.dcat.conformance.report import (
    last_report,
    report_address,
    report_statements,
)
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.linked_data.fragments import fragment_of
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements

__all__ = ["palembang_conformance"]

palembang_conformance = Blueprint("palembang_conformance", __name__)

_ADDRESS = "/catalog/conformance"


@palembang_conformance.errorhandler(AnswerError)
def say_why(error: AnswerError) -> Response:
    """A sentence, for whoever asked wrongly."""
    return sentence(error, vary=["Accept"] if request.path.endswith(_ADDRESS) else [])


@palembang_conformance.get(_ADDRESS)
def conformance() -> AnyResponse:
    """The last report: in linked data for who prefers that, else as a page."""
    serialisation = preferred_to_a_page(request.accept_mimetypes)
    if serialisation is not None:
        return _document(serialisation, is_negotiated=True)
    response = make_response(render_report(last_report()))
    response.vary.add("Accept")
    return response


@palembang_conformance.post(_ADDRESS)
def check_now() -> AnyResponse:
    """Enqueues a check."""
    try:
        done = tk.get_action("palembang_dcat_conformance_check")({}, {})
    except tk.NotAuthorized as error:
        return tk.abort(403, str(error.message or ""))
    except tk.ValidationError as error:
        tk.h.flash_error(" ".join(cast("list[str]", error.error_dict["message"])))
    else:
        if done["enqueued"]:
            tk.h.flash_success(
                tk._(
                    "The check has been enqueued. Its report will be on this page when it is done."
                )
            )
        else:
            tk.h.flash_notice(tk._("A check waits or runs already."))
    return redirect(tk.url_for("palembang_conformance.conformance"), 303)


@palembang_conformance.get(f"{_ADDRESS}.<extension>")
def conformance_in(extension: str) -> Response:
    """The last report in one format."""
    return _document(format_of(extension))


def _document(serialisation: Serialisation, *, is_negotiated: bool = False) -> Response:
    report = last_report()
    if report is None:
        raise NothingThereError(
            tk._("The feed has not been checked yet: `ckan palembang-dcat conformance` does it.")
        )
    address = report_address()
    statements = lawful_statements(report_statements(report, address))
    body = serialisation.joined([fragment_of(statements, serialisation.key)])
    head = Head(
        tag=tag_of([serialisation, body]),
        media_type=serialisation.media_type,
        extension=serialisation.extension,
        changed=report.checked,
        links=(("alternate", address),),
        location=f"{address}.{serialisation.extension}" if is_negotiated else "",
    )
    finished = Finished(head.tag, head.links, body)
    return answer(head, lambda: finished, known=finished)
