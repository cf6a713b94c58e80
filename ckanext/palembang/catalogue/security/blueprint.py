"""What happens before and after every request, in this order; each step is cheap and asks no service."""

from __future__ import annotations

from flask import Blueprint, Response, make_response

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.security.accounts import refuse_pages_about_accounts
from ckanext.palembang.catalogue.security.downloads import serve_as_attachment
from ckanext.palembang.catalogue.security.forgery import refuse_forged_request
from ckanext.palembang.catalogue.security.guessing import seconds_to_wait
from ckanext.palembang.catalogue.security.headers import add_headers

palembang_security = Blueprint("palembang_security", __name__)


@palembang_security.before_app_request
def check_request() -> Response | None:
    """Refuses forged requests, guessed passwords and pages that list accounts."""
    refuse_forged_request()
    refuse_pages_about_accounts()
    seconds = seconds_to_wait()
    return _too_many_attempts(seconds) if seconds else None


@palembang_security.after_app_request
def finish_response(response: Response) -> Response:
    """Adds the headers that browsers need to protect the reader."""
    return add_headers(serve_as_attachment(response))


def _too_many_attempts(seconds: int) -> Response:
    minutes = -(-seconds // 60)
    page = tk.render("palembang/security/too_many_attempts.html", {"minutes": minutes})
    response = make_response(page, 429)
    response.headers["Retry-After"] = str(seconds)
    return response
