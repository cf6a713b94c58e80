"""What a reader asks of the catalogue: the parameters of the address, checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.catalog.errors import WrongQuestionError

#: Largest number that the database can compare with.
LARGEST = 2**63 - 1
_LONGEST_SHOWN = 60
_LONGEST_NUMBER = 30
_DIGITS = re.compile("[0-9]+", re.ASCII)
# A `+` that nobody escaped arrives as a blank.
_BLANK_ZONE = re.compile(r" (?=[0-9]{2}:?[0-9]{2}$)")
_KNOWN = ("after", "page", "page_size", "organization", "modified_since", "q", "fq", "profiles")


@dataclass(frozen=True)
class Question:
    """A page of the catalogue, or of a part of it.

    Attributes:
        after: the sequence number after which the page begins; 0 is the beginning.
        page: number of a window, for readers that count pages; None for those who follow keys.
        page_size: how many datasets, or how wide the window.
        has_page_size: whether the reader chose the size, so that links repeat it.
        organization: name or id of an office whose datasets are wanted, "" for all.
        modified_since: only what changed at or after this moment.
        q: words to search for, as CKAN's search takes them.
        fq: filter of CKAN's search.
        profiles: names of profiles of ckanext-dcat, empty for ours.
    """

    page_size: int
    after: int = 0
    page: int | None = None
    has_page_size: bool = False
    organization: str = ""
    modified_since: datetime | None = None
    q: str = ""
    fq: str = ""
    profiles: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all datasets are wanted, not some of them."""
        return not (self.organization or self.modified_since or self.is_search)

    @property
    def is_search(self) -> bool:
        """Whether the search engine has to say which datasets are meant."""
        return bool(self.q or self.fq)

    def at(self, after: int) -> Question:
        """Return the question for the page that begins after a number."""
        return replace(self, after=after, page=None)

    def at_page(self, page: int) -> Question:
        """Return the question for a window."""
        return replace(self, after=0, page=page)

    def query(self) -> str:
        """Return the question as the query of an address, escaped, always in the same order."""
        parts: list[tuple[str, str]] = []
        if self.organization:
            parts.append(("organization", self.organization))
        if self.modified_since:
            parts.append(("modified_since", self.modified_since.isoformat()))
        parts += [(key, value) for key, value in (("q", self.q), ("fq", self.fq)) if value]
        if self.profiles:
            parts.append(("profiles", ",".join(self.profiles)))
        if self.has_page_size:
            parts.append(("page_size", str(self.page_size)))
        if self.page is not None:
            parts.append(("page", str(self.page)))
        elif self.after:
            parts.append(("after", str(self.after)))
        return urlencode(parts)


def read_question(given: MultiDict[str, str]) -> Question:
    """Return what is asked; parameters that we do not know are passed over.

    Raises:
        WrongQuestionError: if a parameter has no meaning, with a sentence that says which.
    """
    texts = {key: _single(key, given.getlist(key)) for key in (*_KNOWN, "sort")}
    if texts["sort"]:
        raise WrongQuestionError(
            tk._(
                "The catalogue cannot be sorted: its order never changes, so that no dataset is lost while it is read."
            )
        )
    if texts["after"] and texts["page"]:
        raise WrongQuestionError(tk._("Give either “after” or “page”, not both."))
    asked_size = _number("page_size", texts["page_size"], 1)
    page_size = min(asked_size or config.page_size(), config.page_size_limit())
    page = _number("page", texts["page"], 1)
    if page is not None and page * page_size > LARGEST:
        page = LARGEST // page_size
    return Question(
        page_size=page_size,
        has_page_size=asked_size is not None,
        after=_number("after", texts["after"], 0) or 0,
        page=page,
        organization=texts["organization"],
        modified_since=_moment(texts["modified_since"]),
        q=texts["q"],
        fq=texts["fq"],
        profiles=_profiles(texts["profiles"]),
    )


def _single(key: str, values: Sequence[str]) -> str:
    """Return the text of a parameter; the same given twice is no question."""
    given = {value.strip() for value in values}
    if len(given) > 1:
        raise WrongQuestionError(tk._("“%(key)s” is given more than once.") % {"key": key})
    text = next(iter(given), "")
    if not text.isprintable():
        raise WrongQuestionError(
            tk._("“%(key)s” holds a character that cannot be printed.") % {"key": key}
        )
    return text


def _number(key: str, text: str, least: int) -> int | None:
    if not text:
        return None
    number = min(int(text[-_LONGEST_NUMBER:]), LARGEST) if _DIGITS.fullmatch(text) else -1
    if len(text) > _LONGEST_NUMBER and number >= 0:
        return LARGEST
    if number < least:
        raise WrongQuestionError(
            tk._("“%(key)s” has to be a whole number from %(least)d up, not “%(value)s”.")
            % {"key": key, "least": least, "value": text[:_LONGEST_SHOWN]}
        )
    return number


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        read = datetime.fromisoformat(_BLANK_ZONE.sub("+", text))
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise WrongQuestionError(
            tk._(
                "“modified_since” has to be a date or a moment, such as 2026-01-31 or 2026-01-31T08:00:00+07:00, not “%(value)s”."
            )
            % {"value": text[:_LONGEST_SHOWN]}
        ) from None


def _profiles(text: str) -> tuple[str, ...]:
    """Return the profiles that are asked for; ours alone is what everybody gets."""
    names = tuple(name for part in text.split(",") if (name := part.strip()))
    return () if names == (config.PROFILE,) else names
