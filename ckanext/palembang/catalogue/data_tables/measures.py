"""What the figures of a dataset are, from what its metadata say: `ukuran` and `satuan` of the rule on data."""

from __future__ import annotations

import re

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables import Measure

# Units of the list `satuan` that count things.
_COUNTED = frozenset(
    {
        "orang", "rumah_tangga", "unit", "kasus", "ekor", "sekolah", "rombel", "guru", "murid",
        "perusahaan", "kelurahan", "penumpang", "kunjungan", "pernikahan", "perkara",
    }
)  # fmt: skip
_RATE_UNIT = re.compile(r"\bper\b|/")
_MULTIPLE_UNIT = re.compile(r"^(?:ratus|ribu|juta|miliar|milyar|triliun)\b")
_RATE_WORDS = re.compile(r"laju|pertumbuhan|inflasi|tingkat|rasio|rata-rata|kepadatan|perubahan")
_SEPARATOR = re.compile(r"\s*;\s*")


def several(text: object) -> list[str]:
    """Return the parts of `Indeks; Rata-rata; Nilai`."""
    return [part for part in _SEPARATOR.split(str(text or "").strip()) if part]


def measure_of(kind: str, unit: str, about: str = "") -> Measure | None:
    """Return what figures are; None where neither says it.

    Args:
        kind: `ukuran`: `Jumlah`, `Persentase`, `Indeks`.
        unit: `satuan`: `Orang`, `Persen`.
        about: what the figures are called: percentages of a rate are called one, not always `ukuran`.
    """
    words, name = kind.casefold(), unit.casefold().strip()
    code = code_list("satuan").normalise(unit) if unit else None
    if code == "indeks" or "indeks" in words:
        return Measure.INDEX
    is_rate = bool(_RATE_WORDS.search(words))
    if code == "persen":
        return Measure.RATE if is_rate or _RATE_WORDS.search(_subject(about)) else Measure.SHARE
    if is_rate or code == "rasio" or _RATE_UNIT.search(name):
        return Measure.RATE
    if code in {None, "tanpa_satuan"} and not _MULTIPLE_UNIT.search(name):
        return _by_kind(words)
    return Measure.COUNT if code in _COUNTED else Measure.AMOUNT


def measure_of_all(kinds: list[str], units: list[str], title: str) -> Measure | None:
    """Return what all figures are where every kind and unit of a dataset says the same."""
    pairs = {measure_of(kind, unit, title) for kind in kinds or [""] for unit in units or [""]}
    return pairs.pop() if len(pairs) == 1 else None


def _subject(title: str) -> str:
    """What a title is about, without what its figures are broken down by."""
    return re.split(r"\b(?:menurut|berdasarkan)\b", title.casefold())[0]


def _by_kind(words: str) -> Measure | None:
    if "persen" in words:
        return Measure.SHARE
    if "jumlah" in words or "banyaknya" in words:
        return Measure.COUNT
    is_amount = re.search(r"nilai|luas|berat|panjang|tinggi|volume|produksi", words)
    return Measure.AMOUNT if is_amount else None
