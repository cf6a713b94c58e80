"""The values of dimensions and attributes: codes as addresses, periods with their type, else texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox
from rdflib import XSD, URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.texts import is_lawful
from ckanext.palembang.dcat.profile.statistics import unit_names
from ckanext.palembang.dcat.profile.structure import (
    has_own_list,
    own_code,
    period_type,
)
from ckanext.palembang.dcat.table_facts.summary import Attribute, Dimension, TableSummary
from ckanext.palembang.reference import code_list

Term: TypeAlias = ox.NamedNode | ox.Literal
TermOf: TypeAlias = Callable[[str], Term]
Find: TypeAlias = Callable[[str], Term | None]

_KEPT = 10_000
_DAY = len("2024-02-29")
_SHAPES = {
    XSD.gYear: re.compile("[0-9]{4}", re.ASCII),
    XSD.gYearMonth: re.compile("[0-9]{4}-[0-9]{2}", re.ASCII),
    XSD.date: re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII),
}


def dimension_terms(
    dimension: Dimension, summary: TableSummary, definition: URIRef, addresses: Addresses
) -> TermOf:
    """Return what gives the term of each code of a dimension, as the structure announces it.

    Different codes have different terms, whatever characters they are of.
    """
    if dimension.role == "time":
        find = _periods(period_type(summary))
    elif dimension.code_list:
        find = _codes(dimension.code_list, addresses)
    elif has_own_list(dimension):
        find = _none
    else:
        find = _text

    def term_of(code: str) -> Term:
        return find(code) or ox.NamedNode(str(own_code(definition, dimension.name, code)))

    return lru_cache(maxsize=_KEPT)(term_of)


def attribute_terms(
    attribute: Attribute, summary: TableSummary, definition: URIRef, addresses: Addresses
) -> TermOf:
    """Return what gives the term of each value of an attribute; what no list knows stays a text."""
    find = _none
    if attribute.name == summary.unit_column:
        find = unit_finder(summary, definition, addresses)
    elif attribute.code_list:
        find = _meanings(attribute.code_list, addresses)

    def term_of(text: str) -> Term:
        return find(text) or ox.Literal(text)

    return lru_cache(maxsize=_KEPT)(term_of)


def unit_finder(summary: TableSummary, definition: URIRef, addresses: Addresses) -> Find:
    """Return what gives the term of a unit by its text, where the table has such a unit."""
    known = _meanings("satuan", addresses)
    own = {
        unit.label: ox.NamedNode(str(iri))
        for unit, iri in unit_names(summary, definition, addresses)
        if not unit.code
    }
    return lambda text: known(text) or own.get(text)


def _none(_: str) -> Term | None:
    return None


def _text(text: str) -> Term | None:
    """A text as it is; one that not every format can carry would become another's."""
    return ox.Literal(text) if is_lawful(text) else None


def _codes(name: str, addresses: Addresses) -> Find:
    def find(text: str) -> Term | None:
        code = code_list(name).get(text)
        return ox.NamedNode(str(addresses.definition(code))) if code else None

    return find


def _meanings(name: str, addresses: Addresses) -> Find:
    """The codes that texts mean: `-` and `–` are the same symbol."""
    known, codes = code_list(name), _codes(name, addresses)
    return lambda text: codes(known.normalise(text) or "")


def _periods(kind: URIRef) -> Find:
    def find(text: str) -> Term | None:
        if kind in _SHAPES and _SHAPES[kind].fullmatch(text) and _is_there(text):
            return ox.Literal(text, datatype=ox.NamedNode(str(kind)))
        return _text(text)

    return find


def _is_there(text: str) -> bool:
    """Whether the calendar has a day, or the first day of a month or year."""
    try:
        return bool(date.fromisoformat(f"{text}-01-01"[:_DAY]))
    except ValueError:
        return False
