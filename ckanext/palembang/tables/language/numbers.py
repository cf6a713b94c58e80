"""Figures as people type them, in Indonesian and in English notation.

A text is taken apart without deciding what its dots and commas mean: "1.234" is 1234 in
Indonesian notation and 1.234 in English. Who decides is `notation`, by evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from ckanext.palembang.tables.language.symbols import split_mark

_BLANKS = " \u00a0\u2007\u2009\u202f\u2002\u2003"
_BODY = re.compile(rf"\d[\d.,'’{_BLANKS}]*|[.,]\d+")
_CURRENCY = re.compile(r"^(?:rp\.?|idr|us\$|\$)\s*", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?P<percent>%|persen|percent)|(?:,-|,--|\.-)|\s*(?P<unit>[A-Za-z][\w²³/. ]{0,20})$",
    re.IGNORECASE,
)
_SPACED = re.compile(rf"\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?:[.,]\d+)?")
#: "5,25-" of bookkeeping programs; "500-" may be "500,-" and stays a text.
_MINUS_BEHIND = re.compile(r"\d[\d.,]*[.,]\d{1,2}\s*-")
_LONGEST = 60
_GROUP = 3


class Notation(Enum):
    """What dot and comma mean."""

    INDONESIAN = "id"
    ENGLISH = "en"

    @property
    def group(self) -> str:
        """The sign between thousands."""
        return "." if self is Notation.INDONESIAN else ","

    @property
    def point(self) -> str:
        """The sign before decimals."""
        return "," if self is Notation.INDONESIAN else "."


@dataclass(frozen=True, slots=True)
class NumberText:
    """A figure taken apart.

    Attributes:
        body: digits, dots and commas only.
        is_negative: a minus before, or parentheses around it.
        is_percent: a percent sign stands behind it.
        mark: the sign beside it (`*`, `e`), or None.
        unit: a word behind it ("12 orang"), or None.
    """

    body: str
    is_negative: bool = False
    is_percent: bool = False
    mark: str | None = None
    unit: str | None = None

    @property
    def is_plain(self) -> bool:
        """Tell whether there is neither dot nor comma: one reading only."""
        return self.body.isdecimal()

    @property
    def is_readable(self) -> bool:
        """Tell whether it is a number in some notation: "16.71.05" and "2.1.1" are none."""
        return any(
            self.read(notation) is not None or self.read_padded(notation) is not None
            for notation in Notation
        )

    def read(self, notation: Notation) -> Decimal | None:
        """Return the number in a notation, None where the notation does not allow it."""
        group, point = notation.group, notation.point
        whole, _, decimals = self.body.partition(point)
        if group in decimals or point in decimals:
            return None
        groups = whole.split(group)
        if len(groups) > 1 and (
            not 1 <= len(groups[0]) <= _GROUP or any(len(g) != _GROUP for g in groups[1:])
        ):
            return None
        if len(groups) > 1 and groups[0].lstrip("0") == "":
            return None
        return self._number("".join(groups), decimals)

    def read_padded(self, notation: Notation) -> Decimal | None:
        """Return the number whose last group of thousands lost its trailing zeros.

        In English notation "1,34" then is 1340; None where nothing can have been lost.
        """
        group, point = notation.group, notation.point
        groups = self.body.split(group)
        if point in self.body or len(groups) < 2 or not 1 <= len(groups[0]) <= _GROUP:
            return None
        if any(len(g) != _GROUP for g in groups[1:-1]) or not 1 <= len(groups[-1]) < _GROUP:
            return None
        if groups[0].lstrip("0") == "":
            return None
        return self._number("".join(groups[:-1]) + groups[-1].ljust(_GROUP, "0"), "")

    def _number(self, whole: str, decimals: str) -> Decimal | None:
        if not (whole or decimals) or not (whole + decimals).isdecimal():
            return None
        number = Decimal(f"{whole or 0}.{decimals}" if decimals else whole)
        return -number if self.is_negative else number


def take_apart(text: str) -> NumberText | None:
    """Return a figure taken apart, None when the text is no figure."""
    bare = text.strip().lstrip("'").strip()
    if not bare or len(bare) > _LONGEST or not any(letter.isdigit() for letter in bare):
        return None
    bare, mark = split_mark(bare)
    bare = _CURRENCY.sub("", bare.replace("−", "-").replace("–", "-"))  # noqa: RUF001
    negative = False
    if bare.startswith("(") and bare.endswith(")"):
        negative, bare = True, bare[1:-1].strip()
        bare = _CURRENCY.sub("", bare)
    if bare[:1] in "-+":
        negative, bare = negative or bare[0] == "-", _CURRENCY.sub("", bare[1:].strip())
    if _MINUS_BEHIND.fullmatch(bare) and not negative:
        negative, bare = True, bare[:-1].strip()
    found = _BODY.match(bare)
    if not found:
        return None
    body = found[0].rstrip(_BLANKS)
    tail = bare[len(body) :]
    body, tail = _without_loose_sign(body, tail)
    rest = _TAIL.fullmatch(tail) if tail else None
    if tail and rest is None:
        return None
    joined = _joined(body)
    if joined is None:
        return None
    percent = bool(rest and rest["percent"])
    unit = rest["unit"] if rest else None
    if unit and not re.search(r"[a-zA-Z]{2}", unit):
        return None
    return NumberText(joined, negative, percent, mark, unit.strip() if unit else None)


def _without_loose_sign(body: str, tail: str) -> tuple[str, str]:
    """Move a closing comma or dot ("1.000,-") to the tail."""
    if body.endswith((",", ".")):
        if tail.startswith("-"):
            return body[:-1], ""
        return body[:-1], tail
    return body, tail


def _joined(body: str) -> str | None:
    """Return the body without blanks and apostrophes between thousands; None for "12 5"."""
    if any(blank in body for blank in _BLANKS):
        squeezed = re.sub(r"\s*([.,])\s*", r"\1", body)
        if any(blank in squeezed for blank in _BLANKS):
            if not _SPACED.fullmatch(squeezed):
                return None
            squeezed = re.sub(rf"[{_BLANKS}]", "", squeezed)
        body = squeezed
    return re.sub(r"['’]", "", body)


def format_number(number: Decimal, language: str = "id") -> str:
    """Return a number for a message: 1.234,5 in Indonesian, 1,234.5 in English."""
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))
