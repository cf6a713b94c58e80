"""Cells with answers to cross."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.palembang.catalogue.forms_on_paper import texts, values
from ckanext.palembang.catalogue.forms_on_paper.sheet import Choice, Option, Words
from ckanext.palembang.reference import Code, code_list
from ckanext.palembang.statistics import Field

_OTHER = "lainnya"
# What a list holds for datasets, but the form does not offer.
_NOT_ON_FORM = {"frekuensi": frozenset({"HANYA_SEKALI", "TIDAK_TERATUR"})}
_YES_OR_NO = (("ya", "1", "yes"), ("tidak", "2", "no"))


def one_of(field: Field, number: str, label: Words, record: Mapping[str, Any]) -> Choice:
    """A cell with one answer out of a code list."""
    chosen = values.text(record.get(field.key))
    own = _NOT_ON_FORM.get(field.list, frozenset())
    options = tuple(
        _option(code, is_chosen=code.code == chosen)
        for code in code_list(field.list).codes
        if code.code not in own or code.code == chosen
    )
    box = next((option.number for option in options if option.is_chosen), "")
    return Choice(number, label, options, box)


def yes_or_no(field: Field, number: str, label: Words, record: Mapping[str, Any]) -> Choice:
    """A cell with Ya = 1 and Tidak = 2."""
    chosen = values.text(record.get(field.key))
    options = tuple(
        Option(printed, texts.words(name), code == chosen) for code, printed, name in _YES_OR_NO
    )
    return Choice(number, label, options, yes_or_no_number(chosen))


def yes_or_no_number(value: Any) -> str:
    """The number that stands in a box for `ya` or `tidak`; empty where it is open."""
    found = values.text(value)
    return next((number for code, number, _ in _YES_OR_NO if code == found), "")


def any_of(field: Field, number: str, label: Words, record: Mapping[str, Any]) -> Choice:
    """A cell with several answers, whose numbers add up in the box."""
    chosen = set(values.texts(record.get(field.key)))
    codes = code_list(field.list).codes
    options = tuple(_option(code, is_chosen=code.code in chosen) for code in codes)
    total = sum(code.number or 0 for code in codes if code.code in chosen)
    has_other = any(code.code == _OTHER for code in codes)
    other = values.text(record.get(field.other.key)) if field.other and has_other else None
    return Choice(number, label, options, str(total) if total else "", other)


def _option(code: Code, *, is_chosen: bool) -> Option:
    number = "" if code.number is None else str(code.number)
    return Option(number, Words(code.label_id, code.label_en), is_chosen)
