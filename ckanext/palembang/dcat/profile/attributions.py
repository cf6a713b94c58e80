"""Which office answers for what (Perpres 39/2019, articles 18 to 24)."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import SKOS
from rdflib.namespace import DCAT, PROV

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.profile.offices import SHARED_ROLES, Office
from ckanext.palembang.dcat.profile.sources import Sources
from ckanext.palembang.reference import code_list


def add_attributions(
    dataset: Node, facts: Facts, office: Office | None, sources: Sources
) -> list[str]:
    """Name producer, walidata and pembina with their roles; return the ids of these offices.

    Of an institution that only supplies figures (`pemasok`) that is what is said.
    """
    used: list[str] = []
    for number, (role, identifier) in enumerate(_holders(office, sources), start=1):
        code = code_list("peran")[role]
        attribution = dataset.link_part(
            PROV.qualifiedAttribution, f"peran-{role}-{number}", PROV.Attribution
        )
        attribution.link(PROV.agent, sources.addresses.office(identifier))
        named = attribution.link(
            DCAT.hadRole, sources.addresses.definition(code), DCAT.Role, SKOS.Concept
        )
        named.both(SKOS.prefLabel, code.label_id, code.label_en)
        used.append(identifier)
    return used


def _holders(office: Office | None, sources: Sources) -> Iterator[tuple[str, str]]:
    if office is not None:
        own = office.facts.code("peran", "peran")
        yield ("pemasok" if own is not None and own.code == "pemasok" else "produsen"), office.id
    for role in SHARED_ROLES:
        for identifier in sources.roles.get(role, ()):
            yield role, identifier
