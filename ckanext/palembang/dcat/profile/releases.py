"""When figures were and will be released (Perpres 39/2019, article 27), and in which versions they come."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from rdflib import SKOS, XSD, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, SCHEMA
from ckanext.palembang.dcat.linked_data.texts import moment
from ckanext.palembang.reference import Code

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_EDITION = re.compile("[0-9]{4}", re.ASCII)


def add_dates(dataset: Node, facts: Facts) -> None:
    """Say when the figures were first released, when they changed, and when more are planned.

    The first release that took place is the issue date; where the schedule tells of none, it is
    the day on which the dataset was entered.
    """
    done = [day for row in _rows(facts, "RILIS") if (day := _day(dataset, row, "realisasi"))]
    if done:
        dataset.value(DCT.issued, min(done), XSD.date)
    else:
        dataset.value(DCT.issued, moment(facts.raw("metadata_created")), XSD.dateTime)
    dataset.value(DCT.modified, moment(facts.raw("metadata_modified")), XSD.dateTime)
    for row in facts.rows("jadwal"):
        if not row.text("realisasi"):
            dataset.value(DCT.available, _day(dataset, row, "rencana"), XSD.date)


def add_releases(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    """Say of each release and update when it was planned and when it took place, both in one place.

    schema.org has the event (`PublicationEvent`) and its day (`startDate`: the actual one, before it the
    planned one); `dct:available` and `dct:issued` tell the two days apart.
    """
    names: Counter[str] = Counter()
    for row in facts.rows("jadwal"):
        planned, actual = _day(dataset, row, "rencana"), _day(dataset, row, "realisasi")
        if not planned and not actual:
            continue
        kind = row.code("jenis", "jenis_jadwal")
        name = "/".join(
            ["rilis", kind.code if kind else "", row.text("periode"), planned or actual]
        )
        names[name] += 1
        again = f"/{names[name]}" if names[name] > 1 else ""
        event = dataset.link_part(SCHEMA.publication, name + again, SCHEMA.PublicationEvent)
        if kind is not None:
            _add_kind(event, kind, row.text("periode"), addresses)
        event.value(DCT.available, planned, XSD.date)
        event.value(DCT.issued, actual, XSD.date)
        event.value(SCHEMA.startDate, actual or planned, XSD.date)


def _add_kind(event: Node, kind: Code, period: str, addresses: Addresses) -> None:
    named = event.link(DCT.type, addresses.definition(kind), SKOS.Concept)
    named.both(SKOS.prefLabel, kind.label_id, kind.label_en)
    event.both(SCHEMA.name, f"{kind.label_id} {period}", f"{kind.label_en} {period}")


def add_version(dataset: Node, facts: Facts) -> None:
    """Say the version: what the dataset calls it, else the newest edition of the yearbook it is in."""
    editions = editions_of(facts)
    if not facts.text("version") and editions:
        dataset.text(DCAT.version, editions[-1])


def add_series(dataset: Node, facts: Facts, shared: tuple[URIRef, ...]) -> None:
    """Name the table's line through the editions of the yearbook as a series.

    The editions themselves are no datasets of their own: this dataset holds the figures of all.

    Args:
        dataset: the dataset.
        facts: its dictionary.
        shared: properties of which the series has the same values as the dataset.
    """
    editions = editions_of(facts)
    title = facts.text("title")
    if not editions or not title:
        return
    series = dataset.link(DCAT.inSeries, part_of(dataset.iri, "deret"), DCAT.DatasetSeries)
    english = facts.text("title_en")
    series.both(
        DCT.title,
        f"Palembang Dalam Angka: {title}",
        english and f"Palembang Municipality in Figures: {english}",
    )
    listed = ", ".join(editions)
    series.both(
        DCT.description,
        f"Tabel ini dalam Kota Palembang Dalam Angka edisi {listed}.",
        f"This table in the editions {listed} of Palembang Municipality in Figures.",
    )
    for predicate, value in dataset.objects(*shared):
        series.link(predicate, value)


def editions_of(facts: Facts) -> list[str]:
    """Return the editions of the yearbook that a dataset is in, oldest first."""
    named = {row.text("edisi") for row in facts.rows("dalam_angka")}
    return sorted(edition for edition in named if _EDITION.fullmatch(edition))


def _rows(facts: Facts, kind: str) -> list[Facts]:
    rows = facts.rows("jadwal")
    return [
        row for row in rows if (code := row.code("jenis", "jenis_jadwal")) and code.code == kind
    ]


def _day(dataset: Node, row: Facts, key: str) -> str:
    text = row.text(key)
    try:
        is_day = bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        is_day = False
    if text and not is_day:
        dataset.omit("date", f"jadwal/{key}", text)
    return text if is_day else ""
