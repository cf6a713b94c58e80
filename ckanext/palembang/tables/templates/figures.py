"""What an input cell and its sign say: a figure, a sign, or a finding."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.checks.subject import Measure
from ckanext.palembang.tables.findings import Level
from ckanext.palembang.tables.grid import Value
from ckanext.palembang.tables.language.numbers import Notation, NumberText, take_apart
from ckanext.palembang.tables.language.symbols import is_known_sign, sign_alone
from ckanext.palembang.tables.templates.form import FormCell

_HUNDRED = Decimal(100)
#: A figure beyond this ratio to the year before is not the one that is meant, if the other reading is within it.
_LIKELY_RATIO = Decimal(5)

#: Notes a finding about the cell: code, level, facts.
Note = Callable[[str, Level, dict[str, str]], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, a sign, or both; neither where the cell is blank or wrong.

    Attributes:
        value: the figure.
        flag: the sign.
        is_wrong: something stands there that is no figure; it has been said.
    """

    value: Decimal | None = None
    flag: str | None = None
    is_wrong: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands there."""
        return self.value is None and self.flag is None and not self.is_wrong


def read_figure(stored: Value, shown_as: str, cell: FormCell, note: Note) -> Figure:
    """Return what a cell says.

    Args:
        stored: what is stored in it.
        shown_as: its number format.
        cell: what the form asks for there.
        note: takes what is wrong.
    """
    if stored is None:
        return Figure()
    printed = str(stored)[:60]
    if isinstance(stored, date | datetime | time | timedelta):
        note("date-for-number", Level.ERROR, {"printed": printed})
        return Figure(is_wrong=True)
    if isinstance(stored, str):
        return _from_text(stored, cell, note)
    number = None if isinstance(stored, bool) else exact(stored)
    if number is None:
        note("bad-number", Level.ERROR, {"printed": printed})
        return Figure(is_wrong=True)
    return Figure(number * _HUNDRED if _is_percent(shown_as) else number)


def exact(stored: float) -> Decimal | None:
    """Return a number as it was typed: spreadsheets keep 15 digits of it."""
    number = Decimal(f"{stored:.15g}")
    return Decimal(f"{number:f}") if number.is_finite() else None


def _is_percent(shown_as: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.', "", shown_as)


def _from_text(text: str, cell: FormCell, note: Note) -> Figure:
    sign = sign_alone(text)
    if sign is not None:
        return Figure(flag=sign)
    taken = take_apart(text)
    number = _settled(taken, cell, text, note) if taken else None
    if taken is None or number is None:
        note("bad-number", Level.ERROR, {"printed": text[:60]})
        return Figure(is_wrong=True)
    return Figure(number, taken.mark)


def _settled(taken: NumberText, cell: FormCell, text: str, note: Note) -> Decimal | None:
    """The form asks for Indonesian notation; the other one is taken where only it can be meant."""
    readings = [taken.read(notation) for notation in (Notation.INDONESIAN, Notation.ENGLISH)]
    possible = [one for one in dict.fromkeys(readings) if one is not None]
    if cell.measure is Measure.COUNT and len(possible) > 1:
        possible = [one for one in possible if one == one.to_integral_value()] or possible
    if cell.measure is Measure.SHARE and len(possible) > 1:
        possible = [one for one in possible if 0 <= one <= _HUNDRED] or possible
    if cell.earlier and len(possible) > 1:
        possible = [one for one in possible if _is_near(one, cell.earlier)] or possible
    if len(possible) > 1:
        note("bad-number", Level.WARNING, {"printed": text[:60]})
    return possible[0] if possible else None


def _is_near(number: Decimal, earlier: Decimal) -> bool:
    return bool(number) and 1 / _LIKELY_RATIO <= abs(number / earlier) <= _LIKELY_RATIO


def with_sign(figure: Figure, stored: Value, note: Note) -> Figure:
    """Return a figure with the sign of the column beside it.

    Args:
        figure: what the input cell says.
        stored: what is stored in the column of signs.
        note: takes what is wrong.
    """
    text = str(stored).strip() if stored is not None else ""
    if not text and figure.flag is None:
        return figure
    if isinstance(stored, float) and not stored:
        text = "~0"
    flag = (sign_alone(text) or text) if text else figure.flag
    if text and not is_known_sign(text):
        note("unknown-symbol", Level.ERROR, {"printed": text[:60]})
    if figure.flag and text and flag != figure.flag:
        note("sign-conflict", Level.ERROR, {"printed": figure.flag, "sign": text[:60]})
    known = code_list("simbol").get(code_list("simbol").normalise(flag or "") or "")
    stands = known.properties.get("value") if known else None
    if stands == "none" and figure.value is not None:
        note("sign-and-figure", Level.ERROR, {"sign": flag or "", "printed": f"{figure.value:f}"})
    if stands == "number" and figure.value is None and not figure.is_wrong:
        note("sign-without-figure", Level.WARNING, {"sign": flag or ""})
    return Figure(figure.value, flag, figure.is_wrong)
