"""Formats by the end of an address and by the media types that a reader takes."""

from __future__ import annotations

from dataclasses import replace

from werkzeug.datastructures import MIMEAccept

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.catalog.errors import NotAcceptableError, NothingThereError
from ckanext.palembang.dcat.linked_data.documents import (
    RDF_XML,
    SERIALISATIONS,
    TURTLE,
    Serialisation,
)

#: Other ends of addresses that ckanext-dcat's readers know. Turtle is N3 as it stands.
_OTHERS: dict[str, Serialisation] = {
    "rdf": replace(RDF_XML, extension="rdf"),
    "n3": replace(TURTLE, extension="n3", media_type="text/n3"),
}
_ALL = {**SERIALISATIONS, **_OTHERS}
_HTML = ("text/html", "application/xhtml+xml")
_BY_MEDIA_TYPE = {one.media_type: one for one in SERIALISATIONS.values()}
_LONGEST_SHOWN = 60


def format_of(extension: str) -> Serialisation:
    """Return the format of an address.

    Raises:
        NothingThereError: if there is none, with the list of those that there are.
    """
    try:
        return _ALL[extension]
    except KeyError:
        raise NothingThereError(
            tk._("There is no format “%(name)s”. Known are: %(known)s.")
            % {"name": extension[:_LONGEST_SHOWN], "known": ", ".join(_ALL)}
        ) from None


def negotiated(accepted: MIMEAccept) -> Serialisation | None:
    """Return the format that a reader of the catalogue prefers; None for a page to look at.

    Who names no preference gets Turtle.

    Raises:
        NotAcceptableError: if the reader takes none of them, with the list.
    """
    if not accepted:
        return TURTLE
    best = accepted.best_match([*_BY_MEDIA_TYPE, *_HTML])
    if best is None:
        raise NotAcceptableError(
            tk._("None of the media types asked for is here. Known are: %(known)s.")
            % {"known": ", ".join([*_BY_MEDIA_TYPE, _HTML[0]])}
        )
    return _BY_MEDIA_TYPE.get(best)


def preferred_to_a_page(accepted: MIMEAccept) -> Serialisation | None:
    """Return the format that a reader wants rather than the web page; None in case of doubt."""
    if not accepted:
        return None
    best = accepted.best_match([*_HTML, *_BY_MEDIA_TYPE])
    return _BY_MEDIA_TYPE.get(best or "")
