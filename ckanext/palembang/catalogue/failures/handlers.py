"""Answers for errors that CKAN's views let escape: each with the status that fits, none with a stack trace."""

from __future__ import annotations

import logging

import sqlalchemy.exc
from flask import Blueprint, current_app, jsonify, make_response, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, NotFound

import ckan.plugins.toolkit as tk
from ckan.lib.navl.dictization_functions import DataError
from ckan.lib.search import SearchQueryError

from ckanext.palembang.catalogue.failures.answer import failure_response, is_api
from ckanext.palembang.catalogue.failures.complaints import complaints
from ckanext.palembang.catalogue.failures.services import (
    DATABASE_ERRORS,
    QUEUE_ERRORS,
    SEARCH_ERRORS,
    missing_service,
)

log = logging.getLogger(__name__)

palembang_failures = Blueprint("palembang_failures", __name__)


def answer_missing_service(error: Exception) -> ResponseReturnValue:
    """503 where a service does not answer.

    Raises:
        Exception: The error itself, where no missing service explains it.
    """
    service = missing_service(error)
    if service is None:
        raise error
    log.error("The %s is missing: %s", service, error)
    return failure_response(request.environ, service)


for _kind in (*SEARCH_ERRORS, *DATABASE_ERRORS, *QUEUE_ERRORS):
    palembang_failures.app_errorhandler(_kind)(answer_missing_service)


@palembang_failures.app_errorhandler(tk.NotAuthorized)
def answer_not_authorized(_error: tk.NotAuthorized) -> ResponseReturnValue:
    """403."""
    return _answer(Forbidden())


@palembang_failures.app_errorhandler(tk.ObjectNotFound)
def answer_not_found(_error: tk.ObjectNotFound) -> ResponseReturnValue:
    """404."""
    return _answer(NotFound())


@palembang_failures.app_errorhandler(DataError)
@palembang_failures.app_errorhandler(SearchQueryError)
@palembang_failures.app_errorhandler(sqlalchemy.exc.DataError)
def answer_bad_data(error: Exception) -> ResponseReturnValue:
    """400: what was asked for cannot be a value of that kind."""
    log.info("Refused: %s", error)
    return _answer(BadRequest())


@palembang_failures.app_errorhandler(tk.ValidationError)
def answer_invalid(error: tk.ValidationError) -> ResponseReturnValue:
    """400 with a list of what is wrong; a draft that cannot be published yet goes to its own list."""
    if is_api(request.path):
        return jsonify(success=False, error=error.error_dict), 400
    if (request.endpoint or "").endswith("resource.new"):
        # CKAN saves the resource and then publishes, without expecting that something may be missing.
        return redirect(tk.h.url_for("palembang.publication_check", **_dataset_of_request()))
    page = tk.render(
        "palembang/failures/invalid.html", {"complaints": complaints(error.error_dict)}
    )
    return make_response(page, 400)


def _dataset_of_request() -> dict[str, str]:
    return {"dataset_id": (request.view_args or {})["id"]}


def _answer(error: HTTPException) -> ResponseReturnValue:
    if is_api(request.path):
        return jsonify(
            success=False, error={"__type": error.name, "message": error.description}
        ), error.code or 500
    # CKAN's own page for this status, as if its view had refused.
    return current_app.handle_user_exception(error)
