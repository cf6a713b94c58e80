"""Where the figures come from, and what a user must know of them."""

from __future__ import annotations

from rdflib import RDFS, SKOS
from rdflib.namespace import FOAF, PROV

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import part_of, web_iri
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import ADMS, DCT


def add_lineage(dataset: Node, facts: Facts) -> None:
    """Say in words who gave the figures and how they were made, and name the source itself."""
    _add_statement(dataset, facts)
    _add_source(dataset, facts)


def add_notes(dataset: Node, facts: Facts) -> None:
    """Say the doubts, and each break in the series with the period it begins in."""
    dataset.both(SKOS.note, facts.text("catatan"), facts.text("catatan_en"))
    for row in facts.rows("putus_deret"):
        since, indonesian, english = (
            row.text("periode"),
            row.text("penjelasan"),
            row.text("penjelasan_en"),
        )
        if since:
            indonesian = indonesian and f"Sejak {since}: {indonesian}"
            english = english and f"Since {since}: {english}"
        dataset.both(SKOS.historyNote, indonesian, english)


def add_standard(dataset: Node, facts: Facts) -> None:
    """Name the entry of the national statistical data standard (Peraturan BPS 4/2021)."""
    code = facts.text("id_sds")
    if code:
        standard = dataset.link_part(DCT.conformsTo, "standar", DCT.Standard)
        standard.both(
            DCT.title,
            f"Standar Data Statistik Nasional {code}",
            f"National statistical data standard {code}",
        )
        standard.text(DCT.identifier, code)


def add_table_numbers(dataset: Node, facts: Facts) -> None:
    """Name the dataset's place in each edition of the yearbook, the only other identifier it has."""
    for row in facts.rows("dalam_angka"):
        edition, number = row.text("edisi"), row.text("nomor")
        if not (edition and number):
            continue
        identifier = dataset.link_part(
            ADMS.identifier, f"tabel-{edition}-{number}", ADMS.Identifier
        )
        identifier.text(SKOS.notation, f"{edition}/{number}")
        identifier.both(
            RDFS.label,
            f"Palembang Dalam Angka {edition}, tabel {number}",
            f"Palembang Municipality in Figures {edition}, table {number}",
        )


def _add_statement(dataset: Node, facts: Facts) -> None:
    origin = ", ".join(filter(None, (facts.text("sumber"), facts.text("sumber_dokumen"))))
    mode = facts.code("cara_pengumpulan_data", "cara_pengumpulan_data")
    indonesian = [f"Sumber: {origin}."] if origin else []
    english = [f"Source: {origin}."] if origin else []
    if mode is not None:
        indonesian.append(f"Cara pengumpulan data: {mode.label_id}.")
        english.append(f"Mode of data acquisition: {mode.label_en}.")
    if indonesian:
        statement = dataset.link_part(DCT.provenance, "asal", DCT.ProvenanceStatement)
        statement.both(RDFS.label, " ".join(indonesian), " ".join(english))


def _add_source(dataset: Node, facts: Facts) -> None:
    """Use PROV: DCAT-AP keeps `dct:source` for datasets, and most sources are none."""
    institution, document = facts.text("sumber"), facts.text("sumber_dokumen")
    page = web_iri(facts.raw("sumber_url"))
    if page is None and facts.text("sumber_url"):
        dataset.omit("address", "sumber_url", facts.raw("sumber_url"))
    if not (institution or document or page):
        return
    source = dataset.link_part(PROV.wasDerivedFrom, "sumber", PROV.Entity)
    source.text(DCT.title, document, "id")
    if institution:
        iri = part_of(dataset.iri, "instansi-sumber")
        agent = source.link(PROV.wasAttributedTo, iri, FOAF.Agent, PROV.Agent)
        agent.text(FOAF.name, institution, "id")
    if page:
        source.link(FOAF.page, page, FOAF.Document)
