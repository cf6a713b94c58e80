"""The law under which the data are published."""

from __future__ import annotations

from rdflib import URIRef

from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCATAP, DCT, ELI

#: Perpres 39/2019 in the legal database of the national audit board.
PERPRES_39_2019 = URIRef("https://peraturan.bpk.go.id/Details/108813/perpres-no-39-tahun-2019")


def add_law(dataset: Node) -> None:
    """Name the regulation that makes offices of the government publish their data."""
    law = dataset.link(DCATAP.applicableLegislation, PERPRES_39_2019, ELI.LegalResource)
    law.both(
        DCT.title,
        "Peraturan Presiden Nomor 39 Tahun 2019 tentang Satu Data Indonesia",
        "Presidential Regulation 39 of 2019 on Satu Data Indonesia (One Data Indonesia)",
    )
