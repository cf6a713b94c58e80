"""Turtle as a format of data tables: the structure first, then an observation for each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

import pyoxigraph as ox
from rdflib import URIRef

from ckanext.palembang.catalogue import DataTable, Format, columns_of
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.fragments import PREFIX_MAP, triples_of
from ckanext.palembang.dcat.observations.codes import describe_codes
from ckanext.palembang.dcat.observations.triples import Observations
from ckanext.palembang.dcat.profile.description import dataset_iri
from ckanext.palembang.dcat.profile.structure import describe_structure, own_code
from ckanext.palembang.dcat.table_facts.reading import summary_of
from ckanext.palembang.dcat.table_facts.summary import TableSummary
from ckanext.palembang.tables import DataPoint, DataStructure, DoubledFigureError

_PLAIN_COLUMN = re.compile("[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_PLAIN_NAME = re.compile("[A-Za-z0-9_%.-]*[A-Za-z0-9_%-]", re.ASCII)


def write_turtle(table: DataTable, points: Iterable[DataPoint], target: IO[bytes]) -> None:
    """Write figures of a dataset's table as RDF Data Cube.

    Raises:
        DoubledFigureError: two figures have the same members; a cube has one for each key.
        sqlalchemy.exc.SQLAlchemyError: the DataStore does not answer, or the table went meanwhile.
    """
    summary = summary_of(table.dataset)
    if summary is None:
        return
    addresses = Addresses.of_this_site()
    dataset = dataset_iri(Facts(table.dataset), addresses)
    write_cube(table.structure, summary, dataset, addresses, points, target)


def write_cube(
    structure: DataStructure,
    summary: TableSummary,
    dataset: URIRef,
    addresses: Addresses,
    points: Iterable[DataPoint],
    target: IO[bytes],
) -> None:
    """Write figures as RDF Data Cube; memory does not grow with their number.

    The file says the structure of the whole table too, so that it can be read by itself.

    Args:
        structure: the structure of the table.
        summary: what the table says of itself.
        dataset: name of the dataset.
        addresses: of this installation.
        points: the figures, in the order in which they shall stand.
        target: where to write.

    Raises:
        DoubledFigureError: two figures have the same members; a cube has one for each key.
    """
    identifier = structure.identity
    head = [
        *describe_structure(identifier, dataset, summary, addresses),
        *describe_codes(structure, summary, addresses),
    ]
    written = Observations(dataset, structure, summary, addresses)
    each = points if summary.is_unique else _without_doubles(points)
    ox.serialize(
        chain(triples_of(head), chain.from_iterable(map(written.triples, each))),
        target,
        ox.RdfFormat.TURTLE,
        prefixes=_prefixes(structure, addresses),
    )


def _prefixes(structure: DataStructure, addresses: Addresses) -> dict[str, str]:
    """Shorten the names of columns and members too, unless one of them needs an escape for that.

    The grammar of Turtle knows such escapes, but not all parsers know all of the grammar.
    """
    definition = addresses.structure(structure.identity)
    named = [
        *(one.name for one in (*structure.dimensions, *structure.attributes)),
        structure.value_column,
        structure.flag_column,
        structure.revision_column,
    ]
    members = (
        own_code(definition, one.name, member.code)
        for one in structure.dimensions
        for member in one.members
    )
    names = (str(iri).partition("#")[2] for iri in members)
    is_plain = all(map(_PLAIN_COLUMN.fullmatch, named)) and all(map(_PLAIN_NAME.fullmatch, names))
    return PREFIX_MAP | ({"struktur": f"{definition}#"} if is_plain else {})


def _without_doubles(points: Iterable[DataPoint]) -> Iterator[DataPoint]:
    """Some keys come twice in the table; the figures that are asked for may be others."""
    seen: set[tuple[str, ...]] = set()
    for point in points:
        if point.key in seen:
            raise DoubledFigureError(point.key)
        seen.add(point.key)
        yield point


def _hangs_on(table: DataTable) -> object:
    """The names that the file uses, which settings and the data dictionary can change."""
    addresses = Addresses.of_this_site()
    named: URIRef = dataset_iri(Facts(table.dataset), addresses)
    lists = [
        (column.name, column.variable.get("daftar_kode"))
        for column in columns_of(str(table.resource["id"]))
    ]
    return addresses, named, lists


TURTLE_FORMAT = Format("ttl", "RDF (Turtle)", "ttl", "text/turtle", write_turtle, _hangs_on)
