"""Rewriting a search so that it finds what its words mean.

In both ways a set phrase ("Ilir Timur Tiga", "curah hujan") is kept together and stop words
are dropped, because dismax cuts the query at every blank and asks CKAN's unanalysed fields
(name, tags, groups) for each word. Where Solr's schema is ours, that is all: Solr finds the
stems and synonyms. Elsewhere each word becomes a choice between itself, its stem and the
concepts it stands for, `(kependudukan OR penduduk)`, for the edismax parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ckan.lib.search.query import QUERY_FIELDS

from ckanext.palembang.catalogue.search.concepts import Match, longest_matches
from ckanext.palembang.catalogue.search.fields import TITLE_FIELD
from ckanext.palembang.catalogue.search.query_syntax import (
    Kind,
    NotUnderstoodError,
    Piece,
    read_query,
)
from ckanext.palembang.catalogue.search.stems import stem
from ckanext.palembang.catalogue.search.word_lists import stopwords
from ckanext.palembang.catalogue.search.words import fold

_SPECIAL = re.compile(r'([+\-!():^\[\]"{}~*?\\/&|])')
_OUR_FIELDS = f"{QUERY_FIELDS} {TITLE_FIELD}^4"


def expand_for_schema(search_params: dict[str, Any]) -> dict[str, Any]:
    """Return the search, its set phrases quoted and its stop words dropped."""
    pieces = _readable_pieces(search_params)
    if not pieces:
        return search_params
    joined = _join_phrases(_drop_stopwords(pieces))
    query = " ".join(_typed(piece) for piece in joined)
    return {**search_params, "q": query}


def expand_in_python(search_params: dict[str, Any]) -> dict[str, Any]:
    """Return the search with every word widened; see the module's text."""
    pieces = _readable_pieces(search_params)
    if not pieces or all(piece.prefix == "-" for piece in pieces):
        return search_params
    joined = _join_phrases(_drop_stopwords(pieces))
    return {
        "qf": _OUR_FIELDS,
        **search_params,
        "q": _clauses([(piece, _widened(piece)) for piece in joined]),
        "defType": "edismax",
    }


def _readable_pieces(search_params: dict[str, Any]) -> list[Piece]:
    """Return the query's pieces; none where it is not for dismax or not understood."""
    query = search_params.get("q")
    if not isinstance(query, str) or search_params.get("defType", "dismax") != "dismax":
        return []
    try:
        return read_query(query)
    except NotUnderstoodError:
        return []


def _drop_stopwords(pieces: list[Piece]) -> list[Piece]:
    """Drop stop words, unless an operator or prefix makes use of one or nothing is left."""
    if any(piece.kind is Kind.OPERATOR for piece in pieces):
        return pieces
    kept = [piece for piece in pieces if not _is_stopword(piece)]
    return kept or pieces


def _is_stopword(piece: Piece) -> bool:
    is_plain = piece.kind is Kind.WORD and not piece.prefix
    return is_plain and all(word in stopwords() for word in piece.words)


def _join_phrases(pieces: Sequence[Piece]) -> list[Piece]:
    """Make one phrase of the words that form a set phrase, each run of plain words by itself."""
    joined: list[Piece] = []
    run: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.WORD and not piece.prefix:
            run.append(piece)
            continue
        joined += [*_join_run(run), *_join_run([piece])]
        run = []
    return [*joined, *_join_run(run)]


def _join_run(run: list[Piece]) -> Iterator[Piece]:
    if not run or run[0].kind is not Kind.WORD:
        yield from run
        return
    owners = [place for place, piece in enumerate(run) for _ in piece.words]
    spelled = [word for piece in run for word in piece.words]
    done = 0
    for match in longest_matches([stem(word) for word in spelled]):
        if match.length == 1 or not _covers_whole_pieces(match, owners):
            continue
        first, last = owners[match.start], owners[match.end - 1]
        yield from run[done:first]
        yield Piece(Kind.PHRASE, " ".join(spelled[match.start : match.end]), run[first].prefix)
        done = last + 1
    yield from run[done:]


def _covers_whole_pieces(match: Match, owners: Sequence[int]) -> bool:
    begins = match.start == 0 or owners[match.start - 1] != owners[match.start]
    ends = match.end == len(owners) or owners[match.end] != owners[match.end - 1]
    return begins and ends


def _typed(piece: Piece) -> str:
    text = f'"{piece.text}"' if piece.kind is Kind.PHRASE else piece.text
    return piece.prefix + text


def _widened(piece: Piece) -> str:
    """Return the piece for edismax: what dismax takes literally is escaped."""
    if piece.kind is Kind.OPERATOR:
        return piece.text
    choices = [f'"{piece.text}"' if piece.kind is Kind.PHRASE else _escaped(piece.text)]
    if piece.kind is not Kind.OPAQUE:
        choices += _meanings(piece.words)
    # Dismax looks at name and tags as they are, so the typed spelling stays, with its capitals.
    unique = {fold(choice): choice for choice in reversed(choices)}
    widened = " OR ".join(reversed(unique.values()))
    return piece.prefix + (widened if len(unique) == 1 else f"({widened})")


def _meanings(spelled: Sequence[str]) -> list[str]:
    """Return the stem of a single word, and the concepts that the words as a whole stand for."""
    stems = [stem(word) for word in spelled if word not in stopwords()]
    whole = next(longest_matches(stems), None)
    concepts = whole.names if whole and (whole.start, whole.end) == (0, len(stems)) else ()
    return [*(stems if len(spelled) == 1 else ()), *concepts]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _clauses(pieces: list[tuple[Piece, str]]) -> str:
    """Join the widened pieces so that edismax asks for as many of them as dismax would.

    CKAN sets `q.op=AND`; only clauses joined by OR are counted by `mm` ("all of two, all
    but one of three"). A required or excluded clause must not stand beside an OR, which
    would undo its prefix, so those come last.
    """
    if any(piece.kind is Kind.OPERATOR for piece, _ in pieces):
        return " ".join(text for _, text in pieces)
    optional = " OR ".join(text for piece, text in pieces if not piece.prefix)
    prefixed = [text for piece, text in pieces if piece.prefix]
    return " ".join([optional, *prefixed] if optional else prefixed)
