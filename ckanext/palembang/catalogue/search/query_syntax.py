"""Taking a user's query apart so that only its plain words are ever changed.

CKAN gives a query to Solr's dismax parser, where only quotes, `+`, `-` and the words AND,
OR, NOT mean something, unless it has a colon or its caller chose another parser. Those
others are not read here at all. In the rest, whatever is not surely a plain word or phrase
is carried along unread, and what cannot be taken apart without doubt is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ckanext.palembang.catalogue.search.words import words

#: Longer queries are left alone: no person wrote them, and each word costs Solr a clause.
MAX_PIECES = 60
MAX_LENGTH = 1_000


class Kind(Enum):
    """What a piece of a query is."""

    WORD = auto()
    PHRASE = auto()
    OPERATOR = auto()
    OPAQUE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query.

    Attributes:
        kind: what it is.
        text: the piece as typed, without its prefix; a phrase without its quotes.
        prefix: `+`, `-` or nothing.
    """

    kind: Kind
    text: str
    prefix: str = ""

    @property
    def words(self) -> list[str]:
        """Return the folded words of the piece."""
        return words(self.text)


class NotUnderstoodError(Exception):
    """The query cannot be taken apart without doubt."""


_PIECE = re.compile(
    r"""(?: (?P<operator>AND|OR|NOT) (?=\s|$)
          | (?P<prefix>[+-]?) (?: "(?P<phrase>[^"]*)" | (?P<other>[^\s"]+) ) (?=\s|$) )
        \s*""",
    re.VERBOSE,
)
# A word, with signs that stand inside words: 2023/2024, alang-alang, S.E.
_WORD = re.compile(r"[^\W_](?:[\w.,'\u2019/-]*\w)?")
# What dismax and the analysis throw away around a word: "(by", "murid,", "km2)".
_MARKS_BEFORE = "([{'\u2018"
_MARKS_BEHIND = ".,;?!)]}'\u2019"


def read_query(query: str) -> list[Piece]:
    """Take apart a query for the dismax parser.

    Raises:
        NotUnderstoodError: a field, local parameters, a backslash, an odd quote, an empty
            phrase, a sign that stands alone, or too long.
    """
    if len(query) > MAX_LENGTH or any(sign in query for sign in (":", "\\", "{!")):
        raise NotUnderstoodError(query)
    pieces: list[Piece] = []
    position = len(query) - len(query.lstrip())
    while position < len(query):
        match = _PIECE.match(query, position)
        if match is None or len(pieces) == MAX_PIECES:
            raise NotUnderstoodError(query)
        pieces.append(_piece(match))
        position = match.end()
    return pieces


def _piece(match: re.Match[str]) -> Piece:
    if match["operator"] is not None:
        return Piece(Kind.OPERATOR, match["operator"])
    if match["phrase"] is not None:
        if not match["phrase"].strip():
            # CKAN takes "" for a search of everything.
            raise NotUnderstoodError(match["phrase"])
        return Piece(Kind.PHRASE, match["phrase"], match["prefix"])
    text = match["other"]
    if not text.strip("+-"):
        raise NotUnderstoodError(text)
    bare = text.lstrip(_MARKS_BEFORE).rstrip(_MARKS_BEHIND)
    if _WORD.fullmatch(bare) and words(bare):
        return Piece(Kind.WORD, bare, match["prefix"])
    return Piece(Kind.OPAQUE, text, match["prefix"])
