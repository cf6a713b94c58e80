"""What the reader gets while a service is down: a page or JSON that needs no service, template or session."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, Template
from werkzeug.wrappers import Response

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.failures.services import Service

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_HERE = Path(__file__).parent
_LANGUAGES = ("id", "en")
_RETRY_SECONDS = "30"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


def failure_response(environ: WSGIEnvironment, service: Service | None) -> Response:
    """Says that a service is missing (503), or that something went wrong (500 with None)."""
    status = 503 if service else 500
    what = service.value if service else "other"
    if is_api(environ["PATH_INFO"]):
        body, content_type = _json(what, _languages(environ)[0]), "application/json; charset=utf-8"
    else:
        body, content_type = _page(what, environ), "text/html; charset=utf-8"
    response = Response(body, status, content_type=content_type)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _POLICY
    if service:
        response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def is_api(path: str) -> bool:
    """Whether a program asks, which reads no pages."""
    parts = path.strip("/").split("/")
    return "api" in parts[:2] and (parts[0] == "api" or parts[0] in _LANGUAGES)


def _page(what: str, environ: WSGIEnvironment) -> str:
    return _template().render(
        texts=_texts(),
        what=what,
        languages=_languages(environ),
        is_change=environ["REQUEST_METHOD"] not in ("GET", "HEAD"),
        site_title=tk.config.get("ckan.site_title") or "Satu Data Palembang",
    )


def _json(what: str, language: str) -> str:
    message = f"{_texts()[what][language]} {_texts()['advice'][language]}"
    return json.dumps(
        {"success": False, "error": {"__type": "Service Unavailable", "message": message}}
    )


def _languages(environ: WSGIEnvironment) -> tuple[str, str]:
    # CKAN notes there the language that stands in the address.
    return ("en", "id") if environ.get("CKAN_LANG") == "en" else ("id", "en")


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    loaded: dict[str, Any] = yaml.safe_load((_HERE / "texts.yaml").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _template() -> Template:
    return Environment(autoescape=True).from_string(
        (_HERE / "page.html").read_text(encoding="utf-8")
    )
