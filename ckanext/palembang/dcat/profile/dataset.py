"""A dataset as `dcat:Dataset`: its own words and dates, and the order in which the rest follows."""

from __future__ import annotations

from rdflib import XSD, URIRef
from rdflib.namespace import DCAT, FOAF

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import absolute_iri, part_of
from ckanext.palembang.dcat.linked_data.languages import add_languages
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, STATISTICAL, link_term
from ckanext.palembang.dcat.linked_data.texts import moment
from ckanext.palembang.dcat.profile import agents, lineage, period, place, rights, themes
from ckanext.palembang.dcat.profile.activity import add_activity
from ckanext.palembang.dcat.profile.distribution import add_distribution
from ckanext.palembang.dcat.profile.inherited import add_inherited
from ckanext.palembang.dcat.profile.sources import Sources


def write_dataset(dataset: Node, facts: Facts, sources: Sources) -> list[str]:
    """Write all that is known of a dataset, and return the ids of the offices it points to."""
    addresses = sources.addresses
    owner = facts.text("owner_org")
    office = sources.office(owner) if owner else None
    kegiatan = facts.text("kegiatan")
    activity = sources.activity(kegiatan) if kegiatan else None
    is_series = facts.text("type") == "dataset_series"
    dataset.typed(DCAT.DatasetSeries if is_series else DCAT.Dataset)
    _add_words(dataset, facts)
    add_inherited(dataset, facts)
    _add_identity(dataset, facts, addresses)
    _add_frequency(dataset, facts)
    agents.add_publisher(dataset, office, addresses)
    agents.add_contact(dataset, facts, office, addresses)
    themes.add_themes(dataset, facts, addresses)
    themes.add_keywords(dataset, facts)
    themes.add_concept(dataset, facts)
    place.add_places(dataset, facts, addresses)
    period.add_period(dataset, facts)
    rights.add_access(dataset, facts)
    lineage.add_lineage(dataset, facts)
    add_activity(dataset, activity, addresses)
    lineage.add_notes(dataset, facts)
    lineage.add_standard(dataset, facts)
    lineage.add_table_numbers(dataset, facts)
    _add_distributions(dataset, facts, addresses)
    return [office.id] if office else []


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
    dataset.value(DCT.issued, moment(facts.raw("metadata_created")), XSD.dateTime)
    dataset.value(DCT.modified, moment(facts.raw("metadata_modified")), XSD.dateTime)
    name = facts.text("name", "id")
    if name:
        dataset.link(DCAT.landingPage, addresses.dataset_page(name), FOAF.Document)
    link_term(dataset, DCT.type, STATISTICAL)


def _add_frequency(dataset: Node, facts: Facts) -> None:
    frequency = facts.code("accrualPeriodicity", "frekuensi")
    if frequency is not None:
        dataset.link(DCT.accrualPeriodicity, URIRef(frequency.crosswalks["eu"]), DCT.Frequency)


def _add_distributions(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    terms = rights.terms_of_use(dataset, facts, addresses)
    if terms is not None:
        terms.add_to(dataset)
    name = facts.text("name", "id")
    taken: set[URIRef] = set()
    for number, resource in enumerate(facts.rows("resources"), start=1):
        iri = _distribution_iri(resource, facts.text("id"), addresses)
        if iri is None or iri in taken:
            iri = part_of(dataset.iri, f"distribusi-{number}")
        taken.add(iri)
        page = addresses.resource_page(name, resource.text("id") or str(number))
        add_distribution(dataset, iri, resource, page=page, terms=terms)


def _distribution_iri(resource: Facts, dataset_id: str, addresses: Addresses) -> URIRef | None:
    """Return the address by which a resource is known: its own `uri`, else one made of its id."""
    own = absolute_iri(resource.raw("uri"))
    identifier = resource.text("id")
    if own is None and not (identifier and dataset_id):
        return None
    return addresses.resource(resource.text("package_id") or dataset_id, identifier, own)
