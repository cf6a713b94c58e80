"""Cutting a text into words the way the search index does."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the text in small letters without accents, as Solr's two folding filters do."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def words(text: str) -> list[str]:
    """Return the folded words of a text: `"Rata-Rata, 3/4 Ulu"` is `rata rata 3 4 ulu`."""
    return _WORD.findall(fold(text))
