"""Where things of this catalogue are found: their names in feeds and their pages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from rdflib import URIRef

import ckan.plugins.toolkit as tk

from ckanext.dcat.utils import (
    catalog_uri,
    dataset_uri,
    publisher_uri_organization_fallback,
    resource_uri,
)
from ckanext.palembang.catalogue import definition_base_url
from ckanext.palembang.dcat.linked_data.iris import absolute_iri, web_iri
from ckanext.palembang.reference import Area, Code


@dataclass(frozen=True)
class Addresses:
    """Addresses of one installation, read from its settings; no request is needed.

    Names of datasets, resources and offices are ckanext-dcat's, so that an extension that
    changes them (`IDCATURIGenerator`) changes ours too.

    Attributes:
        names: start of the names of datasets and offices.
        pages: start of the addresses of web pages; it may differ from that of the names.
        definitions: start of the addresses of codes; never changes.
    """

    names: str
    pages: str
    definitions: str

    @classmethod
    def of_this_site(cls) -> Addresses:
        """Return the addresses as the settings have them now."""
        root = str(tk.config.get("ckan.root_path") or "").replace("/{{LANG}}", "")
        return cls(
            names=str(web_iri(catalog_uri()) or "").rstrip("/"),
            pages=f"{tk.config.get('ckan.site_url')}".rstrip("/") + root.rstrip("/"),
            definitions=definition_base_url(),
        )

    @property
    def catalogue(self) -> URIRef:
        """The name of the whole catalogue."""
        return URIRef(self.names)

    def definition(self, code: Code | Area) -> URIRef:
        """Return the name of a code or an area."""
        return URIRef(self.definitions + code.uri)

    def dataset(self, identifier: str, own: URIRef | None = None) -> URIRef:
        """Return the name of a dataset: its own address where it brings one, else one of its id."""
        fallback = URIRef(f"{self.names}/dataset/{_segment(identifier)}")
        named = dataset_uri({"id": identifier, "uri": str(own or fallback)})
        return absolute_iri(named) or fallback

    def activity(self, identifier: str) -> URIRef:
        """Return the name of a statistical activity by its id."""
        return URIRef(f"{self.names}/kegiatan/{_segment(identifier)}")

    def activity_page(self, name: str) -> URIRef:
        """Return the page of a statistical activity."""
        return URIRef(f"{self.pages}/kegiatan/{_segment(name)}")

    def office(self, identifier: str) -> URIRef:
        """Return the name of an office by its id, which survives a change of its title and slug."""
        named = publisher_uri_organization_fallback({"organization": {"id": identifier}})
        return absolute_iri(named) or URIRef(f"{self.names}/organization/{_segment(identifier)}")

    def resource(self, dataset_id: str, resource_id: str, own: URIRef | None) -> URIRef:
        """Return the name of a resource: its own address where it has one, else one of its ids."""
        parts = {"id": resource_id, "package_id": dataset_id, "uri": str(own or "")}
        fallback = f"{self.dataset(dataset_id)}/resource/{_segment(resource_id)}"
        return absolute_iri(resource_uri(parts)) or URIRef(fallback)

    def structure(self, identifier: str) -> URIRef:
        """Return the name of the structure of a dataset's data table by the dataset's id."""
        return URIRef(f"{self.names}/dataset/{_segment(identifier)}/structure")

    def table(self, identifier: str) -> URIRef:
        """Return the name of a dataset's data table, of which its figures are parts, by the dataset's id."""
        return URIRef(f"{self.names}/dataset/{_segment(identifier)}/data")

    def dataset_page(self, name: str) -> URIRef:
        """Return the page of a dataset."""
        return URIRef(f"{self.pages}/dataset/{_segment(name)}")

    def resource_page(self, dataset: str, resource: str) -> URIRef:
        """Return the page of a resource."""
        return URIRef(f"{self.dataset_page(dataset)}/resource/{_segment(resource)}")


def _segment(text: str) -> str:
    return quote(text, safe="")
