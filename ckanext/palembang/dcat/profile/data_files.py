"""The data table in each format that it is offered in."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import XSD, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.languages import add_languages
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import (
    ADMS,
    COMPLETED,
    DCATAP,
    DCT,
    DEVELOP,
    STABLE,
    Term,
    link_term,
)
from ckanext.palembang.dcat.linked_data.texts import moment
from ckanext.palembang.dcat.profile.checksum import add_checksum
from ckanext.palembang.dcat.profile.distribution import add_change, add_format_of
from ckanext.palembang.dcat.profile.rights import Terms
from ckanext.palembang.dcat.profile.table import DataFile, Table
from ckanext.palembang.reference import code_list

#: Names of the files' formats, as their addresses end, and their codes in the list of formats.
FORMATS = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json-stat": "JSON-stat",
    "parquet": "Parquet",
    "ttl": "TTL",
}
#: What BPS marks as not final: `x`, `xx`, `xxx`.
_PRELIMINARY = frozenset({"x", "xx", "xxx"})


@dataclass(frozen=True)
class DataTable:
    """A data table with the resource that it is, and its dataset."""

    dataset: Facts
    resource: Facts
    table: Table
    addresses: Addresses

    def file(self, name: str) -> URIRef:
        """Return the address of a file beside the data: by the id, for a name may change."""
        page = self.addresses.dataset_page(self.dataset.text("id", "name"))
        return URIRef(f"{page}/{name}")

    @property
    def is_csv(self) -> bool:
        """Whether the resource is nothing but the table, so that our CSV file is its file."""
        return self.resource.text("url_type") == "datastore" and "csv" in self.table.files

    def as_file(self) -> Facts:
        """Return the resource as the file by which it is had: a table's own CSV, not CKAN's dump."""
        if not self.is_csv:
            return self.resource
        told = self.table.files["csv"]
        return self.resource.changed(
            url=str(self.file("data.csv")), format="CSV", size=told.size, hash=told.sha256
        )

    @property
    def status(self) -> Term:
        """Whether all figures are final, as far as their symbols tell."""
        return DEVELOP if _PRELIMINARY & self.table.symbols.keys() else COMPLETED


def add_data_files(dataset: Node, resource: Node, data: DataTable, terms: Terms | None) -> None:
    """Describe the file of each format as a distribution of its own, named after the resource."""
    for name in FORMATS:
        if name == "csv" and data.is_csv:
            _add_schema(resource, name, data)
        elif name in data.table.files:
            iri = part_of(resource.iri, name)
            node = dataset.link(DCAT.distribution, iri, DCAT.Distribution)
            _describe(node, name, data, data.table.files[name])
            if terms is not None:
                terms.repeat_for(node)


def _describe(node: Node, name: str, data: DataTable, told: DataFile) -> None:
    code = code_list("format_berkas")[FORMATS[name]]
    title = data.resource.text("name") or data.dataset.text("title")
    english = data.resource.text("name_en") or data.dataset.text("title_en")
    node.both(DCT.title, title and f"{title} ({code.code})", english and f"{english} ({code.code})")
    node.both(
        DCT.description,
        f"Seluruh tabel data sebagai {code.code}.",
        f"The whole data table as {code.code}.",
    )
    address = data.file(f"data.{name}")
    node.link(DCAT.accessURL, address)
    node.link(DCAT.downloadURL, address)
    add_format_of(node, code)
    add_languages(node, "id")
    node.value(DCT.issued, moment(data.resource.raw("created")), XSD.dateTime)
    add_change(node, data.resource)
    if told.size is not None:
        node.value(DCAT.byteSize, str(told.size), XSD.nonNegativeInteger)
    add_checksum(node, told.sha256)
    link_term(node, DCATAP.availability, STABLE)
    link_term(node, ADMS.status, data.status)
    _add_schema(node, name, data)


def _add_schema(node: Node, name: str, data: DataTable) -> None:
    """Say what the columns of a file are described by."""
    for iri, indonesian, english in _schemas(name, data):
        standard = node.link(DCT.conformsTo, iri, DCT.Standard)
        standard.both(DCT.title, indonesian, english)


def _schemas(name: str, data: DataTable) -> list[tuple[URIRef, str, str]]:
    if name == "csv":
        return [
            (
                data.file("csvw.json"),
                "Keterangan kolom menurut CSV on the Web (W3C)",
                "Description of the columns by CSV on the Web (W3C)",
            ),
            (
                data.file("datapackage.json"),
                "Keterangan kolom menurut Table Schema (Frictionless)",
                "Description of the columns by Table Schema (Frictionless)",
            ),
        ]
    if name == "json-stat":
        return [(URIRef("https://json-stat.org/full/"), "JSON-stat 2.0", "JSON-stat 2.0")]
    if name == "parquet":
        format_iri = URIRef("https://parquet.apache.org/docs/file-format/")
        return [(format_iri, "Apache Parquet", "Apache Parquet")]
    if name == "ttl":
        cube = URIRef("https://www.w3.org/TR/vocab-data-cube/")
        return [(cube, "Kosakata RDF Data Cube (W3C)", "RDF Data Cube Vocabulary (W3C)")]
    return []
