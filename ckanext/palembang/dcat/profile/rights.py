"""Who may use a dataset, and on what terms."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDFS, URIRef

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import part_of
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import ADMS_TERMS, DCT, link_term
from ckanext.palembang.reference import Code


def add_access(dataset: Node, facts: Facts) -> None:
    """Say whether all may have the data; where not, why (Perpres 39/2019, article 37)."""
    access = facts.code("accessRights", "access_rights")
    if access is not None:
        dataset.link(DCT.accessRights, URIRef(access.crosswalks["eu"]), DCT.RightsStatement)
    elif facts.text("accessRights"):
        dataset.omit("code", "accessRights", facts.raw("accessRights"))
    reason = facts.text("alasan_akses")
    if reason:
        statement = dataset.link_part(DCT.rights, "alasan-akses", DCT.RightsStatement)
        statement.text(RDFS.label, reason, "id")


@dataclass(frozen=True)
class Terms:
    """The terms of use of a dataset, said of the dataset and of each of its distributions.

    Attributes:
        iri: name of the licence document or of the statement of rights.
        code: our code of the licence, None for one that only its text describes.
        text: the words of a licence without code.
    """

    iri: URIRef
    code: Code | None
    text: str = ""

    def repeat_for(self, node: Node) -> None:
        """Say the same of a distribution; what the terms are the dataset says."""
        is_licence = self.code is not None and _licence_address(self.code) is not None
        node.link(DCT.license if is_licence else DCT.rights, self.iri)

    def add_to(self, node: Node) -> None:
        """Say `dct:license` where the terms are a licence with an address, else `dct:rights`."""
        if self.code is None:
            node.link(DCT.rights, self.iri, DCT.RightsStatement).text(RDFS.label, self.text)
        elif _licence_address(self.code) is None:
            statement = node.link(DCT.rights, self.iri, DCT.RightsStatement)
            statement.both(RDFS.label, self.code.label_id, self.code.label_en)
        else:
            self._add_licence(node, self.code)

    def _add_licence(self, node: Node, code: Code) -> None:
        licence = node.link(DCT.license, self.iri, DCT.LicenseDocument)
        licence.both(DCT.title, code.label_id, code.label_en)
        link_term(licence, DCT.type, ADMS_TERMS.get(code.crosswalks.get("adms", "")))
        deed = code.properties.get("url")
        if deed and deed != str(self.iri):
            licence.link(RDFS.seeAlso, URIRef(deed))


def terms_of_use(dataset: Node, facts: Facts, addresses: Addresses) -> Terms | None:
    """Return the terms of use, None where nothing is said of them.

    Free text never becomes an address: a licence has one only by our list of licences.
    """
    code = facts.code("license_id", "lisensi")
    if code is not None:
        address = _licence_address(code)
        return Terms(URIRef(address) if address else addresses.definition(code), code)
    text = facts.text("license_title", "license_id")
    if text:
        dataset.omit("licence", "license_id", text)
    return Terms(part_of(dataset.iri, "lisensi"), None, text) if text else None


def _licence_address(code: Code) -> str | None:
    if code.properties.get("is_open") != "true":
        return None
    return code.crosswalks.get("eu") or code.properties.get("url")
