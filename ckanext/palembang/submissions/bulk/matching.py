"""Which dataset a table belongs to; where two come into question, none is chosen."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.statistics import TableNumberError, parse_table_number
from ckanext.palembang.tables import Table

#: Words that say nothing of what a table is about.
_EMPTY_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "by",
        "dan",
        "di",
        "in",
        "jumlah",
        "banyaknya",
        "kota",
        "menurut",
        "number",
        "of",
        "palembang",
        "tabel",
        "table",
        "the",
    )
)
_YEARS = re.compile(r"\b(19|20)\d\d([/–-]((19|20)\d\d|\d\d))?\b")
_NUMBER_IN_TITLE = re.compile(r"^\s*(tabel|table)?\s*\d{1,2}(\.\d{1,3}){1,2}\b", re.IGNORECASE)
_NUMBER_IN_NAME = re.compile(
    r"(?:tabel|table|tab)?[ _.-]*(\d{1,2}(?:[._-]\d{1,3}){2})(?!\d)", re.IGNORECASE
)
_IN_PARENTHESES = re.compile(r"\([^)]*\)")

#: So much of the words of two titles is shared where they are of one table.
_ALIKE = 0.4

Words = frozenset[str]


@dataclass(frozen=True)
class Known:
    """A dataset as far as it takes to recognise its tables."""

    id: str
    name: str


@dataclass(frozen=True)
class Match:
    """The dataset of a table.

    Attributes:
        how: `mapping`, `template`, `number`, `title`; empty for none.
        dataset: the dataset, None where there is none or several come into question.
        candidates: names of those that come into question, when they are several.
    """

    how: str = ""
    dataset: Known | None = None
    candidates: tuple[str, ...] = ()


class Register:
    """The active datasets of the catalogue, by what tables say of themselves."""

    def __init__(self, edition: int | None = None) -> None:
        self._by_reference: dict[str, Known] = {}
        self._by_number: dict[str, set[Known]] = {}
        self._by_title: dict[Words, set[Known]] = {}
        self._edition = edition
        for row in model.Session.execute(_query()):
            known = Known(row.id, row.name)
            self._by_reference |= {row.id: known, row.name: known}
            extras: Mapping[str, Any] = row.extras or {}
            for title in (row.title, extras.get("title_en")):
                if title and (words := words_of(str(title))):
                    self._by_title.setdefault(words, set()).add(known)
            for number in _numbers(extras.get("dalam_angka"), edition):
                self._by_number.setdefault(number, set()).add(known)

    def get(self, reference: str) -> Known | None:
        """Gives a dataset by id or name."""
        return self._by_reference.get(reference)

    def match(self, table: Table, file_name: str = "") -> Match:
        """Gives the dataset of a table by its number and its title.

        Numbers move from edition to edition: one that belongs to several datasets, or to another one than the
        title, is not decided here.

        Args:
            table: the table.
            file_name: name of its file, when the file has no other table.
        """
        number = _number(table.title.number) or _number_of_name(file_name)
        by_number = self._by_number.get(number or "", set())
        titles = [table.title.id, table.title.en]
        by_title: set[Known] = set()
        for words in filter(None, (words_of(one) for one in titles if one)):
            by_title |= self._by_title.get(words, set())
        if by_number and by_title:
            both = by_number & by_title
            return _decided("number", both or (by_number | by_title))
        if by_number:
            return self._by_number_alone(by_number, titles)
        return _decided("title", by_title)

    def _by_number_alone(self, found: set[Known], titles: list[str | None]) -> Match:
        """Without the edition, a number decides only where the titles are alike."""
        said = [words for one in titles if one and (words := words_of(one))]
        if self._edition is not None or not said:
            return _decided("number", found)
        alike = {
            one
            for words, known in self._by_title.items()
            for one in known & found
            if any(len(words & other) >= _ALIKE * len(words | other) for other in said)
        }
        if alike:
            return _decided("number", alike)
        return Match("number", None, tuple(sorted(one.name for one in found)))


def words_of(title: str) -> Words:
    """Gives the words that tell a title from others: no number, year, unit, place or filling word."""
    text = unicodedata.normalize("NFKC", title).casefold()
    for pattern in (_NUMBER_IN_TITLE, _IN_PARENTHESES, _YEARS):
        text = pattern.sub(" ", text)
    return frozenset(re.findall(r"\w+", text)) - _EMPTY_WORDS


def _decided(how: str, found: set[Known]) -> Match:
    if len(found) == 1:
        return Match(how, next(iter(found)))
    return Match(how if found else "", None, tuple(sorted(one.name for one in found)))


def _query() -> sa.Select[Any]:
    package = model.Package
    return sa.select(package.id, package.name, package.title, package.extras).where(
        package.state == "active", package.type == "dataset"
    )


def _numbers(stored: object, edition: int | None) -> Iterable[str]:
    try:
        rows = json.loads(stored) if isinstance(stored, str) else stored
    except ValueError:
        return
    for row in rows if isinstance(rows, list) else ():
        if edition is not None and str(row.get("edisi")) != str(edition):
            continue
        if number := _number(str(row.get("nomor") or "")):
            yield number


def _number(text: str | None) -> str | None:
    try:
        return str(parse_table_number(text or ""))
    except TableNumberError:
        return None


def _number_of_name(file_name: str) -> str | None:
    found = _NUMBER_IN_NAME.match(PurePosixPath(file_name).name)
    return _number(re.sub(r"[_-]", ".", found[1])) if found else None
