"""A dataset as `dcat:Dataset`: its own words and dates, and the order in which the rest follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import XSD, URIRef
from rdflib.namespace import DCAT, FOAF

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.languages import add_languages
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT
from ckanext.palembang.dcat.profile.activity import add_activity
from ckanext.palembang.dcat.profile.agents import add_contact, add_publisher
from ckanext.palembang.dcat.profile.attributions import add_attributions
from ckanext.palembang.dcat.profile.distributions import add_distributions
from ckanext.palembang.dcat.profile.inherited import add_inherited
from ckanext.palembang.dcat.profile.law import add_law
from ckanext.palembang.dcat.profile.lineage import (
    add_lineage,
    add_notes,
    add_standard,
    add_table_numbers,
)
from ckanext.palembang.dcat.profile.offices import Office
from ckanext.palembang.dcat.profile.period import add_period
from ckanext.palembang.dcat.profile.place import add_places
from ckanext.palembang.dcat.profile.quality import add_quality
from ckanext.palembang.dcat.profile.releases import (
    add_dates,
    add_releases,
    add_series,
    add_version,
)
from ckanext.palembang.dcat.profile.rights import add_access
from ckanext.palembang.dcat.profile.sources import Sources
from ckanext.palembang.dcat.profile.statistics import add_statistics
from ckanext.palembang.dcat.profile.table import Table, read_table
from ckanext.palembang.dcat.profile.themes import (
    add_concept,
    add_indicators,
    add_keywords,
    add_kind,
    add_themes,
)
from ckanext.palembang.dcat.table_facts.basis import current_facts
from ckanext.palembang.dcat.table_facts.summary import TableSummary

# A series is the same table: what is said of the one holds for the other.
_SHARED = (DCT.publisher, DCAT.contactPoint, DCT.spatial, DCT.temporal, DCT.accrualPeriodicity)


def write_dataset(dataset: Node, facts: Facts, sources: Sources) -> list[str]:
    """Write all that is known of a dataset, and return the ids of the offices it points to."""
    owner = facts.text("owner_org")
    office = sources.office(owner) if owner else None
    if owner and office is None:
        dataset.omit("office", "owner_org", owner)
    identifier = facts.text("id")
    told = _told_of_table(identifier, facts, office, sources)
    table = read_table(told)
    is_series = facts.text("type") == "dataset_series"
    dataset.typed(DCAT.DatasetSeries if is_series else DCAT.Dataset)
    _add_words(dataset, facts)
    add_inherited(dataset, facts)
    _add_identity(dataset, facts, sources.addresses)
    add_dates(dataset, facts)
    add_releases(dataset, facts, sources.addresses)
    add_version(dataset, facts)
    _add_frequency(dataset, facts)
    used = _add_people(dataset, facts, office, sources)
    _add_subjects(dataset, facts, sources.addresses)
    add_law(dataset)
    add_access(dataset, facts)
    _add_origin(dataset, facts, sources)
    _add_table(dataset, facts, table)
    summary = TableSummary.from_json(told)
    add_statistics(dataset, identifier, summary, sources.addresses, draft=sources.statdcat_draft)
    add_distributions(dataset, facts, sources.addresses, table)
    if not is_series:
        add_series(dataset, facts, _SHARED)
    return used


def _told_of_table(
    identifier: str, facts: Facts, office: Office | None, sources: Sources
) -> Mapping[str, Any] | None:
    """What is stored of the table, but for what was true of the dataset of before only."""
    kept = sources.table(identifier) if identifier else None
    return current_facts(kept, facts, office.facts.text("title") if office else "")


def _add_people(dataset: Node, facts: Facts, office: Office | None, sources: Sources) -> list[str]:
    add_publisher(dataset, office, sources.addresses)
    add_contact(dataset, facts, office, sources.addresses)
    return add_attributions(dataset, facts, office, sources)


def _add_subjects(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    add_themes(dataset, facts, addresses)
    add_kind(dataset, facts, addresses)
    add_keywords(dataset, facts)
    add_concept(dataset, facts)
    add_indicators(dataset, facts)
    add_places(dataset, facts, addresses)
    add_period(dataset, facts)


def _add_origin(dataset: Node, facts: Facts, sources: Sources) -> None:
    kegiatan = facts.text("kegiatan")
    add_lineage(dataset, facts)
    add_activity(dataset, sources.activity(kegiatan) if kegiatan else None, sources.addresses)
    add_notes(dataset, facts)
    add_standard(dataset, facts)
    add_table_numbers(dataset, facts)


def _add_table(dataset: Node, facts: Facts, table: Table | None) -> None:
    if table is not None and table.time_step and not facts.text("temporal_resolution"):
        dataset.value(DCAT.temporalResolution, table.time_step, XSD.duration)
    add_quality(dataset, table)


def _add_words(dataset: Node, facts: Facts) -> None:
    """Add title and description, which DCAT-AP asks of every dataset, whatever is missing."""
    title = facts.text("title")
    if title:
        dataset.both(DCT.title, title, facts.text("title_en"))
    else:
        dataset.text(DCT.title, facts.text("title_en"), "en")
        dataset.text(DCT.title, facts.text("name", "id") or str(dataset.iri))
    notes = facts.text("notes", "definisi") or title
    dataset.both(DCT.description, notes, facts.text("notes_en"))
    if not notes:
        dataset.text(DCT.description, facts.text("name", "id") or str(dataset.iri))
    add_languages(dataset, *(["id", "en"] if facts.text("title_en") else ["id"]))


def _add_identity(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    """Add what names and dates the dataset; harvesters take `dct:identifier` as its key."""
    identifier = facts.text("id", "name")
    dataset.text(DCT.identifier, identifier or str(dataset.iri))
    name = facts.text("name", "id")
    if name:
        dataset.link(DCAT.landingPage, addresses.dataset_page(name), FOAF.Document)


def _add_frequency(dataset: Node, facts: Facts) -> None:
    frequency = facts.code("accrualPeriodicity", "frekuensi")
    if frequency is not None:
        dataset.link(DCT.accrualPeriodicity, URIRef(frequency.crosswalks["eu"]), DCT.Frequency)
    elif facts.text("accrualPeriodicity"):
        dataset.omit("code", "accrualPeriodicity", facts.raw("accrualPeriodicity"))
