"""`/dataset/<id>/data.ttl` over HTTP: the figures of the CSV as a cube."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any
from urllib.parse import unquote

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT

from ckanext.palembang.dcat.data_tables.renewing import make_files
from ckanext.palembang.dcat.linked_data.cube import QB
from ckanext.palembang.dcat.linked_data.terms import DCT, SPDX

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act
from tests.dcat.observations.cube import broken, figures_of, observations, store_of

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]
_DIMENSIONS = ("kode_wilayah", "jenis_kelamin", "tahun")


@pytest.fixture
def tabled(officer: Record, dataset: Record) -> Record:
    """A published dataset with a data table of 18 figures."""
    return tables.with_table(officer, dataset)


def _turtle(app: Any, dataset: Record, query: str = "") -> bytes:
    answer = app.get(f"/dataset/{dataset['name']}/data.ttl{query}")
    assert answer.status_code == 200, answer.data
    assert answer.content_type == "text/turtle"
    return answer.data


def _rows(app: Any, dataset: Record, query: str = "") -> Iterator[tuple[tuple[str, ...], str]]:
    text = app.get(f"/dataset/{dataset['name']}/data.csv{query}").data.decode("utf-8")
    for row in csv.DictReader(StringIO(text, newline="")):
        yield tuple(row[name] for name in _DIMENSIONS), row["nilai"]


@pytest.mark.parametrize("query", ["", "?tahun=2024", "?jenis_kelamin=Female&tahun=2023"])
def test_the_cube_is_lawful_and_has_the_figures_of_the_csv(
    app: Any, tabled: Record, query: str
) -> None:
    written = _turtle(app, tabled, query)

    store = store_of(written)
    assert broken(store) == []
    figures = figures_of(store)
    found = {
        tuple(map(unquote, name.partition("#")[2].split("/"))): figures.get(name)
        for name in observations(store)
    }
    expected = {key: Decimal(value) if value else None for key, value in _rows(app, tabled, query)}
    assert found == expected
    assert len(Graph().parse(data=written, format="turtle")) == len(store)


def test_the_structure_is_the_one_at_its_own_address(app: Any, tabled: Record) -> None:
    graph = Graph().parse(data=_turtle(app, tabled), format="turtle")
    answer = app.get(f"/dataset/{tabled['id']}/structure.ttl")
    structure = Graph().parse(data=answer.data, format="turtle")

    assert set(structure) <= set(graph)
    (definition,) = graph.objects(None, QB.structure)
    assert str(definition).endswith(f"/dataset/{tabled['id']}/structure")


def test_the_dataset_has_the_file_as_a_distribution(app: Any, tabled: Record) -> None:
    make_files(tabled["id"])
    served = _turtle(app, tabled)

    told = Graph().parse(data=app.get(f"/dataset/{tabled['id']}.ttl").data, format="turtle")
    (file,) = [
        one
        for one in told.objects(None, DCAT.distribution)
        if str(told.value(one, DCAT.downloadURL)).endswith("/data.ttl")
    ]
    assert str(told.value(file, DCAT.mediaType)).endswith("/text/turtle")
    assert int(str(told.value(file, DCAT.byteSize))) == len(served)
    assert told.value(file, SPDX.checksum) is not None
    assert URIRef("https://www.w3.org/TR/vocab-data-cube/") in set(
        told.objects(file, DCT.conformsTo)
    )


def test_hostile_words_in_columns_and_cells(app: Any, officer: Record, dataset: Record) -> None:
    fields = [
        {"id": "a/b #<>", "type": "text", "info": {"role": "dimension"}},
        {"id": "tahun", "type": "text"},
        {"id": "nilai", "type": "numeric"},
        {"id": "tanda", "type": "text"},
        {"id": "catatan kaki", "type": "text"},
    ]
    words = ["", " ", "\x01", "\ufffe", "\"'''\\ .", "<script>", "a/b", "a%2Fb", "x\r\ny", "x\ny"]
    records = [
        {"a/b #<>": word, "tahun": "2024-02-30", "nilai": number, "tanda": word, "catatan kaki": word}
        for number, word in enumerate(words)
    ]  # fmt: skip
    tabled = tables.with_table(officer, dataset, records, fields)

    store = store_of(_turtle(app, tabled))

    assert broken(store) == []
    assert sorted(figures_of(store).values()) == list(range(len(words)))


def test_another_code_list_is_another_file(app: Any, officer: Record, tabled: Record) -> None:
    address = f"/dataset/{tabled['name']}/data.ttl"
    before = app.get(address)
    fields = [
        field | ({"palembang_daftar_kode": "satuan"} if field["id"] == "sumber" else {})
        for field in tables.FIELDS
    ]
    resource = tabled["resources"][0]["id"]
    act(officer, "datastore_create", resource_id=resource, fields=fields, force=True)

    after = app.get(address, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert b"def/satuan" in after.data
    assert b"def/satuan>" not in before.data
