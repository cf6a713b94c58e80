"""The profile that ckanext-dcat loads by the name `palembang_dcat`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rdflib import Graph, URIRef

from ckanext.dcat.profiles import EuropeanDCATAP3Profile
from ckanext.palembang.catalogue import is_address
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.lawful import lawful_statements
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import PREFIXES
from ckanext.palembang.dcat.profile.activity import read_activity
from ckanext.palembang.dcat.profile.dataset import describe_dataset
from ckanext.palembang.dcat.profile.inherited import inherited_fields
from ckanext.palembang.dcat.profile.offices import Office, embedded_office, read_office


class PalembangProfile(EuropeanDCATAP3Profile):
    """DCAT-AP 3 for the datasets of Satu Data Palembang.

    Needs no request. Any dictionary that CKAN can hold gives a document that every RDF parser
    accepts: what cannot be said properly is left out, it never raises.
    """

    #: Reads an office by its id; a test may put a reader without a database here.
    office_reader: Callable[[str], Office | None] = staticmethod(read_office)
    #: The same for the activity that a dataset comes from.
    activity_reader: Callable[[str], Facts | None] = staticmethod(read_activity)

    def graph_from_dataset(self, dataset_dict: dict[str, Any], dataset_ref: URIRef) -> None:
        """Add a dataset with its distributions, office and contact to the graph.

        Args:
            dataset_dict: what `package_show` returns.
            dataset_ref: address of the dataset, as ckanext-dcat made it.
        """
        facts = Facts(dataset_dict)
        addresses = Addresses.of_this_site()
        iri = dataset_ref
        if not is_address(str(dataset_ref)):
            iri = addresses.dataset(facts.text("id", "name"))
        feed, self.g = self.g, Graph(bind_namespaces="none")
        try:
            super().graph_from_dataset(inherited_fields(facts), iri)
            node = Node(self.g, iri)
            describe_dataset(
                node,
                facts,
                office=self._office(facts),
                activity=self._activity(facts),
                addresses=addresses,
            )
            statements = list(lawful_statements(self.g))
        finally:
            self.g = feed
        for prefix, namespace in PREFIXES.items():
            feed.bind(prefix, namespace)
        for statement in statements:
            feed.add(statement)

    def _office(self, facts: Facts) -> Office | None:
        """Return the producing office as it is now; as the dataset knows it, once it is gone."""
        embedded = embedded_office(facts.raw("organization"))
        identifier = facts.text("owner_org") or (embedded.id if embedded else "")
        return (self.office_reader(identifier) if identifier else None) or embedded

    def _activity(self, facts: Facts) -> Facts | None:
        identifier = facts.text("kegiatan")
        return self.activity_reader(identifier) if identifier else None
