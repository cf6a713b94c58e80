"""Namespaces, and terms of other vocabularies that we use by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rdflib import SH, SKOS, Namespace, URIRef
from rdflib.namespace import DCAT, FOAF, ORG, OWL, PROV, RDF, RDFS, XSD

from ckanext.palembang.dcat.linked_data.nodes import Node


class Vocabulary(Namespace):
    """A namespace that makes each of its terms once."""

    def term(self, name: str) -> URIRef:
        """Return a term by its local name."""
        return _term(str(self), name)


@lru_cache(maxsize=10_000)
def _term(namespace: str, name: str) -> URIRef:
    return URIRef(namespace + name)


ADMS = Vocabulary("http://www.w3.org/ns/adms#")
DCATAP = Vocabulary("http://data.europa.eu/r5r/")
DCT = Vocabulary("http://purl.org/dc/terms/")
DQV = Vocabulary("http://www.w3.org/ns/dqv#")
ELI = Vocabulary("http://data.europa.eu/eli/ontology#")
GEO = Vocabulary("http://www.opengis.net/ont/geosparql#")
HYDRA = Vocabulary("http://www.w3.org/ns/hydra/core#")
OA = Vocabulary("http://www.w3.org/ns/oa#")
SCHEMA = Vocabulary("https://schema.org/")
SPDX = Vocabulary("http://spdx.org/rdf/terms#")
VCARD = Vocabulary("http://www.w3.org/2006/vcard/ns#")

#: The only prefixes of our documents: a feed made of stored pieces needs one fixed map.
PREFIXES: dict[str, Namespace] = {
    "adms": ADMS,
    "dcat": Namespace(str(DCAT)),
    "dcatap": DCATAP,
    "dct": DCT,
    "dqv": DQV,
    "eli": ELI,
    "foaf": Namespace(str(FOAF)),
    "gsp": GEO,
    "hydra": HYDRA,
    "m8g": Namespace("http://data.europa.eu/m8g/"),
    "oa": OA,
    "org": Namespace(str(ORG)),
    "owl": Namespace(str(OWL)),
    "prov": Namespace(str(PROV)),
    "qb": Namespace("http://purl.org/linked-data/cube#"),
    "rdf": Namespace(str(RDF)),
    "rdfs": Namespace(str(RDFS)),
    "s1n": Namespace("http://data.europa.eu/s1n/"),
    "schema": SCHEMA,
    "sdmx-attribute": Namespace("http://purl.org/linked-data/sdmx/2009/attribute#"),
    "sdmx-code": Namespace("http://purl.org/linked-data/sdmx/2009/code#"),
    "sdmx-concept": Namespace("http://purl.org/linked-data/sdmx/2009/concept#"),
    "sdmx-dimension": Namespace("http://purl.org/linked-data/sdmx/2009/dimension#"),
    "sdmx-measure": Namespace("http://purl.org/linked-data/sdmx/2009/measure#"),
    "sh": Namespace(str(SH)),
    "skos": Namespace(str(SKOS)),
    "spdx": SPDX,
    "vcard": VCARD,
    "xsd": Namespace(str(XSD)),
}


@dataclass(frozen=True)
class Term:
    """A term of a vocabulary that DCAT-AP wants to be a `skos:Concept` with a label."""

    iri: URIRef
    label_id: str
    label_en: str


def _adms(kind: str, name: str, label_id: str, label_en: str) -> tuple[str, Term]:
    iri = f"http://purl.org/adms/{kind}/{name}"
    return iri, Term(URIRef(iri), label_id, label_en)


#: Type of every dataset here (European authority table of dataset types).
STATISTICAL = Term(
    URIRef("http://publications.europa.eu/resource/authority/dataset-type/STATISTICAL"),
    "Data statistik",
    "Statistical data",
)

#: Terms of ADMS that crosswalks of the code lists point to, by address.
ADMS_TERMS: dict[str, Term] = dict(
    (
        _adms("publishertype", "Company", "Perusahaan", "Company"),
        _adms("publishertype", "LocalAuthority", "Pemerintah daerah", "Local Authority"),
        _adms("publishertype", "NationalAuthority", "Pemerintah pusat", "National authority"),
        _adms("licencetype", "Attribution", "Atribusi", "Attribution"),
        _adms("licencetype", "PublicDomain", "Domain publik", "Work in the public domain"),
        _adms(
            "licencetype", "ViralEffect-ShareAlike", "Berbagi serupa", "Viral effect (share-alike)"
        ),
    )
)


def _european(table: str, name: str, label_id: str, label_en: str) -> Term:
    iri = f"http://publications.europa.eu/resource/authority/{table}/{name}"
    return Term(URIRef(iri), label_id, label_en)


#: How long a file is meant to stay (European authority table of planned availability).
STABLE = _european("planned-availability", "STABLE", "Tetap tersedia", "Stable")
AVAILABLE = _european("planned-availability", "AVAILABLE", "Tersedia", "Available")
#: Whether a file is finished (European authority table of distribution status).
COMPLETED = _european("distribution-status", "COMPLETED", "Selesai", "Completed")
DEVELOP = _european("distribution-status", "DEVELOP", "Angka sementara", "Under development")


def link_term(node: Node, predicate: URIRef, term: Term | None) -> None:
    """Point to a term and describe it, where there is one."""
    if term is not None:
        described = node.link(predicate, term.iri, SKOS.Concept)
        described.both(SKOS.prefLabel, term.label_id, term.label_en)
