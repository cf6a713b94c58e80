"""Reading area codes of both systems, as text or number, without ever guessing."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ckanext.palembang.reference.keys import text_of
from ckanext.palembang.reference.places.rows import areas_by_code

CodeSystem = Literal["kemendagri", "bps"]

_DOTTED = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")
_DIGITS = re.compile(r"[0-9]{2,10}")


def parse_area_code(value: str | float | None, *, system: CodeSystem | None = None) -> str | None:
    """Return the Kemendagri code (`16.71.01`) that a code of either system means.

    Takes `16.71.01`, `167101`, BPS's `1671010`, `1671010006` and its padded forms
    (`1671000`). Digits that are one area in Kemendagri's system and another in BPS's
    (`1672` is Pagar Alam or Prabumulih) give None unless `system` says which.

    Args:
        value: the code as a cell holds it; whole numbers may arrive as floats.
        system: the system that the column is known to use; None for either.
    """
    text = text_of(value)
    if _DOTTED.fullmatch(text) and ("." in text or len(text) == 2):  # noqa: PLR2004 - a province
        known = text in areas_by_code() and (system != "bps" or "." not in text)
        return text if known else None
    if not _DIGITS.fullmatch(text):
        return None
    kemendagri, bps = _undotted().get(text), _bps().get(text)
    if system is not None:
        return kemendagri if system == "kemendagri" else bps
    found = {code for code in (kemendagri, bps) if code}
    return found.pop() if len(found) == 1 else None


@cache
def _undotted() -> dict[str, str]:
    return {code.replace(".", ""): code for code in areas_by_code()}


@cache
def _bps() -> dict[str, str]:
    """Return BPS codes, also padded with zeros to the four, seven and ten digits of BPS."""
    codes = {area.bps_code: area.code for area in areas_by_code().values()}
    for bps_code, code in tuple(codes.items()):
        for width in (4, 7, 10):
            codes.setdefault(bps_code.ljust(width, "0"), code)
    return codes
