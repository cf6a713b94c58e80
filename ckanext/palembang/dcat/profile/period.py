"""The time that a dataset covers."""

from __future__ import annotations

import re

from rdflib import XSD, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.statistics import PeriodError, parse_period

_YEAR = re.compile("[0-9]{4}", re.ASCII)
_DATATYPES: dict[int, URIRef] = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def add_period(dataset: Node, facts: Facts) -> None:
    """Say first and last year, month or day, each as precisely as the office gave it.

    A dataset with one period only ends where that period ends; a last period that stands
    before the first one is left out.
    """
    first = facts.text("periode_awal", "periode_akhir")
    last = facts.text("periode_akhir", "periode_awal")
    start, end = _edge(first, 0), _edge(last, -1)
    if not start:
        if first:
            dataset.omit("period", "periode_awal", first)
        return
    period = dataset.link_part(DCT.temporal, "periode", DCT.PeriodOfTime)
    period.value(DCAT.startDate, start, _DATATYPES[len(start)])
    if end and parse_period(end).last >= parse_period(start).first:
        period.value(DCAT.endDate, end, _DATATYPES[len(end)])
    elif last != first:
        dataset.omit("period", "periode_akhir", last)


def _edge(text: str, position: int) -> str:
    """Return the first or last part of a period; a school year (2023/2024) has two years."""
    try:
        parse_period(text)
    except PeriodError:
        return ""
    stripped = text.strip()
    return stripped if len(stripped) in _DATATYPES else _YEAR.findall(stripped)[position]
