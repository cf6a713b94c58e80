"""What a dataset is about: themes, keywords, and the concept that is counted."""

from __future__ import annotations

from rdflib import SKOS, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import DCT, STATISTICAL, link_term
from ckanext.palembang.reference import Code, chapter_crosswalk, code_list

# A dataset with more than these indicators is a list of them, not a table.
_MOST_INDICATORS = 200
# Fields whose code lists carry the field's own name.
_OWN_THEMES = ("subjek_csa", "urusan")


def add_themes(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    """Name the European data themes, the statistical subject and the government affair."""
    for theme in _european_themes(facts):
        _label(dataset.link(DCAT.theme, URIRef(theme.crosswalks["eu"]), SKOS.Concept), theme)
    for key in _OWN_THEMES:
        code = facts.code(key, key)
        if code is not None:
            theme_node = dataset.link(DCAT.theme, addresses.definition(code), SKOS.Concept)
            _label(theme_node, code)
            theme_node.text(SKOS.notation, code.code)
        elif facts.text(key):
            dataset.omit("code", key, facts.raw(key))


def add_kind(dataset: Node, facts: Facts, addresses: Addresses) -> None:
    """Say that these are statistics, and of which kind (UU 16/1997: dasar, sektoral, khusus)."""
    link_term(dataset, DCT.type, STATISTICAL)
    kind = facts.code("jenis_statistik", "jenis_statistik")
    if kind is not None:
        _label(dataset.link(DCT.type, addresses.definition(kind), SKOS.Concept), kind)


def add_keywords(dataset: Node, facts: Facts) -> None:
    """Name the office's keywords, and the subject in both languages: keywords are Indonesian.

    Whoever looks for the priority data of a year (Data Prioritas, Perpres 39/2019, article 28)
    finds them by a keyword too.
    """
    for tag in facts.rows("tags"):
        dataset.text(DCAT.keyword, tag.text("display_name", "name"), "id")
    subject = facts.code("subjek_csa", "subjek_csa")
    if subject is not None:
        dataset.both(DCAT.keyword, subject.label_id, subject.label_en)
    if facts.text("data_prioritas") == "ya":
        for year in facts.texts("prioritas_tahun"):
            dataset.text(DCAT.keyword, f"Data Prioritas {year}", "id")


def add_indicators(dataset: Node, facts: Facts) -> None:
    """Name the indicators that may be shown to all (form MS-Ind of Peraturan BPS 5/2020)."""
    for number, row in enumerate(facts.rows("indikator")[:_MOST_INDICATORS], start=1):
        is_open = row.code("apakah_indikator_bisa_diakses_umum", "ya_tidak")
        name = row.text("nama")
        if name and (is_open is None or is_open.code != "tidak"):
            indicator = dataset.link_part(DCT.subject, f"indikator-{number}", SKOS.Concept)
            indicator.text(SKOS.prefLabel, name, "id")
            indicator.text(SKOS.definition, row.text("definisi", "konsep"), "id")


def add_concept(dataset: Node, facts: Facts) -> None:
    """Name what is counted and how it is defined (Perpres 39/2019, article 4)."""
    name, definition = facts.text("konsep"), facts.text("definisi")
    if name:
        concept = dataset.link_part(DCT.subject, "konsep", SKOS.Concept)
        concept.text(SKOS.prefLabel, name, "id")
        concept.text(SKOS.definition, definition, "id")


def _european_themes(facts: Facts) -> list[Code]:
    """Return the subject's themes; where it has none, those of the newest edition's chapter."""
    subject = facts.code("subjek_csa", "subjek_csa")
    named = subject.crosswalks.get("tema_eu", "").split() if subject else []
    if not named:
        rows = sorted(facts.rows("dalam_angka"), key=lambda row: row.text("edisi"))
        chapters = [code for row in rows if (code := row.code("bab", "bab"))]
        named = chapter_crosswalk(chapters[-1].code).themes if chapters else []
    return [code_list("tema_eu")[theme] for theme in named]


def _label(node: Node, code: Code) -> None:
    node.both(SKOS.prefLabel, code.label_id, code.label_en)
