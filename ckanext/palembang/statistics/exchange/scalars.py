"""Reads single values as real systems write them: texts, years, counts, yes or no, codes."""

from __future__ import annotations

import re
from typing import Final

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics.exchange.plain import as_list, is_number
from ckanext.palembang.statistics.exchange.read import NOTHING, Read, Reader, unreadable

#: No code, number or date is longer; keeps hostile input cheap.
LONGEST: Final = 200
_LARGEST: Final = 10**15
_NONE_WRITTEN: Final = frozenset({"", "-", "--", "\u2013", "\u2014"})
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_COUNT = re.compile(r"([0-9]{1,15})(?:\.0+)?", re.ASCII)
_NUMBERED_ANSWER = re.compile(r"(?:([12])\s*[.)-]?\s*)?(ya|tidak|yes|no|true|false)", re.IGNORECASE)
_YES: Final = frozenset({"ya", "yes", "true", "1"})
_NO: Final = frozenset({"tidak", "no", "false", "2", "0"})


def says_nothing(raw: object) -> bool:
    """Whether a value means “not answered”: null, blank, or a dash in place of a code or a date."""
    return raw is None or (
        isinstance(raw, str) and len(raw) <= LONGEST and raw.strip() in _NONE_WRITTEN
    )


def tidy(text: str) -> str:
    """A text as the forms save it: Unix line ends, no blanks around it."""
    return text.replace("\r\n", "\n").strip()


def read_text(raw: object) -> Read:
    """A text; numbers become their digits. A dash stays: in a text it is an answer (“there is none”)."""
    if raw is None:
        return NOTHING
    if isinstance(raw, str):
        return Read(tidy(raw) or None)
    if is_number(raw) and abs(raw) < _LARGEST:  # type: ignore[arg-type, operator]  # is_number
        return Read(_digits(raw))
    return _single(raw, read_text)


def read_year(raw: object) -> Read:
    """A year of four digits, as number or text."""
    if says_nothing(raw):
        return NOTHING
    text = _short(raw)
    return Read(text) if _YEAR.fullmatch(text) else _single(raw, read_year)


def read_count(raw: object) -> Read:
    """A whole number that is not negative, as number or digits; its digits stand in the record."""
    if says_nothing(raw):
        return NOTHING
    match = _COUNT.fullmatch(_short(raw))
    return Read(str(int(match[1]))) if match else _single(raw, read_count)


def read_yes_no(raw: object) -> Read:
    """Ya or tidak: true, "Ya", "1. Ya", 1 and false, "Tidak", 2 or 0 as the forms and PHP number them."""
    if says_nothing(raw):
        return NOTHING
    if isinstance(raw, bool):
        return Read("ya" if raw else "tidak")
    text = _short(raw).casefold()
    match = _NUMBERED_ANSWER.fullmatch(text)
    word = match[2].casefold() if match else text
    if word in _YES:
        return Read("ya")
    return Read("tidak") if word in _NO else _single(raw, read_yes_no)


def code_reader(name: str) -> Reader:
    """A reader of the codes of one list: code, label, alias, or number of the form."""

    def read_code(raw: object) -> Read:
        if says_nothing(raw):
            return NOTHING
        code = code_list(name).normalise(_short(raw))
        return Read(code) if code else _single(raw, read_code)

    return read_code


def _single(raw: object, read: Reader) -> Read:
    """A list of one value is that value; any other list is none."""
    items = as_list(raw)
    if items is None or len(items) > 1 or (items and as_list(items[0]) is not None):
        return unreadable(raw)
    return read(items[0]) if items else NOTHING


def _short(raw: object) -> str:
    if isinstance(raw, str):
        return raw.strip() if len(raw) <= LONGEST else ""
    if is_number(raw) and abs(raw) < _LARGEST:  # type: ignore[arg-type, operator]  # is_number
        return _digits(raw)
    return ""


def _digits(number: object) -> str:
    if isinstance(number, float) and number.is_integer():
        return str(int(number))
    return str(number)
