"""Texts and lists of texts as forms, API and imports give them, made plain or refused in words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import ckan.plugins.toolkit as tk

MAX_TEXT = 100_000
MAX_ITEMS = 1_000
# Characters that XML 1.0 and PostgreSQL cannot hold: feeds and saving would break on them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_empty(value: object) -> bool:
    """Whether a value says nothing: absent, null, or blanks."""
    return value is tk.missing or value is None or (isinstance(value, str) and not value.strip())


def plain_text(value: object) -> str:
    """Text without surrounding blanks and without characters that cannot be stored or fed.

    Raises:
        tk.Invalid: it is no text, too long, or holds a control character.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise tk.Invalid(tk._("Expected a text here."))
    text = str(value).replace("\r\n", "\n").strip()
    found = _ILLEGAL.search(text)
    if found:
        raise tk.Invalid(
            tk._("Character %(place)d is a control character: type the text anew, or delete it.")
            % {"place": found.start() + 1}
        )
    if len(text) > MAX_TEXT:
        raise tk.Invalid(
            tk._("This text has %(length)d characters; at most %(limit)d fit.")
            % {"length": len(text), "limit": MAX_TEXT}
        )
    return text


def one_line(value: object) -> str:
    """Plain text in one line: an item of a list that people see a line each."""
    return " ".join(plain_text(value).split())


def split_list(value: object) -> list[object] | None:
    """Text as its lines, JSON text of a list as that list, a number as a list of one; else none."""
    if isinstance(value, list):
        return list(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return [value]
    if not isinstance(value, str):
        return None
    if value.lstrip().startswith("["):
        loaded = json_or_none(value)
        if isinstance(loaded, list):
            return loaded
    return list(value.splitlines())


def text_list(value: object, read: Callable[[object], str] = one_line) -> list[str]:
    """A list of texts in its order, blank and repeated ones left out.

    Args:
        value: a list, its JSON text, or one text a line.
        read: makes one item plain; refuses with `tk.Invalid`.

    Raises:
        tk.Invalid: it is no list, is too long, or an item is refused.
    """
    items = [] if is_empty(value) else split_list(value)
    if items is None or len(items) > MAX_ITEMS:
        raise tk.Invalid(
            tk._("Expected a list of at most %(limit)d values.") % {"limit": MAX_ITEMS}
        )
    texts = ["" if is_empty(item) else read(item) for item in items]
    return list(dict.fromkeys(text for text in texts if text))


def json_or_none(text: str) -> object:
    """What a JSON text says; none where it is no JSON that can be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
