"""Questions to a cube in RDF: the integrity constraints of the Data Cube vocabulary (W3C, 2014, section 11)."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
from rdflib import SKOS, XSD

from ckanext.palembang.dcat.linked_data.cube import QB

_PREFIXES = f"PREFIX qb: <{QB}> PREFIX skos: <{SKOS}> PREFIX xsd: <{XSD}> "
#: What no cube may show; a row without a figure has no measure (IC-14), so that one is asked for apart.
_BROKEN = {
    "IC-1 each observation has one data set": """
        ASK { ?one a qb:Observation
              { FILTER NOT EXISTS { ?one qb:dataSet ?set } } UNION
              { ?one qb:dataSet ?set, ?other FILTER (?set != ?other) } }""",
    "IC-2 each data set has one structure": """
        ASK { ?set a qb:DataSet
              { FILTER NOT EXISTS { ?set qb:structure ?structure } } UNION
              { ?set qb:structure ?structure, ?other FILTER (?structure != ?other) } }""",
    "IC-4 each dimension has a range": """
        ASK { ?dimension a qb:DimensionProperty
              FILTER NOT EXISTS { ?dimension <http://www.w3.org/2000/01/rdf-schema#range> ?range } }""",
    "IC-11 all dimensions are there": """
        ASK { ?one qb:dataSet/qb:structure/qb:component/qb:dimension ?dimension
              FILTER NOT EXISTS { ?one ?dimension ?value } }""",
    "each dimension is there once": """
        ASK { ?one qb:dataSet/qb:structure/qb:component/qb:dimension ?dimension .
              ?one ?dimension ?value, ?other FILTER (!sameTerm(?value, ?other)) }""",
    "IC-13 required attributes are there": """
        ASK { ?one qb:dataSet ?set . ?set qb:structure/qb:component ?component .
              ?component qb:componentRequired true; qb:attribute ?attribute
              FILTER NOT EXISTS { ?one ?attribute ?value }
              FILTER NOT EXISTS { ?component qb:componentAttachment qb:DataSet . ?set ?attribute ?all } }""",
    "IC-19 codes are in the code lists": """
        ASK { ?one qb:dataSet/qb:structure/qb:component/qb:dimension ?dimension .
              ?dimension qb:codeList ?list . ?one ?dimension ?code
              FILTER NOT EXISTS { ?code a skos:Concept; skos:inScheme ?list } }""",
    "nothing is said by a property that the structure does not know": """
        ASK { ?one a qb:Observation; ?property ?value
              FILTER (?property NOT IN (qb:dataSet, <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>))
              FILTER NOT EXISTS { ?one qb:dataSet/qb:structure/qb:component/(qb:dimension|qb:measure|qb:attribute) ?property } }""",
}
_KEYS = """
    SELECT ?one ?dimension ?value WHERE {
      ?one a qb:Observation; qb:dataSet/qb:structure/qb:component/qb:dimension ?dimension; ?dimension ?value }"""
_FIGURES = """
    SELECT ?one ?value WHERE {
      ?one a qb:Observation; qb:dataSet/qb:structure/qb:component/qb:measure ?measure; ?measure ?value }"""


def store_of(turtle: bytes) -> ox.Store:
    """A cube as a strict parser reads it."""
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return store


def broken(store: ox.Store) -> list[str]:
    """The constraints that a cube breaks; IC-12, no two observations with one key, is among them."""
    found = [name for name, question in _BROKEN.items() if store.query(_PREFIXES + question)]
    keys = [frozenset(key.items()) for key in keys_of(store).values()]
    return [*found, *(["IC-12 no two have the same key"] if len(set(keys)) < len(keys) else [])]


def observations(store: ox.Store) -> set[str]:
    """The names of all observations."""
    return {row["one"].value for row in _rows(store, "SELECT ?one WHERE { ?one a qb:Observation }")}


def keys_of(store: ox.Store) -> dict[str, dict[str, str]]:
    """Of each observation the term of each dimension."""
    keys: dict[str, dict[str, str]] = {}
    for row in _rows(store, _KEYS):
        keys.setdefault(row["one"].value, {})[row["dimension"].value] = str(row["value"])
    return keys


def figures_of(store: ox.Store) -> dict[str, Decimal]:
    """The figure of each observation that has one."""
    return {row["one"].value: Decimal(row["value"].value) for row in _rows(store, _FIGURES)}


def _rows(store: ox.Store, question: str) -> ox.QuerySolutions:
    found = store.query(_PREFIXES + question)
    assert isinstance(found, ox.QuerySolutions)
    return found
