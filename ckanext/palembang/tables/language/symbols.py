"""Signs that stand for a figure or beside one, by the list of BPS."""

from __future__ import annotations

import re
from functools import cache

from ckanext.palembang.reference import code_list

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))  # noqa: RUF001
#: Signs that offices write though no legend has them, with the sign that is meant.
_OFFICE_SPELLINGS = {
    "n.a.": "NA", "n.a": "NA", "na": "NA", "n/a": "NA", "#n/a": "NA", "…": "...", "....": "...",
    "..": "...", "--": "-", "---": "-", "- -": "-", ".....": "...", "……": "...", "nan": "NA", "tad": "NA", "t.a.d": "NA",
}  # fmt: skip
_BESIDE = re.compile(
    r"(?:(?P<stars>\*{1,3}\)?)|(?<=[\d\s%])\(?(?P<letter>[abcer]|x{1,3}|tt)\)|(?<=[\d%])\s?(?P<bare>[abcer]|x{1,3}))\s*$"
)
#: The mark of a note behind a figure: "1.234 1)", "567 [2]".
_NOTE = re.compile(r"(?<=[\d%])(?:\s+\d\)|\s*\[\d\]|[¹²³⁴⁵⁶⁷⁸⁹]+[)⁾]?)$")
_BEFORE = re.compile(r"^(?P<stars>\*{1,3}|~)\s*(?=\d)")


def sign_alone(text: str) -> str | None:
    """Return the sign that a cell consists of, as the contract writes it, else None."""
    bare = text.strip().translate(_DASHES)
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
    if not bare or len(bare) > 8:
        return None
    key = bare.strip("'").casefold()
    if key in _OFFICE_SPELLINGS:
        return _OFFICE_SPELLINGS[key]
    if key in {"-", "...", "na", "~0"}:
        return "NA" if key == "na" else key
    if re.fullmatch(r"(rp\.?\s*)?-+", key):
        return "-"
    if re.fullmatch(r"\.{2,}|(\. ?){3}", key):
        return "..."
    return bare if key in _known() else None


@cache
def _known() -> frozenset[str]:
    """Signs of the reference list that replace a figure (their value is none or zero)."""
    signs: set[str] = set()
    for code in code_list("simbol").codes:
        if code.properties.get("value") != "number":
            signs.update(name.casefold() for name in (code.code, *code.aliases) if len(name) < 8)
    return frozenset(signs)


def split_mark(text: str) -> tuple[str, str | None]:
    """Return a cell's text without the sign beside its figure, and the sign.

    `12 345*` gives `12 345` and `*`; `2218464 (a)` gives `2218464` and `a`.
    """
    bare = _NOTE.sub("", text.strip())
    before = _BEFORE.match(bare)
    if before:
        return bare[before.end() :], before["stars"]
    found = _BESIDE.search(bare)
    if not found or not any(letter.isdigit() for letter in bare[: found.start()]):
        return bare, None
    mark = found["stars"] or found["letter"] or found["bare"]
    return bare[: found.start()].strip(), mark.rstrip(")")


def is_known_sign(flag: str) -> bool:
    """Tell whether a sign or mark is in the list of BPS, under any of its spellings."""
    return code_list("simbol").normalise(flag) is not None
