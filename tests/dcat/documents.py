"""Package dictionaries as `package_show` gives them, and documents made of them."""

from __future__ import annotations

from typing import Any

from rdflib import Graph, Namespace, URIRef

from ckanext.dcat.processors import RDFSerializer

from tests.catalogue.records import complete_dataset

SITE = "https://satudata.example"
DEFINITIONS = "https://satudata.palembang.go.id"
ID = "6b1b7ee0-1111-4222-8333-444455556666"
DATASET = URIRef(f"{SITE}/dataset/{ID}")
PART = Namespace(f"{DATASET}#")
DISTRIBUTION = URIRef(f"{DATASET}/resource/tabel")
FORMATS = {"ttl": "turtle", "xml": "xml", "jsonld": "json-ld", "nt": "nt"}

RESOURCE: dict[str, Any] = {
    "id": "tabel",
    "package_id": ID,
    "name": "Tabel data",
    "name_en": "Data table",
    "description": "Satu baris per kecamatan dan tahun.",
    "url": f"{SITE}/dataset/{ID}/resource/tabel/download/penduduk.csv",
    "url_type": "upload",
    "format": "CSV",
    "mimetype": "text/csv",
    "size": 2048,
    "created": "2025-02-28T01:00:00.000001",
    "last_modified": "2025-03-01T02:00:00.000001",
}


def package(**changes: Any) -> dict[str, Any]:
    """A published dataset with every field filled, as `package_show` returns it."""
    shown: dict[str, Any] = {
        "id": ID,
        "name": "penduduk-kecamatan",
        "type": "dataset",
        "state": "active",
        "private": False,
        "owner_org": "org-dukcapil",
        "organization": {"id": "org-dukcapil", "title": "Nama lama"},
        "metadata_created": "2025-02-28T01:00:00.000001",
        "metadata_modified": "2025-03-01T02:03:04.000005",
        "license_title": "Ketentuan publikasi BPS",
        "license_url": "https://www.bps.go.id/",
        "author": "Budi Santoso",
        "author_email": "budi@example.com",
        "maintainer": "Siti Aminah",
        "maintainer_email": "siti@example.com",
        "tags": [{"name": "penduduk", "display_name": "penduduk"}, {"name": "kecamatan"}],
        "resources": [RESOURCE],
    }
    return complete_dataset(name="penduduk-kecamatan") | shown | changes


def without(*keys: str) -> dict[str, Any]:
    """The published dataset with some of its fields missing."""
    return {key: value for key, value in package().items() if key not in keys}


def serialised(shown: dict[str, Any], extension: str) -> str:
    """A dataset's document in a format of the endpoints, made as they make it."""
    name = "nt" if extension == "nt" else extension
    text = RDFSerializer(profiles=["palembang_dcat"]).serialize_dataset(shown, _format=name)
    return text.decode() if isinstance(text, bytes) else text


def graph_of(shown: dict[str, Any]) -> Graph:
    """A dataset's statements, read back from its Turtle document."""
    return Graph().parse(data=serialised(shown, "ttl"), format="turtle")
