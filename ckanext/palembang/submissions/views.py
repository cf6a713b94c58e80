"""Pages on which an office hands in its data, sees how they were read, and publishes them."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

import ckan.plugins.toolkit as tk

from ckanext.palembang.submissions.pages import forms, preview
from ckanext.palembang.submissions.pages.complaints import sentences
from ckanext.palembang.submissions.pages.doors import dataset_of, refuse_others, submission_of
from ckanext.palembang.submissions.pages.originals import original_of
from ckanext.palembang.submissions.pages.periods import likely_periods

__all__ = ["palembang_submissions"]

palembang_submissions = Blueprint("palembang_submissions", __name__)

_BASE = "/dataset/<dataset_id>/submissions"
_ONE = f"{_BASE}/<submission_id>"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ON_PAGE = 20


@palembang_submissions.before_request
def keep_to_the_office() -> None:
    """CKAN lets pages be cached in public; these are for the office only."""
    request.environ["__no_cache__"] = True


@palembang_submissions.get(_BASE)
def listing(dataset_id: str) -> str:
    """What was handed in for a dataset, the newest first."""
    dataset = dataset_of(dataset_id)
    refuse_others(dataset)
    offset = forms.whole_number(request.args.get("offset"))
    found = tk.get_action("palembang_submission_list")(
        {}, {"id": dataset["id"], "limit": _ON_PAGE, "offset": offset}
    )
    return tk.render(
        "palembang/submissions/list.html",
        {
            "pkg": dataset,
            "submissions": found["results"],
            "newer": max(offset - _ON_PAGE, 0) if offset else None,
            "older": offset + _ON_PAGE if found["count"] > offset + _ON_PAGE else None,
        },
    )


@palembang_submissions.get(f"{_BASE}/new")
def upload_page(dataset_id: str) -> str:
    """Asks for a file and its period."""
    dataset = dataset_of(dataset_id)
    refuse_others(dataset)
    return _upload_page(dataset, [])


@palembang_submissions.post(f"{_BASE}/new")
def upload(dataset_id: str) -> str | AnyResponse:
    """Takes a file in, or says why not."""
    dataset = dataset_of(dataset_id)
    refuse_others(dataset)
    sent = request.files.get("upload")
    if sent is None or not sent.filename:
        return _upload_page(dataset, [tk._("Choose a file.")])
    data = {"id": dataset["id"], "upload": sent}
    if period := request.form.get("period", "").strip():
        data["period"] = period
    try:
        submission = tk.get_action("palembang_submission_create")({}, data)
    except tk.ValidationError as error:
        return _upload_page(dataset, sentences(error))
    except tk.NotAuthorized:
        return tk.abort(403, tk._("Only editors of the dataset's office may hand in its data."))
    if submission.get("already"):
        tk.h.flash_notice(
            tk._("This very file has been handed in before; here is what came of it.")
        )
    return _to(dataset, submission)


@palembang_submissions.get(_ONE)
def read(dataset_id: str, submission_id: str) -> str:
    """The table as it was read, its findings, and what can be done next."""
    dataset, submission = submission_of(dataset_id, submission_id, with_figures=True)
    return _preview(dataset, submission, [])


@palembang_submissions.get(f"{_ONE}/file")
def original(dataset_id: str, submission_id: str) -> AnyResponse:
    """The file as it was handed in, byte for byte."""
    _dataset, submission = submission_of(dataset_id, submission_id)
    content = original_of(submission["id"])
    if content is None:
        return tk.abort(404, tk._("The file is no longer there."))
    # Never opened in the browser as something that it says it is.
    response = Response(content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=submission["file_name"])
    return response


@palembang_submissions.post(f"{_ONE}/correct")
def correct(dataset_id: str, submission_id: str) -> str | AnyResponse:
    """Reads the file again with what the officer corrected."""
    dataset, submission = submission_of(dataset_id, submission_id, with_figures=True)
    try:
        data = forms.corrections_from(request.form, submission)
        tk.get_action("palembang_submission_correct")({}, {"id": submission["id"], **data})
    except tk.ValidationError as error:
        return _preview(dataset, submission, sentences(error))
    tk.h.flash_success(tk._("The file was read again with your corrections."))
    return _to(dataset, submission)


@palembang_submissions.post(f"{_ONE}/explain")
def explain(dataset_id: str, submission_id: str) -> str | AnyResponse:
    """Saves explanations of warnings; submits afterwards where that button was pressed."""
    dataset, submission = submission_of(dataset_id, submission_id)
    texts = forms.explanations_from(request.form, submission["findings"])
    try:
        if texts:
            tk.get_action("palembang_submission_explain")(
                {}, {"id": submission["id"], "explanations": texts}
            )
        if request.form.get("then") == "submit":
            tk.get_action("palembang_submission_submit")({}, {"id": submission["id"]})
            tk.h.flash_success(tk._("The data are submitted."))
        else:
            tk.h.flash_success(tk._("The explanations are saved."))
    except tk.ValidationError as error:
        dataset, submission = submission_of(dataset_id, submission_id, with_figures=True)
        return _preview(dataset, submission, sentences(error))
    return _to(dataset, submission)


@palembang_submissions.post(f"{_ONE}/publish")
def publish(dataset_id: str, submission_id: str) -> str | AnyResponse:
    """Puts the figures into the public table."""
    return _step(dataset_id, submission_id, "publish", tk._("The data are published."))


@palembang_submissions.post(f"{_ONE}/withdraw")
def withdraw(dataset_id: str, submission_id: str) -> str | AnyResponse:
    """Takes a submission back that is not published."""
    return _step(dataset_id, submission_id, "withdraw", tk._("The submission is withdrawn."))


def _step(dataset_id: str, submission_id: str, name: str, done: str) -> str | AnyResponse:
    dataset, submission = submission_of(dataset_id, submission_id)
    try:
        tk.get_action(f"palembang_submission_{name}")({}, {"id": submission["id"]})
    except tk.NotAuthorized:
        return tk.abort(403, tk._("You may not do that."))
    except tk.ValidationError as error:
        dataset, submission = submission_of(dataset_id, submission_id, with_figures=True)
        return _preview(dataset, submission, sentences(error))
    tk.h.flash_success(done)
    return _to(dataset, submission)


@palembang_submissions.get("/dataset/<dataset_id>/template.xlsx")
def template(dataset_id: str) -> str | AnyResponse:
    """The workbook to fill in for a period."""
    dataset = dataset_of(dataset_id)
    refuse_others(dataset)
    period = request.args.get("period", "").strip() or likely_periods()[0]
    try:
        made = tk.get_action("palembang_table_template")(
            {}, {"id": dataset["id"], "period": period}
        )
        content = base64.b64decode(made["content_base64"], validate=True)
    except tk.ValidationError as error:
        return _upload_page(dataset, sentences(error))
    except (tk.NotAuthorized, binascii.Error):
        return tk.abort(403, tk._("Only editors of the dataset's office may hand in its data."))
    response = Response(content, mimetype=_XLSX)
    response.headers.set("Content-Disposition", "attachment", filename=made["file_name"])
    return response


def _to(dataset: dict[str, Any], submission: dict[str, Any]) -> AnyResponse:
    return tk.redirect_to(
        "palembang_submissions.read", dataset_id=dataset["name"], submission_id=submission["id"]
    )


def _upload_page(dataset: dict[str, Any], errors: list[str]) -> str:
    wanted = request.form.get("period") or request.args.get("period") or ""
    return tk.render(
        "palembang/submissions/new.html",
        {"pkg": dataset, "errors": errors, "period": wanted, "periods": likely_periods()},
    )


def _preview(dataset: dict[str, Any], submission: dict[str, Any], errors: list[str]) -> str:
    variables = preview.variables(submission)
    return tk.render(
        "palembang/submissions/read.html",
        {"pkg": dataset, "submission": submission, "errors": errors, **variables},
    )
