"""The two entries of the profile: all statements about a dataset, and about an office.

Neither needs a request, a database session or a graph; both give the same statements in the same
order every time, and neither raises, whatever a package dictionary holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rdflib import URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import absolute_iri
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.statements import Omission, Statement, Statements
from ckanext.palembang.dcat.profile.agents import write_office
from ckanext.palembang.dcat.profile.dataset import write_dataset
from ckanext.palembang.dcat.profile.offices import Office
from ckanext.palembang.dcat.profile.sdi_layer import add_sdi_layer
from ckanext.palembang.dcat.profile.sources import Sources


@dataclass(frozen=True)
class Description:
    """What the world is told of one thing.

    Attributes:
        iri: its name.
        statements: lawful, each once, always in the same order.
        omissions: what was left out or written as text, for the office to mend.
        uses: ids of the offices that the statements point to; their own descriptions belong on
            the same page.
    """

    iri: URIRef
    statements: list[Statement]
    omissions: list[Omission]
    uses: list[str]


def describe_dataset(
    package: Mapping[str, Any], sources: Sources, *, named: URIRef | None = None
) -> Description:
    """Describe a dataset with its distributions, activity and contact; of offices only their names.

    Args:
        package: what `package_show` returns, or as much of it as there is.
        sources: what is read beside it.
        named: its name in linked data, where that is known already.
    """
    facts = Facts(package)
    statements = Statements()
    iri = named or _named(facts, sources.addresses, statements)
    node = Node(statements, iri)
    uses = write_dataset(node, facts, sources)
    if sources.sdi_layer:
        kegiatan = facts.text("kegiatan")
        add_sdi_layer(node, package, sources.activity(kegiatan) if kegiatan else None)
    return _description(iri, statements, uses)


def describe_office(office: Office, addresses: Addresses) -> Description:
    """Describe an office with its contact; of the office above it only the name."""
    statements = Statements()
    iri = addresses.office(office.id)
    write_office(Node(statements, iri), office, addresses)
    return _description(iri, statements, [office.parent.id] if office.parent else [])


def _description(iri: URIRef, statements: Statements, uses: Iterable[str]) -> Description:
    lawful = list(dict.fromkeys(lawful_statements(statements)))
    return Description(iri, lawful, statements.omissions, list(dict.fromkeys(uses)))


def dataset_iri(facts: Facts, addresses: Addresses) -> URIRef:
    """Return the name of a dataset: its own `uri` where it brings a usable one."""
    return addresses.dataset(facts.text("id", "name"), absolute_iri(facts.text("uri")))


def _named(facts: Facts, addresses: Addresses, statements: Statements) -> URIRef:
    named = facts.text("uri")
    if named and named != "None" and absolute_iri(named) is None:
        statements.omit("address", "uri", named)
    return dataset_iri(facts, addresses)
