"""How a konsep is named, and the code of a data standard: the same for datasets and all three forms.

Source: INDAH's guide to standard data (each word a capital, no abbreviation but in parentheses, no
measure at the beginning, no period); Peraturan BPS 4/2021 for the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ckanext.palembang.statistics.findings import Finding, Level, Message, Path
from ckanext.palembang.statistics.values import says_nothing

#: Rule, message, the word at fault.
_Slip = tuple[str, Message, str]

_SDSN_CODE = re.compile(r"(SD|SP|ST|SE|UL)[0-9]{5}\.[0-9]{2}\.[0-9]{2}", re.ASCII)
#: Words that name a measure, not a concept.
_MEASURES: Final = frozenset(
    {
        "jumlah",
        "persentase",
        "rata-rata",
        "rasio",
        "indeks",
        "laju",
        "tingkat",
        "angka",
        "proporsi",
        "nilai",
        "volume",
        "luas",
        "produksi",
    }
)
#: Words that join others keep their small letter inside a title.
_JOINING: Final = frozenset(
    [
        "dan",
        "atau",
        "di",
        "ke",
        "dari",
        "yang",
        "untuk",
        "dengan",
        "pada",
        "per",
        "dalam",
        "oleh",
        "menurut",
        "bagi",
        "atas",
        "terhadap",
        "serta",
        "antar",
        "sebagai",
        "hingga",
        "sampai",
        "tanpa",
    ]
)
_PERIOD = re.compile(
    r"\b(?:19|20)[0-9]{2}\b"
    r"|\b(?:selama|setiap|per)\s+(?:se)?(?:hari|minggu|bulan|triwulan|semester|tahun)\b",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ROMAN = re.compile(r"[IVXLC]+")
#: A concept is a name; nothing longer is worth a look word by word.
_LONGEST_CONCEPT = 300

_STARTS_WITH_MEASURE = Message(
    "A concept does not start with a measure (“%(word)s”): put that word under Measure.",
    "Konsep tidak diawali ukuran (“%(word)s”): pindahkan kata itu ke Ukuran.",
)
_WITH_PERIOD = Message(
    "A concept holds no year or period (“%(word)s”): the period has fields of its own.",
    "Konsep tidak memuat tahun atau periode (“%(word)s”): periode punya isian tersendiri.",
)
_ABBREVIATION = Message(
    "Write “%(word)s” in full; the abbreviation may follow in parentheses, like Nomor Pokok Wajib Pajak"
    " (NPWP).",
    "Tulis kepanjangan “%(word)s”; singkatan boleh menyusul dalam kurung, misalnya Nomor Pokok Wajib Pajak"
    " (NPWP).",
)
_CAPITALS = Message(
    "Each word of a concept begins with a capital letter: “%(word)s”.",
    "Setiap kata dalam konsep diawali huruf kapital: “%(word)s”.",
)
_SDSN = Message(
    "“%(value)s” is no code of the national data standard: write it like SP00055.00.00.",
    "“%(value)s” bukan kode Standar Data Statistik Nasional: tulis seperti SP00055.00.00.",
)


def sdsn_code(path: Path, code: str) -> Iterator[Finding]:
    """Code of the national data standard: Peraturan BPS 4/2021 (`SP00055.00.00`)."""
    if not says_nothing(code) and not _SDSN_CODE.fullmatch(code):
        yield Finding("sdsn-code", path, _SDSN, parameters={"value": code[:60]})


def concept_name(path: Path, concept: str) -> Iterator[Finding]:
    """Hints on the name of a konsep (INDAH's guide to standard data)."""
    if len(concept) <= _LONGEST_CONCEPT and not says_nothing(concept):
        for rule, message, word in _slips(concept):
            yield Finding(rule, path, message, Level.HINT, {"word": word})


@lru_cache(maxsize=2048)
def _slips(concept: str) -> tuple[_Slip, ...]:
    """What is odd in a name; an activity names few concepts for its many variables."""
    return (*_content(concept), *_letters(concept))


def _content(concept: str) -> Iterator[_Slip]:
    first = concept.split(maxsplit=1)[0]
    if first.lower() in _MEASURES:
        yield "concept-starts-with-measure", _STARTS_WITH_MEASURE, first
    if period := _PERIOD.search(concept):
        yield "concept-with-period", _WITH_PERIOD, period[0]


def _letters(concept: str) -> Iterator[_Slip]:
    words = _WORD.findall(_PARENTHESES.sub(" ", concept))
    if len(words) > 1 and all(word.isupper() for word in words):
        yield "concept-capitals", _CAPITALS, concept[:60]
        return
    short = next((word for word in words if _is_abbreviation(word)), None)
    if short:
        yield "concept-abbreviation", _ABBREVIATION, short
    for place, word in enumerate(words):
        if word[0].islower() and (place == 0 or word not in _JOINING):
            yield "concept-capitals", _CAPITALS, word
            return


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not _ROMAN.fullmatch(word)
