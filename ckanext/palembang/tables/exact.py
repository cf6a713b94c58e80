"""Doubles in the place of decimal numbers, wherever a double names exactly the same number."""

from __future__ import annotations

from decimal import Decimal

#: Whole numbers beyond are not all doubles.
_LARGEST = 1e15


def decimal_of(number: float) -> Decimal:
    """Return the decimal number that a double is written as."""
    return Decimal(int(number)) if number.is_integer() else Decimal(repr(number))


def double_of(value: Decimal) -> float | None:
    """Return the double that is written as a decimal number, None when there is none."""
    number = float(value) + 0.0
    if -_LARGEST < number < _LARGEST and decimal_of(number) == value:
        return number
    return None


def is_exact(number: float) -> bool:
    """Tell whether a stored double may stand for itself: it is not too large."""
    return -_LARGEST < number < _LARGEST


def without_noise(number: float) -> float:
    """Return a stored fraction without the last digits that binary arithmetic made up (0.1 + 0.2)."""
    if len(repr(number)) > 15 and abs(number) < 1e11:
        return float(f"{number:.12g}")
    return number
