"""What a reader is told when a page cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.pages.words import Words

_UNREACHABLE = 500
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
        advice: what to do.
        shows_reason: whether the reason given by the code is meant for readers.
        other_language: the same in the language that the reader did not choose.
    """

    code: int
    title: str
    advice: str
    shows_reason: bool
    other_language: Words | None = None


def palembang_error(code: object) -> Problem:
    """The error page for a status; core passes it bare or in a list."""
    first = code[0] if isinstance(code, list) and code else code
    status = int(first) if str(first).isdecimal() else _UNREACHABLE
    if status >= _UNREACHABLE:
        return Problem(
            status,
            tk._("Something on our side does not work"),
            tk._("A part of this site does not answer. Please try again in a few minutes."),
            False,
            _SORRY if language() == "id" else _MAAF,
        )
    title, advice = _texts().get(status) or (
        tk._("This request cannot be answered"),
        tk._("Check the address, or start again from the home page."),
    )
    return Problem(status, title, advice, True)


def _texts() -> dict[int, tuple[str, str]]:
    return {
        401: (tk._("Please sign in first"), tk._("This page is for officers.")),
        403: (
            tk._("You may not see this page"),
            tk._("It is open to the office that owns it. Sign in with an account of that office."),
        ),
        404: (
            tk._("This page does not exist"),
            tk._("It may have moved, or the address has a typing error. Try the search."),
        ),
    }
