"""Periods as tables name them: years, school years, months, half-years, quarters, days."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

#: Labels repeat: see `words`.
_REMEMBERED = 1 << 12
_MONTH_NAMES = (
    ("januari", "january", "jan"), ("februari", "pebruari", "february", "feb", "peb"), ("maret", "march", "mar"),
    ("april", "apr"), ("mei", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"),
    ("agustus", "august", "agu", "aug", "agt", "ags", "agust"), ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"), ("november", "nopember", "nov", "nop"), ("desember", "december", "des", "dec"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_SCHOOL_YEAR = re.compile(rf"(?<!\d)({_YEAR})\s*/\s*({_YEAR}|\d\d)(?!\d)")
_YEAR_RANGE = re.compile(
    rf"(?<!\d)({_YEAR})\s*(?:-|–|—|s\.?d\.?|sampai(?: dengan)?|hingga|to)\s*({_YEAR})(?!\d)",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(rf"(?<![\d.,]){_YEAR}(?![\d]|[.,]\d)")
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({_MONTH})\.?\s+({_YEAR})(?!\d)", re.IGNORECASE)
#: "untuk tahun yang berakhir sampai dengan 31 Desember 2023" is the year.
_YEAR_TO_ITS_END = re.compile(
    rf"\b(?:tahun|year)(?:\s+anggaran)?(?:\s+yang)?\s+(?:berakhir|ended|ending)[^.;\d]{{0,40}}31\s+des\w*\s+({_YEAR})(?!\d)",
    re.IGNORECASE,
)
_MONTHS_OF_A_YEAR = re.compile(
    rf"\b({_MONTH})\.?\s*(?:-|–|—|s\.?\s*/?d\.?|sampai(?: dengan)?|hingga|to)\s*({_MONTH})\.?\s+({_YEAR})(?!\d)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s*[-/.]\s*(\d{{1,2}})\s*[-/.]\s*({_YEAR})")
_SHORT_MONTH_YEAR = re.compile(rf"({_MONTH})\.?\s*[-/' ’]\s*(\d\d)", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?\s*[-/' ]\s*({_YEAR})(?!\d)", re.IGNORECASE)
_HALF = re.compile(
    r"\b(?:semester|smt|sem|s)\s*\.?\s*-?\s*(ii|i|1|2|ganjil|genap)\b", re.IGNORECASE
)
_QUARTER = re.compile(
    r"\b(?:triwulan|tw|kuartal|quarter|q)\s*\.?\s*-?\s*(iv|iii|ii|i|[1-4])\b", re.IGNORECASE
)
_ORDER = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "ganjil": 1,
    "genap": 2,
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]00:00(?::00)?)?")
_LABEL_YEAR = re.compile(
    rf"(?:tahun|thn|th|year|fy|ta|t\.a|tahun anggaran|realisasi|target|proyeksi)?\s*\.?\s*({_YEAR})(?:\.0)?\s*(?:\*{{1,3}}\)?|r|e|x{{1,3}}|\(.{{1,15}}\)|[¹²³]|\d\))?",
    re.IGNORECASE,
)
_LAST_MONTH = 12


def year_label(value: object) -> str | None:
    """Return the year or school year that a whole cell is ("2023", "2022/2023", "Tahun 2023*")."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(int(value)) if 1950 <= value < 2050 and value == int(value) else None
    return _year_text(value) if isinstance(value, str) else None


@lru_cache(_REMEMBERED)
def _year_text(value: str) -> str | None:
    if len(value) > 40 or not any(letter.isdigit() for letter in value):
        return None
    text = value.strip()
    if found := _LABEL_YEAR.fullmatch(text):
        return found[1]
    found = _SCHOOL_YEAR.fullmatch(
        re.sub(
            r"^(?:tahun|t\.?a\.?|tp\.?)\s*(?:ajaran|pelajaran)?\s*", "", text, flags=re.IGNORECASE
        )
    )
    return _school_year(found[1], found[2]) if found else None


@lru_cache(_REMEMBERED)
def month_of(text: str) -> int | None:
    """Return the month that a label names and nothing else ("Januari/January")."""
    words = re.findall(r"[a-z]+", text.casefold())
    numbers = {MONTHS.get(word, 0) for word in words}
    if (
        words
        and len(numbers) == 1
        and len(words) <= 3
        and 0 not in numbers
        and not re.search(r"\d", text)
    ):
        return numbers.pop()
    return None


def periods_in(text: str) -> list[str]:
    """Return all periods that a text names, the finest it gives, in order, each once."""
    if not re.search(r"(?:19|20)\d\d", text):
        return []
    found: list[str] = []
    rest = _YEAR_TO_ITS_END.sub(lambda m: f" {m[1]} ", text)
    rest = _MONTHS_OF_A_YEAR.sub(lambda m: _keep_months(found, m[1], m[2], m[3]), rest)
    rest = _DAY.sub(
        lambda m: _keep(found, f"{m[3]}-{MONTHS[m[2].casefold()]:02d}-{int(m[1]):02d}"), rest
    )
    rest = _SCHOOL_YEAR.sub(lambda m: _keep(found, _school_year(m[1], m[2])), rest)
    rest = _YEAR_RANGE.sub(lambda m: _keep_range(found, int(m[1]), int(m[2])), rest)
    rest = _MONTH_YEAR.sub(lambda m: _keep(found, f"{m[2]}-{MONTHS[m[1].casefold()]:02d}"), rest)
    years = _ONE_YEAR.findall(rest)
    half, quarter = _HALF.search(rest), _QUARTER.search(rest)
    for year in years:
        if half:
            _keep(found, f"{year}-S{_ORDER[half[1].casefold()]}")
        elif quarter:
            _keep(found, f"{year}-Q{_ORDER[quarter[1].casefold()]}")
        else:
            _keep(found, year)
    return list(dict.fromkeys(found))


def _keep(found: list[str], period: str) -> str:
    found.append(period)
    return " "


def _keep_range(found: list[str], first: int, last: int) -> str:
    if first < last <= first + 40:
        found.extend(str(year) for year in range(first, last + 1))
    return " "


def _keep_months(found: list[str], first: str, last: str, year: str) -> str:
    """Keep the year, or the half-year, that a run of months makes up."""
    run = MONTHS[first.casefold()], MONTHS[last.casefold()]
    half = {(1, 6): "-S1", (7, 12): "-S2"}.get(run, "")
    return _keep(found, f"{year}{half}")


def _school_year(first: str, second: str) -> str:
    return f"{first}/{second if len(second) == 4 else first[:2] + second}"


def years_in(text: str) -> list[str]:
    """Return the years that a text names, school years by their first year."""
    return list(dict.fromkeys(period[:4] for period in periods_in(text)))


def period_of(value: object) -> str | None:
    """Return the one period that a cell or label is about, None when there is none or several."""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        return year_label(value)
    return _period_text(value) if isinstance(value, str) else None


@lru_cache(_REMEMBERED)
def _period_text(value: str) -> str | None:
    text = value.strip()
    if not any(letter.isdigit() for letter in text):
        return None
    if label := year_label(text):
        return label
    iso = _ISO.fullmatch(text)
    if iso and int(iso[2]) <= _LAST_MONTH and 1900 < int(iso[1]) < 2100:
        return f"{iso[1]}-{int(iso[2]):02d}" + (f"-{int(iso[3]):02d}" if iso[3] else "")
    day = _DAY_FIRST.fullmatch(text)
    if day and int(day[2]) <= _LAST_MONTH and int(day[1]) <= 31:
        return f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
    found = periods_in(text)
    return found[0] if len(found) == 1 else None


@lru_cache(_REMEMBERED)
def joined(parts: tuple[str, ...]) -> str | None:
    """Return the period that header words or labels say together ("2023", "Semester I")."""
    named = [period for part in parts if (period := period_of(part))]
    if not named:
        return None
    finest = max(named, key=len)
    year = re.fullmatch(r"\d{4}", finest)
    if not year:
        return finest
    for part in parts:
        month = month_of(part)
        if month:
            return f"{finest}-{month:02d}"
        if year_label(part):
            continue
        if half := _HALF.search(part):
            return f"{finest}-S{_ORDER[half[1].casefold()]}"
        if quarter := _QUARTER.search(part):
            return f"{finest}-Q{_ORDER[quarter[1].casefold()]}"
    return finest


def period_in_its_column(text: str) -> str:
    """Return a cell of a column of periods: "202301" is January 2023 there, and only there."""
    school = re.fullmatch(r"((?:19|20)\d\d)\s*[-–_]\s*((?:19|20)\d\d)", text.strip())
    if school and int(school[2]) == int(school[1]) + 1:
        return f"{school[1]}/{school[2]}"
    if short := _SHORT_MONTH_YEAR.fullmatch(text.strip()):
        return f"20{short[2]}-{MONTHS[short[1].casefold()]:02d}"
    found = re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?:\.0)?", text.strip())
    return f"{found[1]}-{found[2]}" if found else text


@lru_cache(_REMEMBERED)
def has_part_of_year(text: str) -> bool:
    """Tell whether a label names a month, half-year or quarter without a year."""
    return bool(month_of(text) or _HALF.fullmatch(text.strip()) or _QUARTER.fullmatch(text.strip()))
