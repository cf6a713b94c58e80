"""Addresses of the vocabularies: pages to look at, and documents beside them."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog import sitemap
from ckanext.palembang.dcat.catalog.answers import Head, answer, opened, sentence
from ckanext.palembang.dcat.catalog.errors import AnswerError, NothingThereError
from ckanext.palembang.dcat.catalog.formats import preferred_to_a_page
from ckanext.palembang.dcat.definitions.documents import (
    GEOJSON,
    Subject,
    document,
    extensions_for,
)
from ckanext.palembang.dcat.definitions.pages import (
    definition_paths,
    render_code,
    render_index,
    render_vocabulary,
)
from ckanext.palembang.dcat.definitions.vocabularies import (
    find_code,
    key_of,
    other_address,
    vocabulary,
)
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.documents import SERIALISATIONS
from ckanext.palembang.reference import CodeList

__all__ = ["palembang_definitions"]

palembang_definitions = Blueprint("palembang_definitions", __name__)

_LONGEST_SHOWN = 60
_GEOJSON_TYPE = "application/geo+json"
_SYNONYMS = {"rdf": "xml"}


@palembang_definitions.errorhandler(AnswerError)
def say_why(error: AnswerError) -> Response:
    """A sentence, for programs that asked for what is not there."""
    return sentence(error)


@palembang_definitions.get(f"/sitemap/{sitemap.VOCABULARIES}.xml")
def sitemap_part() -> Response:
    """Addresses of all pages of the vocabularies, for search engines."""
    return sitemap.answer_with_paths(definition_paths())


@palembang_definitions.get("/def", strict_slashes=False)
def index() -> AnyResponse:
    """All vocabularies."""
    return _described(Subject()) or _page(render_index())


@palembang_definitions.get("/def.<extension>")
def index_in(extension: str) -> Response:
    """The names of all vocabularies in one format."""
    return _document(Subject(), extension)


@palembang_definitions.get("/def/<name>", strict_slashes=False)
def scheme(name: str) -> AnyResponse:
    """A vocabulary with all its codes, as a page or in the format that the address ends with."""
    bare, dot, extension = name.partition(".")
    known = _known(bare)
    subject = Subject(known.name)
    if dot:
        return _document(subject, extension)
    return _described(subject) or _page(render_vocabulary(known))


@palembang_definitions.get("/def/<name>/<path:key>")
def code(name: str, key: str) -> AnyResponse:
    """One code; a code of BPS leads to the area that it means."""
    known = _known(name)
    found = find_code(known, key)
    if found is not None:
        subject = Subject(known.name, key)
        return _described(subject) or _page(render_code(known, found))
    bare, dot, extension = key.rpartition(".")
    if dot and find_code(known, bare) is not None:
        return _document(Subject(known.name, bare), extension)
    return _elsewhere(known, key)


def _elsewhere(known: CodeList, key: str) -> AnyResponse:
    bare, dot, extension = key.partition(".")
    other = other_address(known, bare)
    if other is None:
        return tk.abort(
            404,
            tk._("There is no code “{code}” in “{list}”.").format(
                code=key[:_LONGEST_SHOWN], list=known.name
            ),
        )
    target = tk.url_for(
        "palembang_definitions.code", name=known.name, key=f"{key_of(other)}{dot}{extension}"
    )
    return opened(make_response(redirect(target, 301)))


def _known(name: str) -> CodeList:
    known = vocabulary(name)
    if known is None:
        tk.abort(404, tk._("There is no vocabulary “{name}”.").format(name=name[:_LONGEST_SHOWN]))
    return known


def _described(subject: Subject) -> Response | None:
    """Return a document where the reader prefers one to a page."""
    wanted = preferred_to_a_page(request.accept_mimetypes)
    if wanted is None and request.accept_mimetypes.best == _GEOJSON_TYPE:
        is_drawn = GEOJSON in extensions_for(subject)
        return _answer(subject, GEOJSON, is_negotiated=True) if is_drawn else None
    return _answer(subject, wanted.extension, is_negotiated=True) if wanted else None


def _document(subject: Subject, extension: str) -> Response:
    """Return a document in a format; `rdf` is another word for RDF/XML.

    Raises:
        NothingThereError: if there is no such format, with the list of those that there are.
    """
    extension = _SYNONYMS.get(extension, extension)
    if extension not in extensions_for(subject):
        raise NothingThereError(_no_format(subject, extension))
    return _answer(subject, extension)


def _no_format(subject: Subject, extension: str) -> str:
    return tk._("There is no format “%(name)s”. Known are: %(known)s.") % {
        "name": extension[:_LONGEST_SHOWN],
        "known": ", ".join(extensions_for(subject)),
    }


def _answer(subject: Subject, extension: str, *, is_negotiated: bool = False) -> Response:
    finished = document(subject, extension, Addresses.of_this_site())
    head = Head(
        finished.tag,
        _GEOJSON_TYPE if extension == GEOJSON else SERIALISATIONS[extension].media_type,
        extension,
        None,
        (("alternate", subject.path),),
        f"{subject.path}.{extension}" if is_negotiated else "",
    )
    return answer(head, lambda: finished, known=finished)


def _page(text: str) -> AnyResponse:
    response = make_response(text)
    response.vary.add("Accept")
    return response
