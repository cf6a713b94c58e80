"""The profile that ckanext-dcat loads by the name `palembang_dcat`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rdflib import URIRef

from ckanext.dcat.profiles import EuropeanDCATAP3Profile
from ckanext.palembang.catalogue import is_address
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.terms import PREFIXES
from ckanext.palembang.dcat.profile.activity import read_activity
from ckanext.palembang.dcat.profile.description import (
    Description,
    describe_dataset,
    describe_office,
)
from ckanext.palembang.dcat.profile.offices import (
    Office,
    embedded_office,
    read_office,
    read_role_holders,
)
from ckanext.palembang.dcat.profile.sources import Sources
from ckanext.palembang.dcat.profile.stored_tables import read_table_facts


class PalembangProfile(EuropeanDCATAP3Profile):
    """DCAT-AP 3 for the datasets of Satu Data Palembang, for the documents that ckanext-dcat makes.

    Needs no request. Any dictionary that CKAN can hold gives a document that every RDF parser
    accepts: what cannot be said properly is left out, it never raises. What is read is
    ckanext-dcat's business; what is written is ours alone.
    """

    #: Reads an office by its id; a test may put a reader without a database here.
    office_reader: Callable[[str], Office | None] = staticmethod(read_office)
    #: The same for the activity that a dataset comes from.
    activity_reader: Callable[[str], Facts | None] = staticmethod(read_activity)
    #: The same for the offices that hold a role for all data.
    roles_reader: Callable[[], Mapping[str, Sequence[str]]] = staticmethod(read_role_holders)
    #: The same for what is stored of a dataset's data table.
    table_reader: Callable[[str], Mapping[str, Any] | None] = staticmethod(read_table_facts)

    def graph_from_dataset(self, dataset_dict: dict[str, Any], dataset_ref: URIRef) -> None:
        """Add a dataset with its distributions, offices and contact to the graph.

        Args:
            dataset_dict: what `package_show` returns.
            dataset_ref: address of the dataset, as ckanext-dcat made it.
        """
        for prefix, namespace in PREFIXES.items():
            self.g.bind(prefix, namespace)
        named = dataset_ref if is_address(str(dataset_ref)) else None
        for described in self._descriptions(dataset_dict, named):
            for statement in described.statements:
                self.g.add(statement)

    def _descriptions(self, package: dict[str, Any], named: URIRef | None) -> Iterator[Description]:
        """Give the dataset, then each office it names with those above it."""
        embedded = embedded_office(package.get("organization"))
        addresses = Addresses.of_this_site()

        def office(identifier: str) -> Office | None:
            """Return an office as it is now; as the dataset knows it, once it is gone."""
            read = self.office_reader(identifier)
            return read or (embedded if embedded and embedded.id == identifier else None)

        if embedded and not Facts(package).text("owner_org"):
            package = {**package, "owner_org": embedded.id}
        sources = Sources(
            addresses,
            office=office,
            activity=self.activity_reader,
            table=self.table_reader,
            roles=self.roles_reader(),
        )
        dataset = describe_dataset(package, sources, named=named)
        yield dataset
        for identifier in dataset.uses:
            above = office(identifier)
            while above is not None:
                yield describe_office(above, addresses)
                above = above.parent
