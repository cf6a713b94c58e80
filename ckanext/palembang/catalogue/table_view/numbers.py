"""Numbers as a reader of Indonesian or English expects to see them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_MARKS = {"id": (".", ","), "en": (",", ".")}


def as_number(value: object) -> Decimal | None:
    """Return a stored value as an exact number; None where it is none (`NaN` included)."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def format_number(value: object, language: str) -> str:
    """Write a number with the marks of `language`, with the decimals that it was published with.

    `1234567.50` is `1.234.567,50` in Indonesian and `1,234,567.50` in English; what is no number
    comes back as text.
    """
    number = as_number(value)
    if number is None:
        return "" if value is None else str(value)
    thousands, point = _MARKS.get(language, _MARKS["en"])
    whole, _, decimals = format(number.copy_abs(), "f").partition(".")
    grouped = format(int(whole), ",").replace(",", thousands)
    sign = "-" if number < 0 else ""
    return f"{sign}{grouped}{point}{decimals}" if decimals else f"{sign}{grouped}"
