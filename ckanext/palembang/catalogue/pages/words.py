"""Texts of datasets and offices in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from babel.dates import format_date, format_datetime

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.catalogue.table_view import format_number, period_text
from ckanext.palembang.reference import code_list

_MARKS = re.compile(r"[*_`#>\[\]]+|\(https?://[^)]*\)")
_BLANKS = re.compile(r"\s+")
_LONGEST_KEPT = 10_000
_MOST_EXTRACTS = 1_000
_extracts: dict[tuple[str, int], Any] = {}


@dataclass(frozen=True)
class Words:
    """A text with its language, where that is not the page's."""

    text: str
    lang: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def palembang_text(record: Mapping[str, Any], key: str) -> Words:
    """A text in the reader's language, else in Indonesian and said to be so."""
    own = _stripped(record.get(key))
    if language() == "id":
        return Words(own)
    english = _stripped(record.get(f"{key}_en"))
    return Words(english) if english else Words(own, "id" if own else "")


def palembang_other_title(record: Mapping[str, Any]) -> Words:
    """The title in the language that the reader did not choose; empty where there is none."""
    own, english = _stripped(record.get("title")), _stripped(record.get("title_en"))
    if not english or english == own:
        return Words("")
    return Words(english, "en") if language() == "id" else Words(own, "id")


def palembang_excerpt(text: Words | str, length: int = 220) -> str:
    """The beginning of a text as plain words, without markup, cut at a word."""
    plain = _BLANKS.sub(" ", _MARKS.sub(" ", str(text))).strip()
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def palembang_number(value: object) -> str:
    """A number with the reader's marks."""
    return format_number(value, language())


def palembang_date(value: object) -> str:
    """A date (or the date of a moment) in words: `17 Agustus 2024`; other text as it is."""
    text = str(value or "").strip()
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError:
        return text
    return format_date(day, "d MMMM y", locale=language())


def palembang_moment(value: object) -> str:
    """A moment in words, with the zone in which the site shows times: `17 Agustus 2024, 09.30 WIB`.

    CKAN holds UTC without saying so; other text comes back as it is.
    """
    text = str(value or "").strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    # Only Indonesians know what WIB is.
    pattern = "d MMMM y, HH.mm z" if language() == "id" else "d MMMM y, HH:mm zzzz"
    zone = tk.h.get_display_timezone()
    return format_datetime(moment, pattern, tzinfo=zone, locale=language())


def palembang_period(record: Mapping[str, Any]) -> str:
    """The period that a dataset covers: `2018–2024`, `Juli 2019`, `2023/2024`."""
    ends = [_stripped(record.get(key)) for key in ("periode_awal", "periode_akhir")]
    return "–".join(dict.fromkeys(period_text(end, language()) for end in ends if end))


def palembang_unit(text: object) -> str:
    """A unit of measure in the reader's language, where the list of units knows it."""
    unit = _stripped(text)
    code = code_list("satuan").normalise(unit) if language() == "en" else None
    return code_list("satuan").label(code, "en") if code else unit


def _stripped(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def palembang_rows(value: object) -> list[dict[str, Any]]:
    """The rows of a repeating field; nothing where the stored value is no list of rows."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


@tk.chained_helper
def get_translated(next_helper: Any, data_dict: dict[str, Any], field: str) -> Any:
    """Core's helper, taught that English texts stand in fields ending in `_en`."""
    english = _stripped(data_dict.get(f"{field}_en")) if language() == "en" else ""
    return english or next_helper(data_dict, field)


@tk.chained_helper
def dataset_display_name(next_helper: Any, package: Any) -> str:
    """Core's helper, with the English title for readers of English."""
    if isinstance(package, dict) and language() == "en":
        return _stripped(package.get("title_en")) or next_helper(package)
    return next_helper(package)


@tk.chained_helper
def resource_display_name(next_helper: Any, resource_dict: dict[str, Any]) -> str:
    """Core's helper, with the English name for readers of English."""
    english = _stripped(resource_dict.get("name_en")) if language() == "en" else ""
    return english or next_helper(resource_dict)


@tk.chained_helper
def markdown_extract(next_helper: Any, text: Any, extract_length: int = 190) -> Any:
    """Core's helper, its latest results kept: core's lists ask it for every item at every showing."""
    if not isinstance(text, str) or len(text) > _LONGEST_KEPT:
        return next_helper(text, extract_length)
    key = (text, extract_length)
    if key not in _extracts:
        if len(_extracts) >= _MOST_EXTRACTS:
            _extracts.clear()
        _extracts[key] = next_helper(text, extract_length)
    return _extracts[key]
