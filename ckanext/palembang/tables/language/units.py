"""Units of measure in heads and titles."""

from __future__ import annotations

import re
from functools import cache

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.language.words import plain

_WORDS = frozenset(
    [
        "orang",
        "jiwa",
        "people",
        "persons",
        "person",
        "rupiah",
        "rp",
        "idr",
        "ribu",
        "thousand",
        "juta",
        "million",
        "miliar",
        "milyar",
        "billion",
        "triliun",
        "trillion",
        "ha",
        "hektar",
        "hectare",
        "hectares",
        "km",
        "km2",
        "m",
        "m2",
        "m3",
        "mm",
        "cm",
        "ton",
        "tonnes",
        "kg",
        "kuintal",
        "kw",
        "liter",
        "unit",
        "units",
        "buah",
        "persen",
        "percent",
        "%",
        "kasus",
        "rumah",
        "tangga",
        "rt",
        "kk",
        "keluarga",
        "ekor",
        "kwh",
        "mwh",
        "gwh",
        "hari",
        "days",
        "jam",
        "menit",
        "tahun",
        "years",
        "bulan",
        "per",
        "tiap",
        "perusahaan",
        "siswa",
        "murid",
        "guru",
        "sekolah",
        "kelas",
        "desa",
        "kelurahan",
        "satuan",
        "kapita",
        "celcius",
        "celsius",
        "c",
        "derajat",
        "mdpl",
        "knot",
        "mb",
        "mbar",
        "hpa",
        "batang",
        "pohon",
        "butir",
        "lembar",
        "eksemplar",
        "bungkus",
        "lot",
        "sambungan",
        "pelanggan",
        "penumpang",
        "kunjungan",
        "ribuan",
        "jutaan",
        "000",
        "100",
        "10",
        "1000",
        "kubik",
        "persegi",
        "meter",
        "kilometer",
        "square",
        "metre",
        "metres",
        "cubic",
        "usd",
        "dollar",
        "barel",
        "m3",
        "detik",
        "org",
        "poin",
        "index",
        "indeks",
        "rata",
    ]
)
_LAST_PARENTHESES = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,40})\s*[)\]]\s*$")


def is_unit(text: str) -> bool:
    """Tell whether a text is nothing but a unit ("Ribu Rupiah", "orang/km2", "%")."""
    words = plain(text.replace("²", "2").replace("³", "3")).split()
    if not words or len(words) > 6:
        return False
    return text.strip().casefold() in _known() or all(word in _WORDS for word in words)


@cache
def _known() -> frozenset[str]:
    names: set[str] = set()
    for code in code_list("satuan").codes:
        names.update(name.casefold() for name in (code.label_id, code.label_en, *code.aliases))
    return frozenset(names - {"-"})


def split_unit(text: str) -> tuple[str, str | None]:
    """Return a head or title without the unit in its last parentheses, and the unit."""
    found = _LAST_PARENTHESES.search(text)
    if not found:
        return text, None
    inner = found[1].strip()
    if not is_unit(inner):
        return text, None
    return text[: found.start()].strip(), inner


def in_parentheses(text: str) -> str | None:
    """Return the unit that a whole cell "(orang)" or "%" is, else None."""
    bare = text.strip()
    inner = bare[1:-1] if bare[:1] in "([" and bare[-1:] in ")]" else bare
    return inner.strip() if inner.strip() and is_unit(inner) else None
