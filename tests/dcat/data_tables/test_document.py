"""`/dataset/<id>/structure`: the structure of a table at an address that stays."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef

from ckanext.palembang.dcat.linked_data.cube import QB

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]
FORMATS = {"ttl": "turtle", "xml": "xml", "jsonld": "json-ld", "nt": "nt"}
M8G = Namespace("http://data.europa.eu/m8g/")


@pytest.fixture
def tabled(officer: Record, dataset: Record) -> Record:
    """A published dataset with a data table of 18 figures."""
    return tables.with_table(officer, dataset)


def _graph(app: Any, address: str, parser: str = "nt") -> Graph:
    answer = app.get(address)
    assert answer.status_code == 200, answer.data
    return Graph().parse(data=answer.data, format=parser)


def test_the_address_that_the_dataset_names_answers_in_every_format(
    app: Any, tabled: Record
) -> None:
    told = _graph(app, f"/dataset/{tabled['id']}.nt")
    structure = next(told.subjects(None, QB.DataStructureDefinition))
    assert isinstance(structure, URIRef)
    path = "/" + str(structure).split("/", 3)[3]

    graphs = [_graph(app, f"{path}.{end}", parser) for end, parser in FORMATS.items()]

    assert all(set(one) == set(graphs[0]) for one in graphs)
    named = set(told.objects(None, M8G.dimension))
    assert named == set(graphs[0].objects(None, QB.dimension))
    assert len(named) == 3
    assert set(told.objects(None, M8G.numSeries)) == {Literal(9)}


def test_new_rows_show_in_the_dataset_and_in_the_structure_at_once(
    app: Any, officer: Record, tabled: Record
) -> None:
    row = {"kode_wilayah": "16.71", "jenis_kelamin": "Tidak diketahui", "tahun": "2025", "nilai": 1}
    act(
        officer,
        "datastore_upsert",
        resource_id=tabled["resources"][0]["id"],
        force=True,
        method="insert",
        records=[row],
    )

    told = _graph(app, f"/dataset/{tabled['id']}.nt")
    assert set(told.objects(None, M8G.numSeries)) == {Literal(10)}
    assert "Tidak diketahui" in app.get(f"/dataset/{tabled['id']}/structure.ttl").text


def test_who_knows_it_already_gets_304(app: Any, tabled: Record) -> None:
    address = f"/dataset/{tabled['name']}/structure.ttl"
    tag = app.get(address).headers["ETag"]
    assert app.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_head_says_what_the_document_says_and_a_session_changes_nothing(
    app: Any, tabled: Record
) -> None:
    address = f"/dataset/{tabled['name']}/structure.ttl"
    reader = app.test_client()
    assert "Set-Cookie" in reader.get("/user/login").headers
    whole, head = reader.get(address), reader.head(address)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Vary", "Last-Modified"):
        assert head.headers[name] == whole.headers[name]
    for response in (whole, head):
        assert "Cookie" not in response.headers["Vary"]
        assert "Set-Cookie" not in response.headers


def test_an_unknown_format_is_not_found_and_the_known_ones_are_named(
    app: Any, tabled: Record
) -> None:
    answer = app.get(f"/dataset/{tabled['name']}/structure.csv", expect_errors=True)
    assert answer.status_code == 404
    assert "ttl, xml, jsonld, nt" in answer.body


def test_negotiation(app: Any, tabled: Record) -> None:
    address = f"/dataset/{tabled['name']}/structure"
    turtle = app.get(address, headers={"Accept": "text/turtle"})
    page = app.get(address, headers={"Accept": "text/html"}, follow_redirects=False)
    nothing = app.get(address, headers={"Accept": "image/png"})

    assert turtle.headers["Content-Type"] == "text/turtle"
    assert turtle.headers["Content-Location"].endswith("/structure.ttl")
    assert (page.status_code, nothing.status_code) == (303, 406)


def test_what_is_not_public_is_not_told(app: Any, officer: Record, tabled: Record) -> None:
    address = f"/dataset/{tabled['id']}/structure.ttl"
    assert app.get(f"/dataset/{tabled['id']}/structure.foo").status_code == 404
    assert app.get("/dataset/none/structure.ttl").status_code == 404

    act(officer, "package_patch", id=tabled["id"], private=True)

    assert app.get(address).status_code in {404, 410}


def test_without_a_table_there_is_no_structure(app: Any, dataset: Record) -> None:
    assert app.get(f"/dataset/{dataset['id']}/structure.ttl").status_code == 404
