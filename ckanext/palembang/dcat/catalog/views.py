"""Addresses of the catalogue as linked data."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.catalog import dump, live_pages, pages, single, sitemap
from ckanext.palembang.dcat.catalog.answers import sentence
from ckanext.palembang.dcat.catalog.errors import AnswerError
from ckanext.palembang.dcat.catalog.formats import format_of, negotiated, preferred_to_a_page
from ckanext.palembang.dcat.catalog.question import read_question
from ckanext.palembang.dcat.linked_data.documents import Serialisation
from ckanext.palembang.dcat.stored.model import OFFICE

__all__ = ["palembang_catalog"]

palembang_catalog = Blueprint("palembang_catalog", __name__)

#: Pages of CKAN that have a document beside them, which a reader may prefer.
_PAGES = {"dataset.read", "organization.read"}


@palembang_catalog.errorhandler(AnswerError)
def say_why(error: AnswerError) -> Response:
    """A sentence, for whoever asked wrongly."""
    return sentence(error, vary=["Accept"] if request.path.endswith("/catalog") else [])


@palembang_catalog.get("/catalog")
def catalog() -> AnyResponse:
    """The catalogue in the format that the reader prefers; a browser gets the search page."""
    serialisation = negotiated(request.accept_mimetypes)
    if serialisation is None:
        response = redirect(tk.url_for("dataset.search"), 303)
        response.vary.add("Accept")
        return response
    return _page(serialisation, is_negotiated=True)


@palembang_catalog.get("/catalog.<extension>")
def catalog_in(extension: str) -> Response:
    """A page of the catalogue in one format."""
    return _page(format_of(extension))


@palembang_catalog.get("/catalog/dump.<extension>.gz")
def catalog_dump(extension: str) -> Response:
    """All of it in one file."""
    return dump.dump_answer(extension)


@palembang_catalog.get("/dataset/<name>.<extension>")
def dataset_in(name: str, extension: str) -> Response:
    """A dataset's document in one format."""
    return single.dataset_answer(format_of(extension), name, profiles=_profiles())


@palembang_catalog.get("/organization/<name>.<extension>")
def office_in(name: str, extension: str) -> Response:
    """An office's document in one format."""
    return single.record_answer(OFFICE, format_of(extension), name)


@palembang_catalog.get("/sitemap.xml")
def sitemap_index() -> Response:
    """The files with the addresses of all pages."""
    return sitemap.index_answer()


@palembang_catalog.get("/sitemap/<part>.xml")
def sitemap_part(part: str) -> Response:
    """Addresses of pages."""
    return sitemap.part_answer(part)


@palembang_catalog.before_app_request
def negotiate() -> Response | None:
    """Give the document instead of the page to a reader that prefers one."""
    if request.endpoint not in _PAGES or request.method not in {"GET", "HEAD"}:
        return None
    serialisation = preferred_to_a_page(request.accept_mimetypes)
    if serialisation is None:
        return None
    name = str((request.view_args or {}).get("id", ""))
    try:
        if request.endpoint == "organization.read":
            return single.record_answer(OFFICE, serialisation, name, is_negotiated=True)
        return single.dataset_answer(serialisation, name, profiles=_profiles(), is_negotiated=True)
    except AnswerError as error:
        return sentence(error, vary=["Accept"])


@palembang_catalog.after_app_request
def tell_that_it_is_negotiated(response: Response) -> Response:
    """Keep caches from giving the page to those who prefer the document, and the other way round."""
    if request.endpoint in _PAGES:
        response.vary.add("Accept")
    return response


def _page(serialisation: Serialisation, *, is_negotiated: bool = False) -> Response:
    question = read_question(request.args)
    profiles = question.profiles or config.other_profiles()
    if profiles:
        return live_pages.page_answer(serialisation, question, profiles)
    return pages.page_answer(serialisation, question, is_negotiated=is_negotiated)


def _profiles() -> tuple[str, ...]:
    return read_question(request.args).profiles
