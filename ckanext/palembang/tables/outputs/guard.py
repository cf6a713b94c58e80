"""Texts in CSV that no spreadsheet takes for a formula.

A program that opens a CSV reads `=1+1`, `+1`, `-1`, `@A1` and what follows a tab or a carriage return as
a formula, which can call out of the file. An apostrophe before such a text makes it a text; it is put
before texts only, so that numbers stay numbers, and it can be taken away again without a doubt: a text
that has an apostrophe there already gets one more.
Source: OWASP, CSV Injection; the wide signs count in East Asian versions of spreadsheets.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DANGER = re.compile("'*(?:\\s*[=+\\-@＝＋－＠]|[\t\r\n])")  # noqa: RUF001 - the wide signs are meant


@lru_cache(maxsize=1 << 16)
def guarded(text: str) -> str:
    """Return a text as it may stand in a CSV."""
    return f"'{text}" if _DANGER.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _DANGER.match(text[1:]) else text
