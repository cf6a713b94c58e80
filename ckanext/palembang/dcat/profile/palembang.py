"""The profiles that ckanext-dcat loads by the names `palembang_dcat`, `palembang_schemaorg` and `palembang_croissant`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rdflib import URIRef

import ckan.plugins.toolkit as tk

from ckanext.dcat.profiles import EuropeanDCATAP3Profile
from ckanext.dcat.profiles.base import RDFProfile
from ckanext.palembang.catalogue import is_address
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.statements import Statement
from ckanext.palembang.dcat.linked_data.terms import PREFIXES
from ckanext.palembang.dcat.profile.activity import read_activity
from ckanext.palembang.dcat.profile.croissant import in_croissant
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
from ckanext.palembang.dcat.profile.schema_org import in_schema_org
from ckanext.palembang.dcat.profile.schema_org_parts import SCHEMA
from ckanext.palembang.dcat.profile.sources import Sources
from ckanext.palembang.dcat.profile.stored_tables import read_table_facts
from ckanext.palembang.dcat.table_facts import TableSummary


class Readers:
    """How the profiles read what a package dictionary does not hold: from the database, as it is now.

    A test may put readers without a database here.
    """

    office_reader: ClassVar[staticmethod[[str], Office | None]] = staticmethod(read_office)
    activity_reader: ClassVar[staticmethod[[str], Facts | None]] = staticmethod(read_activity)
    roles_reader: ClassVar[staticmethod[[], Mapping[str, Sequence[str]]]] = staticmethod(
        read_role_holders
    )
    table_reader: ClassVar[staticmethod[[Facts, str], Mapping[str, Any] | None]] = staticmethod(
        read_table_facts
    )

    @classmethod
    def describe(
        cls, package: Mapping[str, Any], named: URIRef | None
    ) -> tuple[Description, list[Description]]:
        """Describe a dataset, and each office it points to with those above it.

        Args:
            package: what `package_show` returns.
            named: the dataset's name, where that is known already.
        """
        facts = Facts(package)
        addresses = Addresses.of_this_site()
        embedded = embedded_office(package.get("organization"))

        def office(identifier: str) -> Office | None:
            """Return an office as it is now; as the dataset knows it, once it is gone."""
            read = cls.office_reader(identifier)
            return read or (embedded if embedded and embedded.id == identifier else None)

        owner = facts.text("owner_org") or (embedded.id if embedded else "")
        publisher = office(owner) if owner else None
        title = publisher.facts.text("title") if publisher else ""
        sources = Sources(
            addresses,
            office=office,
            activity=cls.activity_reader,
            table=lambda _identifier: cls.table_reader(facts, title),
            roles=cls.roles_reader(),
        )
        dataset = describe_dataset({**package, "owner_org": owner}, sources, named=named)
        offices: list[Description] = []
        for identifier in dataset.uses:
            above = office(identifier)
            while above is not None:
                offices.append(describe_office(above, addresses))
                above = above.parent
        return dataset, offices


class PalembangProfile(EuropeanDCATAP3Profile):
    """DCAT-AP 3 for the datasets of Satu Data Palembang, for the documents that ckanext-dcat makes.

    Needs no request. Any dictionary that CKAN can hold gives a document that every RDF parser
    accepts: what cannot be said properly is left out, it never raises. What is read is
    ckanext-dcat's business; what is written is ours alone.
    """

    def graph_from_dataset(self, dataset_dict: dict[str, Any], dataset_ref: URIRef) -> None:
        """Add a dataset with its distributions, offices and contact to the graph.

        Args:
            dataset_dict: what `package_show` returns.
            dataset_ref: address of the dataset, as ckanext-dcat made it.
        """
        for prefix, namespace in PREFIXES.items():
            self.g.bind(prefix, namespace)
        dataset, offices = Readers.describe(dataset_dict, _name(dataset_ref))
        for described in (dataset, *offices):
            for statement in described.statements:
                self.g.add(statement)


class PalembangSchemaOrgProfile(RDFProfile):
    """The same facts in schema.org, which ckanext-dcat's `structured_data` puts into dataset pages."""

    def graph_from_dataset(self, dataset_dict: dict[str, Any], dataset_ref: URIRef) -> None:
        """Add a dataset in schema.org to the graph.

        Args:
            dataset_dict: what `package_show` returns.
            dataset_ref: address of the dataset, as ckanext-dcat made it.
        """
        self.g.bind("schema", SCHEMA, replace=True)
        for statement in _schema_org(dataset_dict, dataset_ref)[1]:
            self.g.add(statement)


class PalembangCroissantProfile(RDFProfile):
    """The same facts in Croissant, where the operator has ckanext-dcat's plugin `croissant`."""

    def graph_from_dataset(self, dataset_dict: dict[str, Any], dataset_ref: URIRef) -> None:
        """Add a dataset in Croissant to the graph.

        Args:
            dataset_dict: what `package_show` returns.
            dataset_ref: address of the dataset, as ckanext-dcat made it.
        """
        named, statements = _schema_org(dataset_dict, dataset_ref)
        table = TableSummary.from_json(Readers.table_reader(Facts(dataset_dict), ""))
        for statement in in_croissant(statements, named, table):
            self.g.add(statement)


def _schema_org(package: dict[str, Any], dataset_ref: URIRef) -> tuple[URIRef, list[Statement]]:
    dataset, offices = Readers.describe(package, _name(dataset_ref))
    title = str(tk.config.get("ckan.site_title") or "")
    return dataset.iri, in_schema_org(dataset, offices, Addresses.of_this_site(), title)


def _name(dataset_ref: URIRef) -> URIRef | None:
    return dataset_ref if is_address(str(dataset_ref)) else None
