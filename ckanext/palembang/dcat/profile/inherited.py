"""Fields of ckanext-dcat's own schema that ours does not have.

A dataset that was harvested, or that another extension's schema describes, may carry them. They say
what they say in ckanext-dcat's profiles, as far as their values can be said validly; what our own
schema says is not taken from them, so that nothing is said twice.
"""

from __future__ import annotations

from rdflib import RDFS, XSD, URIRef
from rdflib.namespace import DCAT, FOAF

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import absolute_iri
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import ADMS, DCATAP, DCT, ELI
from ckanext.palembang.dcat.linked_data.texts import is_duration

_IRI_LISTS: dict[str, tuple[URIRef, URIRef | None]] = {
    "applicable_legislation": (DCATAP.applicableLegislation, ELI.LegalResource),
    "conforms_to": (DCT.conformsTo, DCT.Standard),
    "documentation": (FOAF.page, FOAF.Document),
    "has_version": (DCAT.hasVersion, None),
    "hvd_category": (DCATAP.hvdCategory, None),
    "is_referenced_by": (DCT.isReferencedBy, None),
    "is_version_of": (DCT.isVersionOf, None),
    "related_resource": (DCT.relation, RDFS.Resource),
}


def add_inherited(dataset: Node, facts: Facts) -> None:
    """Add the fields that only a foreign dataset has."""
    dataset.text(DCAT.version, facts.text("version"))
    dataset.text(ADMS.versionNotes, facts.text("version_notes"))
    for key, (predicate, kind) in _IRI_LISTS.items():
        for value in facts.texts(key) or [facts.text(key)]:
            _add_link(dataset, predicate, kind, key, value)
    resolution = facts.text("temporal_resolution")
    if is_duration(resolution):
        dataset.value(DCAT.temporalResolution, resolution, XSD.duration)
    elif resolution:
        dataset.omit("duration", "temporal_resolution", resolution)


def _add_link(dataset: Node, predicate: URIRef, kind: URIRef | None, key: str, value: str) -> None:
    iri = absolute_iri(value)
    if iri is not None:
        dataset.link(predicate, iri, *([kind] if kind else []))
    elif value:
        dataset.omit("address", key, value)
