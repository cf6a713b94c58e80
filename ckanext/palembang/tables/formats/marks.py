"""Superscripts in a text: marks of notes go, exponents and signs of figures stay."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MEASURE = re.compile(r"(?:\b[kcdm]?m|\bmeter|\bkilometer)\s*$", re.IGNORECASE)
_FIGURE = re.compile(r"\s*[-(]?\d[\d., \u00a0]*\)?\s*%?\s*$")


def without_note_marks(pieces: list[tuple[str, bool]]) -> str:
    """Return the text of pieces (text, is superscript) without the marks of notes.

    `km` with a raised 2 stays `km2`, and a raised sign behind a figure is a flag, not a note.
    """
    text = ""
    for piece, is_raised in pieces:
        if not is_raised or _MEASURE.search(text) or (text.strip() and _FIGURE.match(text)):
            text += piece
    return text


def without_raised_letters(text: str) -> str:
    """Return a text without raised Unicode digits that mark a note; `km²` becomes `km2`."""
    return re.sub(
        r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+",
        lambda found: found[0].translate(_DIGITS) if _MEASURE.search(text[: found.start()]) else "",
        text,
    )
