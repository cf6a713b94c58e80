"""Titles: two languages, table number, classifications, unit."""

from __future__ import annotations

import re

from ckanext.palembang.tables.language import units
from ckanext.palembang.tables.language.words import CONTINUED, plain
from ckanext.palembang.tables.model import Title

_NUMBER = re.compile(
    r"^\W*(?:lanjutan\s+|continued\s+|sambungan\s+)?(?:tabel|table)\s*(?:/\s*(?:table|tabel))?\s*[:.]?\s*(\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)?\.?\s*[:.]?\s*",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "by",
        "and",
        "number",
        "in",
        "population",
        "municipality",
        "city",
        "regency",
        "school",
        "schools",
        "pupils",
        "teachers",
        "percentage",
        "total",
        "year",
        "district",
        "subdistrict",
        "table",
        "continued",
        "area",
        "health",
        "people",
        "household",
        "households",
        "production",
        "value",
        "rate",
        "per",
        "sex",
        "age",
        "group",
        "type",
    ]
)
_INDONESIAN = frozenset(
    [
        "jumlah",
        "menurut",
        "di",
        "dan",
        "kota",
        "kabupaten",
        "tahun",
        "penduduk",
        "kecamatan",
        "jenis",
        "kelamin",
        "yang",
        "tabel",
        "banyaknya",
        "rata",
        "persentase",
        "sekolah",
        "guru",
        "murid",
        "luas",
        "produksi",
        "nilai",
        "realisasi",
        "data",
        "dari",
        "pada",
        "per",
        "kelurahan",
        "provinsi",
        "dirinci",
        "berdasarkan",
    ]
)
_CLASSIFICATION = re.compile(r"\b(?:menurut|berdasarkan|dirinci|by)\b\s+(.+)", re.IGNORECASE)
_CLASSIFICATION_END = re.compile(
    r"\s+(?:di|in|pada)\s+(?:kota|kabupaten|provinsi|kecamatan|palembang|indonesia|sumatera)\b.*|\s*[(,]\s*(?:tahun\s*)?\d{4}.*|\s*,?\s*tahun\s+\d{4}.*|\s*\(.*",
    re.IGNORECASE,
)


def read_title(lines: list[str]) -> tuple[Title, str | None]:
    """Return the title that lines above a head say, and the unit in it."""
    number: str | None = None
    by_language: dict[str, list[str]] = {"id": [], "en": []}
    unit: str | None = None
    for line in lines:
        found = _NUMBER.match(line)
        if found:
            number = number or found[1]
        for piece in _languages(line[found.end() :] if found else line):
            whole_unit = units.in_parentheses(piece) if piece[:1] == "(" else None
            _, inner = units.split_unit(_without_year_tail(piece))
            unit = unit or whole_unit or inner or _named_unit(piece)
            if piece.strip(" :-") and not CONTINUED.fullmatch(piece.strip()):
                by_language[_language(piece)].append(piece.strip())
    title = Title(
        " ".join(by_language["id"]) or None,
        " ".join(by_language["en"]) or None,
        number,
        _classifications(by_language["id"] or by_language["en"]),
    )
    return title, unit


def _without_year_tail(text: str) -> str:
    return re.sub(
        r"[,\s]*(?:tahun\s*)?(?:\d{4}(?:\s*[-–/]\s*\d{4})?(?:\s*(?:dan|and|,)\s*)?)+\s*$",
        "",
        text,
        flags=re.IGNORECASE,
    )


def _named_unit(text: str) -> str | None:
    found = re.match(r"^\W*(?:satuan|unit)\s*[:=]\s*(.{1,40})$", text, re.IGNORECASE)
    return found[1].strip(" ()") if found else None


def _languages(line: str) -> list[str]:
    """Split "Jumlah Penduduk / Number of Population" where both sides are sentences."""
    for cut in re.finditer(r"\s*/\s*", line):
        left, right = line[: cut.start()], line[cut.end() :]
        if (
            min(len(left.split()), len(right.split())) >= 2
            and _language(left) == "id"
            and _language(right) == "en"
        ):
            return [left, right]
    return [line]


def _language(text: str) -> str:
    tokens = plain(text).split()
    english = sum(token in _ENGLISH for token in tokens)
    indonesian = sum(token in _INDONESIAN for token in tokens)
    return "en" if english > indonesian else "id"


def _classifications(lines: list[str]) -> tuple[str, ...]:
    text = " ".join(lines)
    found = _CLASSIFICATION.search(text)
    if not found:
        return ()
    rest = _CLASSIFICATION_END.sub("", found[1])
    parts = re.split(r"\s*,\s*(?:dan\s+|and\s+)?|\s+(?:dan|and|serta)\s+", rest)
    return tuple(part.strip(" .") for part in parts if part.strip(" ."))[:6]
