"""What a reader is told when a page cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.exceptions import default_exceptions

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.pages.words import Words

_OUR_FAULT = 500
_SORRY = Words("A part of this site does not answer. Please try again in a few minutes.", "en")
_MAAF = Words(
    "Sebagian situs ini sedang tidak menjawab. Silakan coba lagi beberapa menit lagi.", "id"
)


@dataclass(frozen=True)
class Problem:
    """An error page.

    Attributes:
        code: HTTP status.
        title: what happened.
        advice: what to do, or the reason that our code or CKAN's gave.
        other_language: the same in the language that the reader did not choose, where the fault
            is ours: it may have kept the page from asking which language that is.
    """

    code: int
    title: str
    advice: str
    other_language: Words | None = None


def palembang_error(code: object, content: object) -> Problem:
    """The error page for a status.

    Args:
        code: the status; core passes it bare or in a list.
        content: the reason; Werkzeug's own sentences are English, so ours stand in their place,
            and what goes wrong on our side is for the log.
    """
    first = str(code[0] if isinstance(code, list) and code else code)
    status = int(first) if first.isdecimal() else _OUR_FAULT
    title, advice = _texts().get(status) or _other_text(status)
    if status >= _OUR_FAULT:
        return Problem(status, title, advice, _SORRY if language() == "id" else _MAAF)
    reason = str(content or "")
    return Problem(status, title, advice if not reason or _is_standard(reason) else reason)


def _is_standard(reason: str) -> bool:
    return any(error.description == reason for error in default_exceptions.values())


def _other_text(status: int) -> tuple[str, str]:
    if status >= _OUR_FAULT:
        return (tk._("Internal error"), tk._("Something went wrong on our side. Try again later."))
    return (
        tk._("Bad request"),
        tk._("The browser sent something that this site cannot read."),
    )


def _texts() -> dict[int, tuple[str, str]]:
    not_allowed = tk._("You are not allowed to open this page.")
    return {
        401: (tk._("Not authorized"), not_allowed),
        403: (tk._("Access denied"), not_allowed),
        404: (
            tk._("Page not found"),
            tk._(
                "There is no page at this address. Check the address, or search for what you need."
            ),
        ),
        405: (tk._("Method not allowed"), tk._("This page cannot be used in this way.")),
        410: (tk._("Gone"), tk._("What was at this address has been removed.")),
        413: (tk._("Too large"), tk._("What you sent is larger than this site accepts.")),
        429: (
            tk._("Too many requests"),
            tk._("Too many requests came from you. Try again in a little while."),
        ),
        503: (
            tk._("Service unavailable"),
            tk._("A part of this site is not available at the moment. Try again later."),
        ),
    }
