"""All distributions of a dataset: its resources, and its data table in each format that is offered."""

from __future__ import annotations

from rdflib import URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import absolute_iri, part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.profile.data_files import DataTable, add_data_files
from ckanext.palembang.dcat.profile.distribution import add_distribution
from ckanext.palembang.dcat.profile.rights import terms_of_use
from ckanext.palembang.dcat.profile.service import add_service
from ckanext.palembang.dcat.profile.table import Table


def add_distributions(
    dataset: Node, facts: Facts, addresses: Addresses, table: Table | None
) -> None:
    """Describe each resource once; where one is the data table, its files and its service too."""
    terms = terms_of_use(dataset, facts, addresses)
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
        data = None
        if table is not None and resource.text("id") == table.resource_id:
            data = DataTable(facts, resource, table, addresses)
        described = add_distribution(
            dataset,
            iri,
            data.as_file() if data else resource,
            page=page,
            terms=terms,
            field=f"resources/{number}/",
        )
        if data is not None:
            add_data_files(dataset, described, data, terms)
            add_service(dataset, described, addresses)


def _distribution_iri(resource: Facts, dataset_id: str, addresses: Addresses) -> URIRef | None:
    """Return the address by which a resource is known: its own `uri`, else one made of its id."""
    own = absolute_iri(resource.raw("uri"))
    identifier = resource.text("id")
    if own is None and not (identifier and dataset_id):
        return None
    return addresses.resource(resource.text("package_id") or dataset_id, identifier, own)
