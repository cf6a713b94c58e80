"""Keys under which spellings of the same thing meet."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\W_]+")
_BEYOND_ANY_CODE = 10**15
_BLANKS = re.compile(r"\s+")


def text_of(value: str | float | None) -> str:
    """Return a cell's value as text; whole numbers without a decimal point.

    Spreadsheets hand a column of codes over as `1671010.0`. Nothing, booleans and
    numbers far beyond any code give an empty text.
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value.strip()
    if not abs(value) < _BEYOND_ANY_CODE:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def words_key(text: str) -> str:
    """Return the words of a text: lower case, single blanks, no punctuation.

    `"KOMPILASI_PRODUK_ADMINISTRASI"` and `"Kompilasi produk administrasi"` meet, so
    that a code, its printed label and an office's spelling are one. A text without
    any letter or digit keeps its signs, or every symbol would be the same.
    """
    plain = verbatim_key(text)
    return _SEPARATORS.sub(" ", plain).strip() or plain


def verbatim_key(text: str) -> str:
    """Return a text with its signs, only case, width and blanks made equal.

    For lists whose codes are signs: `"…"` is `"..."`, but `"~0"` is never `"0"`.
    """
    # NFKC after casefold can bring forth capitals again (e.g. U+2126 in some fonts'
    # look-alikes), so the pair is run twice: the second run changes nothing more.
    plain = text
    for _ in range(2):
        plain = unicodedata.normalize("NFKC", plain).casefold()
    return _BLANKS.sub(" ", plain).strip()
